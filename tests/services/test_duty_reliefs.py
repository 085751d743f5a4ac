"""What cannot be filled says which rule to relax, in words that a person can act on."""

import re
from datetime import timedelta

import pytest
from duty_support import MONDAY, School
from support import make_store

from peerdesk.enums import ConstraintKind, ConstraintReason, CourseCode, StudentStatus
from peerdesk.models.people import PairConstraint, Student
from peerdesk.services import duty, programs, vaults
from peerdesk.services.duty import TermWish

FRIDAY = MONDAY + timedelta(days=4)
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    yield School(store)
    store.close()


def untrain(school, session):
    for helper in school.helpers[1:]:
        programs.withdraw_training(session, helper, CourseCode.BENCH_SCRIPT)


def take_mondays(school, session):
    for helper in school.helpers:
        times = {f"1:{school.morning}", f"1:{school.lunch}"}
        duty.set_busy(session, helper, times)


def send_home(school, session):
    for helper in school.helpers[:6]:
        duty.mark_absent(session, helper, MONDAY, FRIDAY)


def limit_to_one(school, session):
    duty.set_week_limit(session, 1)


def part(school, session):
    for helper in school.helpers[:6]:
        session.get_one(Student, helper).status = StudentStatus.LEFT
    one, other = sorted(school.helpers[6:])
    school_id = vaults.own_school_id(session)
    apart = PairConstraint(school_id=school_id, student_a_id=one, student_b_id=other)
    apart.kind, apart.reason = ConstraintKind.KEEP_APART, ConstraintReason.SAFETY
    session.add(apart)


def plan(school, last=FRIDAY, **limits):
    def base(session):
        week = limits.get("week") or duty.week_limit(session)
        wish = TermWish(MONDAY, last, week, 0, day_limit=limits.get("day", 1))
        return duty.term_base(session, wish, MONDAY)

    return duty.plan_term(school.store.read(base))


@pytest.mark.parametrize(
    ("hinder", "limits", "words", "action"),
    [
        (untrain, {"week": 5}, "not trained or have no consent", "Open Team"),
        (take_mondays, {"week": 5}, "not free at this recess: 8", "Open Students"),
        (send_home, {"week": 5, "last": MONDAY}, "are absent: 6. Find a stand-in", ""),
        (limit_to_one, {}, "Allow more than 1 a week", "Allow 2 a week"),
        (part, {"week": 5, "day": 2, "last": MONDAY}, "Change the pair", ""),
    ],
    ids=["training", "busy", "absent", "week", "apart"],
)
def test_empty_place_says_which_rule_to_relax(school, hinder, limits, words, action):
    school.write(lambda s: hinder(school, s))

    reliefs = plan(school, **limits).reliefs

    found = [relief for relief in reliefs if words in relief.sentence]
    assert [relief.action for relief in found] == [action]
    assert all("23 Nov" in r.sentence or "Nov, A" in r.sentence for r in found)


def test_no_sentence_of_a_plan_holds_a_date_in_figures(school):
    school.write(lambda s: untrain(school, s))

    planned = plan(school)

    said = [*planned.summary, *(relief.sentence for relief in planned.reliefs)]
    assert planned.reliefs
    assert not [sentence for sentence in said if ISO_DATE.search(sentence)]


def test_no_warning_or_answer_of_a_week_holds_a_date_in_figures(school):
    school.write(lambda s: limit_to_one(school, s))
    filled = school.fill()

    said = [*(w.sentence for w in school.week().warnings), filled.fairness, *filled.warnings]
    said += [f"{one.label}: {one.reason}" for one in filled.unfilled]
    assert filled.unfilled
    assert not [sentence for sentence in said if ISO_DATE.search(sentence)]
