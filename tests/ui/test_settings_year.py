"""The school year in Settings: ranges of days off, overlaps refused, the way to the new year."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from peerdesk.enums import CalendarDayKind
from peerdesk.services import calendar
from peerdesk.services.calendar import SpanDraft


@pytest.fixture
def shell(make_shell):
    made = make_shell()
    made.go_to("settings", "year")
    return made


def spans(shell):
    rows = shell._desk.read(lambda s: calendar.list_spans(s, date.min, date.max))
    return [(row.label, row.first, row.last, row.days) for row in rows]


def editor(shell, **values):
    content = shell.panel.content
    content.form.set_values(values)
    return content


def add_days(shell, label, first, last, **more):
    shell.page.section._edit_days(None)
    return editor(shell, label=label, first=first, last=last, **more)


def save(qtbot, shell, form):
    with qtbot.waitSignal(shell._desk.changed):
        qtbot.keyClick(form.save_button, Qt.Key.Key_Space)


def refused(qtbot, form, field):
    form.submit()
    qtbot.waitUntil(lambda: bool(form.form.field(field).error))
    return form.form.field(field).error


def test_range_of_days_off_is_one_line_without_its_weekend(qtbot, shell):
    form = add_days(shell, "Break", date(2026, 11, 26), date(2026, 11, 30))

    save(qtbot, shell, form)

    assert spans(shell) == [("Break", date(2026, 11, 26), date(2026, 11, 30), 3)]
    assert not shell.panel.isVisible()
    assert shell.undo_bar.text == "Saved Break"


def test_changed_range_replaces_the_old_days_and_is_undone_as_one(qtbot, shell):
    save(qtbot, shell, add_days(shell, "Break", date(2026, 11, 26), date(2026, 11, 27)))
    before = spans(shell)
    shell.page.section._edit_days(shell.page.section.days.table.shown_rows[0])

    save(qtbot, shell, editor(shell, first=date(2026, 11, 23)))
    longer = spans(shell)
    with qtbot.waitSignal(shell._desk.undone):
        shell._desk.undo()

    assert longer == [("Break", date(2026, 11, 23), date(2026, 11, 27), 5)]
    assert spans(shell) == before


def test_early_release_keeps_its_time(qtbot, shell):
    kind = CalendarDayKind.EARLY_RELEASE.value
    day = date(2026, 12, 18)
    form = add_days(shell, "", day, day, kind=kind, until=time(12, 30))

    save(qtbot, shell, form)

    (row,) = shell.page.section.days.table.shown_rows
    assert (row.kind, row.until) == (CalendarDayKind.EARLY_RELEASE, time(12, 30))


def test_range_is_removed_from_the_panel(qtbot, shell):
    save(qtbot, shell, add_days(shell, "Break", date(2026, 11, 26), date(2026, 11, 27)))
    shell.page.section._edit_days(shell.page.section.days.table.shown_rows[0])
    buttons = shell.panel.content.findChildren(QPushButton)

    with qtbot.waitSignal(shell._desk.changed):
        qtbot.mouseClick(
            next(b for b in buttons if b.text() == "Remove"), Qt.MouseButton.LeftButton
        )

    assert spans(shell) == []


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        (date(2026, 11, 27), date(2026, 11, 26), "last", "on or after the first day"),
        (date(2026, 11, 28), date(2026, 11, 29), "first", "no school on a weekend"),
        (date(2026, 7, 1), date(2026, 7, 2), "first", "inside a school year"),
        (date(2026, 9, 1), date(2027, 5, 1), "last", "at most 120 days"),
        (date(2026, 12, 21), date(2026, 12, 22), "first", "Winter is on one of these days"),
    ],
)
def test_days_that_cannot_be_are_refused_under_their_field(qtbot, shell, first, last, field, words):
    winter = SpanDraft(CalendarDayKind.HOLIDAY, date(2026, 12, 22), date(2026, 12, 23), "Winter")
    shell._desk._store.write(lambda s: calendar.save_span(s, winter), "Saved")
    form = add_days(shell, "Trip", first, last)

    assert words in refused(qtbot, form, field)
    assert form.form.values["label"] == "Trip"


def test_overlapping_year_is_refused_with_the_name_of_the_other(qtbot, shell):
    shell.page.section._edit_year(None)
    form = editor(shell, name="Again", starts_on=date(2027, 5, 1), ends_on=date(2028, 5, 1))

    assert refused(qtbot, form, "starts_on") == (
        "These days overlap with 2026/27. Enter other days."
    )


def test_year_without_anything_in_it_is_removed(qtbot, shell):
    shell.page.section._edit_year(None)
    form = editor(shell, name="2027/28", starts_on=date(2027, 8, 16), ends_on=date(2028, 5, 26))
    save(qtbot, shell, form)
    year = shell.page.section.years.table.shown_rows[1]

    shell._desk._store.write(lambda s: calendar.remove_year(s, year.id), "Removed")

    assert len(shell._desk.read(calendar.list_years)) == 1


def test_primary_button_leads_to_the_new_year(qtbot, shell):
    qtbot.mouseClick(shell.page.header.primary, Qt.MouseButton.LeftButton)

    assert shell.page.header.title == "Start new year"
    assert shell.rail._buttons["settings"].isChecked()
