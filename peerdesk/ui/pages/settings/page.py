"""The settings page."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.enums import VaultRole
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.current_stack import CurrentStack
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.settings.about import AboutSection
from peerdesk.ui.pages.settings.backups import BackupSection
from peerdesk.ui.pages.settings.benches import BenchSection
from peerdesk.ui.pages.settings.danger import DangerSection
from peerdesk.ui.pages.settings.locking import LockingSection
from peerdesk.ui.pages.settings.look import LookSection
from peerdesk.ui.pages.settings.passphrase import PassphraseSection
from peerdesk.ui.pages.settings.people import PeopleSection
from peerdesk.ui.pages.settings.safe_keeping import SafeKeepingSection
from peerdesk.ui.pages.settings.school import SchoolSection
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.pages.settings.year import YearSection


class SettingsPage(Page):
    """Sections behind chips; what can take effect at once does."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"School", "SchoolYear", "Term", "CalendarDay", "RecessPeriod", "Bench", "RecessZone"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Settings"))
        self._save = self.header.set_primary(self.tr("Save"), self.primary)
        names = self._section_names()
        self.chips = FilterChips(list(names.items()), self.tr("Settings"), exclusive=True)
        self.sections = {section.key: section for section in self._build_sections(names)}
        self._stack = CurrentStack()
        for section in self.sections.values():
            section.panel_requested.connect(self.panel_requested)
            section.place_requested.connect(self.place_requested)
            self._stack.add(section)
        self.body.addWidget(self.chips)
        self.body.addWidget(self._stack, 1)
        self.chips.changed.connect(lambda _keys: self.show_section(self.chips.key))
        self.show_section("look")

    @property
    def section(self) -> Section:
        """Return the section that is open."""
        return self.sections[self.chips.key]

    def show_section(self, key: str) -> None:
        """Open one section."""
        self.chips.choose(key)
        section = self.sections[key]
        self._stack.see(section)
        self._save.setText(section.primary_text or self.tr("Save"))
        self._save.setVisible(bool(section.primary_text))
        section.refresh()

    @override
    def refresh(self) -> None:
        self.section.refresh()

    @override
    def show_record(self, record_id: object) -> None:
        if record_id in self.sections:
            self.show_section(str(record_id))

    @override
    def primary(self) -> None:
        self.section.primary()

    def _section_names(self) -> dict[str, str]:
        school = {
            "year": self.tr("School year"),
            "benches": self.tr("Recess and benches"),
            "danger": self.tr("Danger now"),
        }
        is_school = self.desk.role is VaultRole.SCHOOL
        names = {
            "look": self.tr("Look"),
            "lock": self.tr("Locking"),
            "school": self.tr("School and paper") if is_school else self.tr("Office and paper"),
            **(school if is_school else {}),
            "passphrase": self.tr("Passphrase"),
            "people": self.tr("People"),
            "backups": self.tr("Backups"),
            "records": self.tr("Records"),
            "about": self.tr("About"),
        }
        return {key: name for key, name in names.items() if self.desk.may_set(key)}

    def _build_sections(self, names: dict[str, str]) -> list[Section]:
        kinds: tuple[type[Section], ...] = (
            LookSection,
            LockingSection,
            SchoolSection,
            YearSection,
            BenchSection,
            DangerSection,
            PassphraseSection,
            PeopleSection,
            BackupSection,
            SafeKeepingSection,
            AboutSection,
        )
        return [kind(self.desk) for kind in kinds if kind.key in names]
