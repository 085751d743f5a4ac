"""A line of the work list: one thing that waits for staff, and how it is marked as done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from peerdesk.enums import CheckInNature
from peerdesk.i18n import translate


class WorkGroup(StrEnum):
    """What kind of thing waits, in the order of Today."""

    CONCERN = "concern"
    REFERRAL = "referral"
    BENCH = "bench"
    CHECK_IN = "check_in"
    SILENT = "silent"
    PAIR = "pair"
    CONSENT = "consent"
    SHEET = "sheet"
    TRAINING = "training"
    TEAM = "team"
    FOLLOW_UP = "follow_up"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Done:
    """What somebody wrote beside a line: it was done, on that day, with this remark.

    Attributes:
        today: The day it is entered; `done_on` is never after it.
        minutes: How long it took.
        nature: How a pair was found to be, for lines that ask.
    """

    done_on: date
    today: date
    note: str = ""
    minutes: int = 5
    nature: CheckInNature = CheckInNature.GOING_WELL


Deed = Callable[[Session, Done], object]
"""Records that a line was done; runs inside the one write of a whole Monday sheet."""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One thing that waits.

    Attributes:
        key: Names this thing and no other, "check_in:<record id>:2026-11-24"; the same every
            day it waits, another one when the next is due. Lines are put off by it and found
            again by it from paper.
        sentence: What waits, in words; may name students, so it stays inside the school.
        word: The chip, "Overdue", "Missing"; `due_word` makes one from a day.
        tone: "danger", "warn" or "neutral".
        place: Page (or intent of the shell) where it is done.
        record_id: Record to open there.
        due_on: Day it is due; None sorts behind every day.
        note: Who or when, in a few words, for the printed sheet; a question is answered in its
            remark.
        done: Records the deed from the printed sheet; None when it can only be done there.
        can_wait: Whether it may be put off to another day.
        count: How many things stand behind this line, for the count of its group.
    """

    key: str
    group: WorkGroup
    sentence: str
    word: str
    tone: str
    place: str
    record_id: str | None = None
    due_on: date | None = None
    note: str = ""
    done: Deed | None = field(default=None, compare=False)
    can_wait: bool = True
    count: int = 1


@dataclass(frozen=True, slots=True)
class WorkPart:
    """A group of the list with what waits in it, the first due first."""

    group: WorkGroup
    title: str
    lines: tuple[WorkLine, ...]

    @property
    def count(self) -> int:
        """Return how many things wait."""
        return sum(line.count for line in self.lines)

    @property
    def tone(self) -> str:
        """Return the most pressing tone of its lines."""
        tones = {line.tone for line in self.lines}
        return next((tone for tone in ("danger", "warn") if tone in tones), "neutral")


@dataclass(frozen=True, slots=True)
class WorkList:
    """Everything that waits.

    Attributes:
        parts: What waits today; groups without lines are left out.
        put_off: Lines that were put off, each with the day it comes back.
    """

    parts: tuple[WorkPart, ...]
    put_off: tuple[tuple[WorkLine, date], ...] = ()

    @property
    def count(self) -> int:
        """Return how many things wait today."""
        return sum(part.count for part in self.parts)


def due_word(due_on: date, today: date) -> str:
    """Return "Due today", "3 days late" or "In 3 days"."""
    days = (due_on - today).days
    match days:
        case 0:
            return translate("Work", "Due today")
        case 1:
            return translate("Work", "Tomorrow")
        case -1:
            return translate("Work", "1 day late")
        case _ if days > 0:
            return translate("Work", "In {n} days").format(n=days)
        case _:
            return translate("Work", "{n} days late").format(n=-days)


def due_tone(due_on: date, today: date) -> str:
    """Return the tone of something due: a warning from its day on."""
    return "warn" if due_on <= today else "neutral"


def group_titles() -> dict[WorkGroup, str]:
    """Return each group in words."""
    return {
        WorkGroup.CONCERN: translate("Work", "Concerns"),
        WorkGroup.REFERRAL: translate("Work", "Referrals waiting"),
        WorkGroup.BENCH: translate("Work", "Bench duty without enough helpers"),
        WorkGroup.CHECK_IN: translate("Work", "Check-ins due"),
        WorkGroup.SILENT: translate("Work", "Silent pairs"),
        WorkGroup.PAIR: translate("Work", "Pairs"),
        WorkGroup.CONSENT: translate("Work", "Consents missing"),
        WorkGroup.SHEET: translate("Work", "Sheets out"),
        WorkGroup.TRAINING: translate("Work", "Training"),
        WorkGroup.TEAM: translate("Work", "Leadership team"),
        WorkGroup.FOLLOW_UP: translate("Work", "Follow-ups"),
        WorkGroup.SCHOOL: translate("Work", "The school"),
    }
