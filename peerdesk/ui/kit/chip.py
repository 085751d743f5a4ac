"""A short word with a tone: never a colour alone."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from peerdesk.ui.kit.style import restyle


class Chip(QLabel):
    """A word in a rounded field.

    Tones: ``neutral``, ``accent``, ``ok``, ``warn``, ``danger``.
    """

    def __init__(self, word: str, tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self.setProperty("role", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, word: str, tone: str) -> None:
        """Change word and tone."""
        self.setText(word)
        restyle(self, tone=tone)
