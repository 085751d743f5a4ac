"""Lines about the school as a whole: worries, bench, sheets that are out, backup, year end."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import ConstraintKind, RolloverTask
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.session_logs import SessionLog, SheetCode
from peerdesk.services.backups.schedule import usb_age
from peerdesk.services.calendar import list_years
from peerdesk.services.duty import duty_cells, ranked_helpers
from peerdesk.services.duty.hand import assign
from peerdesk.services.duty.rows import Place
from peerdesk.services.names import folded, full_name
from peerdesk.services.rollover.year import done_steps
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.worklist.lines import Done, WorkGroup, WorkLine, due_tone, due_word

WORRY_DAYS: Final = 7
RULE_DAYS: Final = 30
YEAR_DAYS: Final = 30


def worry_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line when sessions of the last week noted a worry and no concern followed."""
    since = day_bounds(today - timedelta(days=WORRY_DAYS), today)[0]
    query = (
        select(SessionLog.id)
        .where(SessionLog.has_worry.is_(True), SessionLog.held_at >= since)
        .where(SessionLog.id.not_in(_with_concern()))
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


def _with_concern() -> Select[str | None]:
    return select(Concern.session_log_id).where(Concern.session_log_id.is_not(None))


def sheet_lines(session: Session, _today: date) -> Iterator[WorkLine]:
    """Return a line for each day on which forms were printed that have not come back."""
    query = (
        select(SheetCode.printed_on, SheetCode.print_key, func.count(SheetCode.id))
        .where(
            SheetCode.session_log_id.is_(None),
            SheetCode.returned_on.is_(None),
            SheetCode.voided_on.is_(None),
        )
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
            "stack",
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


def bench_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each place of this week that lacks a helper."""
    for cell in duty_cells(session, today):
        if cell.missing:
            many = translate("Work", "{place}: {n} helpers missing")
            text = translate("Work", "{place}: 1 helper missing") if cell.missing == 1 else many
            yield WorkLine(
                f"bench:{cell.place.key}",
                WorkGroup.BENCH,
                text.format(place=cell.label, n=cell.missing),
                due_word(cell.place.day, today),
                due_tone(cell.place.day, today),
                "duty",
                cell.place.key,
                cell.place.day,
                translate("Work", "who?"),
                partial(fill_gap, place=cell.place),
            )


def fill_gap(session: Session, done: Done, place: Place) -> None:
    """Put the helpers who are named in the remark into a place, a comma between two.

    Raises:
        InvalidValueError: If nobody is named, or no helper or several are called so.
        NotAllowedError, ConsentNeededError: As `duty.hand.assign`.
    """
    names = [name for part in done.note.split(",") if (name := part.strip())]
    if not names:
        sentence = translate("Work", "Write under Remark which helper stands there.")
        raise InvalidValueError("remark", sentence)
    for number, name in enumerate(names, start=1):
        assign(session, place, _helper_called(session, place, name, number))


def _helper_called(session: Session, place: Place, name: str, number: int) -> str:
    """Return the one helper who is called so; a name in full goes before the start of one."""
    wanted = folded(name)
    helpers = ranked_helpers(session, place)
    exact = [one for one in helpers if wanted in {folded(one.name), folded(one.full_name)}]
    found = exact or [one for one in helpers if folded(one.full_name).startswith(wanted)]
    if len(found) != 1:
        none = translate(
            "Work", "No bench helper is called as name {number} says. Check it, or mark the line N."
        )
        many = translate(
            "Work", "{n} bench helpers are called as name {number} says. Write it in full."
        )
        sentence = (many if found else none).format(number=number, n=len(found))
        raise InvalidValueError("remark", sentence)
    return found[0].student_id


def rule_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each keep-apart rule that ends within a month; no reason is told."""
    one, other = aliased(Student), aliased(Student)
    query = (
        select(PairConstraint, one, other)
        .join(one, one.id == PairConstraint.student_a_id)
        .join(other, other.id == PairConstraint.student_b_id)
        .where(
            PairConstraint.kind == ConstraintKind.KEEP_APART,
            PairConstraint.expires_on >= today,
            PairConstraint.expires_on <= today + timedelta(days=RULE_DAYS),
        )
    )
    text = translate("Work", "{one} and {other}: keep apart ends")
    for rule, first, second in session.execute(query):
        assert rule.expires_on is not None  # noqa: S101 - the query leaves those out
        names = [full_name(s.first_name, s.last_name, s.preferred_name) for s in (first, second)]
        yield WorkLine(
            f"rule:{rule.id}:{rule.expires_on}",
            WorkGroup.SCHOOL,
            text.format(one=names[0], other=names[1]),
            due_word(rule.expires_on, today),
            "warn",
            "apart",
            rule.id,
            rule.expires_on,
        )


def year_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for what is left to do at the end of the school year."""
    years = [year for year in list_years(session) if year.starts_on and year.starts_on <= today]
    ending = max(years, key=lambda year: year.starts_on or today, default=None)
    if ending is None or ending.ends_on is None:
        return
    done = len(done_steps(session, ending.id))
    if ending.ends_on - today <= timedelta(days=YEAR_DAYS) or 0 < done < len(RolloverTask):
        words = translate("Work", "Start the new year: {done} of {all} steps are done")
        yield WorkLine(
            f"year:{ending.id}",
            WorkGroup.SCHOOL,
            words.format(done=done, all=len(RolloverTask)),
            due_word(ending.ends_on, today),
            "neutral",
            "rollover",
            due_on=ending.ends_on,
        )
