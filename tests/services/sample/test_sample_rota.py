"""The bench duty of the sample school: a plan that runs ahead, a swap, a stand-in, a gap."""

from datetime import timedelta

import pytest

from peerdesk.services import duty
from peerdesk.services.sample import fill_sample
from tests.support import TODAY, ask_nobody, make_store


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    """Give this week and the three after it, as the duty page shows them."""
    store = make_store(tmp_path_factory.mktemp("sample"))
    store.write(lambda session: fill_sample(session, TODAY), "Added the sample school")
    ask_nobody(store)
    days = [TODAY + timedelta(weeks=week) for week in range(4)]
    yield [store.read(lambda s, day=day: duty.duty_week(s, day, TODAY)) for day in days]
    store.close()


def helpers(weeks):
    return [one for week in weeks for cell in week.cells for one in cell.helpers]


def test_plan_runs_to_the_end_of_the_term_with_one_place_to_fill(weeks):
    assert [sum(cell.missing for cell in week.cells) for week in weeks[1:]] == [2, 0, 0]
    assert weeks[3].cells


def test_two_helpers_have_swapped(weeks):
    swapped = [(one.name, one.swapped_with) for one in helpers(weeks) if one.swapped_with]

    (one, other), again = swapped
    assert again == (other, one)


def test_stand_in_stands_beside_the_absent_helper(weeks):
    cell = next(c for c in weeks[0].cells if any(one.is_stand_in for one in c.helpers))

    assert sum(one.is_absent for one in cell.helpers) == 1
    assert len(cell.present) == 2


def test_coming_weeks_ask_too_much_of_nobody(weeks):
    sentences = [one.sentence for week in weeks[1:] for one in week.warnings if not one.is_gap]

    assert not [one for one in sentences if "duties" in one or "not free" in one]
