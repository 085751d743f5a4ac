"""Who is ready for a course, and until when it is good, against a plain reference."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.enums import TrainingKind
from peerdesk.services.training import law
from peerdesk.services.training.law import Done, Law, Snag, Story
from peerdesk.services.training.standing import Standing, stand

START = date(2026, 1, 1)
DAY = st.integers(0, 60).map(lambda n: START + timedelta(days=n))
DONE = st.builds(
    lambda course, on, days: Done(course, on, None if days is None else on + timedelta(days=days)),
    st.sampled_from("abc"),
    DAY,
    st.none() | st.integers(0, 20),
)
STORY = st.lists(DONE, max_size=6).map(
    lambda done: Story(tuple(done), frozenset((one.course, one.on) for one in done))
)
LAW = st.builds(
    Law,
    st.just("c"),
    st.sampled_from([(), ("a",), ("a", "b")]),
    st.integers(0, 5),
    st.integers(0, 3),
)


def covers(done, day):
    """Say day by day whether a course counts on `day`, the long way round."""
    one = done.on
    while done.until is None or one <= done.until:
        if one == day:
            return True
        if one > day:
            return False
        one += timedelta(days=1)
    return False


def may_start(rule, story, day):
    """Say by going through every record whether somebody may do the course."""
    if any(one.course == rule.code and one.on == day for one in story.done):
        return False
    for need in rule.needs:
        if not any(one.course == need and covers(one, day) for one in story.done):
            return False
    days = [one.on for one in story.done if one.course in (*rule.needs, rule.code)]
    return all(not 0 <= (day - on).days < rule.spacing_days for on in days)


@settings(max_examples=300, deadline=None)
@given(LAW, STORY, DAY)
def test_readiness_agrees_with_the_plain_reference(rule, story, day):
    found = law.problems(rule, story, day, TrainingKind.COURSE)

    assert (not found) == may_start(rule, story, day)


@settings(max_examples=200, deadline=None)
@given(DONE, DAY)
def test_course_counts_from_its_day_to_its_last_day_and_never_else(done, day):
    assert done.is_valid(day) == covers(done, day)
    if done.is_valid(day):
        assert done.on <= day
        assert done.until is None or day <= done.until


@settings(max_examples=200, deadline=None)
@given(STORY, DAY)
def test_standing_agrees_with_what_counts(story, day):
    counts = any(covers(one, day) for one in story.done if one.course == "a")

    assert (stand(story, "a", day)[0] in {Standing.VALID, Standing.SOON}) == counts


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 40), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_last_day_is_the_same_day_months_later_or_the_last_of_its_month(months, day):
    last = law.good_until(months, day)

    assert last is not None
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == months
    assert last.day == day.day or (last + timedelta(days=1)).day == 1


def test_course_without_months_is_good_for_ever():
    assert law.good_until(0, START) is None


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 100), st.integers(0, 40), st.integers(0, 40))
def test_coverage_is_reached_exactly_at_its_percent(percent, adults, covered):
    rule = Law("c", coverage_percent=percent, coverage_course="s")
    covered = min(covered, adults)

    found = law.coverage_problem(rule, adults, covered)

    assert (found is None) == (covered / max(adults, 1) * 100 >= percent - 1e-9)
    if found is not None:
        assert law.coverage_problem(rule, adults, found.wanted) is None
        assert law.coverage_problem(rule, adults, found.wanted - 1) is not None


def test_refresher_asks_only_that_the_course_was_done_before():
    rule = Law("c", needs=("a",), spacing_days=5)
    old = Story((Done("c", START, START),))
    later = START + timedelta(days=400)

    assert law.problems(rule, old, later, TrainingKind.REFRESHER) == ()
    (problem,) = law.problems(rule, Story(), later, TrainingKind.REFRESHER)
    assert problem.snag is Snag.NEVER_DONE


def test_feedback_session_asks_nothing():
    rule = Law("c", needs=("a",))

    assert law.problems(rule, Story(), START, TrainingKind.FEEDBACK) == ()
