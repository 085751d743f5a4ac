"""Bench duty on a real file: filling, hand edits, absences, undo."""

from collections import Counter
from datetime import timedelta

import pytest
from duty_support import BENCH, MONDAY, School
from support import TODAY, add_students, make_store, program_ids

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    ConstraintKind,
    CourseCode,
    MembershipRole,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.services import calendar, consents, constraints, duty, programs
from peerdesk.services.calendar import BenchDraft
from peerdesk.services.duty import Fill, Place
from peerdesk.services.programs import MemberDetails


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    yield School(store)
    store.close()


def test_filled_week_has_every_place_taken_and_no_warning(school):
    filled = school.fill()

    assert (filled.added, filled.withdrawn, filled.unfilled) == (20, 0, ())
    assert filled.proven_optimal
    assert [len(helpers) for helpers in school.standing().values()] == [2] * 10
    assert school.week().warnings == ()


def test_filling_is_fair_and_undone_as_one_action(school):
    school.fill()

    counts = Counter(row.this_week for row in school.week().fairness)
    assert counts == {3: 4, 2: 4}
    school.store.undo()
    assert school.stored() == []


def test_filling_again_changes_nothing(school):
    school.fill()
    before = school.stored()

    filled = school.fill()

    assert (filled.added, filled.withdrawn) == (0, 0)
    assert school.stored() == before


def test_filling_empty_places_leaves_who_stands_there(school):
    school.assign(3, school.place())
    school.assign(4, school.place(2))

    school.fill()

    assert school.helpers[3] in school.standing()[school.place()]
    assert school.helpers[4] in school.standing()[school.place(2)]


def test_filling_everything_leaves_locked_helpers_only(school):
    for offset in range(3):
        school.assign(0, school.place(offset))
    school.write(lambda s: duty.set_locked(s, school.place(2), locked=True))

    filled = school.fill(mode=duty.Fill.AFRESH)

    assert school.helpers[0] in school.standing()[school.place(2)]
    assert filled.withdrawn >= 1
    assert [w.sentence for w in school.week().warnings] == []


def test_others_are_moved_only_when_that_is_asked_for(school):
    only_morning = MemberDetails(busy=(school.lunch,))
    first, second, *others = school.helpers

    def leave_two(session):
        bench = calendar.BenchDraft("Oak", "A", needed=1)
        calendar.save_bench(session, bench, school.bench)
        helper = MembershipRole.HELPER
        programs.mark_member(session, first, helper, only_morning, today=MONDAY, kind=BENCH)
        for other in others:
            programs.withdraw_training(session, other, CourseCode.BENCH_SCRIPT)
        duty.assign(session, school.place(), second)
        duty.set_week_limit(session, 5)

    school.write(leave_two)
    kept = school.fill()
    assert [one.label for one in kept.unfilled] == ["Mon A 12:15"]
    moved = school.fill(mode=duty.Fill.MOVE)

    assert (moved.withdrawn, moved.unfilled) == (1, ())
    assert school.standing()[school.place()] == [first]
    assert school.standing()[school.place(recess=school.lunch)] == [second]


def test_days_that_are_over_stay_as_they_were(school):
    school.write(lambda s: duty.fill_week(s, MONDAY, TODAY))

    taken = {place.day for place, helpers in school.standing().items() if helpers}
    assert taken == {MONDAY + timedelta(days=offset) for offset in range(1, 5)}


def test_place_that_cannot_be_filled_says_why(school):
    school.write(lambda s: duty.set_week_limit(s, 1))

    filled = school.fill()

    assert sum(one.missing for one in filled.unfilled) == 12
    assert "Allow more than 1 a week." in filled.unfilled[0].reason
    assert filled.unfilled[0].label.startswith("Mon A ")


def test_filling_without_a_bench_or_a_trained_helper_says_what_to_do(school, tmp_path):
    bare = make_store(tmp_path, file_name="bare.db")

    with pytest.raises(NotAllowedError) as refused:
        bare.write(lambda s: duty.fill_week(s, MONDAY, MONDAY), "Filled")
    bare.close()
    assert refused.value.sentence().startswith("Add a bench and a recess time first")

    for helper in school.helpers:
        school.write(lambda s, h=helper: programs.withdraw_training(s, h, CourseCode.BENCH_SCRIPT))
    with pytest.raises(NotAllowedError) as refused:
        school.fill()
    assert refused.value.sentence().startswith("No helper is trained for the bench yet.")


def test_helper_without_consent_is_never_put_on_duty(school):
    left_out, no = school.helpers[0], ConsentStatus.REVOKED
    kind = ConsentKind.TAKE_PART
    school.write(lambda s: consents.record_consent(s, left_out, kind, no, today=MONDAY))

    school.fill()

    asked = programs.program_rules
    assert school.store.read(lambda s: asked(s, BENCH)).needs_consent
    assert left_out not in {one for helpers in school.standing().values() for one in helpers}

    school.write(lambda s: consents.record_consents(s, school.helpers, kind, no, today=MONDAY))
    with pytest.raises(NotAllowedError, match="a yes from the family"):
        school.fill(mode=Fill.AFRESH)


def test_busy_times_and_keep_apart_are_kept(school):
    busy, other = school.helpers[0], school.helpers[1]
    details = MemberDetails(is_experienced=True, busy=(school.morning, f"2:{school.lunch}"))
    kind, why = ConstraintKind.KEEP_APART, constraints.Why()

    def change(session):
        programs.mark_member(
            session, busy, MembershipRole.HELPER, details, today=MONDAY, kind=BENCH
        )
        constraints.add_constraint(session, busy, other, kind, why)

    school.write(change)
    school.fill()

    mine = [place for place, helpers in school.standing().items() if busy in helpers]
    assert mine
    assert all(place.recess_id == school.lunch and place.day != TODAY for place in mine)
    assert all(other not in school.standing()[place] for place in mine)


def test_those_who_did_less_this_term_come_first(school):
    for weeks in (1, 2):
        day = MONDAY - timedelta(weeks=weeks)
        for offset in range(3):
            place = Place(day + timedelta(days=offset), school.morning, school.bench)
            for helper in (0, 1):
                school.assign(helper, place)

    school.fill()

    rows = {row.student_id: row for row in school.week().fairness}
    assert rows[school.helpers[0]].this_term == 6 + rows[school.helpers[0]].this_week
    busiest = {school.helpers[0], school.helpers[1]}
    assert {row.this_week for row in rows.values() if row.student_id in busiest} == {1}


def test_hand_edit_is_warned_about_in_words_with_numbers(school):
    school.assign(0, school.place())

    said = school.assign(0, school.place(recess=school.lunch))

    assert said == ("Maya has 2 duties on Monday. Limit is 1.",)
    sentences = [w.sentence for w in school.week().warnings]
    assert "Maya has 2 duties on Monday. Limit is 1." in sentences
    assert "Mon A 10:00 has 1 helper, 2 are wanted." in sentences


def test_too_many_duties_a_week_are_warned_about(school):
    school.write(lambda s: duty.set_week_limit(s, 1))
    school.assign(0, school.place())

    assert school.assign(0, school.place(2)) == ("Maya has 2 duties this week. Limit is 1.",)


def test_choosing_somebody_kept_apart_is_refused_without_the_reason(school):
    one, other = school.helpers[:2]
    why = constraints.Why(detail="private story")
    kind = ConstraintKind.KEEP_APART
    school.write(lambda s: constraints.add_constraint(s, one, other, kind, why))
    school.assign(0, school.place())

    with pytest.raises(NotAllowedError) as refused:
        school.assign(1, school.place())

    assert "kept apart" in refused.value.sentence()
    assert "private" not in refused.value.sentence()


def test_nobody_stands_at_two_benches_at_once(school):
    second = school.write(lambda s: calendar.save_bench(s, BenchDraft("Elm", "B")))
    school.assign(0, school.place())

    with pytest.raises(NotAllowedError) as refused:
        school.assign(0, Place(MONDAY, school.morning, second))

    assert refused.value.sentence() == (
        "This helper stands at bench A at 10:00 already. Clear that place first."
    )


def test_same_helper_twice_or_a_stranger_is_refused(school):
    school.assign(0, school.place())

    with pytest.raises(InvalidValueError):
        school.assign(0, school.place())
    stranger = add_students(school.store, 1)[0]
    with pytest.raises(NotFoundError):
        school.write(lambda s: duty.assign(s, school.place(), stranger))


def test_locked_place_is_cleared_only_after_unlocking(school):
    school.assign(0, school.place())
    school.write(lambda s: duty.set_locked(s, school.place(), locked=True))

    with pytest.raises(NotAllowedError):
        school.write(lambda s: duty.clear(s, school.place()))
    school.write(lambda s: duty.set_locked(s, school.place(), locked=False))

    assert school.write(lambda s: duty.clear(s, school.place())) == 1
    assert school.standing()[school.place()] == []


def test_clearing_is_undone(school):
    school.assign(0, school.place())
    school.assign(1, school.place())

    assert school.write(lambda s: duty.clear(s, school.place(), school.helpers[1])) == 1
    school.store.undo()

    assert school.standing()[school.place()] == school.helpers[:2]


def test_swap_puts_another_helper_into_the_place(school):
    school.assign(0, school.place())

    school.write(lambda s: duty.swap(s, school.place(), school.helpers[0], school.helpers[5]))

    assert school.standing()[school.place()] == [school.helpers[5]]


def ranked(school, place):
    return school.store.read(lambda s: duty.ranked_helpers(s, place))


def test_ranking_puts_who_fits_first_and_says_what_speaks_against_the_others(school):
    school.assign(0, school.place())

    found = ranked(school, school.place(recess=school.lunch))

    assert [one.problems for one in found[:7]] == [()] * 7
    assert found[7].student_id == school.helpers[0]
    assert found[7].detail == "1 duty, has a duty that day"


def test_ranking_offers_an_experienced_helper_where_nobody_experienced_stands(school):
    school.assign(1, school.place())

    best = ranked(school, school.place())[0]

    assert school.helpers.index(best.student_id) % 2 == 0


def test_last_week_is_copied_into_empty_places(school):
    school.fill()
    following = MONDAY + timedelta(weeks=1)

    copied = school.write(lambda s: duty.copy_last_week(s, following, MONDAY))

    assert (copied.copied, copied.skipped) == (20, ())
    shifted = {
        Place(p.day + timedelta(weeks=1), p.recess_id, p.bench_id): helpers
        for p, helpers in school.standing().items()
    }
    assert school.standing(following) == shifted


def test_copy_leaves_out_who_is_absent_and_says_so(school):
    school.fill()
    gone = school.standing()[school.place()][0]
    day = MONDAY + timedelta(weeks=1)
    school.write(lambda s: duty.mark_absent(s, gone, day, day))

    copied = school.write(lambda s: duty.copy_last_week(s, day, MONDAY))

    assert copied.copied == 19
    name = {row.student_id: row.name for row in school.week().fairness}[gone]
    assert copied.skipped == (f"Mon A 10:00: {name} cannot stand there this week.",)


def test_copying_an_empty_week_is_refused(school):
    with pytest.raises(NotAllowedError):
        school.write(lambda s: duty.copy_last_week(s, MONDAY, MONDAY))


def absent_helper(school, offset=0):
    helper = school.standing()[school.place(offset)][0]
    day = MONDAY + timedelta(days=offset)
    return helper, day, school.store.read(lambda s: duty.falls_out(s, helper, day, day))


def test_absence_shows_what_falls_out_with_ranked_stand_ins(school):
    school.fill()

    helper, _day, lost = absent_helper(school)

    assert [one.words for one in lost.duties] == ["Mon 10:00, bench A"]
    assert helper not in [one.student_id for one in lost.duties[0].stand_ins]
    assert lost.duties[0].stand_ins[0].problems == ()


def test_stand_in_covers_the_place_and_gets_the_credit(school):
    school.fill()
    helper, day, lost = absent_helper(school)
    before = {row.student_id: row.this_week for row in school.week().fairness}
    stand_in = lost.duties[0].stand_ins[0].student_id
    chosen = {lost.duties[0].assignment_id: stand_in}

    done = school.write(lambda s: duty.mark_absent(s, helper, day, day, stand_ins=chosen))

    after = {row.student_id: row.this_week for row in school.week().fairness}
    assert (done.covered, done.uncovered) == (1, 0)
    assert after[stand_in] == before[stand_in] + 1
    assert after[helper] == before[helper]
    cell = next(cell for cell in school.week().cells if cell.place == school.place())
    assert (cell.missing, len(cell.helpers)) == (0, 3)


def test_absence_without_stand_in_leaves_a_gap_with_a_suggestion(school):
    school.fill()
    helper, day, _lost = absent_helper(school)

    school.write(lambda s: duty.mark_absent(s, helper, day, day))

    gaps = school.store.read(lambda s: duty.gaps_of_day(s, day))
    assert len(gaps) == 1
    assert gaps[0].sentence.endswith("is absent. Mon A 10:00 has 1 helper, 2 are wanted.")
    assert gaps[0].suggestion is not None
    school.store.undo()
    assert school.store.read(lambda s: duty.gaps_of_day(s, day)) == []


def test_stand_in_who_does_not_fit_is_refused_and_nothing_is_kept(school):
    school.fill()
    helper, day, lost = absent_helper(school)
    busy = school.standing()[school.place(recess=school.lunch)][0]
    chosen = {lost.duties[0].assignment_id: busy}

    with pytest.raises(InvalidValueError):
        school.write(lambda s: duty.mark_absent(s, helper, day, day, stand_ins=chosen))

    assert school.store.read(lambda s: duty.absences_on(s, day)) == {}


def test_touching_absences_become_one_and_can_be_taken_back(school):
    helper = school.helpers[0]
    first = school.write(lambda s: duty.mark_absent(s, helper, MONDAY, TODAY)).absence_id
    longer = TODAY + timedelta(days=1)
    second = school.write(lambda s: duty.mark_absent(s, helper, TODAY, longer)).absence_id

    assert first == second
    assert school.store.read(lambda s: duty.absences_on(s, longer)) == {helper: first}
    school.write(lambda s: duty.end_absence(s, first))
    assert school.store.read(lambda s: duty.absences_on(s, TODAY)) == {}


def test_filling_after_an_absence_covers_the_gap(school):
    school.fill()
    helper, day, _lost = absent_helper(school)
    school.write(lambda s: duty.mark_absent(s, helper, day, day))

    filled = school.fill()

    assert filled.withdrawn == 0
    assert school.week().warnings == ()


def test_indoor_recess_empties_the_day_and_counts_for_nobody(school):
    school.fill()
    before = sum(row.this_week for row in school.week().fairness)

    school.write(lambda s: duty.set_indoor(s, MONDAY, indoor=True))

    week = school.week()
    assert MONDAY not in {cell.place.day for cell in week.cells}
    assert sum(row.this_week for row in week.fairness) == before - 4
    assert week.days[0].label == "Indoor recess"
    school.write(lambda s: duty.set_indoor(s, MONDAY, indoor=False))
    assert sum(row.this_week for row in school.week().fairness) == before


def test_cells_are_spoken_in_full(school):
    school.assign(0, school.place())
    school.assign(1, school.place())
    school.write(lambda s: duty.set_locked(s, school.place(), locked=True))

    week = school.week()

    spoken = [row.cells[0].spoken for row in week.rows]
    assert spoken == [
        "Monday 10:00, bench A: Maya, locked, Eli, locked",
        "Monday 12:15, bench A: 2 missing",
    ]
    assert [cell.label for cell in week.rows[0].cells][:2] == ["Mon A 10:00", "Tue A 10:00"]


def test_duty_of_a_day_lists_its_places(school):
    school.fill()

    cells = school.store.read(lambda s: duty.duty_of_day(s, TODAY))

    assert [cell.label for cell in cells] == ["Tue A 10:00", "Tue A 12:15"]
    assert program_ids(school.store)[BENCH]
