"""The people who open this vault, each with a passphrase of their own."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import AccountRole
from peerdesk.errors import (
    AccountEndedError,
    InvalidValueError,
    NotAllowedError,
    NotFoundError,
    StorageError,
    WrongPassphraseError,
)
from peerdesk.i18n import translate
from peerdesk.models import vault
from peerdesk.models.accounts import Account
from peerdesk.models.database import KEY_OPTION
from peerdesk.models.history import Action
from peerdesk.models.stamping import stamp_of
from peerdesk.services.day_words import plain_date
from peerdesk.services.rights import WHO, Who, require_counselor

_MOST_NAME: Final = 60
_LATER: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One person.

    Attributes:
        slot: Name of the key slot, and of the person in the history.
        ends_on: Last day the passphrase is good for, if it ends.
    """

    slot: str
    role: AccountRole
    name: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What is asked when somebody is added."""

    name: str
    role: AccountRole
    passphrase: str
    ends_on: date | None = None


def found_account(session: Session) -> None:
    """Make the account of whoever set the vault up."""
    session.add(
        Account(
            slot=vault.COUNSELOR_SLOT,
            role=AccountRole.COUNSELOR,
            name=translate("Rights", "Counselor"),
            added_at=stamp_of(session).now(),
        )
    )


def list_accounts(session: Session) -> list[AccountRow]:
    """Return who may open the vault, in the order they were added."""
    query = select(Account).where(Account.removed_at.is_(None)).order_by(Account.added_at)
    rows = [_row(account) for account in session.scalars(query)]
    return rows or [_founder()]


def who_is(session: Session, opened: vault.Opened, today: date) -> Who:
    """Return who opened the vault and what they may do.

    Raises:
        WrongPassphraseError: If nobody has this slot any more.
        AccountEndedError: If the time of the account is over.
    """
    if opened.slot == vault.RECOVERY_SLOT:
        return Who(vault.RECOVERY_SLOT, AccountRole.COUNSELOR)
    account = session.get(Account, opened.slot)
    if account is None and opened.slot == vault.COUNSELOR_SLOT:
        return Who(opened.slot, AccountRole.COUNSELOR, identity=opened.identity)
    if account is None or account.removed_at is not None:
        raise WrongPassphraseError
    if account.ends_on is not None and _is_over(session, account.ends_on, today):
        raise AccountEndedError(name=account.slot, ends_on=plain_date(account.ends_on))
    return Who(account.slot, account.role, account.name, account.ends_on, opened.identity)


def _is_over(session: Session, ends_on: date, today: date) -> bool:
    """Return whether a last day has passed, by the clock or by what was done here since.

    A clock that is set back lets nobody in again; a deed of some far year, written while the
    clock was wrong, keeps nobody out.
    """
    after = datetime.combine(ends_on + timedelta(days=1), time()).astimezone()
    since = select(Action.id).where(Action.at >= after, Action.at < after + _LATER).limit(1)
    return today > ends_on or session.scalar(since) is not None


def add_account(session: Session, new: NewAccount, folder: Path, today: date) -> str:
    """Let somebody in with a passphrase of their own; return the name of the key slot.

    Raises:
        InvalidValueError: For the field "name", "passphrase" or "ends_on".
        WeakPassphraseError: If the passphrase is too short.
        StorageError: If the key slot cannot be written.
    """
    require_counselor(session)
    _check(new, today)
    vault.check_passphrase(new.passphrase)
    if _is_taken(folder, new.passphrase):
        raise InvalidValueError(
            "passphrase",
            translate("Rights", "Choose another passphrase: each person needs one of their own."),
        )
    slot = _free_slot(session, new.role)
    session.add(
        Account(
            slot=slot,
            role=new.role,
            name=new.name.strip(),
            ends_on=new.ends_on,
            added_at=stamp_of(session).now(),
        )
    )
    session.flush()
    identity = vault.new_identity() if new.role is AccountRole.COUNSELOR else ""
    try:
        vault.write_slot(folder, vault.Opened(slot, _key(session), identity), new.passphrase)
    except OSError as error:
        raise StorageError(path=str(folder), problem=error.strerror or "") from error
    return slot


def set_end(session: Session, slot: str, ends_on: date | None, today: date) -> None:
    """Give an account more or less time.

    Raises:
        NotFoundError: If there is no such account.
        InvalidValueError: For the field "ends_on".
    """
    require_counselor(session)
    account = _account(session, slot)
    _check_end(account.role, ends_on, today)
    account.ends_on = ends_on


def remove_account(session: Session, slot: str, folder: Path) -> None:
    """Take a person's access away; what they did stays in the history under their name.

    Raises:
        NotFoundError: If there is no such account.
        NotAllowedError: If it is one's own, or the last counselor's.
    """
    require_counselor(session)
    account = _account(session, slot)
    who = session.info.get(WHO)
    if isinstance(who, Who) and who.slot == slot:
        raise NotAllowedError(translate("Rights", "You cannot remove yourself."))
    counselors = [row for row in list_accounts(session) if row.role is AccountRole.COUNSELOR]
    if account.role is AccountRole.COUNSELOR and len(counselors) < 2:
        raise NotAllowedError(
            translate("Rights", "This is the only counselor. Add another one first.")
        )
    account.removed_at = stamp_of(session).now()
    session.flush()
    try:
        vault.slot_path(folder, slot).unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(path=str(folder), problem=error.strerror or "") from error


def added_at(session: Session, slot: str) -> datetime | None:
    """Return since when somebody has access; None if nobody knows."""
    account = session.get(Account, slot)
    return account.added_at if account else None


def _check(new: NewAccount, today: date) -> None:
    if not new.name.strip():
        raise InvalidValueError(
            "name", translate("Rights", "Enter the name of the person, as in Ms. Reed.")
        )
    if len(new.name.strip()) > _MOST_NAME:
        raise InvalidValueError(
            "name",
            translate("Rights", "Use at most {most} letters for the name.").format(most=_MOST_NAME),
        )
    _check_end(new.role, new.ends_on, today)


def _check_end(role: AccountRole, ends_on: date | None, today: date) -> None:
    if role is AccountRole.SUBSTITUTE and ends_on is None:
        raise InvalidValueError(
            "ends_on", translate("Rights", "Choose the last day of the substitute.")
        )
    if ends_on is not None and ends_on < today:
        raise InvalidValueError(
            "ends_on", translate("Rights", "This day is over. Choose today or a later day.")
        )


def _is_taken(folder: Path, passphrase: str) -> bool:
    try:
        vault.open_slot(folder, passphrase)
    except WrongPassphraseError:
        return False
    return True


def _free_slot(session: Session, role: AccountRole) -> str:
    used = set(session.scalars(select(Account.slot))) | {vault.COUNSELOR_SLOT}
    names = (role.value if n == 1 else f"{role.value}-{n}" for n in range(1, len(used) + 3))
    return next(name for name in names if name not in used)


def _key(session: Session) -> bytes:
    key = session.connection().engine.get_execution_options()[KEY_OPTION]
    assert isinstance(key, bytes)  # noqa: S101 - set by models.database
    return key


def _account(session: Session, slot: str) -> Account:
    account = session.get(Account, slot)
    if account is None or account.removed_at is not None:
        raise NotFoundError(kind="Account", record_id=slot)
    return account


def _row(account: Account) -> AccountRow:
    return AccountRow(account.slot, account.role, account.name, account.ends_on)


def _founder() -> AccountRow:
    name = translate("Rights", "Counselor")
    return AccountRow(vault.COUNSELOR_SLOT, AccountRole.COUNSELOR, name, None)


def names_by_slot(session: Session) -> dict[str, str]:
    """Return what everybody who ever opened the vault is called, by key slot."""
    return {account.slot: account.name for account in session.scalars(select(Account))}
