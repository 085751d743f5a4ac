"""Two terms of pairs: those that ended, those that live, and who still waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ClosureReason,
    ConsentKind,
    ConsentStatus,
    MatchStatus,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
)
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Consent
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.sample.enrolment import Child, Members
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source
from peerdesk.services.vaults import programs_by_kind

WAITING: Final = 11
_ENDINGS: Final = (
    ClosureReason.COMPLETED, ClosureReason.COMPLETED, ClosureReason.COMPLETED,
    ClosureReason.MOVED, ClosureReason.TOO_BUSY, ClosureReason.LOST_INTEREST,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of the history.

    Attributes:
        closed_on: When it ended; None while it lives.
    """

    id: str
    mentor_id: str
    mentee_id: str
    started_on: date
    closed_on: date | None
    status: MatchStatus


def add_pairs(
    session: Session, source: Source, setting: Setting, members: Members
) -> tuple[Pair, ...]:
    """Add last term's pairs, all ended, and this term's; some buddies go on waiting."""
    allowed = _agreed(session)
    helpers = [child for child in members.helpers[:-1] if child.id in allowed]
    buddies = [child for child in members.buddies if child.id in allowed]
    earlier = _couples(members, list(reversed(helpers)), buddies[: len(buddies) // 2])
    now = _couples(members, helpers, buddies[: max(0, len(buddies) - WAITING)])
    pairs = [_ended(source, setting, couple) for couple in earlier]
    pairs += [_living(source, setting, couple, number) for number, couple in enumerate(now)]
    _store(session, source, pairs)
    _set_membership(session, pairs)
    return tuple(pairs)


def _agreed(session: Session) -> set[str]:
    query = select(Consent.student_id).where(
        Consent.kind == ConsentKind.TAKE_PART, Consent.status == ConsentStatus.GIVEN
    )
    return set(session.scalars(query))


def _couples(
    members: Members, helpers: Sequence[Child], buddies: Sequence[Child]
) -> list[tuple[Child, Child]]:
    """Give each buddy the free helper with the most in common."""
    free, couples = list(helpers), []
    for buddy in buddies:
        fitting = [
            helper
            for helper in free
            if helper.level - buddy.level >= 2
            and set(helper.languages) & set(buddy.languages)
            and frozenset({helper.id, buddy.id}) not in members.apart
        ]
        if fitting:
            best = max(fitting, key=lambda helper: _common(helper, buddy))
            free.remove(best)
            couples.append((best, buddy))
    return couples


def _common(helper: Child, buddy: Child) -> int:
    shared = set(helper.languages) & set(buddy.languages)
    return 2 * len(shared - {"en"}) + len(set(helper.interests) & set(buddy.interests))


def _ended(source: Source, setting: Setting, couple: tuple[Child, Child]) -> Pair:
    started = setting.starts_on + timedelta(days=source.chance.randrange(5, 25))
    weeks = source.chance.randrange(7, 18)
    ended = min(started + timedelta(weeks=weeks), setting.term_starts_on - timedelta(days=20))
    return Pair(
        source.new_id(),
        couple[0].id,
        couple[1].id,
        started,
        max(ended, started),
        MatchStatus.CLOSED,
    )


def _living(source: Source, setting: Setting, couple: tuple[Child, Child], number: int) -> Pair:
    latest = max(1, (source.today - setting.term_starts_on).days - 7)
    started = setting.term_starts_on + timedelta(days=source.chance.randrange(min(latest, 30)))
    status = {3: MatchStatus.ON_HOLD, 9: MatchStatus.CLOSING}.get(number, MatchStatus.ACTIVE)
    return Pair(source.new_id(), couple[0].id, couple[1].id, started, None, status)


def _store(session: Session, source: Source, pairs: Sequence[Pair]) -> None:
    program_id = programs_by_kind(session)[ProgramKind.PEER_MENTORING]
    last = local_state.next_number(session, Key.PAIR_NUMBER, len(pairs))
    records = [
        _record(source, pair, program_id, last - len(pairs) + place)
        for place, pair in enumerate(pairs, start=1)
    ]
    bulk_insert(session, Match, records)


def _record(source: Source, pair: Pair, program_id: str, number: int) -> dict[str, Any]:
    is_held = pair.status is MatchStatus.ON_HOLD
    return source.record(
        program_id=program_id,
        mentor_id=pair.mentor_id,
        mentee_id=pair.mentee_id,
        number=number,
        status=pair.status,
        reasons="",
        approved_on=pair.started_on,
        started_on=pair.started_on,
        hold_until=source.today + timedelta(days=9) if is_held else None,
        closed_on=pair.closed_on,
        closure_reason=source.chance.choice(_ENDINGS) if pair.closed_on else None,
        closed_by="staff" if pair.closed_on else "",
        agreed_on=pair.started_on,
        first_met_on=pair.started_on,
        first_met_with=translate("Sample", "the counselor"),
        goodbye_on=pair.closed_on,
    ) | {"id": pair.id}


def _set_membership(session: Session, pairs: Sequence[Pair]) -> None:
    """A buddy with a living pair waits no longer."""
    served = {pair.mentee_id: pair.started_on for pair in pairs if pair.closed_on is None}
    query = select(ProgramMembership).where(ProgramMembership.role == MembershipRole.BUDDY)
    for membership in session.scalars(query):
        if membership.student_id in served:
            membership.status = MembershipStatus.ACTIVE
            membership.joined_on = served[membership.student_id] - timedelta(days=12)
            membership.waiting_since = None
