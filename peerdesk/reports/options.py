"""What a print can be asked for, read from the plain mapping that windows and commands pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from peerdesk import clock

_AFTERNOON: Final = 14
_FRIDAY: Final = 4


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one print.

    Attributes:
        today: The day it is made.
        day: The day it is for; prints of a week take the week of this day.
        pictures_only: Show no first name at all, whatever families agreed to.
        team_id: Which leadership team; None means the newest.
        match_ids: Pairs to print session forms for; None means all.
        blanks: Session forms without a pair, after those of the pairs.
        codes: Sheet codes of the session forms and slips; empty means fresh ones.
        student_ids: Consent slips of these students only; empty means all that are missing.
        asks: Consent slips for these questions only, by key; empty means all.
        homerooms: Consent slips of these homerooms only; empty means all.
        lines: Keys of the numbered lines of a work sheet; empty means those of today.
        title: Name of the group whose grid is printed; empty means the one that met last.
        period: How long the page about the use of time is: week, month, term or year.
        concern_id: The concern whose form is printed.
        event_id: The training whose papers are printed; empty takes the next or the last one.
        course: Code of the course whose outline is printed; empty takes the first one.
        meeting_id: The meeting whose minutes are printed; empty means the last one.
        one_language: Print papers of families in the one language asked for, whatever they speak.
        sample: Everything is invented, and the print says so.
    """

    today: date
    day: date
    pictures_only: bool = False
    team_id: str | None = None
    match_ids: tuple[str, ...] | None = None
    blanks: int = 0
    codes: tuple[str, ...] = ()
    student_ids: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    homerooms: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    title: str = ""
    period: str = ""
    concern_id: str = ""
    event_id: str = ""
    course: str = ""
    meeting_id: str = ""
    one_language: bool = False
    sample: bool = False

    @property
    def monday(self) -> date:
        """Return the first day of the week it is for."""
        return self.day - timedelta(days=self.day.weekday())


def read_options(options: Mapping[str, Any]) -> Options:
    """Return the choices in `options`; what is missing gets its default.

    Keys: `date` (or `day`, `week`; a date or ISO text), `today`, `pictures_only`, `team_id`,
    `match_id` or `match_ids`, `blanks`, `codes`, `student_ids`, `asks`, `homerooms`,
    `lines`.
    """
    today = _date(options.get("today")) or clock.today()
    wanted = options.get("date") or options.get("day") or options.get("week")
    return Options(
        today=today,
        day=_date(wanted) or today,
        pictures_only=bool(options.get("pictures_only", False)),
        team_id=options.get("team_id"),
        match_ids=_match_ids(options),
        blanks=int(options.get("blanks", 0)),
        codes=tuple(options.get("codes", ())),
        student_ids=tuple(options.get("student_ids", ())),
        asks=tuple(options.get("asks", ())),
        title=str(options.get("title", "")),
        period=str(options.get("period", "")),
        concern_id=str(options.get("concern_id", "")),
        event_id=str(options.get("event_id", "")),
        course=str(options.get("course", "")),
        meeting_id=str(options.get("meeting_id", "")),
        one_language=bool(options.get("one_language", False)),
        homerooms=tuple(options.get("homerooms", ())),
        lines=tuple(options.get("lines", ())),
    )


def wanted_day(options: Mapping[str, Any], hour: int) -> date:
    """Return the day asked for in `options`, else the one a print is most likely wanted for."""
    today = read_options({"today": options.get("today")}).today
    wanted = options.get("date") or options.get("day") or options.get("week")
    return _date(wanted) or day_to_print(today, hour)


def day_to_print(today: date, hour: int) -> date:
    """Return the day a duty print is most likely wanted for: from 14:00 on the next school day."""
    day = today + timedelta(days=1) if hour >= _AFTERNOON else today
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > _FRIDAY else day


def _date(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else _plain(value)


def _plain(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _match_ids(options: Mapping[str, Any]) -> tuple[str, ...] | None:
    many: Sequence[str] | None = options.get("match_ids")
    if many is not None:
        return tuple(many)
    one = options.get("match_id")
    return (one,) if one else None
