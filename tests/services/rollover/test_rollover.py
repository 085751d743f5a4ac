"""The steps into a new year on a real file: any order, twice is once, all of it undone."""

from datetime import date

import pytest

from peerdesk.enums import (
    ClosureReason,
    Grade,
    MatchStatus,
    MembershipStatus,
    NextYear,
    RolloverTask,
    StudentStatus,
)
from peerdesk.errors import NotAllowedError, NotFoundError, UndoRefusedError
from peerdesk.models.duty import Absence
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam, ProgramMembership, TeamPosition
from peerdesk.services import calendar, duty, rollover
from peerdesk.services.calendar import TermDraft

JUNE = date(2027, 6, 1)
HERE, LEFT = StudentStatus.ACTIVE, StudentStatus.LEFT


def close(school, **options):
    return school.write(lambda s: rollover.close_year(s, school.year, JUNE, **options))


def promote(school):
    return school.write(lambda s: rollover.promote(s, school.year, JUNE))


def let_go(school):
    return school.write(lambda s: rollover.let_go(s, school.year, JUNE))


def choose(school, ids, goes):
    return school.write(lambda s: rollover.choose(s, school.year, ids, goes))


def start_year(school):
    return school.write(lambda s: rollover.start_year(s, school.year, JUNE))


def preview(school):
    return school.read(lambda s: rollover.preview(s, school.year, JUNE))


def test_dry_run_counts_who_stays_and_changes_nothing(school):
    before = school.roster()

    shown = preview(school)

    assert (shown.before, shown.after, shown.highest) == (20, 16, Grade.G05)
    assert [row.after for row in shown.rows[:4]] == [None] * 4
    assert sum(row.pairs for row in shown.rows) == 1
    assert school.roster() == before


def test_promotion_moves_everyone_up_and_leaves_the_highest_grade_for_the_next_step(school):
    school.back_up()

    changed = promote(school)

    roster = school.roster()
    assert changed == 16
    assert {roster[one] for one in school.of_grade(Grade.G04)} == {(Grade.G05, HERE)}
    assert {roster[one] for one in school.of_grade(Grade.G05)} == {(Grade.G05, HERE)}
    assert school.state(RolloverTask.LEAVERS).count == 4


def test_promoting_twice_is_promoting_once(school):
    school.back_up()
    promote(school)
    roster = school.roster()

    assert promote(school) == 0

    assert school.roster() == roster


def test_exceptions_are_kept_and_nobody_is_lost(school):
    school.back_up()
    repeats, moves, stays = (school.of_grade(g)[3] for g in (Grade.G02, Grade.G03, Grade.G05))
    choose(school, [repeats], NextYear.RETAIN)
    choose(school, [moves], NextYear.OTHER_SCHOOL)
    choose(school, [stays], NextYear.NEXT_GRADE)
    close(school)

    promote(school)
    gone = let_go(school)

    roster = school.roster()
    assert (gone, len(roster)) == (4, 20)
    assert roster[repeats] == (Grade.G02, HERE)
    assert roster[moves] == (Grade.G03, LEFT)
    assert roster[stays] == (Grade.G06, HERE)


def test_choosing_the_usual_way_changes_nothing_and_undo_takes_a_choice_back(school):
    one = school.of_grade(Grade.G02)[0]

    assert choose(school, [one], NextYear.NEXT_GRADE) == 0
    assert choose(school, [one], NextYear.RETAIN) == 1
    school.store.undo()

    assert not any(row.is_exception for row in preview(school).rows)


def test_those_who_leave_may_go_before_the_others_are_promoted(school):
    school.back_up()
    close(school)

    assert (let_go(school), promote(school)) == (4, 16)

    roster = school.roster()
    assert {roster[one] for one in school.of_grade(Grade.G04)} == {(Grade.G05, HERE)}
    assert {roster[one] for one in school.of_grade(Grade.G05)} == {(Grade.G05, LEFT)}


def test_who_leaves_gives_up_places_and_offices(school):
    school.back_up()
    close(school)
    let_go(school)
    helper = school.of_grade(Grade.G05)[0]

    ends = school.read(lambda s: [p.ends_on for p in s.query(TeamPosition)])
    members = school.read(lambda s: {m.student_id: m.status for m in s.query(ProgramMembership)})

    assert ends == [JUNE]
    assert members[helper] is MembershipStatus.ENDED
    assert let_go(school) == 0


def test_who_is_in_a_pair_cannot_leave_before_it_is_closed(school):
    school.back_up()

    with pytest.raises(NotAllowedError) as refused:
        let_go(school)

    assert refused.value.sentence().startswith("1 of those who leave are in a pair.")
    assert school.state(RolloverTask.LEAVERS).why


def test_pairs_end_together_but_those_that_stay_go_on(school):
    school.back_up()
    first, second = school.pairs

    ended = close(school, keep=[second])

    assert ended == 1
    assert school.matches()[first] == (MatchStatus.CLOSED, ClosureReason.COMPLETED)
    assert school.matches()[second][0] is MatchStatus.ACTIVE
    assert close(school) == 0


def test_pair_of_somebody_who_leaves_cannot_be_kept(school):
    school.back_up()
    ends = school.read(lambda s: rollover.list_endings(s, school.year))

    with pytest.raises(NotAllowedError) as refused:
        close(school, keep=[school.pairs[0]])

    assert [one.must_end for one in ends] == [True, False]
    assert refused.value.sentence().startswith("Pair 1 cannot go on")


def test_child_who_moves_away_is_the_reason_of_the_end(school):
    school.back_up()
    choose(school, [school.of_grade(Grade.G03)[0]], NextYear.OTHER_SCHOOL)

    close(school)

    assert school.matches()[school.pairs[1]][1] is ClosureReason.MOVED


@pytest.mark.parametrize("step", [close, promote, let_go])
def test_steps_that_change_much_want_a_backup_first(school, step):
    with pytest.raises(NotAllowedError) as refused:
        step(school)

    assert refused.value.sentence() == "Back up first."


def test_grades_that_an_import_moved_already_are_not_moved_again(school):
    school.back_up()
    school.write(lambda s: _move_up(s, school.students[:15]))

    with pytest.raises(NotAllowedError) as refused:
        promote(school)

    assert "15 of 20 students got a new grade lately already" in refused.value.sentence()
    assert preview(school).warning
    assert school.write(lambda s: rollover.tick_off(s, school.year, RolloverTask.PROMOTE, JUNE))
    assert school.state(RolloverTask.LEAVERS).count == 0


def test_choices_are_closed_after_promotion_and_unknown_students_refused(school):
    with pytest.raises(NotFoundError):
        choose(school, ["nobody"], NextYear.RETAIN)
    school.back_up()
    promote(school)

    with pytest.raises(NotAllowedError):
        choose(school, school.students[:1], NextYear.RETAIN)


def test_new_year_is_made_on_the_same_weekdays_with_its_terms(school):
    draft = TermDraft(school.year, "Fall 2026", date(2026, 8, 17), date(2026, 12, 18))
    school.write(lambda s: calendar.save_term(s, draft))

    coming = start_year(school)

    year = school.read(calendar.list_years)[1]
    (term,) = school.read(lambda s: calendar.list_terms(s, coming))
    assert (year.name, year.starts_on) == ("2027/28", date(2027, 8, 16))
    assert (term.name, term.starts_on) == ("Fall 2027", date(2027, 8, 16))
    assert start_year(school) == coming


def test_new_team_begins_empty_and_old_offices_end(school):
    with pytest.raises(NotAllowedError):
        school.write(lambda s: rollover.start_team(s, school.year, JUNE))
    coming = start_year(school)

    team = school.write(lambda s: rollover.start_team(s, school.year, JUNE))

    rows = school.read(
        lambda s: [(t.name, t.advisor, t.school_year_id) for t in s.query(LeadershipTeam)]
    )
    assert ("Team 2027/28", "Ms Hall", coming) in rows
    assert school.write(lambda s: rollover.start_team(s, school.year, JUNE)) == team


def test_board_tells_what_can_start_and_what_comes_next(school):
    steps = {one.task: one for one in school.board().steps}

    assert [one for one in steps if not steps[one].why] == [
        RolloverTask.BACKUP,
        RolloverTask.CERTIFICATES,
        RolloverTask.CALENDAR,
    ]
    assert school.board().next_step.task is RolloverTask.BACKUP
    assert (school.board().before, school.board().after) == (20, 16)


def test_steps_are_still_those_of_the_old_year_in_its_first_weeks(school):
    school.back_up()
    start_year(school)

    assert school.board(date(2027, 9, 1)).years.ending.name == "2026/27"
    assert school.board(date(2027, 12, 1)).years.ending.name == "2027/28"


def test_board_without_a_school_year_says_where_to_add_one(school):
    with pytest.raises(NotAllowedError) as refused:
        school.board(date(2020, 1, 1))

    assert "Settings > School year" in refused.value.sentence()


def _away(session, student_id, day):
    own = session.get(Student, student_id).school_id
    return Absence(school_id=own, student_id=student_id, starts_on=day, ends_on=day)


def roll_over(school):
    school.back_up()
    close(school)
    promote(school)
    let_go(school)
    school.write(lambda s: rollover.tick_off(s, school.year, RolloverTask.CERTIFICATES, JUNE))
    start_year(school)
    school.write(lambda s: rollover.start_team(s, school.year, JUNE))


def test_whole_rollover_is_taken_back_newest_first(school):
    before = (school.roster(), school.matches(), len(school.read(calendar.list_years)))
    roll_over(school)

    back = school.read(lambda s: rollover.taking_back(s, JUNE))
    rollover.take_back(school.store, JUNE)

    after = (school.roster(), school.matches(), len(school.read(calendar.list_years)))
    assert (back.why_not, len(back.action_ids)) == ("", 7)
    assert after == before
    assert school.board().done == 0


def test_rollover_stands_once_the_new_year_has_an_entry(school):
    roll_over(school)
    school.write(_add_recess)
    day = date(2027, 8, 17)
    school.write(lambda s: _stand(s, school, day))

    with pytest.raises(NotAllowedError) as refused:
        rollover.take_back(school.store, JUNE)

    assert "has entries already (1)" in refused.value.sentence()


def test_any_daily_work_is_an_entry_of_the_new_year(school):
    roll_over(school)
    one, day = school.of_grade(Grade.G01)[0], date(2027, 8, 17)
    school.write(lambda s: s.add(_away(s, one, day)))

    assert "(1)" in school.read(lambda s: rollover.taking_back(s, JUNE)).why_not


def test_rollover_is_taken_back_whole_or_not_at_all(school):
    roll_over(school)
    before = (school.roster(), school.board().done)
    one = school.of_grade(Grade.G01)[0]
    school.write(lambda s: setattr(s.get(Student, one), "grade", Grade.G05))

    with pytest.raises(UndoRefusedError):
        rollover.take_back(school.store, JUNE)

    assert (school.roster()[one][0], school.board().done) == (Grade.G05, before[1])
    school.store.undo()
    assert (school.roster(), school.board().done) == before


def test_step_can_be_undone_and_done_again(school):
    school.back_up()
    promote(school)

    school.store.undo()

    assert school.state(RolloverTask.PROMOTE).is_done is False
    assert promote(school) == 16


def test_nothing_to_take_back_says_so(school):
    assert school.read(lambda s: rollover.taking_back(s, JUNE)).why_not == "No step is done yet."


def _move_up(session, ids):
    for one in ids:
        student = session.get_one(Student, one)
        student.grade = rollover.next_grade(student.grade)


def _add_recess(session):
    from datetime import time

    from peerdesk.enums import RecessKind
    from peerdesk.services.calendar import BenchDraft, RecessDraft

    calendar.save_recess(session, RecessDraft("Lunch", RecessKind.LUNCH, time(12), time(12, 20)))
    calendar.save_bench(session, BenchDraft("Oak", "A"))


def _stand(session, school, day):
    from peerdesk.services.duty.fill import add_duty

    (recess,) = calendar.list_recesses(session)
    (bench,) = calendar.list_benches(session)
    add_duty(session, duty.Place(day, recess.id, bench.id), school.of_grade(Grade.G03)[0])
