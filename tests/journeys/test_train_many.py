"""Train fourteen helpers and print their certificates, by keyboard."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from support import add_students

from peerdesk.enums import CourseCode, Grade, MembershipRole, ProgramKind
from peerdesk.services import programs

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
HELPERS = 14
MOST_KEYS = 24


@pytest.fixture
def helpers(store):
    """Give fourteen bench helpers of twenty students, none of them trained."""
    ids = add_students(store, 20, grades=(Grade.G05,))
    role, kind = MembershipRole.HELPER, ProgramKind.BUDDY_BENCH
    marking = partial(
        programs.mark_members, student_ids=ids[:HELPERS], role=role, today=TODAY, kind=kind
    )
    store.write(marking, "Marked")
    return ids[:HELPERS]


@pytest.fixture
def shell(helpers, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def trained(store):
    reading = partial(programs.trained, course=CourseCode.BENCH_SCRIPT, today=TODAY)
    return store.read(reading)


def test_fourteen_helpers_are_trained_and_their_certificates_opened(store, helpers, shell, keys):
    shell.go_to("training")

    keys.press("Ctrl+N")
    keys.type("ben")
    keys.press("Alt+L", "Ctrl+Enter")

    assert trained(store) == frozenset(helpers)
    keys.press("Ctrl+P")
    assert shell._preview is not None
    assert keys.count <= MOST_KEYS


def test_who_is_not_there_costs_one_key_and_the_letters_of_a_name(store, helpers, shell, keys):
    shell.go_to("training")
    keys.press("Ctrl+N")
    keys.type("ben")
    keys.press("Alt+L")
    absent = shell.page.form.list.shown_rows[3]

    keys.write(absent.name[:5])
    keys.press("Space", "Ctrl+Enter")

    assert trained(store) == frozenset(helpers) - {absent.id}
    assert keys.count <= MOST_KEYS + 1


def test_whole_training_is_taken_back_with_one_key(store, shell, keys):
    shell.go_to("training")
    keys.press("Ctrl+N")
    keys.type("ben")
    keys.press("Alt+L", "Ctrl+Enter")

    keys.press("Ctrl+Z")

    assert trained(store) == frozenset()


def test_judgement_is_given_with_the_arrow_keys(store, helpers, shell, keys):
    shell.go_to("training")
    keys.press("Ctrl+N")
    keys.type("ben")
    keys.press("Alt+L")
    again = shell.page.form.list.shown_rows[0]

    keys.write(again.name[:5])
    keys.press("Right", "Right", "Ctrl+Enter")

    assert trained(store) == frozenset(helpers) - {again.id}
