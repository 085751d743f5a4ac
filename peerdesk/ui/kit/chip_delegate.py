"""Paints table cells that carry a tone as chips."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from peerdesk.ui.kit.lettering import whole_font
from peerdesk.ui.table_model import TONE_ROLE
from peerdesk.ui.tokens import tokens_for

_SOFT: Final = {"accent": "accentSoft", "ok": "okSoft", "warn": "warnSoft", "danger": "dangerSoft"}
_PADDING: Final = 8


class ChipDelegate(QStyledItemDelegate):
    """Draws the text of a cell with a tone in a rounded field; other cells as usual."""

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tone = index.data(TONE_ROLE)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if not tone or not text:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        _draw_chip(painter, option, str(text), str(tone))

    @override
    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.font = whole_font(option.font, option.text)
        option.fontMetrics = QFontMetrics(option.font)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        hint = super().sizeHint(option, index)
        return hint + QSize(2 * _PADDING, 0) if index.data(TONE_ROLE) else hint


def _draw_chip(painter: QPainter, option: QStyleOptionViewItem, text: str, tone: str) -> None:
    tokens = tokens_for(option.palette)
    metrics = option.fontMetrics
    height = metrics.height() + 4
    room = option.rect.adjusted(_PADDING, 0, -4, 0)
    if not option.icon.isNull():
        room.setLeft(room.left() + option.decorationSize.width() + 4)
    width = min(room.width(), metrics.horizontalAdvance(text) + 2 * _PADDING)
    field = QRect(room.left(), option.rect.center().y() - height // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens[_SOFT.get(tone, "sunken")]))
    painter.drawRoundedRect(field, 10, 10)
    painter.setPen(QColor(tokens[tone if tone in _SOFT else "text"]))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - _PADDING)
    painter.drawText(field, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
