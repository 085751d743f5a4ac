"""Each person has a passphrase, a role and an end; nobody keeps access by a trick."""

import shutil
from contextlib import nullcontext
from datetime import date, timedelta
from functools import partial

import pytest
from support import NOW, TODAY, SteppingClock, add_students, make_store

from peerdesk import clock
from peerdesk.enums import AccountRole, VaultRole
from peerdesk.errors import (
    AccountEndedError,
    InvalidValueError,
    NotAllowedError,
    NotFoundError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from peerdesk.models import vault
from peerdesk.models.accounts import Account
from peerdesk.services import accounts, drafts
from peerdesk.services.accounts import NewAccount
from peerdesk.services.rights import Who
from peerdesk.services.store import Store
from peerdesk.services.vaults import (
    SetUp,
    change_passphrase,
    create_vault,
    new_recovery_page,
    open_vault,
)

OWN = "correct horse battery"
THEIRS = "some words for a week"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a vault with a counselor and a substitute whose last day is today."""
    folder = tmp_path_factory.mktemp("accounts") / "prairie"
    new = create_vault(folder, OWN, SetUp(VaultRole.SCHOOL, "Prairie View"))
    substitute = NewAccount("Mr. Bell", AccountRole.SUBSTITUTE, THEIRS, clock.today())
    add(new.opened, substitute)
    new.opened.close()
    return folder, new.recovery_code


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "vault")


@pytest.fixture
def opened(folder):
    vault_open = open_vault(folder, OWN)
    yield vault_open
    vault_open.close()


@pytest.fixture
def store(tmp_path):
    """Give a school whose clock a test moves."""
    made = make_store(tmp_path)
    yield made
    made.close()


def add(opened, new, today=None):
    use_case = partial(
        accounts.add_account, new=new, folder=opened.info.folder, today=today or clock.today()
    )
    return opened.store.write(use_case, "Added a person").value


def end(opened, slot, day):
    """Move the end of an account to a day, whatever the rules say of it."""

    def use_case(session):
        session.get(Account, slot).ends_on = day

    opened.store.write(use_case, "Ended an account")


def test_passphrase_says_who_is_there(folder):
    opened = open_vault(folder, THEIRS)

    assert (opened.slot, opened.store.who.role) == ("substitute", AccountRole.SUBSTITUTE)
    assert (opened.store.who.name, opened.store.who.identity) == ("Mr. Bell", "")
    opened.close()


def test_history_says_who_did_it(folder):
    opened = open_vault(folder, OWN)

    assert opened.store.who.slot == "counselor"
    assert opened.store.who.identity.startswith("AGE-SECRET-KEY-")
    assert "AGE-SECRET-KEY" not in repr(opened.store.who)
    opened.close()


def test_substitute_is_refused_after_the_last_day(folder):
    opened = open_vault(folder, OWN)
    end(opened, "substitute", clock.today() - timedelta(days=1))
    opened.close()

    with pytest.raises(AccountEndedError) as caught:
        open_vault(folder, THEIRS)

    assert "Ask the counselor" in caught.value.sentence()
    open_vault(folder, OWN).close()


@pytest.mark.parametrize(("late", "is_refused"), [(1, True), (300, True), (2000, False)])
def test_clock_set_back_lets_no_substitute_in_again(store, late, is_refused):
    """What the counselor did since says that the last day is over; a deed of 2032 says nothing."""
    ended = Account(
        slot="substitute", role=AccountRole.SUBSTITUTE, name="S", ends_on=TODAY, added_at=NOW
    )
    store.write(lambda session: session.add(ended), "Added a person")
    store._now.value = NOW + timedelta(days=late)
    add_students(store, 1)
    look = partial(accounts.who_is, opened=vault.Opened("substitute", b""), today=TODAY)

    with pytest.raises(AccountEndedError) if is_refused else nullcontext():
        assert store.read(look).ends_on == TODAY


def test_nobody_writes_on_after_the_last_day(store):
    who = Who("substitute", AccountRole.SUBSTITUTE, "S", TODAY)
    late = Store(store._sessions, who=who, now=SteppingClock(NOW + timedelta(days=1)))

    with pytest.raises(AccountEndedError):
        late.write(partial(drafts.keep_draft, key="log", content={"a": 1}), "Kept")


def test_counselor_gives_more_time(folder):
    opened = open_vault(folder, OWN)
    later = clock.today() + timedelta(days=7)
    setting = partial(accounts.set_end, slot="substitute", ends_on=later, today=clock.today())
    opened.store.write(setting, "More time")

    rows = opened.store.read(accounts.list_accounts)

    assert [(row.slot, row.ends_on) for row in rows] == [
        ("counselor", None),
        ("substitute", later),
    ]
    opened.close()


def test_removed_person_stays_out_even_with_a_copy_of_the_slot(folder):
    kept = (folder / "keys" / "substitute.age").read_bytes()
    opened = open_vault(folder, OWN)
    removing = partial(accounts.remove_account, slot="substitute", folder=folder)
    opened.store.write(removing, "Removed")
    opened.close()
    assert not (folder / "keys" / "substitute.age").exists()

    (folder / "keys" / "substitute.age").write_bytes(kept)

    with pytest.raises(WrongPassphraseError):
        open_vault(folder, THEIRS)


def test_slot_copied_under_another_name_gives_no_other_rights(folder):
    shutil.copy(folder / "keys" / "substitute.age", folder / "keys" / "counselor.age")

    opened = open_vault(folder, THEIRS)

    assert opened.store.who.role is AccountRole.SUBSTITUTE
    opened.close()


def test_name_of_a_slot_is_never_used_twice(opened, folder):
    removing = partial(accounts.remove_account, slot="substitute", folder=folder)
    opened.store.write(removing, "Removed")

    again = add(opened, NewAccount("Ms. Ode", AccountRole.SUBSTITUTE, THEIRS, clock.today()))

    assert again == "substitute-2"


def test_each_person_needs_a_passphrase_of_their_own(opened):
    with pytest.raises(InvalidValueError) as caught:
        add(opened, NewAccount("Ms. Ode", AccountRole.ASSISTANT, OWN))

    assert caught.value.field == "passphrase"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"ends_on": None}, "ends_on"),
        ({"ends_on": date(2020, 1, 1)}, "ends_on"),
    ],
)
def test_what_is_missing_is_said_at_its_field(opened, changes, field):
    values = {
        "name": "Ms. Ode",
        "role": AccountRole.SUBSTITUTE,
        "passphrase": "yet other odd words",
        "ends_on": clock.today(),
    }

    with pytest.raises(InvalidValueError) as caught:
        add(opened, NewAccount(**values | changes))

    assert caught.value.field == field
    assert len(vault.slot_paths(opened.info.folder)) == 3


def test_weak_passphrase_is_refused(opened):
    with pytest.raises(WeakPassphraseError):
        add(opened, NewAccount("Ms. Ode", AccountRole.ASSISTANT, "aaaa"))


def test_nobody_removes_themselves_nor_the_last_counselor(opened, folder):
    with pytest.raises(NotAllowedError):
        opened.store.write(
            partial(accounts.remove_account, slot="counselor", folder=folder), "Removed"
        )

    assert (folder / "keys" / "counselor.age").exists()


def test_person_who_is_not_there_cannot_be_removed(opened, folder):
    with pytest.raises(NotFoundError):
        opened.store.write(
            partial(accounts.remove_account, slot="assistant", folder=folder), "Removed"
        )


def test_substitute_adds_nobody_and_makes_no_recovery_page(folder):
    opened = open_vault(folder, THEIRS)
    with pytest.raises(NotAllowedError):
        add(opened, NewAccount("Friend", AccountRole.COUNSELOR, "yet other odd words"))
    opened.close()

    with pytest.raises(NotAllowedError):
        new_recovery_page(folder, THEIRS)


def test_everybody_changes_their_own_passphrase(folder):
    change_passphrase(folder, THEIRS, "new words for the week")

    opened = open_vault(folder, "new words for the week")

    assert opened.store.who.role is AccountRole.SUBSTITUTE
    opened.close()


def test_changed_passphrase_keeps_the_identity(folder):
    before = vault.open_slot(folder, OWN).identity

    change_passphrase(folder, OWN, "new words of my own")

    assert vault.open_slot(folder, "new words of my own").identity == before


def test_second_counselor_has_an_identity_of_their_own(opened, folder):
    slot = add(opened, NewAccount("Ms. Ode", AccountRole.COUNSELOR, "yet other odd words"))

    theirs = vault.open_slot(folder, "yet other odd words")

    assert slot == theirs.slot == "counselor-2"
    assert theirs.identity not in {"", opened.store.who.identity}


def test_recovery_page_opens_everything_but_no_identity(folder, made):
    opened = open_vault(folder, made[1])

    assert opened.store.who.role is AccountRole.COUNSELOR
    assert opened.store.who.identity == ""
    opened.close()
