"""Lines about the school as a whole: worries noted, sheets that are out, the backup's age."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.session_logs import SessionLog, SheetCode
from peerdesk.services.backups.schedule import usb_age
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.worklist.lines import WorkGroup, WorkLine

WORRY_DAYS: Final = 7


def worry_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line when sessions of the last week noted a worry."""
    since = day_bounds(today - timedelta(days=WORRY_DAYS), today)[0]
    query = (
        select(SessionLog.id)
        .where(SessionLog.has_worry.is_(True), SessionLog.held_at >= since)
        .order_by(SessionLog.held_at.desc())
    )
    worried = session.scalars(query).all()
    if worried:
        many = translate("Work", "A worry was noted in {n} sessions this week")
        one = translate("Work", "A worry was noted in 1 session this week")
        yield WorkLine(
            f"worry:{worried[0]}",
            WorkGroup.CONCERN,
            one if len(worried) == 1 else many.format(n=len(worried)),
            translate("Work", "Look now"),
            "danger",
            "sessions",
            worried[0],
            today,
            count=len(worried),
        )


def sheet_lines(session: Session, _today: date) -> Iterator[WorkLine]:
    """Return a line for each day on which forms were printed that have not come back."""
    query = (
        select(SheetCode.printed_on, SheetCode.print_key, func.count(SheetCode.id))
        .where(SheetCode.returned_on.is_(None))
        .group_by(SheetCode.printed_on, SheetCode.print_key)
    )
    for printed_on, print_key, out in session.execute(query):
        many = translate("Work", "{n} session forms have not come back").format(n=out)
        yield WorkLine(
            f"sheets:{print_key}:{printed_on or ''}",
            WorkGroup.SHEET,
            translate("Work", "1 session form has not come back") if out == 1 else many,
            translate("Work", "Out"),
            "neutral",
            "sessions",
            due_on=printed_on,
            count=out,
        )


def backup_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line when the newest backup off this computer is too old."""
    age = usb_age(session, today)
    if age.is_overdue:
        never = translate("Work", "There is no backup on a USB stick yet")
        old = translate("Work", "The backup on the USB stick is {n} days old")
        yield WorkLine(
            "backup",
            WorkGroup.SCHOOL,
            (old if age.copied_at else never).format(n=age.days),
            translate("Work", "Overdue"),
            "warn",
            "settings",
            "backups",
            today,
        )
