"""Name, paper and languages."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.enums import Paper, VaultRole
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.session_logs.scale import FACES, mood_faces, set_mood_faces
from peerdesk.services.vaults import rename_school, set_print_defaults
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.draft_keeper import DraftKeeper, keep_drafts_of
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.pages.settings.section import Section


class SchoolSection(Section):
    """What stands on paper, which paper, and which languages; what is typed is kept as a draft.

    Signals:
        finished: Saved.
    """

    key = "school"
    draft_key = "settings_school"
    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.primary_text = self.tr("Save")
        is_school = desk.role is VaultRole.SCHOOL
        name = self.tr("&Name of the school") if is_school else self.tr("&Name of the office")
        papers = [(Paper.LETTER.value, self.tr("Letter")), (Paper.A4.value, self.tr("A4"))]
        languages = [("en", self.tr("English")), ("es", self.tr("Spanish"))]
        self.form = Form(
            [
                FieldSpec("school_name", name, hint=self.tr("It stands on every print.")),
                FieldSpec("paper", self.tr("Paper in the printer"), Kind.CHIPS, choices=papers),
                FieldSpec("print", self.tr("Language of prints"), Kind.CHIPS, choices=languages),
                FieldSpec(
                    "window",
                    self.tr("Language of the window"),
                    Kind.CHIPS,
                    self.tr("It changes when PeerDesk starts again."),
                    languages,
                ),
                *([self._faces()] if is_school else []),
            ]
        )
        self._stored: dict[str, Any] = {}
        self._drafts: DraftKeeper | None = None
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def _faces(self) -> FieldSpec:
        return FieldSpec(
            "faces",
            self.tr("Faces for how a student feels"),
            Kind.CHIPS,
            self.tr("On counseling forms and in the log: the school's own scale."),
            [(str(count), str(count)) for count in FACES],
        )

    def refresh(self) -> None:
        """Show what is stored, unless something else is typed and not saved yet."""
        if self._stored and self.form.values != self._stored:
            return
        vault = self.desk.vault
        values = {
            "school_name": vault.school_name,
            "paper": vault.paper.value,
            "print": vault.language,
            "window": self.desk.settings.language,
        }
        if self.form.has_field("faces"):
            values["faces"] = str(self.desk.read(mood_faces))
        self.form.set_values(values)
        self._stored = self.form.values
        if self._drafts is None:
            self._drafts = keep_drafts_of(self.desk, self)

    def primary(self) -> None:
        """Write all of them."""
        values = self.form.values
        name, paper, language = values["school_name"], Paper(values["paper"]), values["print"]
        faces = int(values.get("faces") or 0)
        use_case = partial(_keep, name=name, paper=paper, language=language, faces=faces)
        label = self.tr("Changed name, paper or language")
        self.desk.write(self, use_case, label, self._on_kept, self._on_failed)

    def _on_kept(self, _value: object) -> None:
        values = self.form.values
        paper = Paper(values["paper"])
        self.desk.vault = replace(
            self.desk.vault,
            school_name=values["school_name"],
            paper=paper,
            language=values["print"],
        )
        wanted = replace(self.desk.settings, paper=paper, language=values["window"])
        self.desk.settings_wanted.emit(wanted)
        self.form.show_errors({})
        self._stored = values
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError):
            self.form.show_errors({"school_name": error.sentence()})
        else:
            self.desk.failed.emit(error)


def _keep(session: object, *, name: str, paper: Paper, language: str, faces: int) -> None:
    rename_school(session, name)  # type: ignore[arg-type]  # the window knows no SQL types
    set_print_defaults(session, paper, language)  # type: ignore[arg-type]
    if faces:
        set_mood_faces(session, faces)  # type: ignore[arg-type]
