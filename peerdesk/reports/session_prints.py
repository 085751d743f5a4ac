"""The papers of sessions as the catalogue makes them, and what each needs before it can print."""

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import translate
from peerdesk.reports import counseling_form, group_grid, session_form, time_page
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.services.prints import forms, session_rows
from peerdesk.services.prints.forms import Slip

FORMS = frozenset({forms.PRINT_KEY, session_rows.FORM_KEY})
"""Prints whose sheets carry codes of sessions."""


def slips(session: Session, key: str, chosen: Options) -> list[Slip]:
    """Return what the sheets of a form are for, in the order of the stack."""
    if key == session_rows.FORM_KEY:
        return session_rows.counseling_slips(
            session, chosen.student_ids, chosen.today, blanks=chosen.blanks
        )
    return forms.list_slips(session, chosen.match_ids, blanks=chosen.blanks)


def fresh_codes(session: Session, key: str, chosen: Options) -> tuple[str, ...]:
    """Return a code for each sheet; nothing is stored."""
    return forms.fresh_codes(session, len(slips(session, key, chosen)))


def record(session: Session, key: str, chosen: Options) -> int:
    """Remember the sheets as one run; return how many are new."""
    made = slips(session, key, chosen)
    return forms.store_codes(session, made, chosen.codes, chosen.today, key)


def pairs(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return session forms of pairs."""
    made = slips(session, forms.PRINT_KEY, chosen)
    rows = forms.form_rows(session, made, chosen.codes, chosen.today, sample=chosen.sample)
    return session_form.build(rows, paper, language)


def counseling(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return counseling forms of helpers."""
    made = slips(session, session_rows.FORM_KEY, chosen)
    rows = session_rows.counseling_rows(
        session, made, chosen.codes, chosen.today, sample=chosen.sample
    )
    return counseling_form.build(rows, paper, language)


def grid(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the attendance grid of a group."""
    rows = session_rows.group_grid(session, chosen.title, chosen.today, sample=chosen.sample)
    return group_grid.build(rows, paper, language)


def time(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the page about the use of time."""
    rows = session_rows.time_page(
        session, chosen.period, chosen.day, chosen.today, sample=chosen.sample
    )
    return time_page.build(rows, paper, language)


def need_nothing(_session: Session, _options: Options) -> Need | None:
    """Return None: blank lines print where something is not known."""
    return None


def need_time(session: Session, options: Options) -> Need | None:
    """Return what is missing for the page about the use of time."""
    rows = session_rows.time_page(session, options.period, options.day, options.today, sample=False)
    if rows.report.total:
        return None
    return Need(
        translate("Catalog", "Nothing is logged for this time. Log sessions with Ctrl+L first."),
        "use_time",
    )
