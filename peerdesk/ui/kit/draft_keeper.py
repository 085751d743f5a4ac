"""Keeps what is typed in a panel until it is saved: within a second, encrypted, through a crash.

keep_drafts_of(desk, panel)     what the window does with every panel it shows
keep_unfinished(window)         what it does before it locks

A panel that keeps its text in a way of its own makes a `DraftKeeper` itself and names it
`drafts`; one that has nothing worth keeping sets `keeps_drafts = False`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services import drafts
from peerdesk.services.drafts import Kept
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.draft_fields import PanelFields
from peerdesk.ui.kit.kept_bar import KeptBar

CALM_MS: Final = 600
"""Pause after the last key before the draft is kept; never longer than `LATEST_MS` in all."""

LATEST_MS: Final = 900
UseCase = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where the draft of one form is kept.

    Attributes:
        key: Tells the form from others.
        keep: Gives the use case that keeps a content.
        find: Use case that gives the `Kept`, or None.
        drop: Use case that forgets it.
    """

    key: str
    keep: Callable[[Mapping[str, Any]], UseCase]
    find: UseCase
    drop: UseCase


def ordinary_place(key: str) -> DraftPlace:
    """Return the place in the table of drafts."""
    return DraftPlace(
        key,
        lambda content: partial(drafts.keep_draft, key=key, content=content),
        partial(drafts.find_kept, key=key),
        partial(drafts.drop_draft, key=key),
    )


class DraftKeeper(QObject):
    """Keeps the fields of one panel, and puts them back when it opens again."""

    def __init__(self, desk: Desk, panel: QWidget, place: DraftPlace, fields: PanelFields) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._place, self._fields = place, fields
        self._first = fields.content()
        self._last = self._first
        self._bar: KeptBar | None = None
        self._calm = self._timer(CALM_MS)
        self._latest = self._timer(LATEST_MS)
        self._is_over = False
        self._is_kept = False
        self._take()
        fields.connect(self._on_edited)
        finished = getattr(panel, "finished", None)
        if finished is not None:
            finished.connect(self.drop)
        panel.installEventFilter(self)

    @property
    def bar(self) -> KeptBar | None:
        """Return the line that says from when the text is, if a draft was put back."""
        return self._bar

    def keep(self) -> None:
        """Keep what is typed now, if it is something new."""
        self._rest()
        if self._is_over or not self._fields.is_alive:
            return
        content = self._fields.content()
        if content == self._last:
            return
        self._last = content
        if content == self._first:
            self._forget()
            return
        self._is_kept = True
        self._desk.unsaved[self._place.key] = content
        done = partial(_settle, self._desk.unsaved, self._place.key, content)
        self._desk.write(self._desk, self._place.keep(content), self.tr("Draft"), done)

    def drop(self) -> None:
        """Forget the draft: the panel was saved."""
        self._rest()
        self._is_over = True
        self._forget()

    def discard(self) -> None:
        """Throw the draft away and begin anew."""
        self._fields.fill(self._first)
        self._rest()
        self._last = self._first
        self._forget()
        if self._bar is not None:
            self._bar.hide()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    def _rest(self) -> None:
        self._calm.stop()
        self._latest.stop()

    def _forget(self) -> None:
        if not self._is_kept:
            return
        self._is_kept = False
        self._desk.unsaved.pop(self._place.key, None)
        self._desk.write(self._desk, self._place.drop, self.tr("Draft"))

    def _on_edited(self) -> None:
        self._is_over = False
        self._calm.start()
        if not self._latest.isActive():
            self._latest.start()

    def _take(self) -> None:
        kept = self._find()
        self._is_kept = kept is not None
        if kept is None or kept.content == self._first:
            return
        self._fields.fill(kept.content)
        self._last = self._fields.content()
        self._show_bar(kept)

    def _find(self) -> Kept | None:
        waiting = self._desk.unsaved.get(self._place.key)
        if waiting is not None:
            return Kept(dict(waiting), self._desk.now())
        try:
            kept: Kept | None = self._desk.read(self._place.find)
        except PeerDeskError:
            return None  # sealed with a passphrase no longer in use
        return kept

    def _show_bar(self, kept: Kept) -> None:
        layout = self._panel.layout()
        if isinstance(layout, QBoxLayout):
            self._bar = KeptBar(self._desk, self.discard)
            layout.insertWidget(0, self._bar)
            self._bar.show_kept(kept.at)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.keep()
        return False


def keep_drafts_of(desk: Desk, panel: QWidget) -> DraftKeeper | None:
    """Keep what is typed in a panel; None if there is nothing to keep, or it does so itself."""
    if not getattr(panel, "keeps_drafts", True) or hasattr(panel, "drafts"):
        return None
    fields = PanelFields(panel)
    if fields.is_empty or not desk.may(drafts.keep_draft):
        return None
    key = getattr(panel, "draft_key", "") or fields.key()
    return DraftKeeper(desk, panel, ordinary_place(key), fields)


def keep_unfinished(window: QWidget) -> None:
    """Keep at once what is typed anywhere in a window, before it locks or ends."""
    for widget in window.findChildren(QWidget):
        keep = getattr(widget, "keep_draft", None)
        if keep is not None:
            keep()
    for keeper in window.findChildren(DraftKeeper):
        keeper.keep()


def _settle(unsaved: dict[str, Any], key: str, content: object, _value: object = None) -> None:
    if unsaved.get(key) is content:
        del unsaved[key]
