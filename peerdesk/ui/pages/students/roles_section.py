"""What a student is in the programs, and the picture that stands for her."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from peerdesk.enums import ConsentKind, MembershipRole, ProgramKind
from peerdesk.services import programs, students
from peerdesk.services.members import MemberRow
from peerdesk.services.prints.pictograms import find_pictogram
from peerdesk.services.students import StudentDetail
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.free_panel import FreePanel
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.member_details import MemberDetailsBox
from peerdesk.ui.pages.students.panel_section import PanelSection
from peerdesk.ui.pages.students.pictogram_badge import PictogramBadge
from peerdesk.ui.pages.students.picture_panel import PicturePanel
from peerdesk.ui.pages.students.words import role_words


class RolesSection(PanelSection):
    """Helper and buddy as check boxes, with what each can do.

    Signals:
        panel_requested: The grid of pictures, and its title.
    """

    panel_requested = Signal(QWidget, str)

    def __init__(self, desk: Desk, detail: StudentDetail, parent: QWidget | None = None) -> None:
        super().__init__(desk, detail, parent)
        self.set_title(self.tr("In the programs"))
        self._add_roles()

    def _add_roles(self) -> None:
        column = self.column
        roles = {member.role: member for member in self._mentoring()}
        for role, word in role_words().items():
            box = QCheckBox(word)
            box.setObjectName(f"role-{role}")
            box.setChecked(role in roles)
            box.toggled.connect(partial(self._mark, role))
            column.addWidget(box)
            if role in roles:
                details = MemberDetailsBox(self.desk, roles[role])
                details.failed.connect(self.failed)
                column.addWidget(details)
        if len(roles) > 1:
            words = self.tr("Helper and buddy at once: is that meant? If not, take one out.")
            column.addWidget(InfoBar("warn", words))
        self._add_bench()
        if self.detail.pairs:
            names = ", ".join(self.detail.pairs)
            column.addWidget(label(self.tr("Pair with {names}").format(names=names)))
        column.addLayout(self._picture())

    def _add_bench(self) -> None:
        box = QCheckBox(self.tr("Bench helper"))
        box.setObjectName("role-bench")
        box.setChecked(self._bench() is not None)
        box.toggled.connect(self._mark_bench)
        self.column.addWidget(box)
        if self.detail.members:
            line = QHBoxLayout()
            button = push_button(self.tr("When &free…"), self._show_free)
            button.setObjectName("free")
            line.addWidget(button)
            line.addWidget(label(self._busy_words(), "muted"), 1)
            self.column.addLayout(line)

    def _mentoring(self) -> list[MemberRow]:
        kind = ProgramKind.PEER_MENTORING
        return [member for member in self.detail.members if member.program_kind is kind]

    def _bench(self) -> MemberRow | None:
        kind = ProgramKind.BUDDY_BENCH
        return next((one for one in self.detail.members if one.program_kind is kind), None)

    def _busy_words(self) -> str:
        count = len({key for member in self.detail.members for key in member.details.busy})
        if not count:
            return self.tr("Free at every recess")
        return self.tr("Not free at %n times", "", count)

    def _show_free(self) -> None:
        panel = FreePanel(self.desk, self.detail.id, back=("students", self.detail.id))
        self.panel_requested.emit(panel, panel.title)

    def _mark_bench(self, is_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        name, today = self.detail.name, self.desk.today()
        member = self._bench()
        if is_on:
            helper, kind = MembershipRole.HELPER, ProgramKind.BUDDY_BENCH
            marking = partial(
                students.mark_role, student_id=self.detail.id, role=helper, today=today, kind=kind
            )
            self.write(marking, self.tr("Made {name} a bench helper").format(name=name))
        elif member is not None:
            ending = partial(programs.end_member, membership_id=member.id, today=today)
            self.write(ending, self.tr("Took {name} off the bench").format(name=name))

    def _picture(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        pictogram = find_pictogram(self.detail.pictogram)
        if pictogram is None:
            give = push_button(self.tr("Give a &picture"), self._give_picture)
            give.setObjectName("picture")
            row.addWidget(give)
        else:
            word = pictogram.word(self.desk.settings.language)
            row.addWidget(PictogramBadge(pictogram.character, word))
            row.addWidget(label(self._poster_words(word)), 1)
            change = push_button(self.tr("Change p&icture"), self._choose_picture)
            change.setObjectName("picture")
            row.addWidget(change)
        row.addStretch(0)
        return row

    def _poster_words(self, word: str) -> str:
        poster = ConsentKind.POSTER_NAME
        may = any(row.counts for row in self.detail.consents if row.kind is poster)
        if may:
            text = self.tr("On posters: {name} and {picture}")
            return text.format(name=self.detail.first_name, picture=word)
        return self.tr("On posters: {picture} only").format(picture=word)

    def _mark(self, role: MembershipRole, is_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        name, today = self.detail.name, self.desk.today()
        if is_on:
            marking = partial(students.mark_role, student_id=self.detail.id, role=role, today=today)
            text = {
                MembershipRole.HELPER: self.tr("Made {name} a helper"),
                MembershipRole.BUDDY: self.tr("Made {name} a buddy"),
            }[role]
            self.write(marking, text.format(name=name))
            return
        member = next(member for member in self._mentoring() if member.role is role)
        ending = partial(programs.end_member, membership_id=member.id, today=today)
        self.write(ending, self.tr("Took {name} out of the program").format(name=name))

    def _choose_picture(self) -> None:
        panel = PicturePanel(self.desk, self.detail.id)
        self.panel_requested.emit(panel, self.tr("Picture of {name}").format(name=self.detail.name))

    def _give_picture(self) -> None:
        use_case = partial(students.give_pictogram, student_id=self.detail.id)
        text = self.tr("Gave {name} a picture").format(name=self.detail.name)
        self.write(use_case, text)
