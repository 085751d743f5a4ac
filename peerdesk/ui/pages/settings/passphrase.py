"""Another passphrase, another recovery page."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from peerdesk.enums import AccountRole
from peerdesk.errors import PeerDeskError, WrongPassphraseError
from peerdesk.services.vaults import change_passphrase, new_recovery_page, strength_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.first_run_steps import RecoveryStep
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section


class PassphraseSection(Section):
    """Changes what opens the file; the data itself stays as it is."""

    key = "passphrase"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.primary_text = self.tr("Change passphrase")
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for editor in (self.old, self.new, self.again):
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        hint = self.tr("Or the code of your recovery page.")
        self._old = Field(self.tr("Passphrase &now"), self.old, hint=hint)
        self._new = Field(
            self.tr("New &passphrase"),
            self.new,
            hint=self.tr("Four words that do not belong together."),
        )
        self._again = Field(self.tr("The same &again"), self.again)
        self._strength = label("", "muted")
        self.message = InfoBar("ok")
        self.message.hide()
        for widget in (self.message, self._old, self._new, self._strength, self._again):
            self.column.addWidget(widget)
        if desk.account.role is AccountRole.COUNSELOR:
            self._add_recovery()
        self.column.addStretch(1)
        self.new.textChanged.connect(self._tell_strength)

    def primary(self) -> None:
        """Change the passphrase."""
        if not self._is_complete():
            return
        work = partial(change_passphrase, self.desk.vault.folder, self.old.text(), self.new.text())
        self._wait(self.tr("Changing the passphrase..."))
        self.desk.run(self, work, self._on_changed, self._on_failed)

    def _add_recovery(self) -> None:
        self.column.addWidget(label(self.tr("Recovery page"), "section"))
        text = self.tr("A new page makes the old one useless. Type your passphrase above first.")
        self.column.addWidget(label(text, "muted"))
        row = QHBoxLayout()
        row.addWidget(push_button(self.tr("Make a new page"), self._make_page, icon="file-text"))
        row.addStretch(1)
        self.column.addLayout(row)

    def _is_complete(self) -> bool:
        is_same = self.new.text() == self.again.text()
        problem = "" if self.old.text() else self.tr("Type the passphrase you use now.")
        self._old.set_error(problem)
        self._new.set_error("")
        self._again.set_error("" if is_same else self.tr("Type the same passphrase again."))
        if problem:
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not is_same:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_same and not problem

    def _make_page(self) -> None:
        if not self.old.text():
            self._old.set_error(self.tr("Type the passphrase you use now."))
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        work = partial(new_recovery_page, self.desk.vault.folder, self.old.text())
        self._wait(self.tr("Making a new recovery page..."))
        self.desk.run(self, work, self._on_page, self._on_failed)

    def _wait(self, text: str) -> None:
        self.message.show_message("info", text)

    def _on_changed(self, _result: object) -> None:
        self._forget()
        self.message.show_message("ok", self.tr("The new passphrase opens the file from now on."))

    def _on_page(self, code: str) -> None:
        self._forget()
        self.message.hide()
        step = RecoveryStep()
        step.setContentsMargins(16, 0, 16, 16)
        step.show_code(code, self.desk.vault.paper)
        self.panel_requested.emit(step, self.tr("New recovery page"))

    def _on_failed(self, error: PeerDeskError) -> None:
        self.message.hide()
        wrong = isinstance(error, WrongPassphraseError)
        (self._old if wrong else self._new).set_error(error.sentence())
        (self.old if wrong else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        for editor in (self.old, self.new, self.again):
            editor.clear()

    def _tell_strength(self, text: str) -> None:
        self._strength.setText(strength_words(text) if text else "")
