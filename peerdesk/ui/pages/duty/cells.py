"""How a week of duty reads: cells of the grid, the fairness line, what filling did."""

from PySide6.QtCore import QCoreApplication

from peerdesk.services.duty import DutyCell, DutyRow, DutyWeek, Filled, OnDuty
from peerdesk.ui.kit.week_grid import GridCell

MOST_NAMES = 12


def row_title(row: DutyRow) -> str:
    """Return "A 10:00"."""
    return f"{row.bench.mark}  {row.recess.starts_at:%H:%M}"


def grid_cell(cell: DutyCell, label: str, *, is_past: bool) -> GridCell:
    """Return the cell as the grid shows it; `label` says why a day has no duty."""
    if not cell.has_duty:
        names = "\n".join(_helper(one) for one in cell.helpers)
        return GridCell(label or names or "–", cell.spoken, "muted", cell)
    lines = [_helper(one) for one in cell.helpers]
    if cell.missing:
        lines.append(_missing(cell))
    is_warning = cell.missing > 0 and not is_past
    return GridCell("\n".join(lines), cell.spoken, "warn" if is_warning else "", cell)


def _helper(one: OnDuty) -> str:
    if one.is_absent:
        return QCoreApplication.translate("DutyPage", "{name} (absent)").format(name=one.name)
    if one.is_stand_in:
        return QCoreApplication.translate("DutyPage", "{name} (stand-in)").format(name=one.name)
    if one.swapped_with and one.is_locked:
        text = QCoreApplication.translate("DutyPage", "↔ {name} (swapped, locked)")
        return text.format(name=one.name)
    if one.swapped_with:
        return QCoreApplication.translate("DutyPage", "↔ {name} (swapped)").format(name=one.name)
    if one.is_locked:
        return QCoreApplication.translate("DutyPage", "{name} (locked)").format(name=one.name)
    return one.name


def _missing(cell: DutyCell) -> str:
    if not cell.helpers:
        return QCoreApplication.translate("DutyPage", "! empty")
    return QCoreApplication.translate("DutyPage", "! {count} missing").format(count=cell.missing)


def fairness_line(week: DutyWeek) -> str:
    """Return in words how evenly duty is shared."""
    rows = week.fairness
    if not rows:
        return QCoreApplication.translate("DutyPage", "No helper has had duty yet.")
    term = [row.this_term for row in rows]
    text = QCoreApplication.translate(
        "DutyPage", "This week nobody has more than {week}. This term: {low} to {high} duties each."
    )
    most = max(row.this_week for row in rows)
    return text.format(week=most, low=min(term), high=max(term))


def fairness_names(week: DutyWeek) -> str:
    """Return "Maya 9, Eli 9, Ana 7", the busiest first."""
    rows = week.fairness
    said = ", ".join(f"{row.name} {row.this_term}" for row in rows[:MOST_NAMES])
    if len(rows) <= MOST_NAMES:
        return said
    text = QCoreApplication.translate("DutyPage", "{names} and {count} more")
    return text.format(names=said, count=len(rows) - MOST_NAMES)


def filled_message(filled: Filled) -> tuple[str, str]:
    """Return tone and sentence about what filling did."""
    if filled.unfilled:
        empty = sum(one.missing for one in filled.unfilled)
        text = QCoreApplication.translate(
            "DutyPage", "Filled {added}, still empty: {empty}. {place}: {reason}"
        )
        first = filled.unfilled[0]
        words = {"place": first.label, "reason": first.reason}
        return "warn", text.format(added=filled.added, empty=empty, **words)
    if not filled.added and not filled.withdrawn:
        return "ok", QCoreApplication.translate("DutyPage", "Every place has its helpers already.")
    said = [
        QCoreApplication.translate("DutyPage", "Filled {added} places.").format(added=filled.added)
    ]
    said += [filled.fairness, *filled.warnings]
    return ("warn" if filled.warnings else "ok"), " ".join(said)
