"""What can be done with the current bundle, in words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.inbox.lines import InboxLine


class Detail(Card):
    """Reason, six words, check code, and the one thing to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.button: QWidget | None = None

    def show_line(self, line: InboxLine | None, act: Callable[[str], object]) -> None:
        """Show a line; `act` gets the name of what the user wants done."""
        self.clear()
        self.button = None
        self.setVisible(line is not None)
        if line is None:
            return
        self.set_title(line.sender)
        if line.judged.reason:
            self.add_widget(label(line.judged.reason))
        if line.judged.words:
            self.add_widget(label(" ".join(line.judged.words), "strong"))
        if line.judged.check_code and line.judged.number:
            self.add_widget(label(self._facts(line), "muted"))
        for name, words, icon in self._deeds(line):
            self.button = self.add_action(words, partial(act, name), icon=icon)

    def _facts(self, line: InboxLine) -> str:
        judged = line.judged
        text = self.tr("{file}, bundle no. {number}, check code {code}").format(
            file=judged.file, number=judged.number, code=judged.check_code
        )
        held = judged.counts.held
        if held:
            text += ". " + self.tr("%n records wait for something that is not here yet.", "", held)
        return text

    def _deeds(self, line: InboxLine) -> list[tuple[str, str, str]]:
        if line.entry is None:
            return []
        code = line.judged.code
        if code in {"unknown_sender", "changed_key"}:
            return [("approve", self.tr("The words match: approve"), "user-check")]
        if code == "large_change":
            return [("merge", self.tr("Merge anyway"), "check")]
        if code in {"undone", "newer_schema"}:
            return [("merge", self.tr("Merge again"), "check")]
        if line.entry.can_undo:
            return [("take_back", self.tr("Take this merge back"), "undo-2")]
        return []
