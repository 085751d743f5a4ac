"""Every role does what the table says and nothing else, however a use case is called."""

import ast
from functools import cache, partial, update_wrapper
from pathlib import Path

import pytest
from support import SteppingClock, add_students, make_store

import peerdesk
from peerdesk.enums import AccountRole
from peerdesk.errors import NotAllowedError
from peerdesk.models.people import Student
from peerdesk.services import (
    actions,
    constraints,
    drafts,
    rights,
    rollover,
    same_child,
    students,
)
from peerdesk.services.duty import absence, hand
from peerdesk.services.export_all import export_everything
from peerdesk.services.match_board import propose_matches
from peerdesk.services.rights import Who, may_write, roles_of
from peerdesk.services.roster.apply import import_roster
from peerdesk.services.session_logs.entry import log_session
from peerdesk.services.store import Store
from peerdesk.services.student_entry import edit_student
from peerdesk.services.vaults import rename_school

ROOT = Path(peerdesk.__file__).parent
PARTS = ("services", "sync", "reports", "ui")
OTHERS = [AccountRole.ASSISTANT, AccountRole.SUBSTITUTE, AccountRole.PRINCIPAL]


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    add_students(made, 3)
    yield made
    made.close()


def as_role(store, role):
    """Return the same file as somebody else opens it."""
    return Store(store._sessions, who=Who(role.value, role), now=SteppingClock())


@pytest.mark.parametrize("use_case", [log_session, absence.mark_absent, hand.assign, hand.swap])
def test_substitute_does_bench_absence_and_logging(use_case):
    assert may_write(AccountRole.SUBSTITUTE, partial(use_case, day=None))


@pytest.mark.parametrize(
    "use_case",
    [
        edit_student,
        propose_matches,
        import_roster,
        constraints.add_constraint,
        rename_school,
    ],
)
def test_substitute_does_nothing_else(use_case):
    assert not may_write(AccountRole.SUBSTITUTE, use_case)


def test_assistant_keeps_the_roster_but_matches_and_imports_nothing():
    assert may_write(AccountRole.ASSISTANT, edit_student)
    assert not may_write(AccountRole.ASSISTANT, propose_matches)
    assert not may_write(AccountRole.ASSISTANT, import_roster)


def test_principal_leaves_only_that_something_was_printed():
    listed = [name for name, roles in rights.WRITES.items() if AccountRole.PRINCIPAL in roles]

    assert listed == [
        "today.note_printed",
        "reports.catalog.record_printed",
        "reports.batch.record_print",
        "reports.batch.record_stack",
    ]


def test_counselor_does_everything():
    assert may_write(AccountRole.COUNSELOR, lambda _session: None)


@pytest.mark.parametrize("role", OTHERS)
def test_function_made_on_the_spot_is_refused(store, role):
    def sly(session):
        session.query(Student).first().first_name = "Changed"

    with pytest.raises(NotAllowedError):
        as_role(store, role).write(sly, "Sly")
    with pytest.raises(NotAllowedError):
        as_role(store, role).write(lambda session: sly(session) or 1, "Sly")


@pytest.mark.parametrize("role", OTHERS)
def test_refusal_says_what_the_role_is_for_and_changes_nothing(store, role):
    with pytest.raises(NotAllowedError) as caught:
        as_role(store, role).write(partial(rename_school, name="Mine"), "Renamed")

    assert "ounselor" in caught.value.sentence()


def test_function_that_only_bears_an_allowed_name_is_refused():
    def log_session(session):
        session.query(Student).delete()

    log_session.__module__ = "elsewhere.services.session_logs.entry"

    assert not may_write(AccountRole.SUBSTITUTE, log_session)


@pytest.mark.parametrize("role", OTHERS)
def test_export_of_everything_is_for_the_counselor(store, tmp_path, role):
    with pytest.raises(NotAllowedError):
        as_role(store, role).read(lambda session: export_everything(session, tmp_path / "out"))

    assert not (tmp_path / "out").exists()


def test_principal_reads_no_list_of_students(store):
    with pytest.raises(NotAllowedError):
        as_role(store, AccountRole.PRINCIPAL).read(partial(students.search_students, text="ma"))


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize(
    "use_case",
    [
        actions.list_actions,
        partial(actions.record_history, table="concern", record_id="any"),
        partial(rollover.board, today=SteppingClock()().date()),
        same_child.find_same,
    ],
)
def test_what_stands_on_the_counselors_pages_is_read_by_nobody_else(store, role, use_case):
    with pytest.raises(NotAllowedError):
        as_role(store, role).read(use_case)


def test_substitute_sees_that_two_are_kept_apart_but_not_why(store):
    ids = store.read(lambda session: [row.id for row in session.query(Student)])
    why = constraints.Why(constraints.ConstraintReason.SAFETY, "a story")
    adding = partial(
        constraints.add_constraint,
        one_id=ids[0],
        other_id=ids[1],
        kind=constraints.ConstraintKind.KEEP_APART,
        why=why,
    )
    store.write(adding, "Added a rule")
    today = SteppingClock()().date()

    reading = partial(constraints.constraints_of, student_id=ids[0], today=today)
    (seen,) = as_role(store, AccountRole.SUBSTITUTE).read(reading)

    assert (seen.reason, seen.detail) == (constraints.ConstraintReason.SAFETY, "")
    assert store.read(reading)[0].detail == "a story"


def test_substitute_takes_back_only_what_they_did(store):
    substitute = as_role(store, AccountRole.SUBSTITUTE)

    with pytest.raises(NotAllowedError):
        substitute.undo()

    assert store.read(lambda session: session.query(Student).count()) == 3


def test_substitute_keeps_a_draft(store):
    substitute = as_role(store, AccountRole.SUBSTITUTE)

    substitute.write(partial(drafts.keep_draft, key="log", content={"a": 1}), "Kept")

    assert substitute.read(partial(drafts.find_draft, key="log")) == {"a": 1}
    assert store.read(partial(drafts.find_draft, key="log")) is None


# ------------------------------------------------------------------ the table is complete


def test_every_public_use_case_that_writes_is_in_the_table():
    writing = [name for name, node in writers().items() if is_use_case(node)]

    assert len(writing) > 60
    assert [name for name in writing if roles_of(name) is None] == []


def test_every_line_of_the_table_names_something():
    names = set(functions())
    modules = {name.rpartition(".")[0] for name in names}
    modules |= {part for module in modules for part in parents(module)}

    assert [line for line in rights.WRITES if full(line, names, modules) is None] == []


def test_rights_of_others_are_given_one_by_one():
    given = [line for line, roles in rights.WRITES.items() if roles]

    names = set(functions())
    assert [line for line in given if full(line, names, set()) is None] == []


def test_window_functions_that_do_what_others_may_are_in_the_table():
    """A use case the window wraps in a function of its own keeps its rights."""
    given = {line.rpartition(".")[2] for line, roles in rights.WRITES.items() if roles}
    wrapping = [
        name
        for name, node in functions().items()
        if name.startswith("peerdesk.ui.")
        and [argument.arg for argument in node.args.args][:1] == ["session"]
        and calls(node) & given
    ]

    assert "peerdesk.ui.kit.log_panel._keep" in wrapping
    assert [name for name in wrapping if not roles_of(name)] == []


def test_long_work_has_the_rights_of_the_use_case_it_runs():
    def run(session):
        return log_session(session, None)

    assert may_write(AccountRole.SUBSTITUTE, update_wrapper(run, partial(log_session, entry=None)))
    assert not may_write(AccountRole.SUBSTITUTE, update_wrapper(run, import_roster))


def full(line, names, modules):
    found = (f"peerdesk.services.{line}", f"peerdesk.{line}")
    return next((name for name in found if name in names or name in modules), None)


def parents(module):
    parts = module.split(".")
    return {".".join(parts[:n]) for n in range(1, len(parts))}


@pytest.fixture(autouse=True, scope="module")
def forget_sources():
    """Let what was read of the sources go with the last test of this file."""
    yield
    functions.cache_clear()


@cache
def functions():
    """Return every top-level function of services and sync by its dotted name."""
    found = {}
    for path in [path for part in PARTS for path in ROOT.glob(f"{part}/**/*.py")]:
        module = ".".join(("peerdesk", *path.relative_to(ROOT).with_suffix("").parts))
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[f"{module.removesuffix('.__init__')}.{node.name}"] = node
    return found


def writers():
    """Return the functions that write, by themselves or through others they call by name."""
    core = ("peerdesk.services.", "peerdesk.sync.")
    every = {name: node for name, node in functions().items() if name.startswith(core)}
    writing = {name for name, node in every.items() if writes_itself(node)}
    called = {name: calls(node, "session") for name, node in every.items()}
    grown = -1
    while grown != len(writing):
        grown = len(writing)
        known = {name.rpartition(".")[2] for name in writing}
        writing |= {name for name in every if called[name] & known}
    return {name: every[name] for name in sorted(writing)}


def is_use_case(node):
    arguments = [argument.arg for argument in node.args.args]
    return not node.name.startswith("_") and arguments[:1] == ["session"]


def calls(node, first=""):
    """Return the names of what a function calls, with `first` as first argument if given."""
    made = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
    if first:
        made = [part for part in made if getattr((part.args or [None])[0], "id", "") == first]
    called = (part.func for part in made)
    return {getattr(one, "id", "") or getattr(one, "attr", "") for one in called}


def writes_itself(node):
    if calls(node) & {"bulk_insert", "next_number", "next_seq", "setattr", "add_all", "put"}:
        return True
    return adds(node) or any(is_change(part) for part in ast.walk(node))


def adds(node):
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in {"add", "delete"}
        and getattr(part.value, "id", "") == "session"
        for part in ast.walk(node)
    )


def is_change(part):
    targets = getattr(part, "targets", [getattr(part, "target", None)])
    return isinstance(part, ast.Assign | ast.AugAssign) and any(
        isinstance(target, ast.Attribute) and getattr(target.value, "id", "") != "self"
        for target in targets
    )
