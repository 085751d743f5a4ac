"""School years, terms, holidays and early release."""

from collections.abc import Mapping
from datetime import date, time
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from peerdesk.enums import CalendarDayKind
from peerdesk.services import calendar
from peerdesk.services.calendar import SpanDraft, SpanRow, TermDraft, TermRow, YearDraft, YearRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.forms import FieldSpec, Kind
from peerdesk.ui.kit.record_editor import RecordEditor, UseCase
from peerdesk.ui.pages.settings.records import RecordList
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.table_model import Column

_NOON: Final = time(12)


class YearSection(Section):
    """When there is school."""

    key = "year"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.primary_text = self.tr("Start new year")
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
        self.days = RecordList(
            self.tr("Holidays and early release"),
            self._day_columns(),
            self.tr("No duty is planned on a holiday. Add a range of days at once."),
            (self.tr("Add days off"), lambda: self._edit_days(None)),
            self._edit_days,
        )
        for part in (self.years, self.terms, self.days):
            self.column.addWidget(part)

    def refresh(self) -> None:
        """Read years, terms and days off."""
        self._years_known = self.desk.read(calendar.list_years)
        self.years.set_rows(self._years_known)
        self.terms.set_rows(self.desk.read(calendar.list_terms))
        self.days.set_rows(self.desk.read(_list_days))
        self.terms.setVisible(bool(self._years_known))
        self.days.setVisible(bool(self._years_known))

    def primary(self) -> None:
        """Go to the steps into the new year."""
        self.place_requested.emit("rollover", None)

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
        if row is not None:
            removed = self.tr("Removed the school year {name}").format(name=row.name)
            editor.offer_removal(partial(calendar.remove_year, year_id=row.id), removed)
            editor.show_history("school_year", row.id)
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

    def _day_columns(self) -> list[Column[SpanRow]]:
        kinds = calendar.kind_words()
        return [
            Column(self.tr("What"), lambda row: row.label or kinds[row.kind], stretches=True),
            Column(self.tr("Kind"), lambda row: kinds[row.kind], tone=_tone),
            Column(self.tr("First day"), lambda row: day_with_year(row.first), _first),
            Column(self.tr("Last day"), lambda row: day_with_year(row.last), lambda row: row.last),
            Column(self.tr("School days"), lambda row: str(row.days), _days, is_number=True),
            Column(self.tr("Until"), lambda row: f"{row.until:%H:%M}" if row.until else ""),
        ]

    def _edit_days(self, row: SpanRow | None) -> None:
        kinds = calendar.kind_words()
        specs = [
            FieldSpec("label", self.tr("&What"), hint=self.tr("For example Thanksgiving")),
            FieldSpec("first", self.tr("&First day"), Kind.DATE),
            FieldSpec("last", self.tr("&Last day"), Kind.DATE, self.tr("Weekends are left out.")),
            FieldSpec(
                "kind",
                self.tr("Kind"),
                Kind.CHIPS,
                choices=[(kind.value, kinds[kind]) for kind in calendar.PLANNED],
            ),
            FieldSpec(
                "until",
                self.tr("School ends &at"),
                Kind.TIME,
                self.tr("On early release days: no duty in a recess after it."),
            ),
        ]
        save = partial(self._save_days, row)
        editor = RecordEditor(self.desk, specs, _day_values(row, self._next_day()), save)
        if row is not None:
            words = self.tr("Removed {name}").format(name=row.label or kinds[row.kind])
            editor.offer_removal(partial(calendar.remove_span, ids=row.ids), words)
        self.panel_requested.emit(editor, self.tr("Holiday or early release"))

    def _save_days(self, row: SpanRow | None, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        kind = CalendarDayKind(values["kind"])
        until = values["until"] if kind is CalendarDayKind.EARLY_RELEASE else None
        draft = SpanDraft(kind, values["first"], values["last"], values["label"], until)
        name = draft.label or calendar.kind_words()[kind]
        label = self.tr("Saved {name}").format(name=name)
        return partial(calendar.save_span, draft=draft, ids=row.ids if row else ()), label

    def _next_day(self) -> date:
        """Return the first day a form begins with: today, or the first day of the newest year."""
        newest = self._years_known[-1].starts_on if self._years_known else None
        return max(self.desk.today(), newest or date.min)

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


def _day_values(row: SpanRow | None, first: date) -> dict[str, Any]:
    if row is None:
        kind = CalendarDayKind.HOLIDAY.value
        return {"first": first, "last": first, "kind": kind, "until": _NOON}
    return {
        "label": row.label,
        "first": row.first,
        "last": row.last,
        "kind": row.kind.value,
        "until": row.until or _NOON,
    }


def _list_days(session: Any) -> list[SpanRow]:
    return calendar.list_spans(session, date.min, date.max)


def _tone(row: SpanRow) -> str:
    return "accent" if row.kind is CalendarDayKind.HOLIDAY else "neutral"


def _first(row: SpanRow) -> date:
    return row.first


def _days(row: SpanRow) -> int:
    return row.days


def _starts(row: Any) -> str:
    return day_with_year(row.starts_on) if row.starts_on else ""


def _ends(row: Any) -> str:
    return day_with_year(row.ends_on) if row.ends_on else ""
