"""End the pairs of the year that is over; keep those that go on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ClosureReason, MatchStatus, RolloverTask
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.services.match_life import Ending, close_pairs
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.rollover.students import current_plan
from peerdesk.services.rollover.year import done_steps, require, tick


@dataclass(frozen=True, slots=True)
class PairEnd:
    """A live pair, and whether it can go on.

    Attributes:
        must_end: One of the two leaves the school.
        moved: One of the two leaves in another way than from the highest grade.
    """

    id: str
    number: int
    helper: StudentTag
    buddy: StudentTag
    status: MatchStatus
    must_end: bool
    moved: bool


def list_endings(session: Session, year_id: str) -> list[PairEnd]:
    """Return the live pairs by number."""
    moves = {move.student_id: move for move in current_plan(session, year_id).moves}
    query = select(Match).where(Match.status.in_(LIVE_MATCHES)).order_by(Match.number, Match.id)
    matches = list(session.scalars(query))
    tags = student_tags(session, {one for m in matches for one in (m.mentor_id, m.mentee_id)})
    rows = []
    for match in matches:
        if match.mentor_id not in tags or match.mentee_id not in tags:
            continue
        both = [moves.get(match.mentor_id), moves.get(match.mentee_id)]
        going = [move for move in both if move is None or move.after is None]
        rows.append(
            PairEnd(
                match.id,
                match.number,
                tags[match.mentor_id],
                tags[match.mentee_id],
                match.status,
                must_end=bool(going),
                moved=any(m is None or m.is_exception for m in going),
            )
        )
    return rows


def close_year(
    session: Session,
    year_id: str,
    today: date,
    *,
    keep: Collection[str] = (),
    reason: ClosureReason = ClosureReason.COMPLETED,
    buddies_wait: bool = True,
) -> int:
    """End every live pair but those in `keep`; return how many ended.

    Buddies who stay at the school wait for a new helper, if asked for. Where a child moves away
    that is the reason. Doing it again changes nothing.

    Raises:
        NotAllowedError: If there is no backup, or a pair to keep has lost one of the two.
    """
    if RolloverTask.PAIRS in done_steps(session, year_id):
        return 0
    require(session, year_id, RolloverTask.PAIRS)
    rows = list_endings(session, year_id)
    lost = [row for row in rows if row.id in keep and row.must_end]
    if lost:
        raise NotAllowedError(
            translate(
                "Rollover", "Pair {number} cannot go on: one of the two leaves the school."
            ).format(number=lost[0].number)
        )
    here = {m.student_id for m in current_plan(session, year_id).moves if m.after is not None}
    groups: dict[tuple[ClosureReason, bool], list[str]] = {}
    for row in rows:
        if row.id not in keep:
            why = ClosureReason.MOVED if row.moved else reason
            waits = buddies_wait and row.buddy.id in here
            groups.setdefault((why, waits), []).append(row.id)
    ended = sum(
        close_pairs(session, ids, Ending(why, "staff", waits), today)
        for (why, waits), ids in groups.items()
    )
    session.flush()
    tick(session, year_id, RolloverTask.PAIRS, today, ended)
    return ended
