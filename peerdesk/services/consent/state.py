"""How one question stands on a day: a pure function of its answers.

state_on(answers, day) -> ConsentState
allows(mode, state) -> bool
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from peerdesk.enums import ConsentMode, ConsentStatus


class ConsentState(StrEnum):
    """How a question stands.

    A notice begins as `notified` and stands once the days for opting out are over.
    """

    MISSING = "missing"
    ASKED = "asked"
    OVERDUE = "overdue"
    GIVEN = "given"
    REFUSED = "refused"
    EXPIRED = "expired"
    REVOKED = "revoked"
    NOTIFIED = "notified"
    STANDS = "stands"
    OPTED_OUT = "opted_out"


NO: Final = frozenset({ConsentState.REFUSED, ConsentState.REVOKED, ConsentState.OPTED_OUT})
"""The family (or the child) said no: nobody asks again without a reason."""

OPEN: Final = frozenset(
    {ConsentState.MISSING, ConsentState.ASKED, ConsentState.OVERDUE, ConsentState.EXPIRED}
)
"""No answer that holds: the slip is missing."""


class Dated(Protocol):
    """An answer with its days."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def status(self) -> ConsentStatus:
        """Return what was said."""

    @property
    def asked_on(self) -> date | None:
        """Return when it was asked."""

    @property
    def due_on(self) -> date | None:
        """Return by when it comes back."""

    @property
    def answered_on(self) -> date | None:
        """Return when it was signed."""

    @property
    def expires_on(self) -> date | None:
        """Return its last day."""

    @property
    def revoked_on(self) -> date | None:
        """Return when it was taken back."""


DatedT = TypeVar("DatedT", bound=Dated)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as it is kept."""

    id: str
    status: ConsentStatus
    asked_on: date | None = None
    due_on: date | None = None
    answered_on: date | None = None
    expires_on: date | None = None
    revoked_on: date | None = None


def state_on(answers: Iterable[Dated], day: date) -> ConsentState:
    """Return how the question stands on `day`; what happened later does not matter.

    The answer of which something happened last decides, but a yes that still holds is not
    undone by asking once more.
    """
    states = [_state_of(one, day) for one in _ranked(answers, day)]
    if not states:
        return ConsentState.MISSING
    waiting = {ConsentState.ASKED, ConsentState.OVERDUE, ConsentState.NOTIFIED}
    settled = next((state for state in states if state not in waiting), None)
    if states[0] in waiting and settled in {ConsentState.GIVEN, ConsentState.STANDS}:
        return settled
    return states[0]


def deciding(answers: Iterable[DatedT], day: date) -> DatedT | None:
    """Return the answer that decides how the question stands on `day`."""
    listed = list(answers)
    state = state_on(listed, day)
    return next((one for one in _ranked(listed, day) if _state_of(one, day) is state), None)


def allows(mode: ConsentMode, state: ConsentState) -> bool:
    """Return whether a child may take part where `mode` is what the activity needs."""
    if mode is ConsentMode.NONE:
        return state not in NO
    if mode is ConsentMode.NOTICE:
        return state in {ConsentState.GIVEN, ConsentState.STANDS}
    return state is ConsentState.GIVEN


def is_settled(mode: ConsentMode, state: ConsentState) -> bool:
    """Return whether nobody has to ask (again): it is allowed, refused, or a notice is out."""
    is_on_its_way = mode is ConsentMode.NOTICE and state is ConsentState.NOTIFIED
    return allows(mode, state) or state in NO or is_on_its_way


def _ranked(answers: Iterable[DatedT], day: date) -> list[DatedT]:
    """Return the answers of which something had happened by `day`, the last one first."""
    known = [(rank, one) for one in answers if (rank := _rank(one, day))[0] > date.min]
    return [one for _, one in sorted(known, key=lambda pair: pair[0], reverse=True)]


def _rank(one: Dated, day: date) -> tuple[date, bool, str]:
    """Return the last day of an answer; on one day an answer weighs more than a question."""
    asked = max((at for at in (one.asked_on,) if at and at <= day), default=date.min)
    said = (one.answered_on, one.revoked_on)
    told = max((at for at in said if at and at <= day), default=date.min)
    return max(asked, told), told >= asked, one.id


def _state_of(one: Dated, day: date) -> ConsentState:
    if one.revoked_on is not None and one.revoked_on <= day:
        return ConsentState.REVOKED
    if one.answered_on is not None and one.answered_on <= day:
        return _answered(one, day)
    is_over = one.due_on is not None and one.due_on < day
    if one.status in {ConsentStatus.NOTIFIED, ConsentStatus.OPTED_OUT}:
        if one.expires_on is not None and one.expires_on < day:
            return ConsentState.EXPIRED
        return ConsentState.STANDS if is_over else ConsentState.NOTIFIED
    return ConsentState.OVERDUE if is_over else ConsentState.ASKED


def _answered(one: Dated, day: date) -> ConsentState:
    if one.status is ConsentStatus.REFUSED:
        return ConsentState.REFUSED
    if one.status is ConsentStatus.OPTED_OUT:
        return ConsentState.OPTED_OUT
    is_past = one.expires_on is not None and one.expires_on < day
    return ConsentState.EXPIRED if is_past else ConsentState.GIVEN
