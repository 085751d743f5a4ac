"""Papers that are printed and come back, and the work list: each deed once."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

from services.roster.samples import csv_text, roster_of
from sqlalchemy import select

from peerdesk.enums import SessionKind, SessionMood, SessionTopic, StudentStatus
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SheetCode
from peerdesk.services import pictures
from peerdesk.services.prints import forms
from peerdesk.services.prints.forms import Slip
from peerdesk.services.roster.apply import import_roster
from peerdesk.services.session_logs import sheets as form_sheets
from peerdesk.services.session_logs import stack
from peerdesk.services.session_logs.stack import TypedSheet
from peerdesk.services.worklist import later, sheets
from peerdesk.services.worklist.marks import Mark, MarkKind
from peerdesk.services.worklist.week import MONDAY_SHEET, sheet_lines_of

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
WEEK = timedelta(days=7)
CODES = ("7Q4K-7Q4K", "9W2R-9W2R")


def _printed(session, count=2):
    """Keep Monday sheets as printing does, and return the ids of them."""
    lines = sheet_lines_of(session, MONDAY_SHEET, TODAY).lines
    codes = [sheets.fresh_code(session) for _ in range(count)]
    for code in codes:
        sheets.store_sheet(session, code, MONDAY_SHEET, lines, TODAY)
        session.flush()
    return [sheets.find_code(session, code) for code in codes], lines


def _entered(session):
    (sheet_id, *_more), lines = _printed(session)
    number = next(n for n, line in enumerate(lines, start=1) if line.key.startswith("check_in"))
    sheets.enter_sheet(session, sheet_id, [Mark(number, MarkKind.DONE, TODAY)], TODAY)


def _put_aside(session):
    (sheet_id, *_more), _lines = _printed(session)
    sheets.put_aside(session, sheet_id)


def _brought_back(session):
    for key in ("one", "other"):
        later.put_off(session, key, TODAY + WEEK, TODAY)
    session.flush()
    later.bring_back(session, "one")


def _forms(session):
    forms.store_codes(session, [Slip(None, None, young=False)] * 2, CODES, TODAY)


def _voided(session):
    _forms(session)
    session.flush()
    query = select(SheetCode.id).where(SheetCode.code.in_(CODES)).order_by(SheetCode.code)
    form_sheets.void_sheets(session, [session.scalars(query).first()])


def _typed(session):
    waiting = form_sheets.unreturned(session, TODAY)
    sheet = next(one for one in waiting if one.kind is SessionKind.PAIR and one.match_id)
    typed = TypedSheet(
        day="20",
        minutes=15,
        topic=SessionTopic.FRIENDS,
        mood=SessionMood.GOOD,
        has_worry=False,
    )
    stack.keep_sheet(session, sheet, typed, NOW)


def _pictured(session, student_id):
    choices = pictures.list_pictures(session, student_id)
    free = next(one for one in choices if not (one.taken_by or one.is_own))
    pictures.choose_picture(session, student_id, free.pictogram.key)


def _imported(session):
    """Bring in a list with one new child and one who moved to another homeroom."""
    known = session.scalars(
        select(Student).where(Student.status == StudentStatus.ACTIVE).order_by(Student.id)
    ).first()
    rows = [
        ["Student ID", "Last name", "First name", "Grade", "Homeroom"],
        ["990017", "Novak", "Nina", "03", "3-A"],
        [known.student_number, known.last_name, known.first_name, known.grade.value, "9-Z"],
    ]
    import_roster(session, roster_of(csv_text(rows)), TODAY, mark_missing=False)


def cases(student_id):
    """Return every case by the name of its use case."""
    return {
        "prints.forms.store_codes": _forms,
        "pictures.choose_picture": partial(_pictured, student_id=student_id),
        "roster.apply.import_roster": _imported,
        "session_logs.sheets.void_sheets": _voided,
        "session_logs.stack.keep_sheet": _typed,
        "worklist.later.put_off": partial(
            later.put_off, line_key="one", until=TODAY + WEEK, today=TODAY
        ),
        "worklist.later.bring_back": _brought_back,
        "worklist.sheets.store_sheet": lambda s: _printed(s, 1),
        "worklist.sheets.enter_sheet": _entered,
        "worklist.sheets.put_aside": _put_aside,
    }


LEAVES_NOTHING = {
    "backups.schedule.choose_folder": "a fact about this computer, chosen back in one click",
    "backups.restored.note_restored": "a fact about this file",
    "backups.restored.accept_restored": "a fact about this file",
    "print_jobs.note_job": "paper that came out stays out",
}
