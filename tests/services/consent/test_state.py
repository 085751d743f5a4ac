"""How a consent stands on a day follows from its answers, and from nothing that came later."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.enums import ConsentMode, ConsentStatus
from peerdesk.services.consent.state import (
    NO,
    Answer,
    ConsentState,
    allows,
    deciding,
    is_settled,
    state_on,
)

DAY = date(2026, 9, 10)
S, C = ConsentState, ConsentStatus


def on(offset):
    return DAY + timedelta(days=offset)


ASKED = Answer("a", C.ASKED, asked_on=on(-5), due_on=on(9))
OUT = Answer("b", C.OPTED_OUT, asked_on=on(0), due_on=on(9), answered_on=on(12))
NOTICE = Answer("n", C.NOTIFIED, asked_on=on(-5), due_on=on(9), expires_on=on(200))


@pytest.mark.parametrize(
    ("answers", "offset", "state"),
    [
        ([], 0, S.MISSING),
        ([ASKED], -6, S.MISSING),
        ([ASKED], 0, S.ASKED),
        ([ASKED], 9, S.ASKED),
        ([ASKED], 10, S.OVERDUE),
        ([NOTICE], 9, S.NOTIFIED),
        ([NOTICE], 10, S.STANDS),
        ([NOTICE], 201, S.EXPIRED),
        ([Answer("b", C.GIVEN, answered_on=on(0), expires_on=on(5))], 5, S.GIVEN),
        ([Answer("b", C.GIVEN, answered_on=on(0), expires_on=on(5))], 6, S.EXPIRED),
        ([Answer("b", C.REVOKED, answered_on=on(0), revoked_on=on(5))], 4, S.GIVEN),
        ([Answer("b", C.REVOKED, answered_on=on(0), revoked_on=on(5))], 5, S.REVOKED),
        ([OUT], 11, S.STANDS),
        ([OUT], 12, S.OPTED_OUT),
    ],
)
def test_state_follows_the_days(answers, offset, state):
    assert state_on(answers, on(offset)) is state


def test_asking_again_does_not_undo_a_yes_that_holds():
    yes = Answer("a", C.GIVEN, answered_on=on(-20), expires_on=on(20))
    again = Answer("b", C.ASKED, asked_on=on(-1), due_on=on(10))

    assert state_on([yes, again], on(0)) is S.GIVEN
    assert deciding([yes, again], on(0)) is yes
    assert state_on([yes, again], on(25)) is S.OVERDUE


def test_a_no_of_the_same_day_weighs_more_than_the_question():
    asked = Answer("b", C.ASKED, asked_on=on(0))
    no = Answer("a", C.REFUSED, answered_on=on(0))

    assert state_on([asked, no], on(0)) is S.REFUSED


days = st.one_of(st.none(), st.integers(-40, 40).map(on))
answers = st.lists(
    st.builds(
        Answer,
        id=st.text("abc", min_size=1, max_size=3),
        status=st.sampled_from(C),
        asked_on=days,
        due_on=days,
        answered_on=days,
        expires_on=days,
        revoked_on=days,
    ),
    max_size=4,
)


def later(day):
    future = st.integers(1, 40).map(lambda offset: day + timedelta(days=offset))
    return st.builds(
        Answer,
        id=st.just("later"),
        status=st.sampled_from(C),
        asked_on=future,
        answered_on=st.one_of(st.none(), future),
        revoked_on=st.one_of(st.none(), future),
    )


@settings(max_examples=60)
@given(answers=answers, more=later(DAY))
def test_what_happens_later_changes_no_earlier_day(answers, more):
    assert state_on([*answers, more], DAY) is state_on(answers, DAY)


@settings(max_examples=60)
@given(answers=answers)
def test_order_of_the_records_does_not_matter(answers):
    unique = list({one.id: one for one in answers}.values())

    assert state_on(unique, DAY) is state_on(reversed(unique), DAY)


@pytest.mark.parametrize("mode", ConsentMode)
@pytest.mark.parametrize("state", ConsentState)
def test_a_no_is_never_a_yes_and_is_never_asked_again(mode, state):
    assert not (state in NO and allows(mode, state))
    assert is_settled(mode, state) or state not in NO


def test_a_notice_is_no_consent_where_a_signature_is_needed():
    assert allows(ConsentMode.NOTICE, S.STANDS)
    assert not allows(ConsentMode.ACTIVE, S.STANDS)
    assert not is_settled(ConsentMode.ACTIVE, S.NOTIFIED)
