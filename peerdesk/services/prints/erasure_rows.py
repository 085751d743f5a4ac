"""What the page that proves an erasure says: counts and days, no name and no id.

last_proof(session, today, sample=) -> ErasureProof | None
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.models.calendar import School
from peerdesk.models.sync_state import Erasure
from peerdesk.services.accounts import names_by_slot
from peerdesk.services.vaults import own_school_id


class Erased(StrEnum):
    """What kind of record went, in the order of the page."""

    STUDENT = "student"
    PAIRS = "pairs"
    SESSIONS = "sessions"
    DUTY = "duty"
    ANSWERS = "answers"
    ROLES = "roles"
    OTHERS = "others"


_KINDS: Final[Mapping[str, Erased]] = MappingProxyType(
    {
        "student": Erased.STUDENT,
        "buddy_match": Erased.PAIRS,
        "match_proposal": Erased.PAIRS,
        "check_in": Erased.PAIRS,
        "exit_answer": Erased.PAIRS,
        "pair_constraint": Erased.PAIRS,
        "session_log": Erased.SESSIONS,
        "session_attendance": Erased.SESSIONS,
        "duty_assignment": Erased.DUTY,
        "absence": Erased.DUTY,
        "substitution": Erased.DUTY,
        "acknowledgement": Erased.ROLES,
        "consent": Erased.ANSWERS,
        "consent_slip": Erased.ANSWERS,
        "program_membership": Erased.ROLES,
        "training_record": Erased.ROLES,
        "training_invite": Erased.ROLES,
        "team_position": Erased.ROLES,
        "service_break": Erased.ROLES,
        "hours_entry": Erased.ROLES,
        "recognition": Erased.ROLES,
    }
)


@dataclass(frozen=True, slots=True)
class ErasureProof:
    """One erasure.

    Attributes:
        number: The how-manieth erasure of this file.
        by: Who did it, as the school calls them.
        records: How many records of each kind went.
        last_backup_on: The day by which the last older backup is thinned away; None if some
            stay, or none is left.
    """

    printed_on: date
    school: str
    number: int
    erased_on: date
    by: str
    records: tuple[tuple[Erased, int], ...]
    notes: int
    drafts: int
    labels: int
    originals: int
    backups_deleted: int
    backups_left: int
    last_backup_on: date | None
    sample: bool = False


def last_proof(session: Session, today: date, *, sample: bool = False) -> ErasureProof | None:
    """Return the newest erasure of this file; None if nobody was ever erased."""
    row = session.scalar(select(Erasure).order_by(Erasure.number.desc()).limit(1))
    if row is None:
        return None
    return ErasureProof(
        printed_on=today,
        school=session.get_one(School, own_school_id(session)).name,
        number=row.number,
        erased_on=row.at.astimezone().date(),
        by=names_by_slot(session).get(row.operator, row.operator),
        records=_by_kind(json.loads(row.records)),
        notes=row.notes,
        drafts=row.drafts,
        labels=row.labels,
        originals=row.originals,
        backups_deleted=row.backups_deleted,
        backups_left=row.backups_left,
        last_backup_on=row.last_backup_on,
        sample=sample,
    )


def _by_kind(records: Mapping[str, int]) -> tuple[tuple[Erased, int], ...]:
    counts = dict.fromkeys(Erased, 0)
    for table, count in records.items():
        counts[_KINDS.get(table, Erased.OTHERS)] += count
    return tuple((kind, count) for kind, count in counts.items() if count)
