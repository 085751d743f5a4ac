"""Today: what is on, what is missing, what to begin with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole, MembershipStatus
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.base import Synced
from peerdesk.models.calendar import Bench, RecessPeriod
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import TrainingRecord
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.backups.schedule import usb_age
from peerdesk.services.check_ins import due_checkins
from peerdesk.services.match_draft import draft_board
from peerdesk.services.members import MemberRow, list_members
from peerdesk.services.session_logs.lists import day_bounds, sheets_out, silent_pairs

SILENT_DAYS: Final = 14
WORRY_DAYS: Final = 7
EXPIRY_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class TodoLine:
    """One thing that needs the counselor.

    Attributes:
        sentence: "5 pairs have not met for 2 weeks".
        word: The chip: "Due today", "Waiting", "Missing", "Soon".
        tone: "danger", "warn" or "neutral".
        place: Page where it is done.
        record_id: Record to go to on that page, if one.
    """

    sentence: str
    word: str
    tone: str
    place: str
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class StarterLine:
    """A first step, ticked by doing it."""

    sentence: str
    is_done: bool
    place: str


def needs_you(session: Session, today: date) -> list[TodoLine]:
    """Return what is due or missing, the most pressing first."""
    members = [
        *list_members(session, MembershipRole.HELPER, today),
        *list_members(session, MembershipRole.BUDDY, today),
    ]
    return [
        *_worries(session, today),
        *_backup(session, today),
        *_check_ins(session, today),
        *_silent(session, today),
        *_consents(members),
        *_waiting(session, members, today),
        *_training(session, members, today),
        *_forms(session),
    ]


def starter_list(session: Session) -> list[StarterLine]:
    """Return the five first steps in order."""
    has = partial(_has_any, session)
    return [
        StarterLine(translate("Today", "Bring in your roster"), has(Student), "students"),
        StarterLine(translate("Today", "Train one helper"), has(TrainingRecord), "students"),
        StarterLine(
            translate("Today", "Set up a bench and a recess"),
            has(Bench) and has(RecessPeriod),
            "duty",
        ),
        StarterLine(translate("Today", "Match a pair"), has(Match), "buddies"),
        StarterLine(
            translate("Today", "Print a sheet"),
            bool(local_state.get(session, Key.LAST_PRINTED)),
            "duty",
        ),
    ]


def note_printed(session: Session, key: str) -> None:
    """Remember that a sheet was printed or saved, for the starter list."""
    local_state.put(session, Key.LAST_PRINTED, key)


def _has_any(session: Session, kind: type[Synced]) -> bool:
    return session.scalar(select(kind.id).limit(1)) is not None


def _worries(session: Session, today: date) -> Iterator[TodoLine]:
    since = day_bounds(today - timedelta(days=WORRY_DAYS), today)[0]
    query = (
        select(SessionLog.id)
        .where(SessionLog.has_worry.is_(True), SessionLog.held_at >= since)
        .order_by(SessionLog.held_at.desc())
    )
    worried = session.scalars(query).all()
    if worried:
        sentence = _count(
            len(worried),
            translate("Today", "A worry was noted in 1 session this week"),
            translate("Today", "A worry was noted in {n} sessions this week"),
        )
        word = translate("Today", "Look now")
        yield TodoLine(sentence, word, "danger", "sessions", worried[0])


def _backup(session: Session, today: date) -> Iterator[TodoLine]:
    age = usb_age(session, today)
    if age.is_overdue:
        never = translate("Today", "There is no backup on a USB stick yet")
        old = translate("Today", "The backup on the USB stick is {n} days old")
        sentence = old if age.copied_at else never
        word = translate("Today", "Overdue")
        yield TodoLine(sentence.format(n=age.days), word, "warn", "settings", "backups")


def _check_ins(session: Session, today: date) -> Iterator[TodoLine]:
    due = due_checkins(session, today)
    if due:
        sentence = _count(
            len(due),
            translate("Today", "1 check-in with a pair is due"),
            translate("Today", "{n} check-ins with pairs are due"),
        )
        late = any(one.missed or one.due_on < today for one in due)
        word = translate("Today", "Overdue") if late else translate("Today", "Due today")
        yield TodoLine(sentence, word, "warn", "buddies", due[0].match_id)


def _silent(session: Session, today: date) -> Iterator[TodoLine]:
    silent = silent_pairs(session, today, SILENT_DAYS)
    if silent:
        sentence = _count(
            len(silent),
            translate("Today", "1 pair has not met for 2 weeks"),
            translate("Today", "{n} pairs have not met for 2 weeks"),
        )
        word = translate("Today", "Overdue")
        yield TodoLine(sentence, word, "warn", "buddies", silent[0].match_id)


def _consents(members: list[MemberRow]) -> Iterator[TodoLine]:
    missing = {member.student.id for member in members if not member.has_consent}
    if missing:
        sentence = _count(
            len(missing),
            translate("Today", "1 consent form is missing"),
            translate("Today", "{n} consent forms are missing"),
        )
        yield TodoLine(sentence, translate("Today", "Missing"), "warn", "students")


def _waiting(session: Session, members: list[MemberRow], today: date) -> Iterator[TodoLine]:
    board = draft_board(session, today)
    if board is not None and board.rows:
        sentence = _count(
            len(board.rows),
            translate("Today", "A draft with 1 buddy is ready to review"),
            translate("Today", "A draft with {n} buddies is ready to review"),
        )
        yield TodoLine(sentence, translate("Today", "Review"), "warn", "buddies")
        return
    waiting = sum(
        member.role is MembershipRole.BUDDY and member.status is MembershipStatus.WAITING
        for member in members
    )
    if waiting:
        sentence = _count(
            waiting,
            translate("Today", "1 buddy waits for a helper"),
            translate("Today", "{n} buddies wait for a helper"),
        )
        yield TodoLine(sentence, translate("Today", "Waiting"), "neutral", "buddies")


def _training(session: Session, members: list[MemberRow], today: date) -> Iterator[TodoLine]:
    untrained = [m for m in members if m.role is MembershipRole.HELPER and not m.is_trained]
    if untrained:
        sentence = _count(
            len(untrained),
            translate("Today", "1 helper is not trained yet"),
            translate("Today", "{n} helpers are not trained yet"),
        )
        yield TodoLine(
            sentence, translate("Today", "Missing"), "neutral", "students", untrained[0].student.id
        )
    soon = session.scalar(
        select(func.count(func.distinct(TrainingRecord.student_id))).where(
            TrainingRecord.expires_on >= today,
            TrainingRecord.expires_on <= today + timedelta(days=EXPIRY_DAYS),
        )
    )
    if soon:
        sentence = _count(
            soon,
            translate("Today", "The training of 1 helper expires within a month"),
            translate("Today", "The training of {n} helpers expires within a month"),
        )
        yield TodoLine(sentence, translate("Today", "Soon"), "neutral", "students")


def _forms(session: Session) -> Iterator[TodoLine]:
    out = sheets_out(session)
    if out:
        sentence = _count(
            out,
            translate("Today", "1 session form has not come back"),
            translate("Today", "{n} session forms have not come back"),
        )
        yield TodoLine(sentence, translate("Today", "Out"), "neutral", "sessions")


def _count(n: int, one: str, many: str) -> str:
    return one if n == 1 else many.format(n=n)
