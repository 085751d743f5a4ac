"""The card that says what goes to the district and what never does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from peerdesk.enums import Share
from peerdesk.sync.export import WhatGoes
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.style import label, rule
from peerdesk.ui.pages.exchange import words


class WhatCard(Card):
    """Level, counts of what goes, and what stays.

    Signals:
        level_chosen: Another sharing level was chosen.
    """

    level_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What goes"), parent)
        self.levels = FilterChips(words.level_choices(), self.tr("How much goes"), exclusive=True)
        self.levels.choose(Share.CODES.value)
        self._explained = label("", "muted")
        self.agreed = QCheckBox(self.tr("Our agreement with the district &allows names"))
        self.basis = QLineEdit()
        self.basis.setMaxLength(500)
        self._basis = Field(
            self.tr("&Which agreement, and its date"),
            self.basis,
            hint=self.tr("Kept with the bundle, as the reason why names went."),
        )
        self._agreed_error = label("", "error")
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._never = label("", "muted")
        self._note = label("", "strong")
        for widget in (
            self.levels, self._explained, self.agreed, self._basis, self._agreed_error, self._lines,
            self._note, rule(), label(self.tr("Never goes"), "strong"), self._never,
        ):  # fmt: skip
            self.add_widget(widget)
        self.agreed.hide()
        self._basis.hide()
        self._agreed_error.hide()
        self._note.hide()
        self.levels.changed.connect(lambda _keys: self.level_chosen.emit())

    @property
    def share(self) -> Share:
        """Return the chosen level."""
        return Share(self.levels.key)

    def show_what(self, what: WhatGoes) -> None:
        """Show the counts of a level."""
        self._explained.setText(words.explain_level(what.share))
        self.agreed.setVisible(what.share is Share.NAMES)
        self._basis.setVisible(what.share is Share.NAMES)
        self._agreed_error.hide()
        self._clear()
        for row, (kind, going, total) in enumerate(words.going_lines(what)):
            counted = label(self._counted(going, total), wrap=False)
            counted.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label(kind), row, 0)
            self._grid.addWidget(counted, row, 1)
        self._never.setText(", ".join(words.never_lines(what)))
        self._note.setText(self._withdrawn() if what.withdraws else "")
        self._note.setVisible(what.withdraws)

    def is_agreed(self) -> bool:
        """Return whether this level may go; say what is missing if not."""
        missing = self.share is Share.NAMES and not self.agreed.isChecked()
        self._agreed_error.setText(self.tr("Tick this box, or choose codes.") if missing else "")
        self._agreed_error.setVisible(missing)
        if missing:
            self.agreed.setFocus()
        return not missing and self._has_basis()

    def _has_basis(self) -> bool:
        lacks = self.share is Share.NAMES and not self.basis.text().strip()
        self._basis.set_error(self.tr("Say which agreement allows names.") if lacks else "")
        if lacks:
            self.basis.setFocus()
        return not lacks

    def _counted(self, going: int, total: int) -> str:
        if going == total:
            return f"{total}"
        return self.tr("{going} new or changed, of {total}").format(going=going, total=total)

    def _withdrawn(self) -> str:
        return self.tr("This is less than last time: the district erases what it got before.")

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
