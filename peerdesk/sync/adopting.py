"""One more computer of a school: a new, empty vault becomes that school at joining.

Public: `adopt_school`.
"""

from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.calendar import School
from peerdesk.models.database import synced_tables
from peerdesk.services.vaults import add_programs, give_courses, set_own_school
from peerdesk.sync.trust import Invite

_FOUNDING: Final = frozenset(
    {"school", "program", "school_year", "term", "calendar_day", "recess_period", "bench", "course"}
)


def adopt_school(session: Session, invite: Invite) -> None:
    """Make this vault the school of the invite, before anything else is in it.

    What was set up with the vault goes: nothing of it ever left, and the district's reply
    brings what the school set up on its first computer.

    Raises:
        NotAllowedError: If it holds records of its own.
    """
    for table in synced_tables():
        count = session.scalar(select(func.count()).select_from(table)) or 0
        if count and table.name not in _FOUNDING:
            raise NotAllowedError(
                translate(
                    "Exchange",
                    "This invite is for another computer of {school}. Set up a new, empty file "
                    "for it and open the invite there.",
                ).format(school=invite.school_name)
            )
    session.expunge_all()
    for table in reversed(synced_tables()):
        session.execute(table.delete())
    set_own_school(session, invite.school)
    session.add(School(id=invite.school, name=invite.school_name, code=invite.school_code))
    session.flush()
    add_programs(session, invite.school)
    give_courses(session)
    session.flush()
