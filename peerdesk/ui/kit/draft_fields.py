"""What is typed in a panel, as plain values and back, whatever its fields are."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, Final

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from peerdesk.ui.kit.find_box import FindBox
from peerdesk.ui.kit.forms import Form, Kind

_NOT_LOOSE: Final = (Form, FindBox, QAbstractSpinBox, QComboBox)


class PanelFields:
    """The forms and text editors of a panel.

    A panel that knows more than its fields (a chosen student) has `draft_extra()`, which gives
    plain values, and `take_draft_extra(values)`. A field for a secret is never read.
    """

    def __init__(self, panel: QWidget) -> None:
        self._panel = panel
        self._forms = panel.findChildren(Form)
        self._notes = [one for one in panel.findChildren(QPlainTextEdit) if self._is_loose(one)]
        self._lines = [one for one in panel.findChildren(QLineEdit) if self._is_loose(one)]

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to type into."""
        return not (self._forms or self._notes or self._lines)

    @property
    def is_alive(self) -> bool:
        """Return whether no part of the panel was built anew since."""
        return all(map(isValid, (*self._forms, *self._notes, *self._lines)))

    def connect(self, edited: Callable[[], object]) -> None:
        """Call `edited` whenever something is typed or chosen."""
        for form in self._forms:
            form.edited.connect(edited)
        for note in self._notes:
            note.textChanged.connect(edited)
        for line in self._lines:
            line.textEdited.connect(lambda _text: edited())

    def content(self) -> dict[str, Any]:
        """Return what is entered as values JSON can hold."""
        extra = getattr(self._panel, "draft_extra", dict)
        return {
            "forms": [_plain_values(form) for form in self._forms],
            "notes": [note.toPlainText() for note in self._notes],
            "lines": [line.text() for line in self._lines],
            "extra": extra(),
        }

    def fill(self, content: Mapping[str, Any]) -> None:
        """Put back what `content` gave, as far as the fields are still there."""
        for form, values in zip(self._forms, content["forms"], strict=False):
            form.set_values(_typed_values(form, values))
            form.edited.emit()
        for note, text in zip(self._notes, content["notes"], strict=False):
            note.setPlainText(text)
        for line, text in zip(self._lines, content["lines"], strict=False):
            line.setText(text)
        take = getattr(self._panel, "take_draft_extra", None)
        if take is not None and content.get("extra"):
            take(content["extra"])

    def key(self) -> str:
        """Return what tells this panel from others, without anybody's name in it.

        Two panels are the same when class, ids, words and first values are: the form about
        another student, or about one who was changed since, is another one.
        """
        ids = {k: v for k, v in vars(self._panel).items() if k.endswith("_id")}
        words = [one.text() for one in self._panel.findChildren(QLabel)]
        known = {
            "ids": {name: str(value) for name, value in ids.items()},
            "words": [text for text in words if not any(sign.isdigit() for sign in text)],
            "forms": [_first_values(form) for form in self._forms],
        }
        text = json.dumps(known, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()[:24]
        return f"{type(self._panel).__name__}:{digest}"

    def _is_loose(self, editor: QWidget) -> bool:
        """Return whether the editor is no part of something that is read as a whole."""
        if isinstance(editor, FindBox):
            return False
        if isinstance(editor, QLineEdit) and editor.echoMode() != QLineEdit.EchoMode.Normal:
            return False
        parent = editor.parentWidget()
        while parent is not None and parent is not self._panel:
            if isinstance(parent, _NOT_LOOSE):
                return False
            parent = parent.parentWidget()
        return True


def _plain_values(form: Form) -> dict[str, Any]:
    kinds = form.kinds
    return {
        name: _plain(value) for name, value in form.values.items() if kinds[name] is not Kind.SECRET
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed_values(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    reads: dict[Kind, Callable[[Any], Any]] = {
        Kind.DATE: date.fromisoformat,
        Kind.TIME: time.fromisoformat,
        Kind.MANY: tuple,
    }
    kinds = form.kinds
    return {
        name: reads.get(kinds[name], _same)(value)
        for name, value in values.items()
        if name in kinds and kinds[name] is not Kind.SECRET
    }


def _same(value: Any) -> Any:
    return value


def _first_values(form: Form) -> dict[str, Any]:
    kinds = form.kinds
    passing = {Kind.DATE, Kind.TIME}
    return {n: v for n, v in _plain_values(form).items() if kinds[n] not in passing}
