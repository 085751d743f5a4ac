"""Laws of the plan: nobody is lost, nobody moves twice, the highest grade leaves."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.enums import Grade, NextYear
from peerdesk.services.rollover import Pupil, make_plan, name_after, next_grade

grades = st.sampled_from(list(Grade))
schools = st.lists(grades, max_size=60).map(
    lambda found: [Pupil(f"s{n}", grade) for n, grade in enumerate(found)]
)
choices = st.dictionaries(
    st.integers(0, 70).map(lambda n: f"s{n}"), st.sampled_from(list(NextYear)), max_size=20
)


@given(schools, choices)
def test_everyone_is_in_the_plan_exactly_once(pupils, chosen):
    plan = make_plan(pupils, chosen)

    assert [move.student_id for move in plan.moves] == [pupil.id for pupil in pupils]
    assert plan.before == plan.after + len(plan.leavers) == sum(plan.counts.values())


@given(schools)
def test_the_highest_grade_leaves_and_all_others_go_up_by_one(pupils):
    plan = make_plan(pupils, {})

    for move in plan.moves:
        assert (move.after is None) == (move.before is plan.highest)
        assert move.after in {None, next_grade(move.before)}


@given(schools, choices)
def test_what_a_person_chose_is_kept(pupils, chosen):
    plan = make_plan(pupils, chosen)

    for move in plan.moves:
        wanted = chosen.get(move.student_id, move.goes)
        is_above_twelve = wanted is NextYear.NEXT_GRADE and move.before is Grade.G12
        assert move.goes is (NextYear.LEAVE if is_above_twelve else wanted)
        assert move.is_exception == (move.student_id in chosen)


@given(schools, choices)
def test_the_plan_is_the_same_after_those_who_leave_are_gone(pupils, chosen):
    plan = make_plan(pupils, chosen)
    gone = [move.before for move in plan.moves if move.after is None]
    here = [pupil for pupil in pupils if pupil.id not in plan.leavers]

    later = make_plan(here, chosen, gone)

    assert later.moves == tuple(move for move in plan.moves if move.after is not None)


def test_grade_twelve_has_nothing_above_it():
    assert next_grade(Grade.G12) is None
    assert next_grade(Grade.PRE_KINDERGARTEN) is Grade.KINDERGARTEN


def test_a_school_without_students_has_an_empty_plan():
    plan = make_plan([], {})

    assert (plan.before, plan.after, plan.highest) == (0, 0, None)


def test_years_are_counted_on_in_their_own_way():
    assert name_after("2026/27") == "2027/28"
    assert name_after("2098-99 year") == "2099-00 year"
    assert name_after("Fall term") == "Fall term"
