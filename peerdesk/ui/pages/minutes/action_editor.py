"""What a meeting takes on: a list of actions, and a form for one more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.teams.follow_up import ActionDraft, Owner
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.style import label


class ActionEditor(QWidget):
    """Actions of one meeting; what stands in the form counts too, without pressing Add."""

    def __init__(
        self, owners: Sequence[Owner], usual_due: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = {owner.id: owner.name for owner in owners}
        self._due = usual_due
        self._id = ""
        self._drafts: list[ActionDraft] = []
        nobody = [("", self.tr("Nobody yet"))]
        self.form = Form(
            [
                FieldSpec("title", self.tr("What is to be &done")),
                FieldSpec("owner_id", self.tr("W&ho does it"), Kind.CHOICE,
                          choices=[*nobody, *self._names.items()]),
                FieldSpec("due_on", self.tr("&Until"), Kind.DATE),
            ]
        )  # fmt: skip
        self._add = push_button(self.tr("Add a&ction"), self.add, icon="plus")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self.form)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._clear()

    @property
    def drafts(self) -> tuple[ActionDraft, ...]:
        """Return all actions, with the one in the form if it says what."""
        typed = self._typed()
        return (*self._drafts, typed) if typed.title else tuple(self._drafts)

    def set_drafts(self, drafts: Sequence[ActionDraft]) -> None:
        """Show these actions."""
        self._drafts = list(drafts)
        self._show_list()

    def show_error(self, sentence: str) -> None:
        """Say under the form what is wrong; "" takes it away."""
        self.form.show_errors({"title": sentence} if sentence else {})

    def add(self) -> None:
        """Take the action in the form over into the list, and begin another."""
        typed = self._typed()
        if not typed.title:
            self.show_error(self.tr("Enter what is to be done."))
            return
        self.show_error("")
        self._drafts.append(typed)
        self._clear()
        self._show_list()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def plain(self) -> list[list[Any]]:
        """Return the list as values JSON can hold, for a draft."""
        return [
            [one.title, one.owner_id, one.due_on.isoformat() if one.due_on else "", one.id]
            for one in self._drafts
        ]

    def take_plain(self, values: Sequence[Sequence[Any]]) -> None:
        """Put back what `plain` gave."""
        self.set_drafts(
            [
                ActionDraft(title, owner_id, date.fromisoformat(due) if due else None, id_)
                for title, owner_id, due, id_ in values
            ]
        )

    @property
    def _title(self) -> QWidget:
        field: Field = self.form.field("title")
        return field.editor

    def _typed(self) -> ActionDraft:
        values = self.form.values
        return ActionDraft(values["title"], values["owner_id"], values["due_on"], self._id)

    def _clear(self) -> None:
        self._id = ""
        self.form.set_values({"title": "", "owner_id": "", "due_on": self._due})

    def _show_list(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for draft in self._drafts:
            self._list.addWidget(self._line(draft))

    def _line(self, draft: ActionDraft) -> QWidget:
        who = self._names.get(draft.owner_id, "")
        until = day(draft.due_on) if draft.due_on else ""
        words = ", ".join(part for part in (draft.title, who, until) if part)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words), 1)
        change = self.tr("Change: {what}").format(what=draft.title)
        row.addWidget(icon_button("pencil", change, partial(self._change, draft)))
        remove = self.tr("Leave out: {what}").format(what=draft.title)
        row.addWidget(icon_button("x", remove, partial(self._leave_out, draft)))
        return line

    def _change(self, draft: ActionDraft) -> None:
        """Take an action back into the form; what stands there goes into the list."""
        typed = self._typed()
        self._drafts = [one for one in self._drafts if one is not draft]
        if typed.title:
            self._drafts.append(typed)
        self._id = draft.id
        self.form.set_values(
            {
                "title": draft.title,
                "owner_id": draft.owner_id,
                "due_on": draft.due_on or self._due,
            }
        )
        self._show_list()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_out(self, draft: ActionDraft) -> None:
        self._drafts = [one for one in self._drafts if one is not draft]
        self._show_list()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)


def drafts_of(rows: Sequence[Any]) -> list[ActionDraft]:
    """Return what is known of a meeting's actions, as the editor takes it."""
    empty = ActionDraft("")
    return [
        replace(empty, title=row.title, owner_id=row.owner_id, due_on=row.due_on, id=row.id)
        for row in rows
    ]
