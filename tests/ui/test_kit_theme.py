from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton

from peerdesk.enums import Look
from peerdesk.ui import theme
from peerdesk.ui.kit import icons
from peerdesk.ui.tokens import DARK, LIGHT, tokens_for

GROUNDS = ("bg", "surface", "sunken")
INKS = ("text", "muted", "accent", "ok", "warn", "danger")
LOOKS = {"light": LIGHT, "dark": DARK}


def luminance(name):
    parts = [value / 255 for value in QColor(name).toTuple()[:3]]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("look", "ink", "ground"), list(product(LOOKS, INKS, GROUNDS)))
def test_text_stands_out_from_every_ground(look, ink, ground):
    tokens = LOOKS[look]

    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("tone", ["accent", "ok", "warn", "danger"])
def test_toned_words_stand_out_from_their_soft_ground(look, tone):
    tokens = LOOKS[look]

    assert contrast(tokens[tone], tokens[f"{tone}Soft"]) >= 4.5
    assert contrast(tokens["text"], tokens[f"{tone}Soft"]) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
def test_primary_button_is_readable_and_shows_its_ring(look):
    tokens = LOOKS[look]

    for fill in ("accent", "accentHover"):
        assert contrast(tokens["onAccent"], tokens[fill]) >= 4.5
    assert contrast(tokens["focusOnAccent"], tokens["accent"]) >= 3


@pytest.mark.parametrize(
    ("look", "line", "ground"), list(product(LOOKS, ("control", "focus"), GROUNDS))
)
def test_outlines_and_rings_stand_out(look, line, ground):
    tokens = LOOKS[look]

    assert contrast(tokens[line], tokens[ground]) >= 3


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("percent", theme.TEXT_PERCENTS)
def test_style_sheet_fills_every_token(look, percent):
    sheet = theme.choose(look, percent).style_sheet()

    assert "$" not in sheet
    assert f"font-size: {round(18 * percent / 100, 1)}pt" in sheet


def test_palette_leads_back_to_its_tokens():
    assert tokens_for(theme.choose(Look.DARK).palette()) is DARK
    assert tokens_for(theme.choose(Look.LIGHT).palette()) is LIGHT


def test_icon_takes_the_colour_of_the_look(qapp):
    before = qapp.palette()
    qapp.setPalette(theme.choose(Look.DARK).palette())
    picture = icons.pixmap("house", "accent").toImage()
    qapp.setPalette(before)

    seen = {picture.pixelColor(x, y).name() for x in range(20) for y in range(20)}

    assert DARK["accent"].lower() in seen


def test_disabled_text_is_muted_not_gone(qapp):
    palette = theme.choose(Look.LIGHT).palette()

    ink = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)

    assert ink.name() == LIGHT["muted"].lower()


GREYED = [
    (QPushButton, {"role": "danger"}, "danger"),
    (QPushButton, {"role": "link"}, "accent"),
    (QPushButton, {"role": "primary"}, "accent"),
    (QPushButton, {"role": "chip", "checkable": True, "checked": True}, "accent"),
    (QCheckBox, {"checked": True}, "accent"),
    (QRadioButton, {"checked": True}, "accent"),
]


@pytest.mark.parametrize(("kind", "state", "ink"), GREYED)
def test_greyed_control_keeps_no_colour_that_calls(qtbot, kind, state, ink):
    control = kind("Save")
    qtbot.addWidget(control)
    for name, value in state.items():
        control.setProperty(name, value)
    control.setStyleSheet(theme.choose(Look.LIGHT).style_sheet())
    called = colours(control)

    control.setEnabled(False)

    assert LIGHT[ink].lower() in called
    assert LIGHT[ink].lower() not in colours(control)
    assert LIGHT["muted"].lower() in colours(control)


def colours(widget):
    """Return every colour a widget is painted with."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
