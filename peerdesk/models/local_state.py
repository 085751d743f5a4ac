"""Read and write what is true of this file only."""

from enum import StrEnum
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session


class Key(StrEnum):
    """Names of the facts kept in `local_state`."""

    REPLICA = "replica"
    LINEAGE = "lineage"
    SEQ = "seq"
    EXPORT_NO = "export_no"
    DATABASE_ID = "database_id"
    ROLE = "role"
    SCHOOL_ID = "school_id"
    IS_SAMPLE = "is_sample"
    PAPER = "paper"
    PRINT_LANGUAGE = "print_language"
    PAIR_NUMBER = "pair_number"
    SHEET_NUMBER = "sheet_number"
    IDENTITY = "identity"
    ROSTER_MAPPINGS = "roster_mappings"
    LAST_PRINTED = "last_printed"
    DUTY_WEEK_LIMIT = "duty_week_limit"
    DUTY_DAY_LIMIT = "duty_day_limit"
    DUTY_GAP_DAYS = "duty_gap_days"
    BACKUP_FOLDER = "backup_folder"
    USB_BACKUP_AT = "usb_backup_at"
    USB_SNOOZED_UNTIL = "usb_snoozed_until"
    MACHINES = "machines"
    BIN_EMPTIED = "bin_emptied"
    MOOD_FACES = "mood_faces"
    RECENTS = "recents"
    PRINT_JOBS = "print_jobs"
    RESTORED_FROM = "restored_from"
    COURSES = "courses"


_READ: Final = text("SELECT value FROM local_state WHERE key = :key")
_WRITE: Final = text(
    "INSERT INTO local_state (key, value) VALUES (:key, :value) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def get(session: Session, key: Key, default: str = "") -> str:
    """Return the fact `key`, or `default` if it was never set."""
    value: str | None = session.execute(_READ, {"key": key.value}).scalar()
    return default if value is None else value


def put(session: Session, key: Key, value: str) -> None:
    """Set the fact `key`."""
    session.execute(_WRITE, {"key": key.value, "value": value})


def next_number(session: Session, key: Key, count: int = 1) -> int:
    """Take `count` numbers of the counter `key` and return the last of them."""
    last = int(get(session, key, "0")) + count
    put(session, key, str(last))
    return last
