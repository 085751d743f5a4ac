"""After a restore: does it look right, or should another backup be tried?"""

from functools import partial

from PySide6.QtWidgets import QWidget

from peerdesk.enums import AccountRole
from peerdesk.services.backups.restored import RestoredFrom, accept_restored, restored_from
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.info_bar import InfoBar


class RestoredQuestion(InfoBar):
    """Date and counts of the backup that is in use now; stays until one answers."""

    def __init__(self, desk: Desk, found: RestoredFrom, parent: QWidget | None = None) -> None:
        super().__init__("info", parent=parent)
        self._desk = desk
        self.yes = push_button(self.tr("&Yes"), self.accept)
        self.another = push_button(self.tr("&Try another"), self.try_another)
        self.set_answers(self.yes, self.another)
        self.set_dismissable(dismissable=False)
        words = self.tr(
            "This is the backup of {when}: {students} students, {pairs} active pairs, "
            "{sessions} session logs. Looks right?"
        )
        text = words.format(
            when=day_and_time(found.made_at),
            students=found.students,
            pairs=found.pairs,
            sessions=found.sessions,
        )
        self._set("info", text)

    def accept(self) -> None:
        """Keep it, and ask no more."""
        work = partial(self._desk.store.note, accept_restored)
        self._desk.run(self, work, lambda _nothing: self.hide())

    def try_another(self) -> None:
        """Close the file and offer the other backups."""
        self._desk.restore_wanted.emit(None)


def question_about(desk: Desk) -> RestoredQuestion | None:
    """Return the question if this file has just been restored and a counselor sees it."""
    found = desk.read(restored_from) if desk.account.role is AccountRole.COUNSELOR else None
    return None if found is None else RestoredQuestion(desk, found)
