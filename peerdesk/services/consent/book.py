"""The answers of one school year, read once.

open_book(session, day, kinds=None) -> Book
Book.standing(student_id, ask) -> Standing      guardian, child, and whether both allow it
Book.allowed(ask) -> frozenset of student ids
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode, ConsentParty, ConsentStatus
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.people import Consent, Student
from peerdesk.services.consent.rules import Ask, Rule, list_rules
from peerdesk.services.consent.state import (
    NO,
    OPEN,
    ConsentState,
    allows,
    deciding,
    is_settled,
    state_on,
)
from peerdesk.services.reading import shared
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as the ledger keeps it; see `peerdesk.models.people.Consent`."""

    id: str
    student_id: str
    ask: Ask
    party: ConsentParty
    status: ConsentStatus
    asked_on: date | None
    due_on: date | None
    answered_on: date | None
    recorded_on: date | None
    expires_on: date | None
    used_since: date | None
    revoked_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one question stands for one student.

    Attributes:
        guardian: The family's answer; for a shared slip the answer that counts.
        child: The child's answer.
        is_allowed: Whether the child may take part.
        lacks_guardian: The family's slip is missing (a no is not).
        lacks_assent: The child's own yes is needed and missing.
        entry: The family's answer that decides, if one does.
    """

    guardian: ConsentState
    child: ConsentState
    is_allowed: bool
    lacks_guardian: bool
    lacks_assent: bool
    entry: Entry | None = None

    @property
    def said_no(self) -> bool:
        """Return whether family or child said no."""
        return self.guardian in NO or self.child in NO


@dataclass(frozen=True, slots=True)
class Book:
    """Rules and answers as they stand on `day`."""

    day: date
    rules: Mapping[Ask, Rule]
    entries: Mapping[tuple[str, Ask, ConsentParty], Sequence[Entry]]
    everyone: frozenset[str]
    _known: dict[tuple[str, Ask], Standing] = field(default_factory=dict, compare=False, repr=False)

    def state(self, student_id: str, ask: Ask, party: ConsentParty) -> ConsentState:
        """Return how one party's own answer to one question stands."""
        answers = self.entries.get((student_id, ask, party))
        return state_on(answers, self.day) if answers else ConsentState.MISSING

    def standing(self, student_id: str, ask: Ask) -> Standing:
        """Return how a question stands for a student, shared slips looked through."""
        known = self._known.get((student_id, ask))
        if known is None:
            known = self._known[student_id, ask] = self._standing(student_id, ask)
        return known

    def _standing(self, student_id: str, ask: Ask) -> Standing:
        rule = self.rules[ask]
        asked = self._asked(student_id, rule)
        guardian = self.state(student_id, asked, ConsentParty.GUARDIAN)
        child = self._child(student_id, rule)
        mode = self.rules[asked].mode if asked != ask else rule.mode
        is_yes = allows(_plain(mode), guardian)
        lacks_assent = rule.needs_assent and child in OPEN
        entry = deciding(self.entries.get((student_id, asked, ConsentParty.GUARDIAN), ()), self.day)
        return Standing(
            guardian,
            child,
            is_allowed=is_yes and child not in NO and not lacks_assent,
            lacks_guardian=not is_settled(_plain(mode), guardian),
            lacks_assent=lacks_assent and guardian not in NO,
            entry=entry,
        )

    def allowed(self, ask: Ask) -> frozenset[str]:
        """Return who may take part."""
        rule = self.rules[ask]
        asks = {ask, rule.base} if rule.mode is ConsentMode.SHARED else {ask}
        modes = {_plain(self.rules[one].mode) for one in asks}
        known = {student_id for student_id, asked, _party in self.entries if asked in asks}
        among = self.everyone if ConsentMode.NONE in modes else known
        return frozenset(one for one in among if self.standing(one, ask).is_allowed)

    def _asked(self, student_id: str, rule: Rule) -> Ask:
        """Return the question whose answer counts: the own one, or that of the shared slip."""
        if rule.mode is not ConsentMode.SHARED:
            return rule.ask
        own = self.state(student_id, rule.ask, ConsentParty.GUARDIAN)
        is_answered = own in NO or own is ConsentState.GIVEN
        return rule.ask if is_answered else rule.base

    def _child(self, student_id: str, rule: Rule) -> ConsentState:
        own = self.state(student_id, rule.ask, ConsentParty.CHILD)
        if rule.mode is ConsentMode.SHARED and own in OPEN:
            return self.state(student_id, rule.base, ConsentParty.CHILD)
        return own


def open_book(session: Session, day: date, kinds: Collection[ConsentKind] | None = None) -> Book:
    """Return the answers of the school year of `day` (of these kinds and their shared slips)."""
    wanted = None if kinds is None else frozenset(kinds)
    return shared(session, ("consent book", day, wanted), lambda: _read(session, day, wanted))


def _read(session: Session, day: date, kinds: Collection[ConsentKind] | None) -> Book:
    rules = {rule.ask: rule for rule in list_rules(session)}
    query = select(
        Consent.id, Consent.student_id, Consent.kind, Consent.topic_id, Consent.party,
        Consent.status, Consent.asked_on, Consent.due_on, Consent.answered_on,
        Consent.recorded_on, Consent.expires_on, Consent.used_since, Consent.revoked_on,
    ).where(of_year(session, day))  # fmt: skip
    if kinds is not None:
        query = query.where(Consent.kind.in_({*kinds, ConsentKind.TAKE_PART}))
    entries: dict[tuple[str, Ask, ConsentParty], list[Entry]] = defaultdict(list)
    for id_, student_id, kind, topic_id, party, *days in session.execute(query):
        ask = Ask(kind, topic_id)
        entries[student_id, ask, party].append(Entry(id_, student_id, ask, party, *days))
    return Book(day, rules, entries, _everyone(session, rules))


def current_year_id(session: Session, today: date) -> str | None:
    """Return the school year of `today`, else the last one begun, else the first; None if none."""
    years = session.execute(
        select(SchoolYear.id, SchoolYear.starts_on)
        .where(SchoolYear.school_id == own_school_id(session))
        .order_by(SchoolYear.starts_on)
    ).all()
    begun = [year_id for year_id, starts_on in years if starts_on and starts_on <= today]
    if begun:
        return begun[-1]
    return years[0][0] if years else None


def of_year(session: Session, today: date) -> ColumnElement[bool]:
    """Return the condition that a consent belongs to the school year of `today`."""
    year = current_year_id(session, today)
    return or_(Consent.school_year_id.is_(None), Consent.school_year_id == year)


def _everyone(session: Session, rules: Mapping[Ask, Rule]) -> frozenset[str]:
    """Return all students, where something is open to everyone who did not say no."""
    if all(rule.mode is not ConsentMode.NONE for rule in rules.values()):
        return frozenset()
    return frozenset(
        session.scalars(select(Student.id).where(Student.school_id == own_school_id(session)))
    )


def _plain(mode: ConsentMode) -> ConsentMode:
    return ConsentMode.ACTIVE if mode is ConsentMode.SHARED else mode
