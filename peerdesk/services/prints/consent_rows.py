"""Rows of consent slips: one for each child whose answer is missing, by homeroom.

slip_papers(session, wanted, today, sample=...) -> ConsentPapers
record_slips(session, papers, today)       keeps the codes
mark_asked(session, papers, today)         notes that the slips went home
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode
from peerdesk.models.calendar import School
from peerdesk.models.consents import ConsentSlip
from peerdesk.services.consent.missing import MissingRow, Pupil, lacking, list_missing
from peerdesk.services.consent.record import ask as ask_families
from peerdesk.services.consent.rules import Ask, Rule, ask_of, list_rules
from peerdesk.services.consent.slips import store_slips
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.forms import fresh_codes
from peerdesk.services.prints.home_language import printed_in
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which slips are wanted; empty means all.

    Attributes:
        student_ids: Only these students.
        asks: Only these questions, by key.
        homerooms: Only these homerooms.
        codes: Codes of the slips in their order; empty leaves them without.
        language: For families whose language is not known.
    """

    student_ids: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    homerooms: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """One slip.

    Attributes:
        language: Language it is printed in.
        spoken: The family's language, if it cannot be printed; else "".
        rules: What is asked, in the order of the ledger.
    """

    pupil: Pupil
    code: str
    language: str
    spoken: str
    rules: tuple[Rule, ...]

    @property
    def asks_assent(self) -> bool:
        """Return whether the child answers too."""
        return any(rule.needs_assent for rule in self.rules)


@dataclass(frozen=True, slots=True)
class ConsentPapers:
    """The slips of some children, by homeroom and name.

    Attributes:
        due_on: By when they come back.
        shares: Activities that the yes for buddy pairs covers too.
        adult: Whom to ask; empty if the school has no one counselor.
    """

    printed_on: date
    due_on: date
    slips: tuple[SlipPaper, ...]
    shares: tuple[ConsentKind, ...]
    school: str
    adult: str
    extension: str
    sample: bool

    @property
    def homerooms(self) -> list[tuple[str, list[SlipPaper]]]:
        """Return the slips in the stacks of their homerooms."""
        stacks: dict[str, list[SlipPaper]] = {}
        for slip in self.slips:
            stacks.setdefault(slip.pupil.homeroom, []).append(slip)
        return list(stacks.items())


def missing_rows(session: Session, wanted: Wanted, today: date) -> list[MissingRow]:
    """Return whose slips are wanted and missing."""
    asks = [ask_of(key) for key in wanted.asks] or None
    if wanted.student_ids and asks:
        rows = lacking(session, today, wanted.student_ids, asks)
    else:
        rows = list_missing(session, today, asks)
    return [
        row
        for row in rows
        if (not wanted.student_ids or row.id in wanted.student_ids)
        and (not wanted.homerooms or row.pupil.homeroom in wanted.homerooms)
    ]


def slip_papers(session: Session, wanted: Wanted, today: date, *, sample: bool) -> ConsentPapers:
    """Return the slips that are wanted and missing; code number n belongs to slip number n."""
    rules = {rule.ask: rule for rule in list_rules(session)}
    rows = missing_rows(session, wanted, today)
    codes = wanted.codes if len(wanted.codes) == len(rows) else ("",) * len(rows)
    slips = tuple(
        _paper(row, code, tuple(rules[ask] for ask in row.asks), wanted.language)
        for row, code in zip(rows, codes, strict=True)
    )
    days = min((rule.days for slip in slips for rule in slip.rules), default=14)
    school = session.get_one(School, own_school_id(session))
    return ConsentPapers(
        today,
        _school_day(today + timedelta(days=days)),
        slips,
        tuple(ask.kind for ask, rule in rules.items() if rule.mode is ConsentMode.SHARED),
        school.name,
        adult_to_tell(session),
        school.office_extension,
        sample,
    )


def codes_for(session: Session, count: int) -> tuple[str, ...]:
    """Return codes that no slip and no session form of this vault carries; stores nothing."""
    known = set(session.scalars(select(ConsentSlip.code)))
    codes = [code for code in fresh_codes(session, count) if code not in known]
    while len(codes) < count:
        codes += [one for one in fresh_codes(session, 1) if one not in known and one not in codes]
    return tuple(codes)


def record_slips(session: Session, papers: ConsentPapers) -> int:
    """Keep which code stands on whose slip; return how many are new."""
    printed: Sequence[tuple[str, str, Sequence[Ask], str]] = [
        (slip.code, slip.pupil.id, [rule.ask for rule in slip.rules], slip.language)
        for slip in papers.slips
        if slip.code
    ]
    return store_slips(session, printed, papers.printed_on)


def mark_asked(session: Session, papers: ConsentPapers) -> int:
    """Note for every slip that the family was asked today; return how many slips."""
    for slip in papers.slips:
        asks = [rule.ask for rule in slip.rules]
        ask_families(session, [slip.pupil.id], asks, papers.printed_on, papers.due_on)
    return len(papers.slips)


def is_notice(rule: Rule) -> bool:
    """Return whether a family need only answer to say no."""
    return rule.mode is ConsentMode.NOTICE


def _paper(row: MissingRow, code: str, rules: tuple[Rule, ...], usual: str) -> SlipPaper:
    return SlipPaper(row.pupil, code, *printed_in(row.pupil.language, usual), rules)


def _school_day(day: date) -> date:
    """Return the day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
