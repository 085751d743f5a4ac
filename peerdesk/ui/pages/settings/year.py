"""School years and terms."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from peerdesk.services import calendar
from peerdesk.services.calendar import TermDraft, TermRow, YearDraft, YearRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.forms import FieldSpec, Kind
from peerdesk.ui.kit.record_editor import RecordEditor, UseCase
from peerdesk.ui.pages.settings.records import RecordList
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.table_model import Column


class YearSection(Section):
    """When there is school."""

    key = "year"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._years_known: list[YearRow] = []
        self.years = RecordList(
            self.tr("School years"),
            self._columns(),
            self.tr("Duty weeks and terms need a school year."),
            (self.tr("Add a school year"), lambda: self._edit_year(None)),
            self._edit_year,
        )
        self.terms = RecordList(
            self.tr("Terms"),
            self._columns(),
            self.tr("Terms are optional: between two terms nobody is planned."),
            (self.tr("Add a term"), lambda: self._edit_term(None)),
            self._edit_term,
        )
        self.column.addWidget(self.years)
        self.column.addWidget(self.terms)

    def refresh(self) -> None:
        """Read years and terms."""
        self._years_known = self.desk.read(calendar.list_years)
        self.years.set_rows(self._years_known)
        self.terms.set_rows(self.desk.read(calendar.list_terms))
        self.terms.setVisible(bool(self._years_known))

    def _columns(self) -> list[Column[Any]]:
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(self.tr("First day"), _starts, lambda row: row.starts_on or date.min),
            Column(self.tr("Last day"), _ends, lambda row: row.ends_on or date.min),
        ]

    def _span_fields(self) -> list[FieldSpec]:
        return [
            FieldSpec("starts_on", self.tr("&First day"), Kind.DATE),
            FieldSpec("ends_on", self.tr("&Last day"), Kind.DATE),
        ]

    def _edit_year(self, row: YearRow | None) -> None:
        specs = [FieldSpec("name", self.tr("&Name"), hint=self.tr("For example 2026/27"))]
        editor = RecordEditor(
            self.desk,
            specs + self._span_fields(),
            _values(row, self._guess()),
            partial(self._save_year, row.id if row else None),
        )
        self.panel_requested.emit(editor, self.tr("School year"))

    def _edit_term(self, row: TermRow | None) -> None:
        choices = [(year.id, year.name) for year in reversed(self._years_known)]
        specs = [
            FieldSpec("name", self.tr("&Name"), hint=self.tr("For example Fall term")),
            FieldSpec("year_id", self.tr("School &year"), Kind.CHOICE, choices=choices),
            *self._span_fields(),
        ]
        newest = self._years_known[-1]
        span = (newest.starts_on or self.desk.today(), newest.ends_on or self.desk.today())
        values = _values(row, span)
        values["year_id"] = row.year_id if row else newest.id
        save = partial(self._save_term, row.id if row else None)
        editor = RecordEditor(self.desk, specs, values, save)
        if row is not None:
            removed = self.tr("Removed the term {name}").format(name=row.name)
            editor.offer_removal(partial(calendar.remove_term, term_id=row.id), removed)
        self.panel_requested.emit(editor, self.tr("Term"))

    def _save_year(self, year_id: str | None, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        draft = YearDraft(values["name"], values["starts_on"], values["ends_on"])
        label = self.tr("Saved the school year {name}").format(name=draft.name)
        return partial(calendar.save_year, draft=draft, year_id=year_id), label

    def _save_term(self, term_id: str | None, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        draft = TermDraft(values["year_id"], values["name"], values["starts_on"], values["ends_on"])
        label = self.tr("Saved the term {name}").format(name=draft.name)
        return partial(calendar.save_term, draft=draft, term_id=term_id), label

    def _guess(self) -> tuple[date, date]:
        """Return a likely school year: the middle of August to the end of May."""
        today = self.desk.today()
        first = today.year if today.month > 5 else today.year - 1
        return date(first, 8, 15), date(first + 1, 5, 31)


def _values(row: Any, span: tuple[date, date]) -> dict[str, Any]:
    if row is None:
        return {"name": "", "starts_on": span[0], "ends_on": span[1]}
    return {
        "name": row.name,
        "starts_on": row.starts_on or span[0],
        "ends_on": row.ends_on or span[1],
    }


def _starts(row: Any) -> str:
    return day_with_year(row.starts_on) if row.starts_on else ""


def _ends(row: Any) -> str:
    return day_with_year(row.ends_on) if row.ends_on else ""
