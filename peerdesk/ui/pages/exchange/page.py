"""Exchange: what goes out and what comes back, for a school or for the district."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.enums import VaultRole
from peerdesk.sync.join import JoinedDistrict
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import day, local_day
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.exchange.district_view import DistrictView
from peerdesk.ui.pages.exchange.school_view import SchoolView


class ExchangePage(Page):
    """One view or the other, by the role of the vault."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"Peer", "ExportLog", "ImportLog", "Student", "SessionLog", "Match", "ProgramMembership"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Exchange"))
        self.school: SchoolView | None = None
        self.district: DistrictView | None = None
        self._has_district = False
        if desk.role is VaultRole.SCHOOL:
            self.school = SchoolView(desk)
            self.school.described.connect(self._describe)
            self._read = self.header.add_secondary(
                self.tr("Read a &reply"), self.school.read_reply, icon="inbox"
            )
            self._read.hide()
            self.body.addWidget(self.school, 1)
        else:
            self.district = DistrictView(desk)
            self.header.set_primary(self.tr("Make r&eplies"), self.primary, icon="send")
            self.body.addWidget(self.district, 1)

    @override
    def refresh(self) -> None:
        if self.school is not None:
            self.school.refresh()
        elif self.district is not None:
            self.district.refresh()

    @override
    def primary(self) -> None:
        if self.district is not None:
            self.district.make()
        elif self.school is not None and self._has_district:
            self.school.make()
        elif self.school is not None:
            self.school.open_invite()

    def _describe(self, district: JoinedDistrict | None) -> None:
        has_district = district is not None
        if self.header.primary is None or has_district != self._has_district:
            text = self.tr("&Make bundle") if has_district else self.tr("Open &invite")
            self.header.set_primary(text, self.primary, icon="package")
        self._has_district = has_district
        self._read.setVisible(has_district)
        self.header.set_title(self.tr("Exchange"), self._last_sent(district))

    def _last_sent(self, district: JoinedDistrict | None) -> str:
        if district is None:
            return ""
        if district.last_sent_at is None:
            return self.tr("Nothing sent yet")
        sent = local_day(district.last_sent_at)
        days = (self.desk.today() - sent).days
        if days < 1:
            return self.tr("Last sent today")
        return self.tr("Last sent {day}, %n days ago", "", days).format(day=day(sent))
