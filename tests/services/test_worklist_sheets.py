"""Sheets of numbered lines: printed, marked by hand, entered back in one write."""

from datetime import date, timedelta
from functools import partial

import pytest
from buddy_support import accept, add_buddies, add_helpers, propose
from support import TODAY, make_store

from peerdesk.enums import CheckInNature, Paper
from peerdesk.errors import InvalidValueError
from peerdesk.reports import catalog
from peerdesk.services import check_in_records, worklist
from peerdesk.services.match_life import FirstMeeting, note_first_meeting
from peerdesk.services.worklist import sheets
from peerdesk.services.worklist.marks import Mark, MarkKind, mark_letters, parse_mark

LATER = TODAY + timedelta(days=40)
MONDAY, CHECK_INS = "monday-sheet", "check-in-sheet"


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    add_helpers(store, 2)
    add_buddies(store, 2)
    propose(store)
    accept(store)
    yield store
    store.close()


def print_sheet(store, key=MONDAY):
    """Print a sheet and return its id."""
    options = {"today": LATER}
    shown = store.read(lambda s: catalog.preview(s, key, options, Paper.LETTER, "en"))
    store.write(lambda s: catalog.record_printed(s, key, shown.options), "Printed")
    return store.read(lambda s: sheets.find_code(s, shown.options["codes"][0]))


def lines_of(store, sheet_id):
    return store.read(lambda s: sheets.open_sheet(s, sheet_id, LATER)).lines


def enter(store, sheet_id, *marks):
    return store.write(lambda s: sheets.enter_sheet(s, sheet_id, marks, LATER), "Entered")


def number_of(store, sheet_id, start):
    return next(one.number for one in lines_of(store, sheet_id) if one.key.startswith(start))


def waiting(store):
    return store.read(lambda s: worklist.all_lines(s, LATER))


def test_sheet_keeps_its_lines_in_their_numbers(store):
    sheet_id = print_sheet(store)

    lines = lines_of(store, sheet_id)

    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.waits for line in lines)


def test_printing_once_more_is_no_second_sheet(store):
    shown = store.read(lambda s: catalog.preview(s, MONDAY, {"today": LATER}, Paper.A4, "en"))
    for _ in range(2):
        store.write(lambda s: catalog.record_printed(s, MONDAY, shown.options), "Printed")

    assert len(store.read(sheets.list_sheets)) == 1


def test_marked_line_is_recorded_and_the_sheet_is_back(store):
    sheet_id = print_sheet(store)
    number = number_of(store, sheet_id, "first_meeting")

    entered = enter(store, sheet_id, Mark(number, MarkKind.DONE, LATER, note="Ms. Begay")).value

    assert entered.done == 1
    assert store.read(sheets.list_sheets) == []
    assert not lines_of(store, sheet_id)[number - 1].waits


def test_entering_is_one_act_to_take_back(store):
    sheet_id = print_sheet(store)
    before = {line.key for line in waiting(store)}
    first, second = (one.number for one in lines_of(store, sheet_id)[:2])
    marks = [Mark(n, MarkKind.DONE, LATER, note="Ms. Begay") for n in (first, second)]
    enter(store, sheet_id, *marks)

    store.undo()

    assert {line.key for line in waiting(store)} == before
    assert len(store.read(sheets.list_sheets)) == 1


def test_nothing_is_recorded_when_one_line_cannot_be(store):
    sheet_id = print_sheet(store)
    first, second = (one.number for one in lines_of(store, sheet_id)[:2])
    before = {line.key for line in waiting(store)}
    marks = (
        Mark(first, MarkKind.DONE, LATER, note="Ms. Begay"),
        Mark(second, MarkKind.DONE, LATER + timedelta(days=1), note="Ms. Begay"),
    )

    with pytest.raises(InvalidValueError) as refused:
        enter(store, sheet_id, *marks)

    assert refused.value.field == str(second)
    assert {line.key for line in waiting(store)} == before


def test_not_done_leaves_the_line_on_the_list(store):
    sheet_id = print_sheet(store)
    before = {line.key for line in waiting(store)}

    assert enter(store, sheet_id, Mark(1, MarkKind.NOT, LATER)).value.done == 0
    assert {line.key for line in waiting(store)} == before


def test_worry_on_the_check_in_sheet_names_its_check_in(store):
    met_all(store)
    sheet_id = print_sheet(store, CHECK_INS)
    number = number_of(store, sheet_id, "check_in")

    entered = enter(store, sheet_id, Mark(number, MarkKind.WORRY, LATER, 15)).value

    ((check_in_id, match_id),) = entered.worries
    (row,) = store.read(lambda s: check_in_records.list_check_ins(s, match_id))
    assert (row.id, row.nature, row.minutes) == (check_in_id, CheckInNature.WORRY, 15)


def met_all(store):
    meeting = FirstMeeting(TODAY, "Ms. Begay")
    ids = [one.record_id for one in waiting(store) if one.key.startswith("first_meeting")]
    for match_id in ids:
        store.write(
            partial(note_first_meeting, match_id=match_id, meeting=meeting, today=LATER), ""
        )


def test_draft_gives_the_marks_back(store):
    marks = {3: Mark(3, MarkKind.DONE, LATER, 10, "Fine"), 4: Mark(4, MarkKind.NOT, LATER)}

    assert sheets.from_content(sheets.to_content(marks.values())) == marks


@pytest.mark.parametrize(
    ("typed", "day", "minutes"),
    [("3d", 24, None), ("3D", 24, None), ("3.20d", 20, None), ("3,15d", 24, 15), ("3.2,5d", 2, 5)],
)
def test_number_day_minutes_and_letter_are_read(typed, day, minutes):
    mark = parse_mark(typed, mark_letters(MONDAY), 9, date(2026, 11, 24))

    assert mark == Mark(3, MarkKind.DONE, date(2026, 11, day), minutes)


def test_day_that_is_still_to_come_is_of_the_month_before():
    mark = parse_mark("1.30d", mark_letters(MONDAY), 9, date(2027, 1, 12))

    assert mark.done_on == date(2026, 12, 30)


@pytest.mark.parametrize("typed", ["", "d", "0d", "10d", "3x", "3.32d", "3g", "drei"])
def test_what_fits_no_line_is_refused_in_a_sentence(typed):
    with pytest.raises(InvalidValueError) as refused:
        parse_mark(typed, mark_letters(MONDAY), 9, date(2026, 11, 24))

    assert refused.value.sentence().endswith((".", "3d"))
