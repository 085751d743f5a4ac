"""Recess periods and benches."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from peerdesk.enums import BenchShape, Grade, RecessKind
from peerdesk.services import bench_life, calendar
from peerdesk.services.bench_life import ZoneRow
from peerdesk.services.calendar import BenchDraft, BenchRow, RecessDraft, RecessRow
from peerdesk.services.names import grade_short
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import weekday
from peerdesk.ui.kit.forms import FieldSpec, Kind
from peerdesk.ui.kit.record_editor import RecordEditor, UseCase
from peerdesk.ui.pages.settings.records import RecordList
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.table_model import Column

_MONDAY: Final = date(2026, 1, 5)


class BenchSection(Section):
    """Where and when helpers stand."""

    key = "benches"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.recesses = RecordList(
            self.tr("Recess periods"),
            self._recess_columns(),
            self.tr("Helpers stand at the benches in recess: say when that is."),
            (self.tr("Add a recess"), lambda: self._edit_recess(None)),
            self._edit_recess,
        )
        self.benches = RecordList(
            self.tr("Benches"),
            self._bench_columns(),
            self.tr("A bench is a place with a letter on a sign, for example A in a circle."),
            (self.tr("Add a bench"), lambda: self._edit_bench(None)),
            self._edit_bench,
        )
        self.zones = RecordList(
            self.tr("Zones of the playground"),
            self._zone_columns(),
            self.tr("A zone is a part of the playground that is looked at when recess is scanned."),
            (self.tr("Add a zone"), lambda: self._edit_zone(None)),
            self._edit_zone,
        )
        for records in (self.recesses, self.benches, self.zones):
            self.column.addWidget(records)

    def refresh(self) -> None:
        """Read recess periods, benches and zones."""
        self.recesses.set_rows(self.desk.read(calendar.list_recesses))
        self.benches.set_rows(self.desk.read(calendar.list_benches))
        self.zones.set_rows(self.desk.read(bench_life.list_zones))

    def _recess_columns(self) -> list[Column[RecessRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(self.tr("From"), lambda row: f"{row.starts_at:%H:%M}"),
            Column(self.tr("To"), lambda row: f"{row.ends_at:%H:%M}"),
            Column(self.tr("Grades"), self._grades_of),
            Column(self.tr("Days"), self._days_of),
        ]

    def _bench_columns(self) -> list[Column[BenchRow]]:
        shapes = dict(self._shapes())
        return [
            Column(self.tr("Sign"), lambda row: row.mark),
            Column(self.tr("Shape"), lambda row: shapes[row.shape.value]),
            Column(self.tr("Place"), lambda row: row.name or row.zone, stretches=True),
            Column(self.tr("Helpers"), lambda row: str(row.needed), is_number=True),
            Column(
                self.tr("State"),
                lambda row: self.tr("In use") if row.is_open else self.tr("Closed"),
                tone=lambda row: "ok" if row.is_open else "neutral",
            ),
        ]

    def _zone_columns(self) -> list[Column[ZoneRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(
                self.tr("State"),
                lambda row: self.tr("In use") if row.is_open else self.tr("Closed"),
                tone=lambda row: "ok" if row.is_open else "neutral",
            ),
        ]

    def _zone_names(self, chosen: str) -> list[tuple[str, str]]:
        names = [zone.name for zone in self.desk.read(bench_life.list_zones)]
        if chosen and chosen not in names:
            names.append(chosen)
        return [("", self.tr("No zone")), *((name, name) for name in names)]

    def _shapes(self) -> list[tuple[str, str]]:
        return [
            (BenchShape.CIRCLE.value, self.tr("Circle")),
            (BenchShape.SQUARE.value, self.tr("Square")),
            (BenchShape.TRIANGLE.value, self.tr("Triangle")),
            (BenchShape.DIAMOND.value, self.tr("Diamond")),
        ]

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (RecessKind.MORNING.value, self.tr("Morning")),
            (RecessKind.LUNCH.value, self.tr("Lunch")),
            (RecessKind.AFTERNOON.value, self.tr("Afternoon")),
        ]

    def _grades_of(self, row: RecessRow) -> str:
        return ", ".join(grade_short(grade) for grade in row.grades) or self.tr("All")

    def _days_of(self, row: RecessRow) -> str:
        return ", ".join(_day_name(number)[:3] for number in row.weekdays) or self.tr("Every day")

    def _edit_recess(self, row: RecessRow | None) -> None:
        grades = [(grade.value, grade_short(grade)) for grade in Grade]
        days = [(str(number), _day_name(number)) for number in range(1, 6)]
        all_of_them = self.tr("None chosen means all.")
        specs = [
            FieldSpec("name", self.tr("&Name"), hint=self.tr("For example Lunch recess 3-5")),
            FieldSpec("kind", self.tr("Part of the day"), Kind.CHIPS, choices=self._kinds()),
            FieldSpec("starts_at", self.tr("&From"), Kind.TIME),
            FieldSpec("ends_at", self.tr("&To"), Kind.TIME),
            FieldSpec("grades", self.tr("Grades outside then"), Kind.MANY, all_of_them, grades),
            FieldSpec("weekdays", self.tr("Days"), Kind.MANY, all_of_them, days),
        ]
        save = partial(self._save_recess, row.id if row else None)
        editor = RecordEditor(self.desk, specs, _recess_values(row), save)
        if row is not None:
            removed = self.tr("Removed the recess {name}").format(name=row.name)
            use_case = partial(calendar.remove_recess, recess_id=row.id, today=self.desk.today())
            editor.offer_removal(use_case, removed)
        self.panel_requested.emit(editor, self.tr("Recess period"))

    def _edit_bench(self, row: BenchRow | None) -> None:
        sign = self.tr("One letter, large on the bench and on every print.")
        specs = [
            FieldSpec("name", self.tr("&Place"), hint=self.tr("For example by the big oak")),
            FieldSpec("mark", self.tr("&Sign"), hint=sign),
            FieldSpec("shape", self.tr("Shape round the sign"), Kind.CHIPS, choices=self._shapes()),
            FieldSpec("needed", self.tr("&Helpers at a time"), Kind.NUMBER, low=1, high=4),
            FieldSpec("is_open", self.tr("This bench is in &use"), Kind.CHECK),
        ]
        draft = row or self.desk.read(calendar.next_bench)
        specs += self._life_specs(draft.zone)
        values = {
            "name": draft.name,
            "mark": draft.mark,
            "shape": draft.shape.value,
            "needed": draft.needed,
            "is_open": draft.is_open,
            "zone": draft.zone,
            "has_begun": draft.began_on is not None,
            "began_on": draft.began_on or self.desk.today(),
        }
        editor = RecordEditor(self.desk, specs, values, partial(self._save_bench, row))
        if row is not None:
            removed = self.tr("Removed bench {mark}").format(mark=row.mark)
            use_case = partial(calendar.remove_bench, bench_id=row.id, today=self.desk.today())
            editor.offer_removal(use_case, removed)
        self.panel_requested.emit(editor, self.tr("Bench"))

    def _life_specs(self, zone: str) -> list[FieldSpec]:
        mark = self.tr("The chart of bench visits has a mark there: before and after.")
        return [
            FieldSpec("zone", self.tr("&Zone"), Kind.CHOICE, choices=self._zone_names(zone)),
            FieldSpec("has_begun", self.tr("I &know when helpers began here"), Kind.CHECK),
            FieldSpec("began_on", self.tr("&Began on"), Kind.DATE, hint=mark),
        ]

    def _edit_zone(self, row: ZoneRow | None) -> None:
        specs = [
            FieldSpec("name", self.tr("&Name"), hint=self.tr("For example Field")),
            FieldSpec("is_open", self.tr("This zone is in &use"), Kind.CHECK),
        ]
        values = {"name": row.name if row else "", "is_open": row.is_open if row else True}
        zone_id = row.id if row else None
        editor = RecordEditor(self.desk, specs, values, partial(self._save_zone, zone_id))
        if row is not None:
            removed = self.tr("Removed the zone {name}").format(name=row.name)
            editor.offer_removal(partial(bench_life.remove_zone, zone_id=row.id), removed)
        self.panel_requested.emit(editor, self.tr("Zone"))

    def _save_zone(self, zone_id: str | None, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        label = self.tr("Saved the zone {name}").format(name=values["name"])
        use_case = partial(
            bench_life.save_zone, name=values["name"], zone_id=zone_id, is_open=values["is_open"]
        )
        return use_case, label

    def _save_recess(self, recess_id: str | None, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        draft = RecessDraft(
            values["name"],
            RecessKind(values["kind"]),
            values["starts_at"],
            values["ends_at"],
            tuple(Grade(code) for code in values["grades"]),
            tuple(int(number) for number in values["weekdays"]),
        )
        label = self.tr("Saved the recess {name}").format(name=draft.name)
        return partial(calendar.save_recess, draft=draft, recess_id=recess_id), label

    def _save_bench(self, row: BenchRow | None, values: Mapping[str, Any]) -> tuple[UseCase, str]:
        draft = BenchDraft(
            values["name"],
            values["mark"],
            BenchShape(values["shape"]),
            zone=values["zone"] or "",
            needed=values["needed"],
            dislike=row.dislike if row else 0,
            is_open=values["is_open"],
            began_on=values["began_on"] if values["has_begun"] else None,
        )
        label = self.tr("Saved bench {mark}").format(mark=draft.mark)
        bench_id = row.id if row else None
        return partial(calendar.save_bench, draft=draft, bench_id=bench_id), label


def _recess_values(row: RecessRow | None) -> dict[str, Any]:
    if row is None:
        return {
            "kind": RecessKind.LUNCH.value,
            "starts_at": time(12, 0),
            "ends_at": time(12, 20),
        }
    return {
        "name": row.name,
        "kind": row.kind.value,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "grades": tuple(grade.value for grade in row.grades),
        "weekdays": tuple(str(number) for number in row.weekdays),
    }


def _day_name(number: int) -> str:
    return weekday(_MONDAY + timedelta(days=number - 1))
