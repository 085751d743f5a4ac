"""Concerns of the sample school: some open, some waiting for a reply, some closed; all invented."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    HowSoon,
    ReferralOutcome,
    Release,
    StepKind,
    StudentStatus,
)
from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern, ConcernStep, Partner, Referral
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.sample.source import Source

_PARTNERS: Final = (
    ("Nurse Yellowtail", "", "ext. 14", True),
    ("Intake desk", "Prairie County Mental Health", "307 555 0142", False),
    ("Ms. Arce", "Family Resource Center", "307 555 0171", False),
    ("Dr. Lindqvist", "Sagebrush Clinic", "307 555 0119", False),
)
_STEP: Final = {"who": "", "fact": "", "due_on": None, "done_on": None}


@dataclass(frozen=True, slots=True)
class _Story:
    """One concern: noticed so many days ago, then what followed."""

    ago: int
    source: ConcernSource
    how_soon: HowSoon
    facts: str
    told_by: str = ""
    due_in: int = 0
    partner: int | None = None
    reply: ReferralOutcome | None = None
    outcome: ConcernOutcome | None = None


def add_concerns(session: Session, source: Source, students: Sequence[dict[str, Any]]) -> int:
    """Add partners, concerns, their steps and referrals; return how many concerns."""
    partners = [
        source.record(name=name, organisation=place, phone=phone, is_school=is_school)
        for name, place, phone, is_school in _PARTNERS
    ]
    partner_ids = bulk_insert(session, Partner, partners)
    here = [one["id"] for one in students if one["status"] is StudentStatus.ACTIVE]
    stories = _stories()
    chosen = source.some(here, len(stories))
    told = list(zip(stories, chosen, strict=True))
    concerns = [_concern(source, story, student_id) for story, student_id in told]
    bulk_insert(session, Concern, concerns)
    known = list(zip(stories, concerns, strict=True))
    bulk_insert(session, ConcernStep, [s for one in known for s in _steps(source, *one)])
    referrals = [
        _referral(source, story, concern["id"], partner_ids[story.partner])
        for story, concern in known
        if story.partner is not None
    ]
    bulk_insert(session, Referral, referrals)
    return len(concerns)


def _stories() -> tuple[_Story, ...]:
    return (*_open(), *_waiting(), *_closed())


def _open() -> tuple[_Story, ...]:
    return (
        _Story(
            0,
            ConcernSource.PEER,
            HowSoon.TODAY,
            translate("Sample", "Sat alone three recesses running. Said his stomach always hurts."),
            translate("Sample", "The helper of the pair, on the paper form"),
        ),
        _Story(
            1,
            ConcernSource.TEACHER,
            HowSoon.THIS_WEEK,
            translate("Sample", "Fell asleep in class twice this week. Says it is loud at night."),
            translate("Sample", "The homeroom teacher"),
            due_in=3,
        ),
        _Story(
            5,
            ConcernSource.SESSION,
            HowSoon.WATCH,
            translate("Sample", "Does not want to talk about the move; laughed about it before."),
            due_in=9,
        ),
    )


def _waiting() -> tuple[_Story, ...]:
    return (
        _Story(
            6,
            ConcernSource.SELF,
            HowSoon.TODAY,
            translate("Sample", "Came by himself: misses his grandfather, who died in September."),
            due_in=4,
            partner=1,
        ),
        _Story(
            13,
            ConcernSource.FAMILY,
            HowSoon.THIS_WEEK,
            translate("Sample", "Mother called: cries before school since the bus changed."),
            due_in=-1,
            partner=2,
        ),
    )


def _closed() -> tuple[_Story, ...]:
    return (
        _Story(
            40,
            ConcernSource.TEACHER,
            HowSoon.THIS_WEEK,
            translate("Sample", "Squints at the board, headaches after reading."),
            partner=0,
            reply=ReferralOutcome.SEEN,
            outcome=ConcernOutcome.FAMILY,
        ),
        _Story(
            55,
            ConcernSource.PEER,
            HowSoon.WATCH,
            translate("Sample", "New in October and stands at the fence at recess."),
            outcome=ConcernOutcome.SETTLED,
        ),
    )


def _concern(source: Source, story: _Story, student_id: str) -> dict[str, Any]:
    noticed = _at(source, story.ago, 10)
    closed = story.outcome is not None
    waits = story.partner is not None and story.reply is None
    status = ConcernStatus.WAITING if waits else ConcernStatus.OPEN
    return source.record(
        student_id=student_id,
        noticed_at=noticed,
        noticed_by=story.source,
        how_soon=story.how_soon,
        told_by=story.told_by,
        facts=story.facts,
        status=ConcernStatus.CLOSED if closed else status,
        due_on=None if closed else source.today + timedelta(days=story.due_in),
        closed_on=source.today - timedelta(days=story.ago - 20) if closed else None,
        outcome=story.outcome,
        author="counselor",
        from_paper=story.source is ConcernSource.PEER,
    )


def _steps(source: Source, story: _Story, concern: dict[str, Any]) -> Iterator[dict[str, Any]]:
    def step(kind: StepKind, ago: int, hour: int, **words: str) -> dict[str, Any]:
        happened_at = _at(source, ago, hour)
        values = {**_STEP, **words, "kind": kind, "happened_at": happened_at}
        return source.record(concern_id=concern["id"], author="counselor", **values)

    yield step(StepKind.RECORDED, story.ago, 11)
    if story.partner is not None:
        mother = translate("Sample", "Mother, by phone")
        yield step(StepKind.PARENT_TOLD, story.ago, 14, who=mother)
        name, place, _phone, _is_school = _PARTNERS[story.partner]
        partner = ", ".join(part for part in (name, place) if part)
        yield step(StepKind.REFERRED, story.ago, 15, who=partner)
        if story.reply is not None:
            yield step(StepKind.REPLY, story.ago - 8, 9, who=partner)
    if story.outcome is not None:
        yield step(StepKind.CLOSED, story.ago - 20, 10)


def _referral(source: Source, story: _Story, concern_id: str, partner_id: str) -> dict[str, Any]:
    sent = source.today - timedelta(days=story.ago)
    is_answered = story.reply is not None
    answer = translate("Sample", "Eyes tested, glasses ordered. No more needed from us.")
    return source.record(
        concern_id=concern_id,
        partner_id=partner_id,
        code=new_code(source.chance.choice),
        shares=("contact", "facts"),
        release=Release.GIVEN,
        release_on=sent,
        sent_on=sent,
        reply_due_on=source.today + timedelta(days=story.due_in) if not is_answered else sent,
        replied_on=sent + timedelta(days=8) if is_answered else None,
        outcome=story.reply,
        reply=answer if is_answered else "",
    )


def _at(source: Source, ago: int, hour: int) -> datetime:
    day: date = source.today - timedelta(days=ago)
    return datetime.combine(day, time(hour - 2, 5)).astimezone()
