"""What the Log session panel asks only some of the time: how it was held, what it counts as."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from peerdesk.enums import SessionMode, UseOfTime
from peerdesk.services.session_logs.kinds import Ask, KindRule
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.session_words import mode_words, use_words

_ON_LINE = (SessionMode.VIDEO, SessionMode.CHAT)


class LogMore(QWidget):
    """Folded away until it is opened, or until an entry says something of it.

    Signals:
        edited: A field was changed by the user.
        paper_changed: The form's code was typed: its text.
    """

    edited = Signal()
    paper_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks: frozenset[Ask] = frozenset()
        self.toggle = push_button(self.tr("More..."), self._flip, role="link")
        self.mode = QComboBox()
        for mode, words in mode_words().items():
            self.mode.addItem(words, mode)
        self.platform = QLineEdit()
        self.use = QComboBox()
        self.sheet = QLineEdit()
        self.sheet.setMaximumWidth(160)
        self.fields = {
            "mode": Field(self.tr("How it was &held"), self.mode),
            "platform": Field(self.tr("Held &with"), self.platform, hint=self.tr("The program")),
            "time_use": Field(self.tr("My &time counts as"), self.use),
            "sheet": Field(
                self.tr("&Form code, if typed from paper"),
                self.sheet,
                hint=self.tr("The short code under the square"),
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        for field in self.fields.values():
            column.addWidget(field)
        self._is_open = False
        self._usual = UseOfTime.DIRECT
        self._fill_uses()
        self.mode.activated.connect(lambda _row: self._on_mode())
        self.use.activated.connect(lambda _row: self.edited.emit())
        self.platform.textEdited.connect(lambda _text: self.edited.emit())
        self.sheet.textEdited.connect(self.paper_changed)

    @property
    def values(self) -> dict[str, object]:
        """Return what is entered, as fields of an entry."""
        mode = SessionMode(self.mode.currentData())
        chosen = self.use.currentData()
        return {
            "mode": mode,
            "platform": self.platform.text().strip() if mode in _ON_LINE else "",
            "time_use": UseOfTime(chosen) if chosen else None,
        }

    def set_rule(self, rule: KindRule, usual: UseOfTime) -> None:
        """Show the fields of a kind, and what its time usually counts as."""
        self._asks, self._usual = rule.asks, usual
        self._fill_uses()
        self._show()

    def fill(self, entry: SessionEntry) -> None:
        """Show an entry; what is not as usual opens the fold."""
        self.mode.setCurrentIndex(self.mode.findData(entry.mode))
        self.platform.setText(entry.platform)
        self.use.setCurrentIndex(max(0, self.use.findData(entry.time_use)))
        self.sheet.setText(entry.sheet_code)
        is_usual = entry.mode is SessionMode.IN_PERSON and entry.time_use is None
        self.set_open(is_open=not is_usual or bool(entry.sheet_code))

    def set_open(self, *, is_open: bool) -> None:
        """Unfold or fold."""
        self._is_open = is_open
        self._show()

    def _flip(self) -> None:
        self.set_open(is_open=not self._is_open)

    def _fill_uses(self) -> None:
        chosen = self.use.currentData()
        self.use.clear()
        words = use_words()
        self.use.addItem(self.tr("As usual: {use}").format(use=words[self._usual]), None)
        for use in UseOfTime:
            self.use.addItem(words[use], use)
        self.use.setCurrentIndex(max(0, self.use.findData(chosen) if chosen else 0))

    def _on_mode(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self.toggle.setText(self.tr("Less") if self._is_open else self.tr("More..."))
        is_on_line = SessionMode(self.mode.currentData()) in _ON_LINE
        shown = {
            "mode": Ask.MODE in self._asks,
            "platform": Ask.MODE in self._asks and is_on_line,
            "time_use": True,
            "sheet": Ask.SHEET in self._asks,
        }
        for name, field in self.fields.items():
            field.setVisible(self._is_open and shown[name])
