"""Goodbyes and gaps at the benches are marked on the Monday sheet, and recorded by it."""

from datetime import timedelta
from functools import partial

import pytest
from buddy_support import accept, add_buddies, add_helpers, propose
from duty_support import MONDAY, School
from support import TODAY, make_store

from peerdesk.enums import AccountRole, ClosureReason, MatchSide, MatchStatus, Paper
from peerdesk.errors import InvalidValueError
from peerdesk.models.matches import CheckIn, Match
from peerdesk.models.people import Student
from peerdesk.reports import catalog
from peerdesk.services import match_exit, match_life, rights
from peerdesk.services.match_exit import ExitReply
from peerdesk.services.worklist import all_lines, sheets
from peerdesk.services.worklist.lines import WorkGroup
from peerdesk.services.worklist.marks import Mark, MarkKind

GOODBYE = TODAY + timedelta(days=7)


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def pair(store):
    """A pair whose goodbye is planned."""
    add_helpers(store, 1)
    add_buddies(store, 1)
    propose(store)
    (match_id,) = accept(store).match_ids
    store.write(lambda s: match_life.plan_goodbye(s, match_id, GOODBYE, TODAY), "Planned")
    return match_id


@pytest.fixture
def school(store):
    return School(store)


def print_sheet(store, today, language="en"):
    """Print the Monday sheet and return its id."""
    shown = store.read(
        lambda s: catalog.preview(s, "monday-sheet", {"today": today}, Paper.LETTER, language)
    )
    store.write(lambda s: catalog.record_printed(s, "monday-sheet", shown.options), "Printed")
    return store.read(lambda s: sheets.find_code(s, shown.options["codes"][0]))


def mark(store, today, start, note=""):
    """Mark the first line whose key starts so as done, and enter the sheet."""
    sheet_id = print_sheet(store, today)
    lines = store.read(lambda s: sheets.open_sheet(s, sheet_id, today)).lines
    number = next(one.number for one in lines if one.key.startswith(start))
    marks = [Mark(number, MarkKind.DONE, today, note=note)]
    store.write(lambda s: sheets.enter_sheet(s, sheet_id, marks, today), "Entered")


def match_of(store, match_id):
    def read(session):
        match = session.get(Match, match_id)
        return match.status, match.closure_reason, match.goodbye_on

    return store.read(read)


def gaps(store):
    lines = store.read(lambda s: all_lines(s, MONDAY))
    return [line for line in lines if line.group is WorkGroup.BENCH]


def test_goodbye_that_was_held_ends_the_pair(store, pair):
    mark(store, GOODBYE, "goodbye")

    assert match_of(store, pair) == (MatchStatus.CLOSED, ClosureReason.COMPLETED, GOODBYE)


def test_remark_about_a_goodbye_stays_as_a_check_in(store, pair):
    mark(store, GOODBYE, "goodbye", "Both cried and laughed")

    assert store.read(lambda s: [one.note for one in s.query(CheckIn)]) == [
        "Both cried and laughed"
    ]


def test_pair_that_ended_on_paper_waits_for_its_exit_questions(store, pair):
    mark(store, GOODBYE, "goodbye")
    read = partial(match_exit.exits_open, today=GOODBYE)
    lines = [one for one in store.read(lambda s: all_lines(s, GOODBYE)) if one.key[:5] == "exit:"]

    (line,) = lines
    assert (line.place, line.record_id) == ("buddies", f"exit:{pair}")
    assert line.sentence.endswith(": exit questions are open")
    late = GOODBYE + match_exit.ASKED_WITHIN + timedelta(days=1)
    assert store.read(partial(match_exit.exits_open, today=late)) == []

    nothing = [(MatchSide.HELPER, ExitReply("helper.going", " "))]
    with pytest.raises(InvalidValueError, match="what one of them said"):
        store.write(lambda s: match_exit.answer_exit(s, pair, nothing), "Noted")
    assert len(store.read(read)) == 1

    answers = [(MatchSide.HELPER, ExitReply("helper.going", "good"))]
    store.write(lambda s: match_exit.answer_exit(s, pair, answers), "Noted")
    assert store.read(read) == []


def test_pair_that_was_ended_at_the_screen_does_not_wait_for_questions(store, pair):
    ending = match_life.Ending(ClosureReason.COMPLETED, goodbye_on=GOODBYE)
    store.write(lambda s: match_life.end_pair(s, pair, ending, GOODBYE), "Ended")

    assert store.read(partial(match_exit.exits_open, today=GOODBYE)) == []


def test_goodbye_entered_by_mistake_is_taken_back(store, pair):
    mark(store, GOODBYE, "goodbye")

    store.undo()

    assert match_of(store, pair) == (MatchStatus.CLOSING, None, GOODBYE)


def test_helper_named_beside_a_gap_stands_there(store, school):
    before = len(gaps(store))
    place = gaps(store)[0].record_id

    mark(store, MONDAY, f"bench:{place}", "Maya")

    standing = [key for key, ids in school.standing().items() if ids == [school.helpers[0]]]
    assert [one.key for one in standing] == [place]
    assert len(gaps(store)) in {before, before - 1}


def test_two_helpers_are_named_with_a_comma(store, school):
    place = gaps(store)[0].record_id

    mark(store, MONDAY, f"bench:{place}", "maya, Eli Brandt")

    standing = {key.key: set(ids) for key, ids in school.standing().items()}
    assert standing[place] == set(school.helpers[:2])
    assert place not in {line.record_id for line in gaps(store)}


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "which helper"),
        ("Nobody", "name 1 says"),
        ("Leo Peña, Anastasia", "name 2 says"),
    ],
)
def test_gap_that_names_no_one_helper_is_said_with_its_number(store, school, note, words):
    with pytest.raises(InvalidValueError) as refused:
        mark(store, MONDAY, "bench:", note)

    assert refused.value.field.isdigit()
    assert words in refused.value.sentence()
    assert set(map(tuple, school.standing().values())) == {()}


def test_name_of_two_helpers_must_be_written_in_full(store, school):
    def share_a_name(session):
        for number, student_id in enumerate(school.helpers[:2]):
            student = session.get(Student, student_id)
            student.first_name, student.last_name = "Maya", f"Ortiz{number}"

    store.write(share_a_name, "Renamed")

    with pytest.raises(InvalidValueError) as refused:
        mark(store, MONDAY, "bench:", "Maya O")

    assert "2 bench helpers are called as name 1 says" in refused.value.sentence()


def test_assistant_may_fill_a_gap_but_not_end_a_pair(store, school, pair):
    lines = store.read(lambda s: all_lines(s, MONDAY))
    gap = next(line for line in lines if line.group is WorkGroup.BENCH)
    goodbye = next(
        line
        for line in store.read(lambda s: all_lines(s, GOODBYE))
        if line.key.startswith("goodbye")
    )

    assert rights.may_write(AccountRole.ASSISTANT, gap.done)
    assert not rights.may_write(AccountRole.ASSISTANT, goodbye.done)


def test_lines_are_kept_as_on_screen_though_the_paper_is_spanish(store, pair):
    sheet_id = print_sheet(store, GOODBYE, "es")

    lines = store.read(lambda s: sheets.open_sheet(s, sheet_id, GOODBYE)).lines

    assert any(line.sentence.endswith(": goodbye") for line in lines)
