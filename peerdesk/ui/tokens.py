"""Colours by name, light and dark: the one source of every colour on screen."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QPalette

Tokens = Mapping[str, str]

LIGHT: Final[Tokens] = MappingProxyType(
    {
        "mode": "light",
        "bg": "#F6F7F9",
        "surface": "#FFFFFF",
        "sunken": "#EEF1F4",
        "text": "#1B2430",
        "muted": "#566072",
        "border": "#D5DAE1",
        "control": "#7A8594",
        "accent": "#1F5FA8",
        "accentHover": "#184C87",
        "onAccent": "#FFFFFF",
        "accentSoft": "#E3EDF8",
        "ok": "#1E6B45",
        "okSoft": "#E2F2E9",
        "warn": "#8A5200",
        "warnSoft": "#FCF0DC",
        "danger": "#B3261E",
        "dangerSoft": "#FBE7E5",
        "focus": "#0B57D0",
        "focusOnAccent": "#FFC83D",
    }
)
DARK: Final[Tokens] = MappingProxyType(
    {
        "mode": "dark",
        "bg": "#14181E",
        "surface": "#1C222A",
        "sunken": "#10141A",
        "text": "#E7EBF0",
        "muted": "#A9B4C2",
        "border": "#343D49",
        "control": "#8793A3",
        "accent": "#8AB8F0",
        "accentHover": "#A9CBF5",
        "onAccent": "#0D1B2B",
        "accentSoft": "#21344B",
        "ok": "#7FCFA2",
        "okSoft": "#183527",
        "warn": "#F0BC6A",
        "warnSoft": "#3A2C12",
        "danger": "#F29A93",
        "dangerSoft": "#43201E",
        "focus": "#A8C7FA",
        "focusOnAccent": "#0D1B2B",
    }
)


def tokens_for(palette: QPalette) -> Tokens:
    """Return the tokens that belong to `palette`: what delegates paint with."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
