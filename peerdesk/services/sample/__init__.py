"""The sample school: about 240 invented students and two terms of believable history."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.models.people import Staff, Student
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.sample.duties import add_duties
from peerdesk.services.sample.enrolment import enrol
from peerdesk.services.sample.meetings import add_meetings
from peerdesk.services.sample.pairs import add_pairs
from peerdesk.services.sample.people import invent_staff, invent_students, roster_csv
from peerdesk.services.sample.setting import add_setting
from peerdesk.services.sample.source import open_source, school_names
from peerdesk.services.vaults import own_school_id

__all__ = ["SampleCounts", "fill_sample", "prepare_programs", "sample_roster", "school_names"]


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """How much was invented."""

    students: int
    pairs: int
    sessions: int
    duties: int


def fill_sample(session: Session, today: date, *, seed: int = 1) -> SampleCounts:
    """Fill a new, empty vault with the sample school as it stands on `today`.

    The same seed and day give the same school, ids included.
    """
    source = open_source(own_school_id(session), today, seed)
    students = invent_students(source)
    bulk_insert(session, Student, students)
    bulk_insert(session, Staff, invent_staff(source))
    setting = add_setting(session, source)
    members = enrol(session, source, setting)
    pairs = add_pairs(session, source, setting, members)
    sessions = add_meetings(session, source, setting, members, pairs)
    duties = add_duties(session, source, setting, members)
    return SampleCounts(len(students), len(pairs), sessions, duties)


def prepare_programs(session: Session, today: date, *, seed: int = 1) -> None:
    """Give a school whose roster is there a calendar, benches and members, but no history."""
    source = open_source(own_school_id(session), today, seed)
    enrol(session, source, add_setting(session, source))


def sample_roster(today: date, *, seed: int = 1) -> bytes:
    """Return an invented roster as the CSV that a school system would export."""
    return roster_csv(invent_students(open_source("", today, seed)))
