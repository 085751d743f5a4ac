"""Erase one student for good: from the file, its history, the kept bundles and the backups.

Public:
- `what_goes(store, folder, student_id, now) -> WhatGoes`: before anybody confirms.
- `erase_student(store, folder, student_id, now, delete_old_backups=...) -> Erased`.
- `find_student(session, text)`: by id, code or student number, in the bin too.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotFoundError, StorageError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.models.sync_state import Erasure
from peerdesk.services.backups.asides import AsideRow, list_asides
from peerdesk.services.backups.making import (
    BackupRow,
    database_id,
    delete_backups,
    list_backups,
    make_backup,
    own_folder,
)
from peerdesk.services.backups.schedule import known_places
from peerdesk.services.backups.thinning import days_of_going
from peerdesk.services.rights import require_counselor, slot_of
from peerdesk.services.store import Store
from peerdesk.sync import canonical, export, inbox, originals, purging, scope, traces
from peerdesk.sync.join import current_district
from peerdesk.sync.traces import Traces

_NOTE: Final = "private_note"


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """What would be erased, and what would not.

    Attributes:
        records: For each table how many records go, the student included.
        shared: Session logs with other children: only their free text goes.
        notes: Private notes among the records.
        labels: Lines of the history that lose a name.
        originals: Kept bundles that are removed.
        backups: How many backups within reach, and files a restore put aside, may still hold
            the student.
        last_backup_on: The day by which the last of them is thinned away; None if some stay.
        led_by: The district that has to order it; empty if this place may.
        code: The student's random code, by which the district knows the student.
    """

    records: Mapping[str, int]
    shared: int
    notes: int
    drafts: int
    labels: int
    originals: int
    backups: int
    last_backup_on: date | None
    led_by: str
    code: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased: counts and days only.

    Attributes:
        backups_left: Backups from before that are still within reach.
        last_backup_on: The day by which the last of them is thinned away; None if some stay.
    """

    number: int
    at: datetime
    records: Mapping[str, int]
    notes: int
    drafts: int
    labels: int
    originals: int
    backups_deleted: int
    backups_left: int
    last_backup_on: date | None

    @property
    def total(self) -> int:
        """Return how many records went."""
        return sum(self.records.values())


@dataclass(frozen=True, slots=True)
class _Copies:
    """Older copies of the file: backups, and what a restore put aside."""

    backups: tuple[BackupRow, ...] = ()
    asides: tuple[AsideRow, ...] = ()

    @classmethod
    def within_reach(cls, store: Store, folder: Path) -> "_Copies":
        """Return the copies of this file on this computer and on known sticks."""
        own = database_id(store)
        rows = list_backups([own_folder(folder), *known_places(store)])
        return cls(tuple(row for row in rows if row.database_id == own), tuple(list_asides(folder)))

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.backups) + len(self.asides)

    def last_day(self, now: datetime) -> date | None:
        """Return the day by which the last of them goes by itself; None if some stay."""
        made = [row.made_at.astimezone() for row in self.backups]
        days = list(days_of_going(made, now.astimezone().date()).values())
        days += [row.goes_on for row in self.asides]
        return None if not days or None in days else max(day for day in days if day)

    def delete(self) -> int:
        """Delete them; return how many went.

        Raises:
            StorageError: If one of them cannot be deleted.
        """
        for row in self.asides:
            try:
                shutil.rmtree(row.path)
            except OSError as error:
                raise StorageError(path=str(row.path), problem=error.strerror or "") from error
        return delete_backups(self.backups) + len(self.asides)


def find_student(session: Session, text: str) -> str:
    """Return the id of the student with this id, code or student number, in the bin too.

    Raises:
        InvalidValueError: For the field "student", if there is none, or more than one.
    """
    wanted = text.strip()
    query = select(Student.id).where(
        or_(Student.id == wanted, Student.code == wanted, Student.student_number == wanted)
    )
    found = session.scalars(query.execution_options(include_deleted=True)).all()
    if not wanted or len(found) != 1:
        problem = translate(
            "Erasing",
            "No student here has this code, number or id. Ask the school to read it again.",
        )
        raise InvalidValueError("student", problem)
    return found[0]


def what_goes(store: Store, folder: Path, student_id: str, now: datetime) -> WhatGoes:
    """Return what erasing a student would remove, and what it would leave.

    Raises:
        NotFoundError: If there is no such student.
        NotAllowedError: If it is not a counselor who asks.
    """
    found, code, led_by = store.read(lambda session: _look(session, student_id))
    older = _Copies.within_reach(store, folder)
    return WhatGoes(
        records=_counts(found),
        shared=len(found.shared),
        notes=len(found.rows.get(_NOTE, ())),
        drafts=len(found.drafts),
        labels=len(found.actions),
        originals=originals.count(store, folder / inbox.INBOX, folder / export.OUTBOX, student_id),
        backups=older.count,
        last_backup_on=older.last_day(now),
        led_by=led_by,
        code=code,
    )


def erase_student(
    store: Store, folder: Path, student_id: str, now: datetime, *, delete_old_backups: bool = False
) -> Erased:
    """Erase a student for good; it cannot be undone.

    Args:
        store: The store of the vault.
        folder: The folder of the vault.
        student_id: Who.
        now: Aware UTC.
        delete_old_backups: Make a new backup, then delete all older ones within reach.

    Raises:
        NotFoundError: If there is no such student.
        NotAllowedError: If the district has to order it, or no counselor asks.
        StorageError: If a kept bundle or a backup could not be removed; the rest is erased.
    """
    label = translate("History", "Erased a student for good")
    found = store.write(lambda session: _erase(session, student_id), label).value
    originals.keep_orders(store, folder)
    removed = originals.sweep(store, folder / inbox.INBOX, folder / export.OUTBOX)
    older = _Copies.within_reach(store, folder)
    deleted = 0
    if delete_old_backups and older.count:
        make_backup(store, folder, now)
        deleted, older = older.delete(), _Copies()
    facts = _Facts(found, removed, deleted, older.count, older.last_day(now))
    return store.write(lambda session: _note(session, facts), label).value


def _look(session: Session, student_id: str) -> tuple[Traces, str, str]:
    require_counselor(session)
    student = _student(session, student_id)
    district = current_district(session)
    led_by = district.name if district else ""
    return traces.find(session, student_id), student.code, led_by


def _student(session: Session, student_id: str) -> Student:
    student = session.get(Student, student_id, execution_options={"include_deleted": True})
    if student is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    return student


def _erase(session: Session, student_id: str) -> Traces:
    require_counselor(session)
    _student(session, student_id)
    found = traces.find(session, student_id)
    purging.purge(session, scope.STUDENT, [student_id])
    return found


def _counts(found: Traces) -> dict[str, int]:
    rows = {table: len(ids) for table, ids in found.rows.items()}
    twins = rows.pop(scope.STUDENT, 0)
    return {scope.STUDENT: twins + 1, **rows}


@dataclass(frozen=True, slots=True)
class _Facts:
    found: Traces
    originals: int
    backups_deleted: int
    backups_left: int
    last_backup_on: date | None


def _note(session: Session, facts: _Facts) -> Erased:
    found = facts.found
    row = Erasure(
        at=stamp_of(session).now(),
        operator=slot_of(session),
        records=canonical.dumps(_counts(found)),
        notes=len(found.rows.get(_NOTE, ())),
        drafts=len(found.drafts),
        labels=len(found.actions),
        originals=facts.originals,
        backups_deleted=facts.backups_deleted,
        backups_left=facts.backups_left,
        last_backup_on=facts.last_backup_on,
    )
    session.add(row)
    session.flush()
    return _row(row)


def _row(row: Erasure) -> Erased:
    records: dict[str, Any] = json.loads(row.records)
    return Erased(
        row.number, row.at, records, row.notes, row.drafts, row.labels, row.originals,
        row.backups_deleted, row.backups_left, row.last_backup_on,
    )  # fmt: skip
