"""The fields of the Log session panel that only some kinds of session have."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from peerdesk.services.session_logs.kinds import Ask, KindRule
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.services.session_logs.who import Covered
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.session_words import feeling_words, kind_words

_TEXTS: Final = ("title", "class_name", "adults", "alias")


class Feelings(FilterChips):
    """How a student feels on the school's scale of 3 or 5 faces; one chip or none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__([], name, parent, exclusive=True)

    def set_faces(self, faces: int) -> None:
        """Offer a scale of so many faces."""
        places = enumerate(feeling_words(faces).items(), start=1)
        self.set_choices([(str(place), f"{n} {words}") for n, (place, words) in places])

    @property
    def value(self) -> int | None:
        """Return the place on the scale from 1 to 5, or None."""
        return int(self.key) if self.key else None

    def set_value(self, value: int | None) -> None:
        """Show a place on the scale; one between two faces shows as the lower."""
        known = [key for key in self.keys if value is not None and int(key) <= value]
        self.choose(*known[-1:])


class KindFields(QWidget):
    """Name, class, adults, how many, a made-up name, feelings, what was talked over.

    Signals:
        edited: A field was changed by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = {name: QLineEdit() for name in _TEXTS}
        self.count = QSpinBox()
        self.count.setRange(0, 9_999)
        self.count.setMaximumWidth(200)
        self.count.setSpecialValueText(self.tr("as named"))
        self.before = Feelings(self.tr("Felt before"))
        self.after = Feelings(self.tr("Felt after"))
        self.covers = FilterChips([], self.tr("Talked over"))
        self.fields = {
            "title": Field(
                self.tr("N&ame"), self.texts["title"], hint=self.tr("Of group or topic")
            ),
            "class_name": Field(self.tr("&Class"), self.texts["class_name"]),
            "adults": Field(
                self.tr("A&dults"), self.texts["adults"], hint=self.tr("Teacher, parent, partner")
            ),
            "head_count": Field(
                self.tr("Ho&w many"), self.count, hint=self.tr("When nobody is named")
            ),
            "alias": Field(
                self.tr("Made-up name"),
                self.texts["alias"],
                hint=self.tr("For a student who wants to stay unknown"),
            ),
            "mood_before": Field(self.tr("Felt before"), self.before),
            "mood_after": Field(self.tr("Felt after"), self.after),
            "covers": Field(self.tr("Talked over"), self.covers),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field in self.fields.values():
            column.addWidget(field)
        self._asks: frozenset[Ask] = frozenset()
        self._connect()

    @property
    def values(self) -> dict[str, object]:
        """Return what is entered in the fields of this kind, as fields of an entry."""
        texts = {
            name: self.texts[name].text().strip() for name in _TEXTS if Ask(name) in self._asks
        }
        has_moods, has_count = Ask.MOODS in self._asks, Ask.COUNT in self._asks
        return texts | {
            "head_count": self.count.value() if has_count else 0,
            "mood_before": self.before.value if has_moods else None,
            "mood_after": self.after.value if has_moods else None,
            "covered_ids": tuple(key for key in self.covers.keys if key in self.covers.chosen)
            if Ask.COVERS in self._asks
            else (),
        }

    def set_faces(self, faces: int) -> None:
        """Ask how a student feels on the school's scale of so many faces."""
        for feelings in (self.before, self.after):
            feelings.set_faces(faces)

    def set_rule(self, rule: KindRule) -> None:
        """Show the fields of a kind."""
        self._asks = rule.asks
        shown = {ask.value for ask in rule.asks}
        if Ask.MOODS in rule.asks:
            shown |= {"mood_before", "mood_after"}
        for name, field in self.fields.items():
            field.setVisible(name in shown and (name != "covers" or bool(self.covers.keys)))
        self.setVisible(any(name in shown for name in self.fields))

    def fill(self, entry: SessionEntry) -> None:
        """Show an entry."""
        for name in _TEXTS:
            self.texts[name].setText(getattr(entry, name))
        self.count.setValue(entry.head_count)
        self.before.set_value(entry.mood_before)
        self.after.set_value(entry.mood_after)

    def offer_covered(self, rows: Sequence[Covered], chosen: Sequence[str]) -> None:
        """Offer sessions to tick as talked over; `chosen` are ticked."""
        words = kind_words()
        self.covers.set_choices([(row.id, f"{day(row.held_at)} {words[row.kind]}") for row in rows])
        self.covers.choose(*chosen)
        self.fields["covers"].setVisible(Ask.COVERS in self._asks and bool(rows))

    def _connect(self) -> None:
        for editor in self.texts.values():
            editor.textEdited.connect(lambda _text: self.edited.emit())
        self.count.valueChanged.connect(lambda _value: self.edited.emit())
        for chips in (self.before, self.after, self.covers):
            chips.changed.connect(lambda _keys: self.edited.emit())
