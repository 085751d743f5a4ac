"""Set up, open and describe a vault."""

import contextlib
import uuid
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk import clock
from peerdesk.enums import AccountRole, BackupReason, Paper, ProgramKind, VaultRole
from peerdesk.errors import (
    DamagedFileError,
    InvalidValueError,
    NotFoundError,
    StorageError,
    VaultMissingError,
    WrongPassphraseError,
)
from peerdesk.i18n import translate
from peerdesk.models import local_state, vault
from peerdesk.models.calendar import School
from peerdesk.models.database import SessionFactory
from peerdesk.models.holding import held
from peerdesk.models.local_state import Key
from peerdesk.models.programs import Program
from peerdesk.models.stamping import stamp_of
from peerdesk.services import accounts, actions
from peerdesk.services.rights import Who
from peerdesk.services.store import Store

MOST_LETTERS: Final = 80
MIN_PASSPHRASE = vault.MIN_PASSPHRASE
vault_exists = vault.vault_exists
strength_words = vault.strength_words
check_passphrase = vault.check_passphrase
change_passphrase = vault.change_passphrase
new_recovery_page = vault.new_recovery_page
write_whole = vault.write_whole
_OWN_SCHOOL: Final = "own_school"
"""Where a session keeps whose vault it is on."""


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What a vault is, without anybody's record.

    Attributes:
        school_id: The school's own row; in the district role the office's own row.
        is_sample: Everything in it is invented; screens and prints say SAMPLE.
        language: Language of prints, "en" or "es".
    """

    folder: Path
    role: VaultRole
    school_id: str
    school_name: str
    school_code: str
    paper: Paper
    language: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class OpenVault:
    """An open vault: its store, and who opened it.

    Attributes:
        slot: Name of the key slot that fitted ("counselor", "recovery", "substitute").
        hold: Keeps other processes out; entered already, closed by `close`.
    """

    store: Store
    info: VaultInfo
    slot: str
    hold: AbstractContextManager[None]

    def close(self) -> None:
        """Close the database and let other processes in."""
        self.store.close()
        self.hold.__exit__(None, None, None)


@dataclass(frozen=True, slots=True)
class NewVault:
    """A vault just made, with the recovery code to print."""

    opened: OpenVault
    recovery_code: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """The answers of the first run."""

    role: VaultRole
    school_name: str
    paper: Paper = Paper.LETTER
    language: str = "en"
    is_sample: bool = False


def create_vault(folder: Path, passphrase: str, set_up: SetUp) -> NewVault:
    """Make a vault with its school and its programs, and leave it open.

    Raises:
        InvalidValueError: If the school has no name, or too long a one.
        VaultExistsError: If there is one in the folder.
        WeakPassphraseError: If the passphrase is too short.
        StorageError: If the folder cannot be written to.
    """
    check_school_name(set_up.school_name)
    sessions, own, code = vault.create(folder, passphrase)
    hold = held(folder)
    hold.__enter__()
    store = Store(sessions, who=Who(own.slot, AccountRole.COUNSELOR, identity=own.identity))
    _guard(store, folder)
    label = translate("Vault", "Set up PeerDesk")
    try:
        store.write(lambda session: _found(session, set_up), label)
        store.write(actions.seal_history, label)
    except StorageError:
        store.close()
        hold.__exit__(None, None, None)
        vault.take_back(folder)
        raise
    info = store.read(lambda session: describe(session, folder))
    return NewVault(OpenVault(store, info, vault.COUNSELOR_SLOT, hold), code)


def open_vault(folder: Path, passphrase: str) -> OpenVault:
    """Open the vault in `folder` with a passphrase or the recovery code.

    Raises:
        VaultMissingError, WrongPassphraseError, DamagedFileError, NewerFileError,
        FileInUseError, AccountEndedError: Each says what to do.
    """
    if not vault.vault_exists(folder):
        raise VaultMissingError(folder=str(folder))
    hold = held(folder)
    hold.__enter__()
    try:
        vault.finish_restore(folder)
        sessions, opened = _unlock(folder, passphrase)
        return _let_in(sessions, folder, opened, hold)
    except BaseException:
        hold.__exit__(None, None, None)
        raise


def _unlock(folder: Path, passphrase: str) -> tuple[SessionFactory, vault.Opened]:
    """Open the file; where that fails, with the key slots of a backup."""
    try:
        return vault.unlock(folder, passphrase)
    except (WrongPassphraseError, DamagedFileError):
        from peerdesk.services.backups.slots import mend_slots  # noqa: PLC0415 - needed rarely

        if not mend_slots(folder):
            raise
    return vault.unlock(folder, passphrase)


def _let_in(
    sessions: SessionFactory,
    folder: Path,
    opened: vault.Opened,
    hold: AbstractContextManager[None],
) -> OpenVault:
    """Return the vault as open for whoever the slot belongs to; close it if nobody may."""
    looking = Store(sessions)
    try:
        who = looking.read(lambda session: accounts.who_is(session, opened, clock.today()))
        info = looking.read(lambda session: describe(session, folder))
        _bring_up(looking)
    except BaseException:
        looking.close()
        raise
    store = Store(sessions, who=who)
    _guard(store, folder)
    return OpenVault(store, info, opened.slot, hold)


def _bring_up(store: Store) -> None:
    """Give a vault of an earlier program what every school starts with now."""
    known = store.look(lambda session: local_state.get(session, Key.COURSES))
    if known == courses_version():
        return
    with contextlib.suppress(StorageError):  # a full disk keeps nobody from reading
        store.write(_add_courses, translate("Vault", "Added the courses of PeerDesk"))


def courses_version() -> str:
    """Return which courses a school starts with."""
    from peerdesk.services.training.builtin import VERSION  # noqa: PLC0415 - light, yet after us

    return VERSION


def give_courses(session: Session) -> None:
    """Give a school the courses every school starts with; a district has none."""
    from peerdesk.services.training.courses import seed_courses  # noqa: PLC0415 - knows this one

    if local_state.get(session, Key.ROLE) == VaultRole.SCHOOL:
        seed_courses(session)
    else:
        local_state.put(session, Key.COURSES, courses_version())


def _add_courses(session: Session) -> None:
    give_courses(session)
    stamp_of(session).kind = actions.GROUND


def _guard(store: Store, folder: Path) -> None:
    """Let risky use cases make a backup first."""
    store.protect = lambda reason: _back_up(store, folder, reason)


def _back_up(store: Store, folder: Path, reason: BackupReason) -> None:
    from peerdesk.services.backups import schedule  # noqa: PLC0415 - after the start

    schedule.back_up_if_changed(store, folder, clock.now(), reason)


def describe(session: Session, folder: Path) -> VaultInfo:
    """Return what the open vault is."""
    school_id = local_state.get(session, Key.SCHOOL_ID)
    school = session.get(School, school_id)
    if school is None:
        raise NotFoundError(kind="School", record_id=school_id)
    return VaultInfo(
        folder=folder,
        role=VaultRole(local_state.get(session, Key.ROLE)),
        school_id=school_id,
        school_name=school.name,
        school_code=school.code,
        paper=Paper(local_state.get(session, Key.PAPER, Paper.LETTER)),
        language=local_state.get(session, Key.PRINT_LANGUAGE, "en"),
        is_sample=local_state.get(session, Key.IS_SAMPLE) == "1",
    )


def own_school_id(session: Session) -> str:
    """Return the id of the school (or district office) whose vault this is."""
    known: str = session.info.get(_OWN_SCHOOL, "")
    if not known:  # asked hundreds of times by one page
        known = session.info[_OWN_SCHOOL] = local_state.get(session, Key.SCHOOL_ID)
    return known


def set_own_school(session: Session, school_id: str) -> None:
    """Make this the vault of a school."""
    local_state.put(session, Key.SCHOOL_ID, school_id)
    session.info[_OWN_SCHOOL] = school_id


def set_print_defaults(session: Session, paper: Paper, language: str) -> None:
    """Choose the paper and language that prints start with."""
    local_state.put(session, Key.PAPER, paper.value)
    local_state.put(session, Key.PRINT_LANGUAGE, language)


def rename_school(session: Session, name: str) -> None:
    """Give the school another name.

    Raises:
        InvalidValueError: If the name is blank or too long.
    """
    check_school_name(name)
    session.get_one(School, own_school_id(session)).name = name.strip()


def check_school_name(name: str) -> None:
    """Refuse a name that cannot stand at the head of a print.

    Raises:
        InvalidValueError: If it is blank or too long.
    """
    problem = ""
    if not name.strip():
        problem = translate("Vault", "Enter the name of the school or office.")
    elif len(name.strip()) > MOST_LETTERS:
        text = translate("Vault", "Use at most {most} letters for the name.")
        problem = text.format(most=MOST_LETTERS)
    if problem:
        raise InvalidValueError("school_name", problem)


def school_code(name: str) -> str:
    """Return a short code for file names: initials, or the first letters of one word."""
    words = [word for word in name.upper().split() if word[0].isascii() and word[0].isalpha()]
    if not words:
        return "SCHOOL"
    initials = "".join(word[0] for word in words)[:4]
    letters = "".join(sign for sign in words[0] if sign.isascii() and sign.isalpha())
    return initials if len(words) > 1 else letters[:4]


def _found(session: Session, set_up: SetUp) -> None:
    name = set_up.school_name.strip()
    is_district = set_up.role is VaultRole.DISTRICT
    school = School(name=name, code=school_code(name), is_district=is_district)
    session.add(school)
    accounts.found_account(session)
    session.flush()
    facts = {
        Key.ROLE: set_up.role.value,
        Key.IS_SAMPLE: "1" if set_up.is_sample else "0",
        Key.LINEAGE: "[]",
    }
    for key, value in facts.items():
        local_state.put(session, key, value)
    set_own_school(session, school.id)
    set_print_defaults(session, set_up.paper, set_up.language)
    if not is_district:
        add_programs(session, school.id)
    give_courses(session)


def add_programs(session: Session, school_id: str) -> None:
    """Give a new school its three programs."""
    names = {
        ProgramKind.PEER_MENTORING: translate("Vault", "Buddy program"),
        ProgramKind.BUDDY_BENCH: translate("Vault", "Buddy bench"),
        ProgramKind.LEADERSHIP_TEAM: translate("Vault", "Student Leadership Team"),
    }
    session.add_all(
        Program(id=_program_id(school_id, kind), school_id=school_id, kind=kind, name=name)
        for kind, name in names.items()
    )


def _program_id(school_id: str, kind: ProgramKind) -> str:
    """Return the id by which every computer of a school knows its program of a kind."""
    return str(uuid.uuid5(uuid.UUID(school_id), kind.value))


def programs_by_kind(session: Session) -> dict[ProgramKind, str]:
    """Return the id of this school's program of each kind."""
    query = select(Program.kind, Program.id).where(Program.school_id == own_school_id(session))
    return dict(session.execute(query).all())
