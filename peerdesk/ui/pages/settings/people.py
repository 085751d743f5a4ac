"""Who uses this computer: one passphrase each."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from peerdesk.enums import AccountRole, VaultRole
from peerdesk.errors import InvalidValueError
from peerdesk.services import accounts, rights
from peerdesk.services.accounts import AccountRow, NewAccount
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.forms import FieldSpec, Kind
from peerdesk.ui.kit.record_editor import RecordEditor, UseCase
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.records import RecordList
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.table_model import Column


class PeopleSection(Section):
    """Everybody with a passphrase of their own, and what each may do."""

    key = "people"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.people = RecordList(
            self.tr("People who use this computer"),
            self._columns(),
            self.tr("Nobody yet."),
            (self.tr("Add a person"), self._add),
            self._edit,
        )
        text = self.tr(
            "Everybody has a passphrase of their own. PeerDesk knows by it who is there, and the "
            "history says who did what."
        )
        self.column.addWidget(label(text, "muted"))
        self.column.addWidget(self.people)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Read who may open the file."""
        self.people.set_rows(self.desk.read(accounts.list_accounts))

    def _columns(self) -> list[Column[AccountRow]]:
        words = rights.role_words()
        return [
            Column(self.tr("Name"), self._name_of, stretches=True),
            Column(self.tr("Role"), lambda row: words[row.role]),
            Column(self.tr("Until"), _until),
        ]

    def _name_of(self, row: AccountRow) -> str:
        if row.slot == self.desk.account.slot:
            return self.tr("{name} (you)").format(name=row.name)
        return row.name

    def _add(self) -> None:
        explained = rights.role_explained()
        roles = [(role.value, word) for role, word in rights.role_words().items()]
        if self.desk.role is VaultRole.DISTRICT:
            roles = [(AccountRole.COUNSELOR.value, self.tr("District staff"))]
        hint = "\n".join(f"{word}: {explained[AccountRole(key)]}" for key, word in roles)
        specs = [
            FieldSpec("name", self.tr("&Name"), hint=self.tr("For example Ms. Reed")),
            FieldSpec("role", self.tr("May do"), Kind.CHIPS, hint, roles),
            FieldSpec("has_end", self.tr("&Only until a day"), Kind.CHECK),
            FieldSpec("ends_on", self.tr("&Last day"), Kind.DATE),
            FieldSpec(
                "passphrase",
                self.tr("&Passphrase"),
                Kind.SECRET,
                self.tr("Let the person type it. Four words that do not belong together."),
            ),
            FieldSpec("again", self.tr("The same &again"), Kind.SECRET),
        ]
        values = {
            "role": AccountRole.SUBSTITUTE.value
            if self.desk.role is VaultRole.SCHOOL
            else AccountRole.COUNSELOR.value,
            "has_end": self.desk.role is VaultRole.SCHOOL,
            "ends_on": self.desk.today(),
        }
        editor = RecordEditor(self.desk, specs, values, self._save_new)
        editor.finished.connect(self.refresh)
        self.panel_requested.emit(editor, self.tr("Add a person"))

    def _save_new(self, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        label_text = self.tr("Added a person with a passphrase")
        if values["passphrase"] != values["again"]:
            return partial(_differ, problem=self.tr("Type the same passphrase again.")), label_text
        new = NewAccount(
            values["name"],
            AccountRole(values["role"]),
            values["passphrase"],
            values["ends_on"] if values["has_end"] else None,
        )
        adding = partial(
            accounts.add_account,
            new=new,
            folder=self.desk.vault.folder,
            today=self.desk.today(),
        )
        return adding, label_text

    def _edit(self, row: AccountRow) -> None:
        specs = [
            FieldSpec("has_end", self.tr("&Only until a day"), Kind.CHECK),
            FieldSpec("ends_on", self.tr("&Last day"), Kind.DATE),
        ]
        values = {
            "has_end": row.ends_on is not None,
            "ends_on": row.ends_on or self.desk.today(),
        }
        editor = RecordEditor(self.desk, specs, values, partial(self._save_end, row))
        if row.slot != self.desk.account.slot:
            removing = partial(
                accounts.remove_account, slot=row.slot, folder=self.desk.vault.folder
            )
            editor.offer_removal(removing, self.tr("Removed {name}").format(name=row.name))
        editor.finished.connect(self.refresh)
        self.panel_requested.emit(editor, row.name)

    def _save_end(self, row: AccountRow, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        ends_on = values["ends_on"] if values["has_end"] else None
        saving = partial(accounts.set_end, slot=row.slot, ends_on=ends_on, today=self.desk.today())
        return saving, self.tr("Changed the last day of {name}").format(name=row.name)


def _until(row: AccountRow) -> str:
    return day_with_year(row.ends_on) if row.ends_on else ""


def _differ(_session: object, *, problem: str) -> None:
    raise InvalidValueError("again", problem)
