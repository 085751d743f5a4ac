"""The card that says for whom a bundle is, and where it shall lie."""

from PySide6.QtWidgets import QWidget

from peerdesk.sync.join import JoinedDistrict
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.place_picker import PlacePicker
from peerdesk.ui.kit.style import label, rule


class WhereCard(Card):
    """The district with the words to compare, and the place to save to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("For whom"), parent)
        self._name = label("", "strong")
        self._lock = label(
            self.tr("Only this district can open the bundle, not even your own computer."), "muted"
        )
        self._words = label("")
        self._own = label("")
        self.places = PlacePicker(self.tr("Save to"))
        for widget in (
            self._name, self._lock, self._words, self._own, rule(),
            label(self.tr("Save to"), "strong"), self.places,
        ):  # fmt: skip
            self.add_widget(widget)

    def show_district(self, district: JoinedDistrict) -> None:
        """Show who the bundle is for."""
        self._name.setText(district.name)
        self._words.setText(
            self.tr("Its six words: {words}").format(words=" ".join(district.words))
        )
        self._own.setText(
            self.tr("Your six words: {words}").format(words=" ".join(district.own_words))
        )
        self.places.look_again()
