"""Lines about pairs: check-ins by the calendar, silence, who waits, what is to review."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole, MembershipStatus, ProgramKind
from peerdesk.i18n import translate
from peerdesk.models.matches import MatchProposal
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.check_ins import (
    DueCheckIn,
    DueKind,
    check_in_plan,
    due_checkins,
    school_days,
)
from peerdesk.services.match_draft import open_run
from peerdesk.services.session_logs.lists import silent_pairs
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, due_tone, due_word


def check_in_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return what the calendar asks for about pairs, a line for each pair and kind."""
    words = due_words()
    for due in due_checkins(session, today):
        yield WorkLine(
            f"{due.kind}:{due.match_id}:{due.planned_on}",
            _group_of(due),
            words[due.kind].format(pair=due.names),
            due_word(due.due_on, today),
            due_tone(due.due_on, today),
            "buddies",
            due.match_id,
            due.due_on,
        )


def silent_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each active pair without a session for so many school weeks."""
    weeks = check_in_plan(session).silent_weeks
    since = school_days(session).weeks_before(today, weeks) if weeks else None
    if since is None:
        return
    for pair in silent_pairs(session, today, (today - since).days):
        yield WorkLine(
            f"silent:{pair.match_id}:{pair.last_on or ''}",
            WorkGroup.SILENT,
            pair.names,
            _silence(pair.last_on, today),
            "warn",
            "buddies",
            pair.match_id,
            pair.last_on,
        )


def draft_lines(session: Session, _today: date) -> Iterator[WorkLine]:
    """Return a line for an open draft of a matching run."""
    run = open_run(session)
    if run is None:
        return
    query = select(func.count(MatchProposal.id)).where(MatchProposal.run_id == run.id)
    count = session.scalar(query) or 0
    if count:
        yield WorkLine(
            f"draft:{run.id}",
            WorkGroup.PAIR,
            translate("Work", "A draft of new pairs is ready to review"),
            translate("Work", "Review"),
            "warn",
            "buddies",
            count=count,
        )


def waiting_lines(session: Session, _today: date) -> Iterator[WorkLine]:
    """Return a line for the buddies who wait for a helper."""
    query = (
        select(func.count(ProgramMembership.id), func.min(ProgramMembership.waiting_since))
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            Program.kind == ProgramKind.PEER_MENTORING,
            ProgramMembership.role == MembershipRole.BUDDY,
            ProgramMembership.status == MembershipStatus.WAITING,
        )
    )
    waiting, since = session.execute(query).one()
    if waiting and open_run(session) is None:
        many = translate("Work", "{n} buddies wait for a helper").format(n=waiting)
        yield WorkLine(
            "waiting",
            WorkGroup.PAIR,
            translate("Work", "1 buddy waits for a helper") if waiting == 1 else many,
            translate("Work", "Waiting"),
            "neutral",
            "buddies",
            due_on=since,
            count=waiting,
        )


def due_words() -> dict[DueKind, str]:
    """Return what each kind asks for, with a place for the names of the pair."""
    return {
        DueKind.FIRST_MEETING: translate("Work", "{pair}: first meeting"),
        DueKind.CHECK_IN: translate("Work", "{pair}: check-in"),
        DueKind.KEY_PERSON: translate("Work", "{pair}: talk with family or teacher"),
        DueKind.REST_OVER: translate("Work", "{pair}: the rest ends"),
        DueKind.GOODBYE: translate("Work", "{pair}: goodbye"),
    }


def _group_of(due: DueCheckIn) -> WorkGroup:
    asks = due.kind in {DueKind.CHECK_IN, DueKind.KEY_PERSON}
    return WorkGroup.CHECK_IN if asks else WorkGroup.PAIR


def _silence(last_on: date | None, today: date) -> str:
    if last_on is None:
        return translate("Work", "Never met")
    return translate("Work", "{n} days").format(n=(today - last_on).days)
