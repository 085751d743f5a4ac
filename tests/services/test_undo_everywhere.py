"""Each deed on the sample school, taken back: every row of every table is as it was."""

import ast
from functools import cache, partial

import pytest
from services.test_rights import ROOT, is_use_case, writers
from sqlalchemy import select
from support import SteppingClock, ask_nobody, make_store
from undo_cases import ELSEWHERE, LEAVES_NOTHING, NAMES, NOW, SPARE, TODAY, Picks, cases

from peerdesk.enums import ConsentKind, Paper
from peerdesk.errors import BlankedError, EmptiedError, NotFoundError, UndoRefusedError
from peerdesk.models.base import LOCAL_COLUMNS
from peerdesk.models.concerns import Concern
from peerdesk.models.database import synced_tables
from peerdesk.services import actions, calendar, drafts, print_jobs, sample, today, vaults
from peerdesk.services.backups import restored, schedule
from peerdesk.services.concerns import reading
from peerdesk.services.concerns import record as concerns
from peerdesk.services.duty import crew


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Give the sample school; every test leaves it as it found it."""
    made = make_store(tmp_path_factory.mktemp("undo"), now=SteppingClock(NOW))
    made.write(lambda session: sample.fill_sample(session, TODAY), "Added the sample school")
    ask_nobody(made, *ConsentKind)
    made.write(partial(calendar.save_year, draft=SPARE), "Added a spare year")
    made.write(actions.seal_history, "Sealed")
    yield made
    made.close()


@pytest.fixture(scope="module")
def known(store):
    """Give every case by its name."""
    return cases(Picks(store))


def living(store):
    """Return what every record that is not in the bin says, as it stands in the file, by table."""

    def read(session):
        run = session.connection().connection.driver_connection.execute
        return {table: run(question).fetchall() for table, question in questions().items()}

    return store.look(read)


@cache
def questions():
    """Return what to ask each table for: every column but those that tell of the writing."""
    asked = {}
    for table in synced_tables():
        named = [c.name for c in table.c if c.name not in {*LOCAL_COLUMNS, "versions"}]
        columns = ", ".join(f'"{name}"' for name in named)
        where = "deleted_at IS NULL ORDER BY id"
        asked[table.name] = f'SELECT {columns} FROM "{table.name}" WHERE {where}'  # noqa: S608
    return asked


@pytest.mark.parametrize("name", NAMES)
def test_deed_is_taken_back_and_done_again(store, known, name):
    before = living(store)

    done = store.write(known[name], name)
    after = living(store)
    store.undo()

    assert done.action_id is not None
    assert after != before
    assert living(store) == before
    store.redo()
    assert living(store) == after
    store.undo()
    assert living(store) == before


@pytest.mark.parametrize(
    "use_case",
    [
        partial(drafts.keep_draft, key="a", content={}),
        partial(drafts.drop_draft, key="a"),
        partial(today.note_printed, key="bench-sheet"),
        lambda s: vaults.set_print_defaults(s, Paper.A4, "es"),
        partial(schedule.snooze_usb, today=TODAY),
        partial(crew.set_week_limit, limit=3),
        partial(concerns.keep_concern_draft, entry=concerns.ConcernEntry("", NOW)),
        concerns.drop_concern_draft,
        partial(schedule.choose_folder, folder=None),
        partial(restored.note_restored, made_at=NOW),
        restored.accept_restored,
        partial(print_jobs.note_job, job=print_jobs.Job(("script",), {}, Paper.A4, "en", 1)),
    ],
)
def test_what_is_no_deed_leaves_nothing_to_undo(store, use_case):
    newest = store.read(actions.last_undoable)

    assert store.write(use_case, "A fact").action_id is None
    assert store.read(actions.last_undoable) == newest
    assert len(LEAVES_NOTHING) == 12


def test_that_a_concern_was_read_is_kept_and_not_taken_back(store):
    concern_id = store.read(lambda s: s.scalars(select(Concern.id).order_by(Concern.id)).first())
    newest = store.read(actions.last_undoable)

    assert store.write(partial(reading.note_read, concern_id=concern_id), "Read").value

    assert store.read(actions.last_undoable) == newest
    (row, *_older) = store.read(partial(actions.list_actions, limit=1))
    with pytest.raises(NotFoundError):
        store.undo(row.id)


@pytest.mark.parametrize("error", [UndoRefusedError, EmptiedError, BlankedError])
def test_refusal_says_what_to_do(error):
    sentence = error(label="Ended Maya + Sam").sentence()

    assert "Undo the later work" in sentence or "Enter it anew" in sentence


def test_what_a_vault_began_with_is_not_undone(store):
    ground = store.read(partial(actions.list_actions, limit=10**6))[-1]

    with pytest.raises(NotFoundError):
        store.undo(ground.id)


def test_undo_reaches_back_over_several_deeds(store, known):
    before = living(store)
    names = ("constraints.end_constraint", "session_logs.entry.log_session", "teams.add_team")
    for name in names:
        store.write(known[name], name)

    for _ in names:
        store.undo()

    assert living(store) == before


def test_deed_of_the_past_is_taken_back_alone(store, known):
    before = living(store)
    first = store.write(known["constraints.end_constraint"], "One").action_id
    second = store.write(known["teams.add_team"], "Two").action_id

    store.undo(first)
    store.undo(second)

    assert living(store) == before


READS = (
    "list_", "find_", "falls_", "load_", "choices", "pair_", "helpers_", "draft_board", "student_",
    "search", "found_", "current_", "constraints_", "program_", "waiting_pool", "check_in_plan",
    "busy_", "rule", "board", "preview", "taking_back", "entry_of", "class_falls", "away_on",
    "read_",
)  # fmt: skip


def test_no_deed_of_these_modules_is_forgotten():
    """A use case that is added to a module tried here wants a case of its own."""
    modules = {name.rpartition(".")[0] for name in NAMES}
    known = {*NAMES, *ELSEWHERE, *LEAVES_NOTHING}
    used = used_by_the_window()

    forgotten = [
        short
        for name, node in writers().items()
        if is_use_case(node)
        and node.name in used
        and not node.name.startswith(READS)
        and (short := name.removeprefix("peerdesk.services.")) not in known
        and short.rpartition(".")[0] in modules
    ]
    assert forgotten == []


def used_by_the_window():
    """Return every name the window's code mentions."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / "ui").rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {getattr(node, "attr", "") or getattr(node, "id", "") for node in nodes}
