"""What the team page writes into its cells."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from peerdesk.enums import CourseCode
from peerdesk.i18n import translate
from peerdesk.services.teams import MemberRow
from peerdesk.services.teams.readiness import MISSING, Ready, ReadyState
from peerdesk.ui.kit.dates import day

Learned = dict[tuple[str, str], Ready]

_TONES = {
    ReadyState.MISSING: "neutral",
    ReadyState.GOOD: "ok",
    ReadyState.SOON: "warn",
    ReadyState.OVER: "danger",
}


def hours_text(minutes: int) -> str:
    """Return minutes as hours with one digit, e.g. "14.5"."""
    return QLocale().toString(minutes / 60, "f", 1)


def time_text(minutes: int) -> str:
    """Return minutes in words, e.g. "3 h 45 min"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(translate("TeamWords", "{n} h").format(n=hours))
    if rest or not hours:
        parts.append(translate("TeamWords", "{n} min").format(n=rest))
    return " ".join(parts)


def course_words() -> dict[CourseCode, str]:
    """Return the heads of the columns about training."""
    return {
        CourseCode.PEER_SUPPORT: translate("TeamWords", "Listening"),
        CourseCode.LIMITS: translate("TeamWords", "Limits"),
        CourseCode.BENCH_SCRIPT: translate("TeamWords", "Bench"),
    }


def ready_of(learned: Learned, row: MemberRow, course: CourseCode) -> Ready:
    """Return how a course of a member stands."""
    return learned.get((row.student_id, course.value), MISSING)


def ready_text(ready: Ready) -> str:
    """Return the state in words, e.g. "ok Sep", "due 1 Dec", "over", "not yet"."""
    match ready.state:
        case ReadyState.MISSING:
            return translate("TeamWords", "not yet")
        case ReadyState.OVER:
            return translate("TeamWords", "over")
        case ReadyState.SOON:
            assert ready.expires_on is not None  # noqa: S101 - it runs out soon
            when = _short(ready.expires_on, "d MMM")
            return translate("TeamWords", "due {day}").format(day=when)
        case ReadyState.GOOD:
            month = _short(ready.done_on, "MMM") if ready.done_on else ""
            return translate("TeamWords", "ok {month}").format(month=month).strip()


def ready_tone(ready: Ready) -> str:
    """Return the tone of a state."""
    return _TONES[ready.state]


def now_text(row: MemberRow) -> str:
    """Return whether a member is in office, on break, or former."""
    if not row.is_current:
        return translate("TeamWords", "Former")
    if row.on_break is None:
        return translate("TeamWords", "In office")
    if row.on_break.back_on is None:
        return translate("TeamWords", "On break")
    return translate("TeamWords", "Break to {day}").format(day=day(row.on_break.back_on))


def now_tone(row: MemberRow) -> str:
    """Return the tone of that."""
    if not row.is_current:
        return "neutral"
    return "warn" if row.on_break else "ok"


def _short(when: date, how: str) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), how)
