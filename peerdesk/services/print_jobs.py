"""What was printed lately: which papers, with which choices, when and where.

Only the choices are kept, as ids, days and sheet codes, in the encrypted file; never a finished
page. Printing a job again makes it anew from what is in the file then, so that no paper of last
month can bring back a name that is gone since.

note_job(session, job) -> id            list_jobs(session) -> newest first
last_printed(session) -> when each print was printed last
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import stamp_of
from peerdesk.services.rights import person_of
from peerdesk.services.today import note_printed

MOST: Final = 20
_NOT_KEPT: Final = frozenset({"today", "day", "week"})


@dataclass(frozen=True, slots=True)
class Job:
    """Papers that went out together.

    Attributes:
        keys: Which prints.
        options: Their choices, as the catalogue reads them; nobody's name is among them.
        printer: Where they went; "" if they were saved as a PDF.
        is_out: The printer took them, or the file was written.
        id: Counts up; given when it is noted.
        at: When; the moment it is noted, if nothing else is said.
        by: Who printed it, by the name or the role of the passphrase.
    """

    keys: tuple[str, ...]
    options: Mapping[str, Any]
    paper: Paper
    language: str
    pages: int
    printer: str = ""
    is_out: bool = True
    id: int = 0
    at: datetime | None = None
    by: str = ""


def note_job(session: Session, job: Job) -> int:
    """Remember a job, the newest `MOST` of them, and when each print came out; return its id."""
    kept, now = _kept(session), job.at or stamp_of(session).now()
    number = int(kept.get("number", 0)) + 1
    line = {
        "id": number,
        "at": now.isoformat(),
        "by": person_of(session),
        "keys": list(job.keys),
        "options": _plain(job.options),
        "paper": job.paper.value,
        "language": job.language,
        "pages": job.pages,
        "printer": job.printer,
        "is_out": job.is_out,
    }
    last: dict[str, str] = kept.get("last", {})
    if job.is_out:
        last |= dict.fromkeys(job.keys, now.isoformat())
        note_printed(session, job.keys[-1])
    jobs = [line, *kept.get("jobs", [])][:MOST]
    words = json.dumps({"number": number, "jobs": jobs, "last": last})
    local_state.put(session, Key.PRINT_JOBS, words)
    return number


def list_jobs(session: Session) -> list[Job]:
    """Return what was printed lately, the newest first."""
    return [_job(line) for line in _kept(session).get("jobs", [])]


def last_printed(session: Session) -> dict[str, datetime]:
    """Return when each print was printed or saved last, by its key."""
    last: dict[str, str] = _kept(session).get("last", {})
    return {key: datetime.fromisoformat(at) for key, at in last.items()}


def _kept(session: Session) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(local_state.get(session, Key.PRINT_JOBS, "{}"))
    return kept


def _job(line: dict[str, Any]) -> Job:
    known = line | {
        "keys": tuple(line["keys"]),
        "paper": Paper(line["paper"]),
        "at": datetime.fromisoformat(line["at"]),
    }
    return Job(**known)


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the choices as JSON can hold them; days under the one name the catalogue prefers."""
    wanted = options.get("date") or options.get("day") or options.get("week")
    known = {key: value for key, value in options.items() if key not in _NOT_KEPT}
    if wanted:
        known["date"] = wanted
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in known.items()
        if value not in (None, (), [])
    }
