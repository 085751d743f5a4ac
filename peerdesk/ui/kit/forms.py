"""Forms as lists of fields."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips

_LEAST_SIGNS: Final = 16
"""What a choice still shows where its longest words have no room."""


class Kind(Enum):
    """How a value is entered."""

    TEXT = auto()
    SECRET = auto()
    NOTE = auto()
    NUMBER = auto()
    DATE = auto()
    TIME = auto()
    CHOICE = auto()
    CHIPS = auto()
    MANY = auto()
    CHECK = auto()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form.

    Attributes:
        name: Key of the value.
        label: Words above the editor; may hold a mnemonic ampersand.
        kind: How it is entered.
        hint: What is wanted, visible before typing.
        choices: (key, words) for CHOICE (one of many), CHIPS (one of a few) and MANY (any of
            them; the value is a tuple of keys).
        low: Least NUMBER.
        high: Greatest NUMBER.
    """

    name: str
    label: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()
    low: int = 0
    high: int = 999


class Form(QWidget):
    """Labels above fields, one column, at most 640 pixels wide.

    Signals:
        edited: A value was changed by the user.
    """

    edited = Signal()

    def __init__(self, specs: Sequence[FieldSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for spec in specs}
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for spec in specs:
            field = _build(spec)
            self._fields[spec.name] = field
            column.addWidget(field)
            _connect(field.editor, self)
        self.setMaximumWidth(640)

    def field(self, name: str) -> Field:
        """Return one field."""
        return self._fields[name]

    def has_field(self, name: str) -> bool:
        """Return whether there is a field of that name."""
        return name in self._fields

    @property
    def kinds(self) -> dict[str, Kind]:
        """Return how each value is entered."""
        return {name: spec.kind for name, spec in self._specs.items()}

    @property
    def values(self) -> dict[str, Any]:
        """Return what is entered: text, int, date, time, bool or the chosen key."""
        return {
            name: _ACCESS[self._specs[name].kind].read(field.editor)
            for name, field in self._fields.items()
        }

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the named fields."""
        for name, value in values.items():
            _ACCESS[self._specs[name].kind].fill(self._fields[name].editor, value)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show a sentence under each named field and go to the first; clear the others."""
        for name, field in self._fields.items():
            field.set_error(errors.get(name, ""))
        first = next((name for name in self._fields if name in errors), None)
        if first is not None:
            self._fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _build(spec: FieldSpec) -> Field:
    editor = _EDITORS[spec.kind](spec)
    field = Field("" if spec.kind is Kind.CHECK else spec.label, editor, hint=spec.hint)
    if spec.kind is Kind.CHECK:
        field.hide_label()
        editor.setAccessibleName(spec.label.replace("&", ""))
    return field


def _line(_spec: FieldSpec) -> QWidget:
    return QLineEdit()


def _secret(_spec: FieldSpec) -> QWidget:
    editor = QLineEdit()
    editor.setEchoMode(QLineEdit.EchoMode.Password)
    return editor


def _note(_spec: FieldSpec) -> QWidget:
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(88)
    return editor


def _number(spec: FieldSpec) -> QWidget:
    editor = QSpinBox()
    editor.setRange(spec.low, spec.high)
    editor.setMaximumWidth(160)
    return editor


def _date(_spec: FieldSpec) -> QWidget:
    editor = QDateEdit()
    editor.setCalendarPopup(True)
    editor.setDisplayFormat("ddd d MMM yyyy")
    editor.setMaximumWidth(240)
    return editor


def _time(_spec: FieldSpec) -> QWidget:
    editor = QTimeEdit()
    editor.setDisplayFormat("HH:mm")
    editor.setMaximumWidth(160)
    return editor


def _choice(spec: FieldSpec) -> QWidget:
    editor = QComboBox()
    editor.setMinimumContentsLength(_LEAST_SIGNS)
    for key, words in spec.choices:
        editor.addItem(words, key)
    return editor


def _chips(spec: FieldSpec) -> QWidget:
    return FilterChips(spec.choices, spec.label.replace("&", ""), exclusive=True)


def _many(spec: FieldSpec) -> QWidget:
    return FilterChips(spec.choices, spec.label.replace("&", ""))


def _check(spec: FieldSpec) -> QWidget:
    return QCheckBox(spec.label)


_EDITORS = {
    Kind.TEXT: _line,
    Kind.SECRET: _secret,
    Kind.NOTE: _note,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.CHOICE: _choice,
    Kind.CHIPS: _chips,
    Kind.MANY: _many,
    Kind.CHECK: _check,
}


class _Access(NamedTuple):
    """How a value gets out of an editor and into it."""

    read: Callable[[Any], Any]
    fill: Callable[[Any, Any], object]


_ACCESS = {
    Kind.TEXT: _Access(lambda editor: editor.text().strip(), QLineEdit.setText),
    Kind.SECRET: _Access(QLineEdit.text, QLineEdit.setText),
    Kind.NOTE: _Access(lambda editor: editor.toPlainText().strip(), QPlainTextEdit.setPlainText),
    Kind.NUMBER: _Access(QSpinBox.value, QSpinBox.setValue),
    Kind.DATE: _Access(
        lambda editor: date.fromisoformat(editor.date().toString(Qt.DateFormat.ISODate)),
        lambda editor, value: editor.setDate(QDate(value.year, value.month, value.day)),
    ),
    Kind.TIME: _Access(
        lambda editor: time(editor.time().hour(), editor.time().minute()),
        lambda editor, value: editor.setTime(QTime(value.hour, value.minute)),
    ),
    Kind.CHOICE: _Access(
        QComboBox.currentData,
        lambda editor, value: editor.setCurrentIndex(max(0, editor.findData(value))),
    ),
    Kind.CHIPS: _Access(lambda editor: editor.key, FilterChips.choose),
    Kind.MANY: _Access(
        lambda editor: tuple(key for key in editor.keys if key in editor.chosen),
        lambda editor, keys: editor.choose(*keys),
    ),
    Kind.CHECK: _Access(QCheckBox.isChecked, QCheckBox.setChecked),
}


def _connect(editor: QWidget, form: Form) -> None:
    names = (
        "textEdited",
        "textChanged",
        "valueChanged",
        "dateTimeChanged",
        "currentIndexChanged",
        "changed",
        "toggled",
    )
    signal = next(getattr(editor, name) for name in names if hasattr(editor, name))
    signal.connect(lambda *_value: form.edited.emit())
