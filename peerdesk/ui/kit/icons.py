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
_SCALES: Final = (1.0, 1.25, 1.5, 2.0)
_made: Final[dict[int, tuple[str, str, int]]] = {}


def icon(name: str, tone: str = "muted", *, gap: int = 0) -> QIcon:
    """Return the shipped icon `name`, accent-coloured where it is checked.

    Args:
        name: File name without ending, e.g. ``"calendar-days"``.
        tone: ``muted``, ``text``, ``accent``, ``onAccent`` (on primary buttons), ``ok``,
            ``warn`` or ``danger``.
        gap: Empty pixels right of the drawing; push buttons leave too little room by themselves.

    Raises:
        FileNotFoundError: If no such icon ships.
    """
    off = color(tone)
    made = _build(name, off, off if tone == "onAccent" else color("accent"), gap)
    _made[made.cacheKey()] = (name, tone, gap)
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
                target.setIcon(icon(known[0], known[1], gap=known[2]))
        if isinstance(widget, QLabel) and widget.property("picture"):
            show_picture(widget, *str(widget.property("picture")).split("/"))


def show_picture(label: QLabel, name: str, tone: str = "muted") -> None:
    """Show an icon in `label`; it follows later changes of the look."""
    label.setProperty("picture", f"{name}/{tone}")
    label.setPixmap(pixmap(name, tone, scale=label.devicePixelRatioF()))


@lru_cache(maxsize=512)
def _build(name: str, off: str, on: str, gap: int) -> QIcon:
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(_draw(name, off, SIZE, scale, gap), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(_draw(name, on, SIZE, scale, gap), QIcon.Mode.Normal, QIcon.State.On)
    return result


def _draw(name: str, colour: str, size: int, scale: float, gap: int = 0) -> QPixmap:
    source = resource_path(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    picture = QPixmap(round((size + gap) * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
