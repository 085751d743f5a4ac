"""The look of the window: palette, fonts and QSS from one dictionary of tokens."""

from dataclasses import dataclass
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from peerdesk.enums import Look
from peerdesk.resources import resource_path
from peerdesk.ui.kit import icons
from peerdesk.ui.tokens import DARK, LIGHT, Tokens

SPACE: Final = (4, 8, 16, 24, 32)
TEXT_PERCENTS: Final = (100, 110, 120, 130, 140, 150, 160)
_BODY_POINTS: Final = 10.5
_POINTS: Final = {"fCaption": 9.0, "fBody": 10.5, "fSection": 13.0, "fTitle": 18.0, "fNumber": 24.0}
_FONT_FILES: Final = (
    "AtkinsonHyperlegible-Regular.ttf",
    "AtkinsonHyperlegible-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
)
_FAMILIES: Final = ("Segoe UI Variable Text", "Segoe UI", "Atkinson Hyperlegible", "Noto Sans")


@dataclass(frozen=True, slots=True)
class Theme:
    """A look ready to be worn.

    Attributes:
        tokens: Colours by name.
        text_percent: 100 to 160.
    """

    tokens: Tokens
    text_percent: int = 100

    def points(self, token: str) -> float:
        """Return the size of a text role, e.g. ``fTitle``, in points."""
        return round(_POINTS[token] * self.text_percent / 100, 1)

    def style_sheet(self) -> str:
        """Return the QSS of this look."""
        sizes = {name: str(self.points(name)) for name in _POINTS}
        folder = resource_path(f"look/check-{self.tokens['mode']}.svg").parent.as_posix()
        source = resource_path("theme.qss").read_text(encoding="utf-8")
        return Template(source).substitute(self.tokens, look=folder, **sizes)

    def palette(self) -> QPalette:
        """Return the palette of this look, for everything QSS does not reach."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, QColor(self.tokens[token]))
        muted = QColor(self.tokens["muted"])
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
        return palette

    def font(self) -> QFont:
        """Return the body font."""
        font = QFont()
        known = set(QFontDatabase.families())
        font.setFamilies([family for family in _FAMILIES if family in known] or [font.family()])
        font.setPointSizeF(round(_BODY_POINTS * self.text_percent / 100, 1))
        return font


_PALETTE: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onAccent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Light: "border",
}


def load_fonts() -> None:
    """Make the shipped screen fonts known to Qt; fonts that do not ship are left out."""
    for name in _FONT_FILES:
        try:
            path = resource_path(f"fonts/{name}")
        except FileNotFoundError:
            continue
        QFontDatabase.addApplicationFont(str(path))


def choose(look: Look, text_percent: int = 100) -> Theme:
    """Return the theme for a setting; ``Look.SYSTEM`` follows the desktop."""
    if look is Look.SYSTEM:
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
    else:
        dark = look is Look.DARK
    return Theme(DARK if dark else LIGHT, text_percent)


def wear(app: QApplication, theme: Theme) -> None:
    """Dress the whole application, which draws in Fusion, in `theme`.

    While the desktop asks for high contrast, its own palette is worn and no QSS.
    """
    is_plain = wants_contrast(app)
    app.setStyleSheet("")  # from nothing to all is four times faster than from all to all
    app.setPalette(QPalette() if is_plain else theme.palette())
    app.setFont(theme.font())
    app.setStyleSheet("" if is_plain else theme.style_sheet())
    icons.retint(app.allWidgets())


def wants_contrast(app: QApplication) -> bool:
    """Return whether the desktop asks for a high-contrast look."""
    hints = app.styleHints()  # kept: a chained call met a deleted object
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
