"""The columns of the roster."""

from collections.abc import Callable

from peerdesk.enums import CourseCode
from peerdesk.i18n import translate
from peerdesk.services.names import grade_short
from peerdesk.services.teams import MemberRow
from peerdesk.services.teams.readiness import COURSES
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.pages.team.words import (
    Learned,
    course_words,
    hours_text,
    now_text,
    now_tone,
    ready_of,
    ready_text,
    ready_tone,
)
from peerdesk.ui.table_model import Column


def roster_columns(learned: Callable[[], Learned]) -> list[Column[MemberRow]]:
    """Return the columns; `learned` gives what the members have learned, read once for all."""
    return [
        Column(translate("TeamColumns", "Name"), lambda row: row.name, stretches=True),
        Column(translate("TeamColumns", "Position"), lambda row: row.title),
        Column(
            translate("TeamColumns", "Grade"),
            lambda row: grade_short(row.grade),
            lambda row: row.grade.level,
        ),
        Column(
            translate("TeamColumns", "Hours"),
            lambda row: hours_text(row.minutes),
            sort_key=lambda row: row.minutes,
            is_number=True,
        ),
        *(_course(course, learned) for course in COURSES),
        Column(translate("TeamColumns", "Now"), now_text, tone=now_tone),
        Column(
            translate("TeamColumns", "Last day"),
            lambda row: day_with_year(row.ends_on) if row.ends_on else "",
            sort_key=lambda row: str(row.ends_on),
        ),
    ]


def _course(course: CourseCode, learned: Callable[[], Learned]) -> Column[MemberRow]:
    return Column(
        course_words()[course],
        lambda row: ready_text(ready_of(learned(), row, course)),
        sort_key=lambda row: str(ready_of(learned(), row, course).expires_on),
        tone=lambda row: ready_tone(ready_of(learned(), row, course)),
    )
