"""Why something may not go on without a yes, and how to get one.

check(session, kind, student_ids, day)          raises ConsentNeededError
check_session(session, kind, student_ids, day)  the same for the kind of a session
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, SessionKind
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.services.consent.book import open_book
from peerdesk.services.consent.rules import Ask
from peerdesk.services.consent.state import ConsentState

_OF_SESSION: Final = {
    SessionKind.PEER_COUNSELING: ConsentKind.PEER_COUNSELING,
    SessionKind.GROUP: ConsentKind.GROUP,
}


@dataclass(frozen=True, slots=True)
class MissingYes:
    """One student, and what there is no yes for."""

    student_id: str
    kind: ConsentKind


class ConsentNeededError(InvalidValueError):
    """Somebody has no yes. Fields: field, problem, kind, student_ids.

    A window offers to print the slip or to record the answer of `student_ids`.
    """

    def __init__(
        self, field: str, problem: str, kind: ConsentKind, student_ids: tuple[str, ...]
    ) -> None:
        super().__init__(field, problem)
        self.fields |= {"kind": kind, "student_ids": student_ids}

    @property
    def kind(self) -> ConsentKind:
        """Return what there is no yes for."""
        return ConsentKind(self.fields["kind"])

    @property
    def student_ids(self) -> tuple[str, ...]:
        """Return who has none."""
        return tuple(self.fields["student_ids"])

    @property
    def first(self) -> MissingYes:
        """Return whose answer is to be got first."""
        return MissingYes(self.student_ids[0], self.kind)


def check(
    session: Session, kind: ConsentKind, student_ids: Iterable[str], day: date, *, field: str
) -> None:
    """Let these students take part on `day`, or say what they lack.

    Raises:
        ConsentNeededError: If one of them may not take part.
    """
    book, ask = open_book(session, day, [kind]), Ask(kind)
    without = [one for one in dict.fromkeys(student_ids) if not book.standing(one, ask).is_allowed]
    if not without:
        return
    standings = [book.standing(one, ask) for one in without]
    if any(one.said_no for one in standings):
        words = translate("Consent", "{activity}: the family or the child said no.")
    elif all(one.lacks_assent and not one.lacks_guardian for one in standings):
        words = translate("Consent", "{activity}: the child's own yes is missing. Record it first.")
    elif all(one.guardian is ConsentState.EXPIRED for one in standings):
        words = translate("Consent", "{activity}: the yes has expired. Print a new slip.")
    elif all(one.guardian is ConsentState.NOTIFIED for one in standings):
        words = translate("Consent", "{activity}: the family may still opt out. Wait until then.")
    else:
        words = translate(
            "Consent",
            "{activity}: no yes from the family yet. Print the slip, or record the answer.",
        )
    sentence = words.format(activity=book.rules[ask].name)
    if len(without) > 1:
        many = translate("Consent", "{n} students. {sentence}")
        sentence = many.format(n=len(without), sentence=sentence)
    raise ConsentNeededError(field, sentence, kind, tuple(without))


def check_session(
    session: Session, kind: SessionKind, student_ids: Iterable[str], day: date
) -> None:
    """Let a session of peer counseling or a group be logged, or say what is missing.

    A pair is let pass by its families when it is made, begins and goes on; here it is stopped by
    a no alone, since a slip that is late does not undo that the two met.

    Raises:
        ConsentNeededError: If one of the students may not take part.
    """
    if kind in _OF_SESSION:
        check(session, _OF_SESSION[kind], student_ids, day, field="who")
    elif kind is SessionKind.PAIR:
        book = open_book(session, day, [ConsentKind.TAKE_PART])
        ask = Ask(ConsentKind.TAKE_PART)
        refused = [one for one in student_ids if book.standing(one, ask).said_no]
        check(session, ConsentKind.TAKE_PART, refused, day, field="who")
