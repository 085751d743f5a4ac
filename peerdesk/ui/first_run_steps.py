"""The four steps of the first run."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from peerdesk import paths
from peerdesk.enums import Paper, VaultRole
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.vaults import check_school_name, strength_words
from peerdesk.ui import recovery_page
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label


class Step(QWidget):
    """One question.

    Signals:
        submitted: Enter was pressed in a field.
    """

    submitted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.title = label(title, "section")
        self.column.addWidget(self.title)
        self.setAccessibleName(title)

    def end(self, first: QWidget) -> None:
        """Close the column; `first` takes the focus."""
        self.column.addStretch(1)
        self.setFocusProxy(first)


class RoleStep(Step):
    """Who uses this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Who uses this computer?"))
        self.setAccessibleName(self.title.text())
        self.school = QRadioButton(self.tr("A &school"))
        self.school.setChecked(True)
        self.district = QRadioButton(self.tr("The &district office"))
        what = self.tr("Pairs, bench duty, sessions and prints for one school.")
        self._add(self.school, what)
        self._add(self.district, self.tr("Collects the bundles that schools send, nothing else."))
        self.end(self.school)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, as from the fields of the other steps."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def role(self) -> VaultRole:
        """Return the answer."""
        return VaultRole.DISTRICT if self.district.isChecked() else VaultRole.SCHOOL

    def _add(self, button: QRadioButton, what: str) -> None:
        pair = QVBoxLayout()
        pair.setSpacing(0)
        pair.addWidget(button)
        line = QHBoxLayout()
        line.setContentsMargins(30, 0, 0, 0)
        line.addWidget(label(what, "muted"))
        pair.addLayout(line)
        button.setAccessibleDescription(what)
        self.column.addLayout(pair)


class SchoolStep(Step):
    """Name, paper and language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.name = QLineEdit()
        self.name.returnPressed.connect(self.submitted)
        self._field = Field(self.tr("&Name"), self.name, hint=self.tr("As it stands on paper."))
        self._paper = FilterChips(
            [(Paper.LETTER.value, self.tr("Letter")), (Paper.A4.value, self.tr("A4"))],
            self.tr("Paper in the printer"),
            exclusive=True,
        )
        self._paper.choose(Paper.LETTER.value)
        self._language = QComboBox()
        for code, words in (("en", self.tr("English")), ("es", self.tr("Spanish"))):
            self._language.addItem(words, code)
        self.column.addWidget(self._field)
        self.column.addWidget(Field(self.tr("Paper in the printer"), self._paper))
        self.column.addWidget(Field(self.tr("&Language of prints"), self._language))
        self.end(self.name)

    def ask_for(self, role: VaultRole) -> None:
        """Word the question for a role."""
        is_school = role is VaultRole.SCHOOL
        title = self.tr("Which school is it?") if is_school else self.tr("Which district is it?")
        self.title.setText(title)
        self.setAccessibleName(title)

    @property
    def school_name(self) -> str:
        """Return the name."""
        return self.name.text().strip()

    @property
    def paper(self) -> Paper:
        """Return the paper that prints start with."""
        return Paper(self._paper.key)

    @property
    def language(self) -> str:
        """Return the language that prints start with."""
        return str(self._language.currentData())

    def is_complete(self) -> bool:
        """Return whether there is a name that fits; say so under the field if not."""
        sentence = ""
        try:
            check_school_name(self.school_name)
        except InvalidValueError as error:
            sentence = error.sentence()
        self._field.set_error(sentence)
        if sentence:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return not sentence


class PassphraseStep(Step):
    """The passphrase, twice, with its strength in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Choose a passphrase"))
        self.setAccessibleName(self.title.text())
        self.first, self.second = QLineEdit(), QLineEdit()
        self._strength = label("", "muted")
        hint = self.tr("Four words that do not belong together are easy to keep and hard to guess.")
        self._field = Field(self.tr("&Passphrase"), self.first, hint=hint)
        self._again = Field(self.tr("The same &again"), self.second)
        self.shown = QCheckBox(self.tr("Show what I &type"))
        self.shown.toggled.connect(self._show_letters)
        self.first.textChanged.connect(self._tell_strength)
        self.second.returnPressed.connect(self.submitted)
        for widget in (self._field, self._strength, self._again, self.shown):
            self.column.addWidget(widget)
        self._show_letters(shown=False)
        self.end(self.first)

    def checked_passphrase(self, check: Callable[[str], None], weak: type[PeerDeskError]) -> str:
        """Return the passphrase, or "" after saying under the field what is wrong."""
        first, second = self.first.text(), self.second.text()
        problem = ""
        try:
            check(first)
        except weak as error:
            problem = error.sentence()
        different = "" if problem or first == second else self.tr("Type the same passphrase again.")
        self._field.set_error(problem)
        self._again.set_error(different)
        wrong = self.first if problem else self.second if different else None
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return "" if wrong is not None else first

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()

    def _tell_strength(self, text: str) -> None:
        self._strength.setText(strength_words(text) if text else "")

    def _show_letters(self, shown: bool) -> None:  # noqa: FBT001 - slot of toggled(bool)
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for editor in (self.first, self.second):
            editor.setEchoMode(mode)


class RecoveryStep(Step):
    """The recovery page: printed or saved, and proven."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._code = ""
        self._paper = Paper.LETTER
        self.title.setText(self.tr("Print the recovery page"))
        self.setAccessibleName(self.title.text())
        why = self.tr("It opens your file when the passphrase is lost. Nobody else can help then.")
        self.column.addWidget(label(why))
        self.code_label = label("", "code")
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.column.addWidget(self.code_label)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.print_button = push_button(self.tr("Print it"), self._print, icon="printer")
        self.save_button = push_button(self.tr("Save as PDF"), self._choose, icon="save")
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._message = InfoBar("danger")
        self._message.hide()
        self.column.addWidget(self._message)
        self.proof = QLineEdit()
        self.proof.setMaximumWidth(160)
        self.proof.returnPressed.connect(self.submitted)
        hint = self.tr("They stand at the end of the code on the page.")
        self._field = Field(self.tr("Type its &last 4 characters"), self.proof, hint=hint)
        self.column.addWidget(self._field)
        self.end(self.print_button)

    def show_code(self, code: str, paper: Paper) -> None:
        """Show the code that was made; only its last four signs are hidden."""
        self._code, self._paper = code, paper
        self.code_label.setText(f"{code[:-4]}____")
        self.code_label.setAccessibleName(self.tr("Recovery code, without its end"))

    def is_complete(self) -> bool:
        """Return whether the page was proven; say so under the field if not."""
        proven = recovery_page.is_proven(self._code, self.proof.text())
        sentence = self.tr("Look at the page: type the last 4 characters of the code.")
        self._field.set_error("" if proven else sentence)
        if not proven:
            self.proof.setFocus(Qt.FocusReason.OtherFocusReason)
        return proven

    def save_to(self, path: str) -> None:
        """Write the page as a PDF, or say why not."""
        try:
            recovery_page.save_pdf(Path(path), self._code, self._paper)
        except PeerDeskError as error:
            self._refuse(error.sentence())
        else:
            self._message.hide()
            self.proof.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the recovery page"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(paths.documents_folder()))
        dialog.selectFile("PeerDesk recovery page.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        recovery_page.set_page(printer, self._paper)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._draw(printer))
        dialog.finished.connect(lambda _result: self.proof.setFocus())
        QDialog.open(dialog)

    def _draw(self, printer: QPrinter) -> None:
        if recovery_page.draw(printer, self._code):
            self._message.hide()
        else:
            self._refuse(
                self.tr("Not printed: the printer did not take it. Check it, or save the PDF.")
            )

    def _refuse(self, sentence: str) -> None:
        self._message.show_message("danger", sentence)
