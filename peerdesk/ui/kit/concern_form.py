"""The fields of the concern form; knows nothing of saving."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from peerdesk.enums import ConcernSource, HowSoon
from peerdesk.services.concerns.record import ConcernEntry
from peerdesk.services.concerns.words import soon_words, source_words
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips


class ConcernForm(QWidget):
    """Facts, who told, when, how soon.

    Keys: Alt+1 to Alt+7 who noticed it.

    Signals:
        edited: A field was changed by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: ConcernEntry | None = None
        self._make_editors()
        self.fields = {
            "facts": Field(
                self.tr("W&hat was seen or said (facts)"),
                self.facts,
                hint=self.tr("Their words, not a judgement. No names of other children."),
            ),
            "source": Field(self.tr("Who noticed it"), self.source, hint=self.tr("Alt+1 to Alt+7")),
            "told_by": Field(self.tr("Who &told you, if somebody did"), self.told_by),
            "noticed_at": Field(self.tr("W&hen"), self.when),
            "how_soon": Field(self.tr("How soon"), self.how_soon),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.paper)
        self._connect()

    def fill(self, entry: ConcernEntry) -> None:
        """Show an entry."""
        self._from = entry
        self.facts.setPlainText(entry.facts)
        self.source.choose(*([entry.source.value] if entry.source else []))
        self.told_by.setText(entry.told_by)
        self.when.setDateTime(QDateTime.fromSecsSinceEpoch(int(entry.noticed_at.timestamp())))
        self.how_soon.choose(entry.how_soon.value)
        self.paper.setChecked(entry.from_paper)

    def entry(self, student_id: str) -> ConcernEntry:
        """Return what is entered, about one student."""
        source = self.source.key
        noticed_at = datetime.fromtimestamp(self.when.dateTime().toSecsSinceEpoch(), UTC)
        return ConcernEntry(
            student_id=student_id,
            noticed_at=noticed_at,
            facts=self.facts.toPlainText(),
            source=ConcernSource(source) if source else None,
            how_soon=HowSoon(self.how_soon.key),
            told_by=self.told_by.text(),
            session_log_id=self._from.session_log_id if self._from else None,
            check_in_id=self._from.check_in_id if self._from else None,
            from_paper=self.paper.isChecked(),
        )

    def show_error(self, field: str, sentence: str) -> None:
        """Say under one field what is wrong, and go there; "" clears all."""
        for name, widget in self.fields.items():
            widget.set_error(sentence if name == field else "")
        if field == "source":
            first = self.source.button(ConcernSource.PEER.value)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field in self.fields:
            self.fields[field].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_facts(self) -> None:
        """Put the focus where the facts are written."""
        self.facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_editors(self) -> None:
        self.facts = QPlainTextEdit()
        self.facts.setTabChangesFocus(True)
        self.facts.setFixedHeight(112)
        self.source = FilterChips(
            [(s.value, f"{n} {w}") for n, (s, w) in enumerate(source_words().items(), start=1)],
            self.tr("Who noticed it"),
            exclusive=True,
        )
        self.told_by = QLineEdit()
        self.when = QDateTimeEdit()
        self.when.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.when.setCalendarPopup(True)
        self.how_soon = FilterChips(
            [(soon.value, words) for soon, words in soon_words().items()],
            self.tr("How soon"),
            exclusive=True,
        )
        self.paper = QCheckBox(self.tr("Typed in from the paper form"))

    def _connect(self) -> None:
        for signal in (
            self.facts.textChanged,
            self.source.changed,
            self.told_by.textEdited,
            self.when.dateTimeChanged,
            self.how_soon.changed,
            self.paper.clicked,
        ):
            signal.connect(self._on_edit)
        for n, source in enumerate(source_words(), start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{n}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.source.button(source.value).click)

    def _on_edit(self, *_value: Any) -> None:
        self.edited.emit()
