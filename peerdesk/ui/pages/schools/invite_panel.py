"""Invite a school: its name, and where the invite file shall lie."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services.vaults import write_whole
from peerdesk.sync import join
from peerdesk.sync.join import NewInvite
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.place_picker import PlacePicker
from peerdesk.ui.kit.style import label


class InvitePanel(QWidget):
    """One field, one place, one button; afterwards the words to compare."""

    def __init__(self, desk: Desk, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.note = InfoBar("ok")
        self.note.hide()
        self.name = QLineEdit(name)
        self.field = Field(
            self.tr("School &name"), self.name, hint=self.tr("As the school writes it")
        )
        self.places = PlacePicker(self.tr("Save the invite to"))
        self.button = push_button(self.tr("Make &invite"), self.make, role="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(
            label(
                self.tr(
                    "The invite lets one school join. Hand it over on a stick or by mail; "
                    "it can be used once."
                ),
                "muted",
            )
        )
        for widget in (
            self.field, label(self.tr("Save the invite to"), "strong"), self.places,
            self.button, self.note,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.setFocusProxy(self.name)

    def make(self) -> None:
        """Make the invite file."""
        place = self.places.check()
        if place is None:
            return
        self.field.set_error("")
        label_ = self.tr("Invited {name}").format(name=self.name.text().strip())
        use_case = partial(join.create_invite, name=self.name.text())
        self._desk.write(self, use_case, label_, partial(self._write, place), self._show_failure)

    def _write(self, place: Path, invite: NewInvite) -> None:
        try:
            write_whole(place / invite.file_name, invite.data)
        except OSError as error:
            self.note.show_message("danger", error.strerror or "")
            return
        text = self.tr(
            "{file} is written. When the school opens it, it sees these six words: {words}"
        ).format(file=invite.file_name, words=" ".join(invite.words))
        self.note.show_message("ok", text)

    def _show_failure(self, error: PeerDeskError) -> None:
        self.field.set_error(error.sentence())
        self.name.setFocus()
