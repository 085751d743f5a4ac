"""A meeting of a team, as lists, pages and forms know it."""

from dataclasses import dataclass
from datetime import date, time

from peerdesk.services.teams.attendance import Attendee
from peerdesk.services.teams.follow_up import ActionDraft, ActionRow


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as lists show it.

    Attributes:
        id: Of the meeting; of its session if it has no minutes yet.
        is_held: Somebody wrote down who was there.
        has_minutes: There is something to read about it.
        present: How many of the team were there.
        expected: How many were on the team and not on break.
        open_actions: Actions of it that are not done.
    """

    id: str
    day: date
    is_held: bool
    has_minutes: bool
    minutes: int
    present: int
    expected: int
    open_actions: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with all that is known of it.

    Attributes:
        id: Empty if nothing is kept of it beyond its session.
        log_id: Its session; empty while it is planned.
        carried: Open actions of earlier meetings.
    """

    id: str
    team_id: str
    team: str
    log_id: str
    day: date
    starts_at: time
    minutes: int
    agenda: str
    record: str
    people: tuple[Attendee, ...]
    actions: tuple[ActionRow, ...]
    carried: tuple[ActionRow, ...]

    @property
    def present(self) -> tuple[Attendee, ...]:
        """Return who was there."""
        return tuple(one for one in self.people if one.is_present)

    @property
    def absent(self) -> tuple[Attendee, ...]:
        """Return who was missed; nobody on break is."""
        return tuple(one for one in self.people if not (one.is_present or one.on_break))


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting to come."""

    team_id: str
    day: date
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class MinutesDraft:
    """Minutes as typed in.

    Attributes:
        present: Ids of the students who were there.
        actions: What was taken on; those with an id are there already and stay or change.
        done: Ids of actions of earlier meetings that are done now.
    """

    team_id: str
    day: date
    starts_at: time
    minutes: int
    present: tuple[str, ...]
    record: str = ""
    agenda: str = ""
    actions: tuple[ActionDraft, ...] = ()
    done: tuple[str, ...] = ()
