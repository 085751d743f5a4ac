"""The list of support for staff, its yearly review, and what Today says of it."""

from datetime import timedelta
from functools import partial

import pytest
from support import TODAY, make_store

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services import worklist
from peerdesk.services.training_rules import resources
from peerdesk.services.training_rules.resources import ResourceDraft

LINE = ResourceDraft("Staff helpline", "555-0100", "When a day was too much", TODAY)
YEAR_AGO = TODAY - timedelta(days=365)


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    yield opened
    opened.close()


def do(store, use_case, *args, **named):
    return store.write(lambda session: use_case(session, *args, **named), "Did it").value


def listed(store):
    return store.read(partial(resources.list_resources, today=TODAY))


def lines(store):
    found = store.read(partial(worklist.work_list, today=TODAY))
    every = [line for part in found.parts for line in part.lines]
    return [line for line in every if line.place == "staff_training"]


def test_resource_is_added_changed_and_put_into_the_bin(store):
    row_id = do(store, resources.save_resource, LINE)
    changed = ResourceDraft("Helpline", "555-0111")
    assert do(store, resources.save_resource, changed, row_id) == row_id
    assert [row.draft for row in listed(store)] == [changed]

    do(store, resources.remove_resource, row_id)

    assert listed(store) == []
    for gone in (resources.remove_resource, partial(resources.mark_reviewed, on=TODAY)):
        with pytest.raises(NotFoundError):
            do(store, gone, resource_id=row_id)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ResourceDraft(" ", "Room 2"), "title"),
        (ResourceDraft("Nurse", ""), "where_found"),
        (ResourceDraft("N" * 81, "Room 2"), "title"),
        (ResourceDraft("Nurse", "R" * 301), "where_found"),
        (ResourceDraft("Nurse", "Room 2", "P" * 301), "purpose"),
        (ResourceDraft("Nurse", "Room 2", "", TODAY + timedelta(days=1)), "reviewed_on"),
    ],
)
def test_wrong_value_is_refused_under_its_field_and_nothing_is_written(store, draft, field):
    with pytest.raises(InvalidValueError) as caught:
        do(store, resources.save_resource, draft)

    assert caught.value.field == field
    assert listed(store) == []


@pytest.mark.parametrize(
    ("reviewed_on", "is_stale"),
    [(None, True), (YEAR_AGO, True), (YEAR_AGO + timedelta(days=1), False)],
)
def test_resource_is_stale_a_year_after_its_review(store, reviewed_on, is_stale):
    do(store, resources.save_resource, ResourceDraft("Nurse", "Room 2", "", reviewed_on))

    assert [row.is_stale for row in listed(store)] == [is_stale]
    assert len(lines(store)) == is_stale


def test_today_says_in_one_line_how_many_are_to_be_reviewed(store):
    first = do(store, resources.save_resource, ResourceDraft("Nurse", "Room 2"))
    do(store, resources.save_resource, ResourceDraft("Helpline", "555-0100", "", YEAR_AGO))
    (line,) = lines(store)
    assert line.sentence == "2 support resources were not reviewed for a year"

    do(store, resources.mark_reviewed, first, TODAY)

    (line,) = lines(store)
    assert line.sentence == "Support resource not reviewed for a year: Helpline"
