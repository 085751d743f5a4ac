"""Lines about pairs: check-ins by the calendar, silence, who waits, what is to review."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    CheckInKind,
    ClosureReason,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
)
from peerdesk.i18n import translate
from peerdesk.models.matches import MatchProposal
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.check_in_records import CheckInEntry, log_check_in
from peerdesk.services.check_ins import (
    DueCheckIn,
    DueKind,
    check_in_plan,
    due_checkins,
    school_days,
)
from peerdesk.services.match_draft import open_run
from peerdesk.services.match_exit import ON_PAPER, exits_open
from peerdesk.services.match_life import (
    Ending,
    FirstMeeting,
    end_pair,
    note_first_meeting,
    resume_pair,
)
from peerdesk.services.session_logs.lists import SilentPair, silent_pairs
from peerdesk.services.worklist.later import put_off
from peerdesk.services.worklist.lines import (
    Deed,
    Done,
    WorkGroup,
    WorkLine,
    due_tone,
    due_word,
)

EXIT_OF: Final = "exit:"
"""Before the id of a pair: its exit questions, as a record to open on Buddies."""


def check_in_lines(session: Session, today: date, until: date | None = None) -> Iterator[WorkLine]:
    """Return what the calendar asks for about pairs, a line for each pair and kind.

    Args:
        session: The session.
        today: For how late each is.
        until: The last day to look ahead to; today if it is not given.
    """
    words = due_words()
    for due in due_checkins(session, until or today):
        yield WorkLine(
            f"{due.kind}:{due.match_id}:{due.planned_on}",
            _group_of(due),
            words[due.kind].format(pair=due.names),
            due_word(due.due_on, today),
            due_tone(due.due_on, today),
            "buddies",
            due.match_id,
            due.due_on,
            translate("Work", "No. {number}").format(number=due.number),
            _deed_of(due),
        )


def silent_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each active pair without a session for so many school weeks."""
    weeks = check_in_plan(session).silent_weeks
    since = school_days(session).weeks_before(today, weeks) if weeks else None
    if since is None:
        return
    for pair in silent_pairs(session, today, (today - since).days):
        key = f"silent:{pair.match_id}:{pair.last_on or ''}"
        yield WorkLine(
            key,
            WorkGroup.SILENT,
            pair.names,
            _silence(pair.last_on, today),
            "warn",
            "buddies",
            pair.match_id,
            pair.last_on,
            done=partial(_talk, pair=pair, key=key),
        )


def exit_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each pair that ended on paper, before anybody was asked how it was."""
    sentence = translate("Work", "{pair}: exit questions are open")
    for one in exits_open(session, today):
        yield WorkLine(
            f"exit:{one.match_id}",
            WorkGroup.PAIR,
            sentence.format(pair=one.names),
            translate("Work", "To ask"),
            "warn",
            "buddies",
            EXIT_OF + one.match_id,
            one.goodbye_on,
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
            "draft",
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
            "waiting",
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


def _deed_of(due: DueCheckIn) -> Deed | None:
    match due.kind:
        case DueKind.CHECK_IN | DueKind.KEY_PERSON:
            return partial(check_in, due=due)
        case DueKind.FIRST_MEETING:
            return partial(_meet, match_id=due.match_id)
        case DueKind.REST_OVER:
            return partial(_go_on, match_id=due.match_id)
        case DueKind.GOODBYE:
            return partial(_say_goodbye, match_id=due.match_id)


def check_in(session: Session, done: Done, due: DueCheckIn) -> str:
    """Log the check-in that a line asked for, as its sheet says; return its id."""
    kind = CheckInKind.KEY_PERSON if due.kind is DueKind.KEY_PERSON else CheckInKind.PAIR
    entry = CheckInEntry(
        due.match_id,
        done.done_on,
        kind=kind,
        minutes=done.minutes,
        nature=done.nature,
        note=done.note,
        due_on=due.planned_on,
    )
    return log_check_in(session, entry, done.today)


def _meet(session: Session, done: Done, match_id: str) -> None:
    note_first_meeting(session, match_id, FirstMeeting(done.done_on, done.note), done.today)


def _go_on(session: Session, _done: Done, match_id: str) -> None:
    resume_pair(session, match_id)


def _say_goodbye(session: Session, done: Done, match_id: str) -> None:
    """End a pair whose goodbye was held; a remark stays as a check-in, the questions wait."""
    if done.note:
        entry = CheckInEntry(match_id, done.done_on, minutes=done.minutes, note=done.note)
        log_check_in(session, entry, done.today)
    ending = Ending(ClosureReason.COMPLETED, closed_by=ON_PAPER, goodbye_on=done.done_on)
    end_pair(session, match_id, ending, done.today)


def _talk(session: Session, done: Done, pair: SilentPair, key: str) -> str:
    """Keep that staff asked why a pair does not meet; the line comes back in a week."""
    entry = CheckInEntry(
        pair.match_id, done.done_on, minutes=done.minutes, nature=done.nature, note=done.note
    )
    put_off(session, key, done.today + timedelta(days=7), done.today)
    return log_check_in(session, entry, done.today)


def _group_of(due: DueCheckIn) -> WorkGroup:
    asks = due.kind in {DueKind.CHECK_IN, DueKind.KEY_PERSON}
    return WorkGroup.CHECK_IN if asks else WorkGroup.PAIR


def _silence(last_on: date | None, today: date) -> str:
    if last_on is None:
        return translate("Work", "Never met")
    return translate("Work", "{n} days").format(n=(today - last_on).days)
