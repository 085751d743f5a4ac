"""The session list as a CSV file for a spreadsheet; notes are never in it."""

import csv
import io
from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.services.session_logs.lists import SessionFilter, list_sessions
from peerdesk.services.session_logs.words import kind_words, mode_words, mood_words, topic_words

_ALL: Final = 1_000_000
_FORMULA: Final = ("=", "+", "-", "@", "\t")


def sessions_csv(session: Session, wanted: SessionFilter) -> bytes:
    """Return the sessions that pass a filter, newest first, as CSV with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_header())
    kinds, modes, moods, topics = kind_words(), mode_words(), mood_words(), topic_words()
    for row in list_sessions(session, replace(wanted, limit=_ALL)):
        held, entered = row.held_at.astimezone(), row.entered_at
        cells = [
            f"{held:%Y-%m-%d}",
            f"{held:%H:%M}",
            kinds[row.kind],
            modes[row.mode],
            row.who,
            ", ".join(row.names),
            row.head_count,
            row.minutes or "",
            topics[row.topic] if row.topic else "",
            moods[row.mood] if row.mood else "",
            row.mood_before or "",
            row.mood_after or "",
            _yes(is_so=row.has_worry),
            _yes(is_so=row.from_paper),
            f"{entered.astimezone():%Y-%m-%d %H:%M}" if entered else "",
        ]
        writer.writerow([_plain(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _header() -> list[str]:
    return [
        translate("Sessions", "Date"),
        translate("Sessions", "Time"),
        translate("Sessions", "Kind"),
        translate("Sessions", "Held"),
        translate("Sessions", "Who"),
        translate("Sessions", "Students"),
        translate("Sessions", "How many"),
        translate("Sessions", "Minutes"),
        translate("Sessions", "About"),
        translate("Sessions", "How it went"),
        translate("Sessions", "Felt before"),
        translate("Sessions", "Felt after"),
        translate("Sessions", "Worry"),
        translate("Sessions", "From paper"),
        translate("Sessions", "Entered at"),
    ]


def _yes(*, is_so: bool) -> str:
    return translate("Sessions", "yes") if is_so else ""


def _plain(cell: object) -> object:
    """Return a cell that a spreadsheet does not take for a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell
