"""The sample school: about 240 invented students and two terms of believable history."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
from peerdesk.models.people import Staff, Student
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import actions
from peerdesk.services.sample.acknowledgements import add_acknowledgements
from peerdesk.services.sample.bench_life import add_bench_life
from peerdesk.services.sample.check_ins import add_check_ins
from peerdesk.services.sample.concerns import add_concerns
from peerdesk.services.sample.consents import add_ledger
from peerdesk.services.sample.duties import add_duties
from peerdesk.services.sample.enrolment import enrol
from peerdesk.services.sample.erased import add_erasure
from peerdesk.services.sample.meetings import add_meetings
from peerdesk.services.sample.pairs import add_pairs
from peerdesk.services.sample.papers import add_papers
from peerdesk.services.sample.people import invent_staff, invent_students, roster_csv
from peerdesk.services.sample.rules import add_rules, work_a_little
from peerdesk.services.sample.selection import add_selection
from peerdesk.services.sample.setting import add_setting
from peerdesk.services.sample.source import open_source, school_names
from peerdesk.services.sample.support import add_support
from peerdesk.services.sample.teams import add_team_life
from peerdesk.services.sample.training import add_training
from peerdesk.services.sample.work import add_work
from peerdesk.services.vaults import NewVault, SetUp, create_vault, own_school_id

__all__ = [
    "SampleCounts",
    "create_sample_vault",
    "fill_sample",
    "prepare_programs",
    "sample_roster",
    "school_names",
    "work_a_little",
]


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """How much was invented."""

    students: int
    pairs: int
    sessions: int
    duties: int


def create_sample_vault(folder: Path, passphrase: str, today: date, *, seed: int = 1) -> NewVault:
    """Make a vault marked SAMPLE with the sample school in it, and leave it open.

    Raises:
        VaultExistsError, WeakPassphraseError, StorageError: As `create_vault`.
    """
    name = school_names()[(seed - 1) % len(school_names())]
    made = create_vault(folder, passphrase, SetUp(VaultRole.SCHOOL, name, is_sample=True))
    label = translate("Sample", "Added the sample school")
    made.opened.store.write(lambda session: fill_sample(session, today, seed=seed), label)
    work_a_little(made.opened.store, today)
    made.opened.store.write(actions.seal_history, label)
    return made


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
    add_check_ins(session, source, pairs)
    add_ledger(session, source, setting)
    add_acknowledgements(session, source, setting)
    add_rules(session, source, students)
    add_concerns(session, source, students)
    add_papers(session, source)
    add_erasure(session, source)
    add_work(session, source)
    add_training(session, source, members)
    add_team_life(session, source)
    add_selection(session, source, members.team_id)
    add_support(session, source, members)
    add_bench_life(session, source, setting)
    return SampleCounts(len(students), len(pairs), sessions, duties)


def prepare_programs(session: Session, today: date, *, seed: int = 1) -> None:
    """Give a school whose roster is there a calendar, benches and members, but no history."""
    source = open_source(own_school_id(session), today, seed)
    enrol(session, source, add_setting(session, source))


def sample_roster(today: date, *, seed: int = 1) -> bytes:
    """Return an invented roster as the CSV that a school system would export."""
    return roster_csv(invent_students(open_source("", today, seed)))
