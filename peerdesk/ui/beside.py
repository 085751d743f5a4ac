"""What stands beside the page: panels that any page can ask for."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.closed_panel import close_panel
from peerdesk.ui.kit.draft_keeper import keep_drafts_of
from peerdesk.ui.kit.guard import guard
from peerdesk.ui.kit.side_panel import SidePanel


class Beside:
    """Fills the side panel, and hears what its content asks for.

    Args:
        desk: The desk whose drafts are kept.
        panel: The side panel of the window.
        answers: What to do at a signal of the content, by the signal's name; a content has
            those it needs. ``finished`` closes the panel.
    """

    def __init__(
        self, desk: Desk, panel: SidePanel, answers: Mapping[str, Callable[..., object]]
    ) -> None:
        self._desk = desk
        self._panel = panel
        self._answers = {"finished": panel.close_panel, **answers}
        self._page = ""
        self._is_of_page = False

    def show(self, content: QWidget, title: str) -> None:
        """Show a panel of the page in front; its signals are joined the first time."""
        self._is_of_page = True
        self._show(content, title)

    def stand_beside(self, page: str) -> None:
        """Close the panel of a page that is left; what can be opened anywhere stays."""
        is_left, self._page = page != self._page, page
        if is_left and self._is_of_page and self._panel.isVisible():
            self._panel.close_panel()

    def open(self, module: str, cls: str, title: str, prefill: object) -> None:
        """Show the panel `cls` of ``ui.kit.<module>``; one that is open starts anew."""
        make = _named(module, cls)
        content = self._panel.content
        if not isinstance(content, make):
            content = make(self._desk, prefill)
        elif hasattr(content, "start"):
            content.start(prefill)
        self._is_of_page = False
        self._show(content, getattr(content, "title", "") or title)

    def ready(self, module: str, cls: str) -> list[Callable[[], object]]:
        """Return the steps that make the panel `cls` appear at once when it is asked for."""

        def frame() -> None:
            if self._panel.content is None:
                content = _named(module, cls)(self._desk)
                self._join(content)
                self._panel.frame(content)

        return [partial(_named, module, cls), frame, self._panel.rehearse]

    def _show(self, content: QWidget, title: str) -> None:
        if content is not self._panel.content:
            self._join(content)
        self._panel.show_widget(content, title)

    def _join(self, content: QWidget) -> None:
        for name, answer in self._answers.items():
            signal = getattr(content, name, None)
            if signal is not None:
                signal.connect(answer)
        if not close_panel(self._desk, content):
            keep_drafts_of(self._desk, content)
        guard(self._desk, content)


def _named(module: str, cls: str) -> Any:
    """Return the class `cls` of ``ui.kit.<module>``."""
    return getattr(import_module(f"peerdesk.ui.kit.{module}"), cls)
