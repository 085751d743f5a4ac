"""App icons: lucide drawings tinted to the look that is worn."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from peerdesk.resources import resource_path
from peerdesk.ui.tokens import tokens_for

SIZE: Final = 20
_made: Final[dict[int, tuple[str, str, str, int]]] = {}


def icon(name: str, tone: str = "muted", *, on: str = "", gap: int = 0) -> QIcon:
    """Return the shipped icon `name`.

    Args:
        name: File name without ending, e.g. ``"calendar-days"``.
        tone: ``muted``, ``text``, ``accent``, ``onAccent`` (on primary buttons), ``ok``,
            ``warn`` or ``danger``.
        on: Tone while the button is checked; the same if empty.
        gap: Empty pixels right of the drawing; push buttons leave too little room by themselves.

    Raises:
        FileNotFoundError: If no such icon ships.
    """
    made = _build(name, color(tone), color(on) if on else "", color("muted"), gap)
    _made[made.cacheKey()] = (name, tone, on, gap)
    return made


def color(tone: str) -> str:
    """Return ``#rrggbb`` of a tone in the look that is worn."""
    return tokens_for(QGuiApplication.palette())[tone]


def pixmap(name: str, tone: str = "muted", *, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """Return one picture of an icon, `size` logical pixels wide."""
    return _draw(name, color(tone), size, scale)


def retint(widgets: Iterable[QWidget]) -> None:
    """Give every button, action and picture of `widgets` the colours of the look now worn."""
    for widget in widgets:
        targets: list[QAbstractButton | QAction] = list(widget.actions())
        if isinstance(widget, QAbstractButton):
            targets.append(widget)
        for target in targets:
            known = _made.get(target.icon().cacheKey())
            if known is not None:
                name, tone, on, gap = known
                target.setIcon(icon(name, tone, on=on, gap=gap))
        if isinstance(widget, QLabel) and widget.property("picture"):
            show_picture(widget, *str(widget.property("picture")).split("/"))


def retone(button: QAbstractButton, tone: str) -> None:
    """Draw the icon of `button`, if it is one of these, in another tone."""
    known = _made.get(button.icon().cacheKey())
    if known is not None:
        name, _, on, gap = known
        button.setIcon(icon(name, tone, on=on, gap=gap))


def show_picture(label: QLabel, name: str, tone: str = "muted") -> None:
    """Show an icon in `label`; it follows later changes of the look."""
    label.setProperty("picture", f"{name}/{tone}")
    label.setPixmap(pixmap(name, tone, scale=label.devicePixelRatioF()))


@lru_cache(maxsize=512)
def _build(name: str, off: str, on: str, disabled: str, gap: int) -> QIcon:
    result = QIcon()
    for scale in {1.0, QGuiApplication.primaryScreen().devicePixelRatio()}:
        result.addPixmap(_draw(name, off, SIZE, scale, gap))
        result.addPixmap(_draw(name, disabled, SIZE, scale, gap), QIcon.Mode.Disabled)
        if on:
            picture = _draw(name, on, SIZE, scale, gap)
            result.addPixmap(picture, QIcon.Mode.Normal, QIcon.State.On)
    return result


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, colour: str, size: int, scale: float, gap: int = 0) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(round((size + gap) * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
