"""What a no stops now, and stopping it in one act.

what_stops(session, student_id, ask, today) -> Effects       before the no is written down
needs_action(session, today) -> [ActionRow]                  a no, and the child still takes part
stop(session, student_id, today), stop_all(...)              hold pairs, clear duty, end office
take_back(session, Answered(...), today, stops=True) -> consent id
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode, ConsentStatus, MatchStatus
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.matches import Match
from peerdesk.models.programs import TeamPosition
from peerdesk.models.stamping import stamp_of
from peerdesk.services.consent.book import Book, open_book
from peerdesk.services.consent.missing import Pupil, asked_with, by_homeroom, pupils_of
from peerdesk.services.consent.record import Answered, record_answer
from peerdesk.services.consent.rules import Ask
from peerdesk.services.match_life import hold_pair

_GOING: Final = (MatchStatus.APPROVED, MatchStatus.ACTIVE)
_NOS: Final = frozenset({ConsentStatus.REFUSED, ConsentStatus.REVOKED, ConsentStatus.OPTED_OUT})
_STOPPING: Final = frozenset({ConsentKind.TAKE_PART, ConsentKind.BENCH, ConsentKind.TEAM})


@dataclass(frozen=True, slots=True)
class Effects:
    """What stops for one student.

    Attributes:
        pairs: Ids of pairs that go on hold.
        duties: Ids of duties from today on that are cleared.
        positions: Ids of positions on a team that end.
        hides_name: The first name goes from public papers.
        sentences: The same in words.
    """

    pairs: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    hides_name: bool = False
    sentences: tuple[str, ...] = ()

    @property
    def has_work(self) -> bool:
        """Return whether something is left to be stopped."""
        return bool(self.pairs or self.duties or self.positions)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A student who said no (or whose family did), and still takes part."""

    id: str
    pupil: Pupil
    kinds: tuple[ConsentKind, ...]
    names: tuple[str, ...]
    effects: Effects


def what_stops(session: Session, student_id: str, ask: Ask, today: date) -> Effects:
    """Return what stops once there is no yes to `ask` any more."""
    return _effects(
        session, student_id, _falls_with(open_book(session, today), student_id, ask), today
    )


def needs_action(session: Session, today: date, book: Book | None = None) -> list[ActionRow]:
    """Return who still takes part after a no, by homeroom."""
    book = book or open_book(session, today)
    refused: dict[str, list[ConsentKind]] = {}
    for student_id in _who_said_no(book):
        for kind in _STOPPING:
            standing = book.standing(student_id, Ask(kind))
            if standing.said_no and not standing.is_allowed:
                refused.setdefault(student_id, []).append(kind)
    found = {one: _effects(session, one, kinds, today) for one, kinds in refused.items()}
    pupils = pupils_of(session, [one for one, effects in found.items() if effects.has_work])
    rows = [
        ActionRow(
            one,
            pupil,
            tuple(refused[one]),
            _named(book, refused[one]),
            found[one],
        )
        for one, pupil in pupils.items()
    ]
    return sorted(rows, key=lambda row: by_homeroom(row.pupil))


def _who_said_no(book: Book) -> set[str]:
    """Return for whom some answer is a no; there are few of them."""
    return {
        student_id
        for (student_id, _ask, _party), entries in book.entries.items()
        if any(one.status in _NOS for one in entries)
    }


def stop(session: Session, student_id: str, today: date) -> Effects:
    """Stop whatever has no yes any more, and return what was stopped."""
    book = open_book(session, today)
    kinds = []
    for kind in _STOPPING:
        standing = book.standing(student_id, Ask(kind))
        if standing.said_no and not standing.is_allowed:
            kinds.append(kind)
    effects = _effects(session, student_id, kinds, today)
    for match_id in effects.pairs:
        hold_pair(session, match_id, None, today)
    for duty_id in effects.duties:
        session.get_one(DutyAssignment, duty_id).deleted_at = stamp_of(session).now()
    for position_id in effects.positions:
        _end(session, session.get_one(TeamPosition, position_id), today)
    session.flush()
    return effects


def stop_all(session: Session, student_ids: Iterable[str], today: date) -> int:
    """Stop whatever has no yes any more for these students; return for how many."""
    return sum(stop(session, student_id, today).has_work for student_id in student_ids)


def take_back(session: Session, answer: Answered, today: date, *, stops: bool) -> str:
    """Write down that a yes is taken back, and stop what it stops if `stops`; one act.

    Raises:
        InvalidValueError: With the field (`signed_on`, `told`).
        NotFoundError: If there is no such student.
    """
    consent_id = record_answer(session, replace(answer, status=ConsentStatus.REVOKED), today)
    if stops:
        stop(session, answer.student_id, today)
    return consent_id


def _falls_with(book: Book, student_id: str, ask: Ask) -> list[ConsentKind]:
    """Return what falls with a yes: its activity, and those that share its slip."""
    falls = [ask.kind]
    for asked, rule in book.rules.items():
        is_sharing = rule.mode is ConsentMode.SHARED and rule.base == ask
        entry = book.standing(student_id, asked).entry
        has_own = entry is not None and entry.ask == asked and is_sharing
        if is_sharing and not has_own:
            falls.append(asked.kind)
    return falls


def _effects(
    session: Session, student_id: str, kinds: Collection[ConsentKind], today: date
) -> Effects:
    pairs = _pairs(session, student_id) if ConsentKind.TAKE_PART in kinds else ()
    duties = _duties(session, student_id, today) if ConsentKind.BENCH in kinds else ()
    positions = _positions(session, student_id, today) if ConsentKind.TEAM in kinds else ()
    hides_name = ConsentKind.POSTER_NAME in kinds
    effects = Effects(pairs, duties, positions, hides_name)
    return replace(effects, sentences=tuple(_sentences(effects, kinds)))


def _end(session: Session, position: TeamPosition, today: date) -> None:
    """End an office with yesterday; one that had not begun by then goes to the bin."""
    if position.starts_on is None or position.starts_on < today:
        position.ends_on = today - timedelta(days=1)
    else:
        position.deleted_at = stamp_of(session).now()


def _named(book: Book, kinds: Collection[ConsentKind]) -> tuple[str, ...]:
    """Return in words what was refused; a shared slip is named once."""
    refused = {Ask(kind) for kind in kinds}
    bases = {ask: asked_with(book, ask) for ask in refused}
    named = {base if base in refused else ask for ask, base in bases.items()}
    return tuple(rule.name for ask, rule in book.rules.items() if ask in named)


def _sentences(effects: Effects, kinds: Collection[ConsentKind]) -> Iterator[str]:
    pairs, duties = len(effects.pairs), len(effects.duties)
    if pairs:
        one = translate("Consent", "1 pair goes on hold")
        many = translate("Consent", "{n} pairs go on hold")
        yield one if pairs == 1 else many.format(n=pairs)
    if duties:
        one = translate("Consent", "1 duty from today on is cleared")
        many = translate("Consent", "{n} duties from today on are cleared")
        yield one if duties == 1 else many.format(n=duties)
    if effects.positions:
        yield translate("Consent", "the place on the team ends")
    if effects.hides_name:
        yield translate("Consent", "posters show the picture alone from the next print on")
    if ConsentKind.PHOTO in kinds:
        yield translate("Consent", "photos are taken down by hand")
    if {ConsentKind.PEER_COUNSELING, ConsentKind.GROUP} & set(kinds):
        yield translate("Consent", "no more such sessions can be logged")
    if ConsentKind.SURVEY in kinds:
        yield translate("Consent", "no more surveys for this child")


def _pairs(session: Session, student_id: str) -> tuple[str, ...]:
    query = select(Match.id).where(
        or_(Match.mentor_id == student_id, Match.mentee_id == student_id),
        Match.status.in_(_GOING),
    )
    return tuple(session.scalars(query.order_by(Match.number)))


def _duties(session: Session, student_id: str, today: date) -> tuple[str, ...]:
    query = select(DutyAssignment.id).where(
        DutyAssignment.student_id == student_id, DutyAssignment.day >= today
    )
    return tuple(session.scalars(query.order_by(DutyAssignment.day)))


def _positions(session: Session, student_id: str, today: date) -> tuple[str, ...]:
    query = select(TeamPosition.id).where(
        TeamPosition.student_id == student_id,
        or_(TeamPosition.ends_on.is_(None), TeamPosition.ends_on >= today),
    )
    return tuple(session.scalars(query.order_by(TeamPosition.id)))
