"""Visits at the benches, looks at recess, and what weeks of them say."""

from datetime import date, timedelta
from functools import partial

import pytest
from duty_support import MONDAY, School
from support import TODAY, make_store

from peerdesk.enums import CalendarDayKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.duty import DutyAssignment
from peerdesk.services import bench_life, calendar
from peerdesk.services.bench_life import Moment, ScanDraft, TallyEntry
from peerdesk.services.calendar import BenchDraft

FRIDAY = MONDAY + timedelta(days=4)
QUIET = {0: Moment(3, 4, 13), 5: Moment(1, 6, 13)}


@pytest.fixture
def school(tmp_path):
    made = School(make_store(tmp_path))
    yield made
    made.store.close()


def save(school, entries, today=FRIDAY):
    return school.write(partial(bench_life.save_tallies, entries=entries, today=today))


def week(school):
    return school.store.read(partial(bench_life.tally_week, day=MONDAY))


def cell(school, place):
    return next(one for row in week(school).rows for one in row.cells if one.place == place)


def came(school):
    return school.store.read(lambda s: [duty.came for duty in s.query(DutyAssignment)])


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("5", TallyEntry(5)),
        ("0", TallyEntry(0)),
        (" 5 / 2 ", TallyEntry(5, 2)),
        ("5/2-1", TallyEntry(5, 2, (1,))),
        ("-21", TallyEntry(None, None, (1, 2))),
        ("", TallyEntry()),
    ],
)
def test_cell_is_read_as_it_is_typed(typed, entry):
    read = bench_life.parse_tally(typed, 2)

    assert read == entry
    assert bench_life.parse_tally(bench_life.entry_text(read), 2) == entry


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5", "cannot be below 0"),
        ("201", "More than 200"),
        ("99999999999", "More than 200"),
        ("3/4", "stands 3 at most"),
        ("/2", "Type the visits before"),
        ("two", "Type the number"),
        ("5-0", "1 to 2"),
    ],
)
def test_impossible_cell_gets_its_sentence(typed, words):
    with pytest.raises(InvalidValueError, match=words):
        bench_life.parse_tally(typed, 2)


def test_place_without_a_helper_has_no_box():
    with pytest.raises(InvalidValueError, match="Nobody was on duty here"):
        bench_life.parse_tally("2-1", 0)


def test_week_is_kept_with_zero_and_without_what_nobody_counted(school):
    saved = save(school, {school.place(): TallyEntry(4, 1), school.place(1): TallyEntry(0)})

    kept = week(school)
    assert (saved.places, kept.visits, kept.counted) == (2, 4, 2)
    assert cell(school, school.place()).entry == TallyEntry(4, 1)
    assert cell(school, school.place(1)).entry == TallyEntry(0)
    assert cell(school, school.place(2)).entry.is_blank


def test_counting_again_changes_the_count_and_a_blank_takes_it_back(school):
    save(school, {school.place(): TallyEntry(4)})

    save(school, {school.place(): TallyEntry(6)})
    assert week(school).visits == 6
    save(school, {school.place(): TallyEntry()})

    assert week(school).counted == 0


def test_helper_without_a_tick_did_not_come_and_the_others_did(school):
    school.assign(0, school.place())
    school.assign(1, school.place())

    saved = save(school, {school.place(): TallyEntry(2, None, (2,))})

    assert saved.missed == 1
    assert sorted(came(school)) == [False, True]
    assert cell(school, school.place()).entry == TallyEntry(2, None, (2,))


def test_blank_cell_takes_back_who_came(school):
    school.assign(0, school.place())
    save(school, {school.place(): TallyEntry(2, None, (1,))})

    save(school, {school.place(): TallyEntry()})

    assert came(school) == [None]


def test_undo_takes_a_whole_week_back(school):
    school.assign(0, school.place())
    save(school, {school.place(n): TallyEntry(n, None, (1,) if n == 0 else ()) for n in range(3)})

    school.store.undo()

    assert week(school).counted == 0
    assert came(school) == [None]


def test_wrong_cell_leaves_nothing_of_the_week_behind(school):
    wrong = school.place(1)

    with pytest.raises(InvalidValueError, match="More than 200") as caught:
        save(school, {school.place(): TallyEntry(4), wrong: TallyEntry(300)})

    assert caught.value.field == wrong.key
    assert week(school).counted == 0


def test_day_to_come_has_no_visits_yet(school):
    with pytest.raises(InvalidValueError, match="Wed 25 is still to come"):
        save(school, {school.place(2): TallyEntry(1)}, today=TODAY)


def test_day_without_school_has_no_visits(school):
    school.write(lambda s: calendar.mark_day(s, MONDAY, CalendarDayKind.HOLIDAY, "Snow"))

    with pytest.raises(InvalidValueError, match="no outdoor recess at this bench on Mon 23"):
        save(school, {school.place(): TallyEntry(1)})


def test_clipboard_is_found_by_its_code_and_is_back_with_its_week(school):
    code = school.store.read(bench_life.fresh_code)
    store = partial(bench_life.store_board, code=code, monday=MONDAY, today=MONDAY)

    assert school.write(store) is True
    assert school.write(store) is False
    find = partial(bench_life.find_board, typed=code.lower().replace("-", " "))
    assert school.store.read(find).monday == MONDAY
    assert save(school, {school.place(): TallyEntry(1)}).boards == 1
    assert school.store.read(bench_life.list_boards) == []


def test_clipboard_that_will_not_come_back_is_put_aside(school):
    code = school.store.read(bench_life.fresh_code)
    school.write(partial(bench_life.store_board, code=code, monday=MONDAY, today=MONDAY))
    (board,) = school.store.read(bench_life.list_boards)

    school.write(partial(bench_life.put_board_aside, board_id=board.id))

    assert school.store.read(bench_life.list_boards) == []
    with pytest.raises(InvalidValueError, match="No clipboard or recess sheet"):
        school.store.read(partial(bench_life.find_board, typed=code))


def test_zone_has_one_name_and_benches_follow_it(school):
    zone = school.write(partial(bench_life.save_zone, name=" Field "))
    bench = BenchDraft("Oak", "A", zone="Field")
    school.write(lambda s: calendar.save_bench(s, bench, school.bench))

    school.write(partial(bench_life.save_zone, name="Meadow", zone_id=zone))

    assert school.store.read(calendar.list_benches)[0].zone == "Meadow"
    assert [row.name for row in school.store.read(bench_life.list_zones)] == ["Meadow"]
    with pytest.raises(InvalidValueError, match="There is a zone meadow already"):
        school.write(partial(bench_life.save_zone, name="meadow"))


@pytest.fixture
def zone(school):
    return school.write(partial(bench_life.save_zone, name="Field"))


def scan(school, zone, day=MONDAY, moments=QUIET, observer="Ms. Begay"):
    draft = ScanDraft(day, school.morning, zone, observer, moments)
    return school.write(partial(bench_life.save_scan, draft=draft, today=FRIDAY))


def test_scan_is_kept_with_the_share_alone(school, zone):
    scan(school, zone)

    (row,) = school.store.read(bench_life.list_scans)
    assert (row.zone, row.recess, row.seen) == ("Field", "Morning", 40)
    assert row.alone == pytest.approx(4 / 40)
    assert row.draft.moments == QUIET


def test_recess_sheet_is_back_with_a_scan_of_its_day_and_not_with_the_week(school, zone):
    code = school.store.read(bench_life.fresh_code)
    store = partial(bench_life.store_board, code=code, monday=MONDAY, today=MONDAY)
    school.write(partial(store, recess_on=MONDAY))
    save(school, {school.place(): TallyEntry(1)})
    assert [one.recess_on for one in school.store.read(bench_life.list_boards)] == [MONDAY]

    scan(school, zone)

    assert school.store.read(bench_life.list_boards) == []


def test_scan_is_changed_and_taken_away(school, zone):
    scan_id = scan(school, zone)
    draft = ScanDraft(MONDAY, school.lunch, zone, "Mr. Vance", {10: Moment(0, 2, 8)})

    school.write(partial(bench_life.save_scan, draft=draft, today=FRIDAY, scan_id=scan_id))
    (row,) = school.store.read(bench_life.list_scans)
    school.write(partial(bench_life.remove_scan, scan_id=scan_id))

    assert (row.draft, row.alone) == (draft, 0)
    assert school.store.read(bench_life.list_scans) == []
    with pytest.raises(NotFoundError):
        school.write(partial(bench_life.remove_scan, scan_id=scan_id))


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    """Give a school with a zone that no test changes: what it is asked to keep is refused."""
    made = School(make_store(tmp_path_factory.mktemp("still")))
    made.zone = made.write(partial(bench_life.save_zone, name="Field"))
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": FRIDAY + timedelta(days=3)}, "day"),
        ({"day": FRIDAY + timedelta(days=1)}, "day"),
        ({"day": FRIDAY - timedelta(days=5)}, "day"),
        ({"recess_id": ""}, "recess_id"),
        ({"zone_id": ""}, "zone_id"),
        ({"observer": "  "}, "observer"),
        ({"moments": {}}, "moments"),
        ({"moments": {20: Moment(1, 2, 3)}}, "moments"),
        ({"moments": {0: Moment(-1, 2, 3)}}, "moments"),
        ({"moments": {0: Moment(1, 2, 401)}}, "moments"),
    ],
)
def test_impossible_scan_names_its_field_and_keeps_nothing(still, change, field):
    good = {"day": MONDAY, "recess_id": still.morning, "zone_id": still.zone, "observer": "B"}
    draft = ScanDraft(**{**good, "moments": QUIET, **change})

    with pytest.raises(InvalidValueError) as caught:
        still.write(partial(bench_life.save_scan, draft=draft, today=FRIDAY))

    assert caught.value.field == field
    assert still.store.read(bench_life.list_scans) == []


def test_same_scan_is_not_entered_twice(school, zone):
    scan(school, zone)

    with pytest.raises(InvalidValueError, match="entered already"):
        scan(school, zone, observer="ms. begay")
    scan(school, zone, observer="Mr. Vance")

    assert len(school.store.read(bench_life.list_scans)) == 2


def test_form_offers_what_the_day_has(school, zone):
    scan(school, zone)

    form = school.store.read(partial(bench_life.scan_form, day=MONDAY))
    sunday = school.store.read(partial(bench_life.scan_form, day=MONDAY - timedelta(days=1)))

    assert [recess.name for recess in form.recesses] == ["Morning", "Lunch"]
    assert (form.zones[0].name, form.observer) == ("Field", "Ms. Begay")
    assert sunday.recesses == ()


def story(school, bench_id=""):
    return school.store.read(partial(bench_life.bench_story, today=FRIDAY, bench_id=bench_id))


def begin(school, day, zone=""):
    bench = BenchDraft("Oak", "A", zone=zone, began_on=day)
    school.write(lambda s: calendar.save_bench(s, bench, school.bench))


def test_nothing_counted_has_no_weeks(school):
    assert story(school).weeks == ()
    assert "Say under Settings" in bench_life.story_words(story(school))[0]


def test_week_nobody_counted_is_a_gap_not_a_zero(school, zone):
    scan(school, zone, date(2026, 11, 10))
    save(school, {school.place(): TallyEntry(4), school.place(1): TallyEntry(0)})

    first, gap, last = story(school).weeks

    assert (first.visits, first.scans, first.alone) == (None, 1, pytest.approx(0.1))
    assert (gap.visits, gap.counted, gap.alone) == (None, 0, None)
    assert (last.visits, last.counted) == (4, 2)


def test_few_scans_on_a_side_compare_nothing(school, zone):
    begin(school, date(2026, 11, 16))
    scan(school, zone, date(2026, 11, 10))
    scan(school, zone, MONDAY)

    told = bench_life.story_words(story(school))

    assert told == (
        "1 scan before, 1 scan after.",
        "Too few to compare: at least 3 on each side.",
    )


def test_sides_are_told_with_their_scans_and_days_and_no_cause(school, zone):
    begin(school, date(2026, 11, 16))
    lonely = {0: Moment(4, 2, 4)}
    for day in (9, 10, 11):
        scan(school, zone, date(2026, 11, day), lonely)
    for who in ("A", "B", "C", "D"):
        scan(school, zone, date(2026, 11, 16), observer=who)

    told = story(school)

    assert (told.before.scans, told.before.days) == (3, 3)
    assert (told.after.scans, told.after.days) == (4, 1)
    assert bench_life.story_words(told)[:2] == (
        "Children alone: 40 % before the bench, 10 % since then.",
        "3 scans on 3 days before, 4 scans on one day after.",
    )
    assert "does not say why" in bench_life.story_words(told)[2]


def test_bench_of_a_zone_has_the_scans_of_its_zone(school, zone):
    other = school.write(partial(bench_life.save_zone, name="Swings"))
    begin(school, MONDAY, zone="Field")
    scan(school, zone)
    scan(school, other)

    assert story(school).after.scans == 2
    assert story(school, school.bench).after.scans == 1
    assert story(school, school.bench).zone == "Field"
