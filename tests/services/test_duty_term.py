"""Duty of many weeks: planned, looked at, accepted as one act."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from duty_support import MONDAY, School
from support import make_store

from peerdesk.enums import CalendarDayKind, ConsentKind, ConsentStatus, StudentStatus
from peerdesk.errors import InvalidValueError, NotAllowedError
from peerdesk.models.people import Student
from peerdesk.services import calendar, consents, duty
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.duty import Fill, TermWish
from peerdesk.services.rota import Relax

TAKE_PART = ConsentKind.TAKE_PART
FRIDAY_AFTER_NEXT = MONDAY + timedelta(days=11)


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    yield School(store)
    store.close()


def wish(**changes):
    return replace(TermWish(MONDAY, FRIDAY_AFTER_NEXT, 3, 1), **changes)


def plan(school, today=MONDAY, **changes):
    base = school.store.read(lambda s: duty.term_base(s, wish(**changes), today))
    return duty.plan_term(base)


def accept(school, planned):
    return school.write(lambda s: duty.accept_term(s, planned))


def holders(school):
    return Counter(student for _id, student in school.stored())


def test_plan_fills_every_place_of_all_weeks_and_is_proven(school):
    planned = plan(school)

    assert [week.comes for week in planned.weeks] == [20, 20]
    assert planned.summary[0].startswith("Proven")
    assert planned.reliefs == ()
    assert school.stored() == []


def test_accepted_plan_is_one_act_that_can_be_undone(school):
    accept(school, plan(school))
    counts = set(holders(school).values())
    school.store.undo()

    assert counts == {5}
    assert school.stored() == []


def test_holiday_and_days_outside_stay_empty(school):
    day = MONDAY + timedelta(days=3)
    school.write(lambda s: calendar.mark_day(s, day, CalendarDayKind.HOLIDAY, "Thanksgiving"))

    planned = plan(school, first=MONDAY + timedelta(days=1), last=MONDAY + timedelta(days=8))
    accept(school, planned)

    days = {place.day for place, here in school.standing().items() if here}
    assert days == {MONDAY + timedelta(days=offset) for offset in (1, 2, 4)}
    assert [week.comes for week in planned.weeks] == [12, 8]


def test_locked_helper_stays_when_everyone_is_chosen_again(school):
    school.assign(0, school.place())
    school.write(lambda s: duty.set_locked(s, school.place(), locked=True))

    accept(school, plan(school, mode=Fill.AFRESH))

    assert school.helpers[0] in school.standing()[school.place()]


def test_week_limit_in_the_way_is_said_and_one_press_relaxes_it(school):
    planned = plan(school, week_limit=2)

    relief = planned.reliefs[0]
    assert relief.rule is Relax.PER_WEEK
    assert (relief.places, relief.action) == (8, "Allow 3 a week")
    assert "Allow more than 2 a week." in relief.sentence
    base = school.store.read(lambda s: duty.term_base(s, relief.wish, MONDAY))
    assert duty.plan_term(base).reliefs == ()


def test_accepting_keeps_the_limits_it_was_made_under(school):
    accept(school, plan(school, week_limit=4, gap_days=0))

    offered = school.store.read(lambda s: duty.term_wish(s, MONDAY))
    assert (offered.week_limit, offered.gap_days) == (4, 0)


def test_plan_of_yesterday_is_refused_when_duty_has_changed(school):
    planned = plan(school)
    school.assign(0, school.place())

    with pytest.raises(NotAllowedError, match="Make the plan again"):
        accept(school, planned)
    assert len(school.stored()) == 1


def test_plan_with_a_helper_whose_family_said_no_since_is_refused(school):
    planned, no = plan(school), ConsentStatus.REFUSED
    school.write(
        lambda s: consents.record_consent(s, school.helpers[0], TAKE_PART, no, today=MONDAY)
    )

    with pytest.raises(ConsentNeededError, match="said no"):
        accept(school, planned)

    assert school.stored() == []


@pytest.mark.parametrize("last", [MONDAY - timedelta(days=1), MONDAY + timedelta(weeks=40)])
def test_days_that_make_no_sense_are_refused(school, last):
    with pytest.raises(InvalidValueError):
        plan(school, last=last)


def test_repair_after_an_absence_changes_only_the_lost_places(school):
    accept(school, plan(school, last=MONDAY + timedelta(days=4)))
    before = school.stored()
    gone = school.helpers[1]
    school.write(lambda s: duty.mark_absent(s, gone, MONDAY, MONDAY + timedelta(days=4)))
    lost = holders(school)[gone]

    planned = plan(school, last=MONDAY + timedelta(days=4), mode=Fill.MOVE)
    done = accept(school, planned)

    assert planned.goes <= 2
    assert done.stand_ins == lost
    assert holders(school)[gone] == lost
    assert len(set(before) - set(school.stored())) == planned.goes


def test_repair_replaces_a_leaver_even_where_locked(school):
    accept(school, plan(school, last=MONDAY + timedelta(days=4)))
    gone = school.helpers[1]
    for place, here in school.standing().items():
        if gone in here:
            school.write(lambda s, place=place: duty.set_locked(s, place, locked=True))
    school.write(lambda s: set_status(s, gone, StudentStatus.LEFT))

    accept(school, plan(school, last=MONDAY + timedelta(days=4), mode=Fill.MOVE, week_limit=4))

    assert holders(school)[gone] == 0
    assert all(len(here) == 2 for here in school.standing().values())


def set_status(session, student_id, status):
    session.get_one(Student, student_id).status = status


def test_more_duties_in_one_term_are_less_in_the_next(school):
    year = school.store.read(calendar.list_years)[0].id
    split = MONDAY
    for name, first, last in (
        ("Fall", date(2026, 9, 1), split - timedelta(days=1)),
        ("Winter", split, split + timedelta(days=60)),
    ):
        draft = calendar.TermDraft(year, name, first, last)
        school.write(lambda s, draft=draft: calendar.save_term(s, draft))
    for offset in (-7, -6, -5, -4):
        school.assign(0, school.place(offset))
        school.assign(offset, school.place(offset, school.lunch))

    accept(school, plan(school, last=MONDAY + timedelta(days=4)))

    later = Counter(s for here in school.standing().values() for s in here)
    assert later[school.helpers[0]] < max(later.values())


def test_new_helper_gets_a_share_with_few_changes(school):
    late = school.helpers[7]
    school.write(lambda s: set_status(s, late, StudentStatus.LEFT))
    accept(school, plan(school))
    school.write(lambda s: set_status(s, late, StudentStatus.ACTIVE))
    trouble = school.store.read(lambda s: duty.rota_trouble(s, MONDAY))

    planned = plan(school, mode=Fill.MOVE)
    accept(school, planned)

    assert (trouble.newcomers, trouble.last) == (1, FRIDAY_AFTER_NEXT)
    assert holders(school)[late] == planned.goes == 4


def test_absent_and_leaving_helpers_are_counted(school):
    accept(school, plan(school))
    held = holders(school)
    week = (MONDAY, FRIDAY_AFTER_NEXT)
    school.write(lambda s: duty.mark_absent(s, school.helpers[0], *week))
    school.write(lambda s: set_status(s, school.helpers[1], StudentStatus.LEFT))

    trouble = school.store.read(lambda s: duty.rota_trouble(s, MONDAY))

    assert (trouble.absent, trouble.left) == (held[school.helpers[0]], held[school.helpers[1]])
