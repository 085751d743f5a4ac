"""Inbox: bundles that schools sent, judged and merged."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services.store import Store
from peerdesk.sync import inbox, join
from peerdesk.sync.inbox import Judged
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day, local_day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.place_picker import choose_files, choose_folder
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.inbox import lines
from peerdesk.ui.pages.inbox.detail import Detail
from peerdesk.ui.pages.inbox.lines import InboxLine
from peerdesk.ui.table_model import Column
from peerdesk.ui.tasks import Progress


class InboxPage(Page):
    """Every bundle as a row with what became of it; nothing is merged before it was judged."""

    watches: ClassVar[frozenset[str]] = frozenset({"ImportLog", "Peer", "MergeConflict"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self._judged: list[InboxLine] = []
        self._running: Progress | None = None
        self.header.set_title(self.tr("Inbox"))
        self.header.add_secondary(self.tr("Add f&older"), self.add_folder, icon="folder-open")
        self._add = self.header.add_secondary(
            self.tr("&Add files"), self.add_files, icon="file-plus"
        )
        self._primary_words = ""
        self.note = InfoBar("ok")
        self.note.hide()
        self.filter = FilterChips(
            [("all", self.tr("All")), ("waiting", self.tr("To look at"))],
            self.tr("Which bundles"),
            exclusive=True,
        )
        self.filter.choose("all")
        self.table: DataTable[InboxLine] = DataTable(self._columns(), self.tr("Bundles"))
        self.detail = Detail()
        self.detail.hide()
        self._states = EmptyOr(self._content(), self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        schools = self.desk.read(join.list_schools)
        sent = sum(row.last_bundle_at is not None for row in schools)
        known = [lines.from_entry(row) for row in self.desk.read(inbox.list_bundles)]
        shown = [*self._judged, *known]
        if self.filter.key == "waiting":
            shown = [line for line in shown if line.is_waiting]
        self.table.set_rows(shown)
        self._states.set_empty(empty=not self._judged and not known)
        self.header.set_title(self.tr("Inbox"), self._summary(len(schools), sent))
        self._show_primary()
        self._show_detail(self.table.current_row)

    @override
    def primary(self) -> None:
        if self._ready():
            self.merge_ready()
        else:
            self.add_files()

    def add_files(self) -> None:
        """Let the user choose bundles."""
        kinds = self.tr("Bundles (*.peerdesk *.peerdesk.txt *.peerdesk.part*)")
        choose_files(self, self.tr("Add bundles"), kinds, self.judge)

    def add_folder(self) -> None:
        """Let the user choose a folder with bundles."""
        choose_folder(self, self.tr("Add a folder of bundles"), lambda path: self.judge([path]))

    def judge(self, paths: Sequence[Path]) -> None:
        """Judge files and folders; nothing is merged yet."""
        halves = [path for line in self._judged if line.lacks_part for path in line.paths]
        work = partial(inbox.judge_files, self.desk.store, [*halves, *paths])
        self.desk.run(self, work, self._show_judged)

    def merge_ready(self) -> None:
        """Merge what was judged, each bundle in its own transaction."""
        files = [path for line in self._judged for path in line.paths]
        self._bar.setRange(0, len(files))
        self._running_row.show()
        folder = self.desk.vault.folder / inbox.INBOX
        self._running = self.desk.run_long(
            self,
            partial(_merge, self.desk.store, files, folder),
            self._show_merged,
            progress=self._show_progress,
        )

    def _ready(self) -> list[InboxLine]:
        return [line for line in self._judged if line.is_ready]

    def _show_judged(self, judged: list[Judged]) -> None:
        new = [lines.from_file(one) for one in judged]
        seen = {path for line in new for path in line.paths}
        self._judged = [*new, *(line for line in self._judged if not seen & set(line.paths))]
        if not judged:
            self.note.show_message("warn", self.tr("There is no bundle in this folder."))
        self.refresh()

    def _show_progress(self, done: int, total: int, item: str) -> None:
        self._bar.setValue(done)
        self._item.setText(
            self.tr("{done} of {total}: {file}").format(done=done, total=total, file=item)
        )

    def _show_merged(self, judged: list[Judged]) -> None:
        self._running = None
        self._running_row.hide()
        self._judged = []
        merged = sum(one.status.value in {"merged", "gap"} for one in judged)
        conflicts = sum(one.counts.conflicts for one in judged)
        text = self.tr("%n bundles merged.", "", merged)
        self.note.clear_action()
        if conflicts:
            text += " " + self.tr("%n conflicts to decide, now or later.", "", conflicts)
            go = partial(self.place_requested.emit, "conflicts", None)
            self.note.set_action(self.tr("Conflicts"), go)
        waiting = len(judged) - merged
        if waiting:
            text += " " + self.tr("%n were not merged; the list says why.", "", waiting)
        self.note.show_message("warn" if waiting else "ok", text)
        self._announce()

    def _announce(self) -> None:
        self.desk.announce_change(
            frozenset({"ImportLog", "Peer", "MergeConflict", "Student", "SessionLog", "Figure"})
        )
        self.refresh()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.stop()

    def _act(self, name: str) -> None:
        line = self.table.current_row
        if line is None or line.import_id is None:
            return
        folder = self.desk.vault.folder / inbox.INBOX
        store, import_id = self.desk.store, line.import_id
        if name == "take_back":
            undo = partial(inbox.undo_merge, store, import_id)
            self.desk.run(self, undo, lambda _none: self._show_taken_back(), self._show_failure)
        elif name == "approve":
            work = partial(_approve, store, import_id, folder)
            self.desk.run(self, work, lambda one: self._show_merged([one]), self._show_failure)
        else:
            work = partial(inbox.merge_again, store, import_id, folder)
            self.desk.run(self, work, lambda one: self._show_merged([one]), self._show_failure)

    def _show_taken_back(self) -> None:
        self.note.clear_action()
        self.note.show_message(
            "ok", self.tr("The merge is taken back. The school loses nothing by it.")
        )
        self._announce()

    def _show_failure(self, error: object) -> None:
        self.note.clear_action()
        self.note.show_message("danger", getattr(error, "sentence", str)())

    def _show_detail(self, line: InboxLine | None) -> None:
        self.detail.show_line(line, self._act)

    def _show_primary(self) -> None:
        ready = len(self._ready())
        words = self.tr("&Merge %n good", "", ready) if ready else self.tr("&Add files")
        self._add.setVisible(bool(ready))
        if words != self._primary_words:
            self._primary_words = words
            self.header.set_primary(words, self.primary, icon="check" if ready else "file-plus")

    def _summary(self, schools: int, sent: int) -> str:
        if not schools:
            return ""
        return self.tr("{schools} schools, {sent} have sent, {missing} missing").format(
            schools=schools, sent=sent, missing=schools - sent
        )

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.table.more_button())
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.table.setMinimumHeight(200)
        return content

    def _lay_out(self) -> None:
        self._running_row = QWidget()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Merging"))
        self._item = label("", "muted")
        row = QHBoxLayout(self._running_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._bar, 1)
        row.addWidget(self._item, 1)
        row.addWidget(push_button(self.tr("S&top after this"), self._stop))
        self._running_row.hide()
        self.body.addWidget(self.note)
        self.body.addWidget(self._running_row)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(lambda _keys: self.refresh())
        self.table.current_changed.connect(self._show_detail)
        add = self.table.add_row_action
        add(self.tr("Take this merge back"), partial(self._act, "take_back"), icon="undo-2")

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No bundles yet"),
            self.tr("Bundles of your schools are judged here before anything is merged."),
            action=self.tr("Add files"),
            clicked=self.add_files,
            icon="inbox",
        )

    def _columns(self) -> list[Column[InboxLine]]:
        return [
            Column(self.tr("School"), lambda line: line.sender, stretches=True),
            Column(self.tr("Made"), _made, lambda line: str(line.judged.made_at)),
            Column(self.tr("Level"), lambda line: lines.level(line.judged.share)),
            Column(
                self.tr("Check"),
                lambda line: lines.state(line)[0],
                tooltip=lambda line: line.judged.reason,
                tone=lambda line: lines.state(line)[1],
            ),
            _number(self.tr("New"), "new"),
            _number(self.tr("Changed"), "changed"),
            _number(self.tr("Conflicts"), "conflicts"),
        ]

    def _dropped(self, data: QMimeData) -> list[Path]:
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.judge(self._dropped(event.mimeData()))


def _made(line: InboxLine) -> str:
    return day(local_day(line.judged.made_at)) if line.judged.made_at else "–"


def _number(title: str, name: str) -> Column[InboxLine]:
    return Column(
        title,
        lambda line: lines.count(line, getattr(line.judged.counts, name)),
        lambda line: getattr(line.judged.counts, name),
        is_number=True,
    )


def _merge(store: Store, files: list[Path], folder: Path, progress: Progress) -> list[Judged]:
    def tell(done: int, total: int, item: str) -> bool:
        progress.report(done, total, item)
        return not progress.stopped

    return inbox.merge_files(store, files, folder, progress=tell)


def _approve(store: Store, import_id: int, folder: Path) -> Judged:
    store.write(partial(join.approve_sender, import_id=import_id), "")
    return inbox.merge_again(store, import_id, folder)
