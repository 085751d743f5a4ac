"""Paper forms: runs, codes that do not fit, void sheets, and the session a form becomes."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from session_support import add_pairs, print_forms, rows_of
from support import NOW, TODAY, make_store

from peerdesk.enums import SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import calendar, drafts
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import lists, sheets, stack
from peerdesk.services.session_logs.sheets import SheetState
from peerdesk.services.session_logs.stack import TypedSheet


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def codes(store):
    add_pairs(store, 3)
    return print_forms(store)


def find(store, typed):
    return store.read(partial(sheets.find_sheet, typed=typed, today=TODAY))


def refused(store, typed):
    with pytest.raises(InvalidValueError) as caught:
        find(store, typed)
    assert caught.value.field == "sheet"
    return caught.value.sentence()


def enter(store, sheet, **typed):
    values = {"day": "24", "minutes": 15, "has_worry": False} | typed
    use_case = partial(stack.keep_sheet, sheet=sheet, typed=TypedSheet(**values), now=NOW)
    return store.write(use_case, "Entered").value


def test_forms_printed_together_are_one_run_in_their_order(store, codes):
    (run,) = store.read(sheets.list_runs)
    rows = rows_of(store)

    assert (run.sheets, run.out, run.entered) == (3, 3, 0)
    assert run.printed_at == NOW
    assert [row.code for row in rows] == list(codes)
    assert [(row.who, row.pair_number) for row in rows] == [
        ("Maya Ortiz", 1), ("Sam Vance", 2), ("Jo Tran", 3)
    ]  # fmt: skip


def test_each_printing_is_a_run_of_its_own_newest_first(store, codes):
    print_forms(store, blanks=2)

    runs = store.read(sheets.list_runs)

    assert [run.sheets for run in runs] == [5, 3]


def test_same_forms_printed_once_more_are_no_new_sheets(store, codes):
    (row, *_others) = rows_of(store)
    again = sheets.print_again(row)

    assert again["codes"] == (codes[0],)
    assert again["match_ids"] == (row.match_id,)


def test_scanned_code_finds_its_sheet(store, codes):
    assert find(store, f"PD-{codes[1]}").code == codes[1]
    assert find(store, codes[1].lower().replace("-", " ")).code == codes[1]


def test_mistyped_code_is_told_by_its_check_character(store, codes):
    wrong = codes[0][:-1] + ("2" if codes[0][-1] != "2" else "3")

    assert "does not fit" in refused(store, wrong)


def test_code_of_another_school_is_said(store, codes):
    assert "another school" in refused(store, new_code())


@pytest.fixture
def old(store, codes):
    """A form that was printed in the spring of the school year before."""
    draft = calendar.YearDraft("2025/26", date(2025, 8, 18), date(2026, 5, 29))
    store.write(partial(calendar.save_year, draft=draft), "Added a year")
    pair = rows_of(store)[0].match_id
    (code,) = print_forms(store, today=date(2026, 5, 4), match_ids=[pair])
    return find(store, code)


def known(store, sheet, typed):
    read = partial(stack.known_that_day, match_id=sheet.match_id, text=typed, now=NOW)
    return store.read(partial(read, printed_on=sheet.printed_on))


def test_form_of_last_year_is_entered_with_its_own_day(store, old):
    log_id = enter(store, old, day="5/12")

    day = store.read(lambda s: s.get(SessionLog, log_id).held_at.astimezone().date())
    assert old.is_old
    assert day == date(2026, 5, 12)


def test_day_of_last_year_says_to_which_year_it_counts(store, old):
    assert known(store, old, "5/12").earlier_year == "2025/26"
    assert known(store, old, "20").earlier_year == ""


def test_day_before_the_year_in_which_a_form_was_printed_is_refused(store, old):
    with pytest.raises(InvalidValueError, match="before the first school year"):
        known(store, old, "2025-08-04")


def test_form_of_this_year_takes_no_day_of_the_last(store, old, codes):
    with pytest.raises(InvalidValueError, match="before this school year"):
        known(store, find(store, codes[1]), "5/12")


def test_code_entered_twice_is_said_with_day_and_pair_but_no_name(store, codes):
    enter(store, find(store, codes[0]))

    sentence = refused(store, codes[0])

    assert "pair 1" in sentence
    assert "24 Nov 2026" in sentence
    assert "Maya" not in sentence


def test_entering_one_sheet_twice_is_refused_even_without_looking(store, codes):
    sheet = find(store, codes[0])
    enter(store, sheet)

    with pytest.raises(InvalidValueError):
        enter(store, sheet)
    assert len(store.read(partial(lists.list_sessions, wanted=lists.SessionFilter()))) == 1


def test_void_sheet_is_waited_for_no_more_and_undo_brings_it_back(store, codes):
    sheet = find(store, codes[0])
    store.write(partial(sheets.void_sheets, sheet_ids=[sheet.id]), "Void")
    waiting = store.read(lists.sheets_out)

    assert (waiting, len(store.read(partial(sheets.unreturned, today=TODAY)))) == (2, 2)
    assert "void" in refused(store, codes[0])
    store.undo()
    assert find(store, codes[0]).state is SheetState.OUT


def test_void_of_a_sheet_that_is_gone_is_said(store):
    with pytest.raises(NotFoundError):
        store.write(partial(sheets.void_sheets, sheet_ids=["gone"]), "Void")


def test_form_becomes_a_session_with_both_its_times(store, codes):
    log_id = enter(store, find(store, codes[1]), day="20", topic="play", mood="hard")

    entry = store.read(partial(entries.entry_of, log_id=log_id))
    (row,) = store.read(partial(lists.list_sessions, wanted=lists.SessionFilter()))
    assert (entry.kind, entry.minutes, entry.topic, entry.mood) == (
        SessionKind.PAIR, 15, "play", "hard"
    )  # fmt: skip
    assert row.held_at.astimezone().date() == date(2026, 11, 20)
    assert row.entered_at == NOW
    assert rows_of(store)[1].log_id == log_id


def test_undo_of_an_entry_waits_for_the_sheet_again(store, codes):
    enter(store, find(store, codes[0]))
    store.undo()

    assert find(store, codes[0]).state is SheetState.OUT


def test_what_the_form_leaves_open_is_missing_not_invented(store, codes):
    log_id = enter(store, find(store, codes[0]), minutes=None)

    entry = store.read(partial(entries.entry_of, log_id=log_id))
    assert (entry.minutes, entry.is_minutes_missing) == (0, True)
    assert (entry.topic, entry.mood) == (None, None)


def test_worry_has_no_default_on_a_form(store, codes):
    with pytest.raises(InvalidValueError) as caught:
        enter(store, find(store, codes[0]), has_worry=None)

    assert caught.value.field == "worry"


def test_blank_form_asks_for_its_pair(store, codes):
    pair = rows_of(store)[0].match_id
    blank = print_forms(store, blanks=1, match_ids=[])[0]
    sheet = find(store, blank)
    with pytest.raises(InvalidValueError) as caught:
        enter(store, sheet)

    enter(store, sheet, match_id=pair)

    assert caught.value.field == "who"
    (row,) = store.read(partial(lists.list_sessions, wanted=lists.SessionFilter()))
    assert row.who == "Maya Ortiz + Eli Brandt"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24", date(2026, 11, 24)),
        ("25", date(2026, 10, 25)),
        ("31", date(2026, 10, 31)),
        ("11/3", date(2026, 11, 3)),
        ("3.11.", date(2026, 11, 3)),
        ("12/20", date(2026, 12, 20)),
        ("2/1", date(2026, 2, 1)),
        ("2026-11-05", date(2026, 11, 5)),
    ],
)
def test_day_is_read_as_people_write_it(typed, day):
    assert stack.read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "0", "32", "13/45", "2/30", "soon", "1/2/3"])
def test_day_that_is_none_is_refused_with_an_example(typed):
    with pytest.raises(InvalidValueError, match="held_at") as caught:
        stack.read_day(typed, TODAY)

    assert "24" in caught.value.sentence()


@pytest.mark.parametrize("typed", ["12/20", "2/1"])
def test_day_to_come_or_before_the_school_began_is_refused_at_once(store, codes, typed):
    match_id = find(store, codes[0]).match_id
    read = partial(stack.known_that_day, match_id=match_id, text=typed, now=NOW)

    with pytest.raises(InvalidValueError, match="held_at"):
        store.read(read)


def test_second_session_of_a_pair_on_one_day_is_noticed(store, codes):
    sheet = find(store, codes[0])
    enter(store, sheet, day="20")

    read = partial(stack.known_that_day, match_id=sheet.match_id, now=NOW)

    assert store.read(partial(read, text="20")).sessions == 1
    assert store.read(partial(read, text="19")).sessions == 0


def test_draft_of_a_form_comes_back_and_goes_when_it_is_saved(store, codes):
    sheet, typed = find(store, codes[0]), TypedSheet(day="20", minutes=30, has_worry=True)
    content = stack.to_content(sheet.id, typed)
    store.write(partial(drafts.keep_draft, key=stack.DRAFT_KEY, content=content), "Draft")
    known = store.read(partial(drafts.find_draft, key=stack.DRAFT_KEY))
    enter(store, sheet)

    assert stack.from_content(known) == (sheet.id, typed)
    assert store.read(partial(drafts.find_draft, key=stack.DRAFT_KEY)) is None


def test_form_of_a_helper_is_a_counseling_session(store, codes):
    sheet = replace(
        find(store, codes[0]), kind=SessionKind.PEER_COUNSELING, student_id="a", match_id=None
    )
    typed = TypedSheet(day="24", minutes=20, mood_before=2, mood_after=4, has_worry=False)

    entry = stack.entry_of_sheet(sheet, typed, NOW)

    assert (entry.kind, entry.student_ids, entry.mood_after) == (
        SessionKind.PEER_COUNSELING, ("a",), 4
    )  # fmt: skip
    assert entry.held_at <= NOW
    assert stack.held_at_of(TODAY - timedelta(days=1), NOW) < NOW
