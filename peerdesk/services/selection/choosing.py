"""Give the places: who said yes comes onto the team, many at once, as one deed.

accept(session, ids, title, starts_on) -> how many
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.enums import CandidateStatus, ConsentKind
from peerdesk.services import teams
from peerdesk.services.consent import blocks
from peerdesk.services.selection.candidates import find_applications
from peerdesk.services.selection.rounds import find_round
from peerdesk.services.teams import Position


def accept(session: Session, ids: Sequence[str], title: str, starts_on: date) -> int:
    """Put candidates onto the team of their round; return how many came new.

    All of them or none: without every family's yes nobody is put there.

    Raises:
        ConsentNeededError: If a family has not agreed.
        InvalidValueError: If the title is blank, or somebody is on the team already.
        NotFoundError: If one is gone.
        NotAllowedError: If the round is closed.
    """
    found = [
        one for one in find_applications(session, ids) if one.status != CandidateStatus.ACCEPTED
    ]
    children = [one.student_id for one in found]
    blocks.check(session, ConsentKind.TEAM, children, starts_on, field="student_id")
    for one in found:
        team_id = find_round(session, one.round_id).team_id
        teams.add_member(session, team_id, Position(one.student_id, title, starts_on))
        one.status, one.decided_on = CandidateStatus.ACCEPTED, starts_on
    session.flush()
    return len(found)
