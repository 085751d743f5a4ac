"""A name is shown in one font, whatever letters it has."""

import pytest
from PySide6.QtWidgets import QApplication

from peerdesk.enums import Look
from peerdesk.ui import theme
from peerdesk.ui.kit import style
from peerdesk.ui.kit.lettering import whole_family, whole_font

SHIPPED = ("Atkinson Hyperlegible", "Noto Sans")


@pytest.fixture(autouse=True)
def fonts(qapp):
    theme.load_fonts()


@pytest.mark.parametrize(
    ("letters", "family"),
    [
        ("Pña", "Atkinson Hyperlegible"),
        ("Nguyễn", "Noto Sans"),
        ("Shą\u0301n", "Noto Sans"),
        ("سارة", "Noto Sans Arabic"),
        ("李", ""),
    ],
)
def test_first_family_with_all_letters_is_chosen(letters, family):
    assert whole_family(SHIPPED, letters) == family


def test_text_that_no_family_has_whole_keeps_the_font():
    font = QApplication.font()

    assert whole_font(font, "李 Nguyễn") is font


def test_label_changes_its_font_with_its_text_and_back(qtbot):
    theme.wear(QApplication.instance(), theme.choose(Look.LIGHT))
    words = style.label("Linh Nguyễn", "title")
    qtbot.addWidget(words)
    own = words.font().families()[0]
    words.setText("Anna")

    assert own == whole_font(QApplication.font(), "Linh Nguyễn").families()[0]
    assert words.font().families()[0] == QApplication.font().families()[0]
