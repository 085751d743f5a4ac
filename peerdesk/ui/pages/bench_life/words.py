"""How the page of bench visits words cells, weeks and shares."""

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.services import bench_life
from peerdesk.services.bench_life import (
    BoardRow,
    ScanRow,
    StoryWeek,
    TallyCell,
    TallyEntry,
    TallyRow,
)
from peerdesk.services.bench_life.story import percent
from peerdesk.services.duty.words import clock
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.week_grid import GridCell


def row_title(row: TallyRow) -> str:
    """Return "12:15 A"."""
    return f"{clock(row.recess.starts_at)} {row.bench.mark}"


def helpers_line(cell: TallyCell) -> str:
    """Return who was on duty in a place, by the boxes of the clipboard."""
    if not cell.has_recess:
        return translate("BenchLife", "{place}: no outdoor recess.").format(place=cell.words)
    if not cell.helpers:
        return translate("BenchLife", "{place}: nobody on duty.").format(place=cell.words)
    boxes = ", ".join(f"{n} {one.name}" for n, one in enumerate(cell.helpers, start=1))
    return translate("BenchLife", "{place}. Boxes: {boxes}").format(place=cell.words, boxes=boxes)


def coming_cell(cell: TallyCell) -> GridCell:
    """Return how a recess to come is shown: it takes nothing yet."""
    coming = translate("BenchLife", "still to come")
    return GridCell("", f"{cell.words}: {coming}", "muted", cell)


def tally_cell(cell: TallyCell, text: str, *, is_new: bool) -> GridCell:
    """Return how a cell of the week shows what was typed; what cannot be is toned and said."""
    if not cell.has_recess and not text:
        nothing = translate("BenchLife", "No recess")
        return GridCell(nothing, f"{cell.words}: {nothing}", "muted", cell)
    try:
        entry = bench_life.parse_tally(text, len(cell.helpers))
    except InvalidValueError as error:
        return GridCell(text, f"{cell.words}: {text}. {error.sentence()}", "danger", cell)
    said = entry_words(entry, cell)
    shown = "\n".join(_short(entry, cell)) if said else "\u2013"
    new = translate("BenchLife", "not saved yet") if is_new else ""
    spoken = ", ".join(filter(None, (*said, new))) or translate("BenchLife", "not counted")
    return GridCell(shown, f"{cell.words}: {spoken}", "accent" if is_new else "", cell)


def entry_words(entry: TallyEntry, cell: TallyCell) -> tuple[str, ...]:
    """Return "5 visits", "2 to a game", "Eli did not come"."""
    lines = []
    if entry.visits is not None:
        lines.append(visits_words(entry.visits))
    if entry.helped is not None:
        lines.append(translate("BenchLife", "{count} to a game").format(count=entry.helped))
    for number in entry.missing:
        name = cell.helpers[number - 1].name
        lines.append(translate("BenchLife", "{name} did not come").format(name=name))
    return tuple(lines)


def _short(entry: TallyEntry, cell: TallyCell) -> tuple[str, ...]:
    """Return the same with room for a narrow column: "without Eli"."""
    counts = entry_words(TallyEntry(entry.visits, entry.helped), cell)
    names = [cell.helpers[number - 1].name for number in entry.missing]
    return (*counts, *(translate("BenchLife", "without {name}").format(name=n) for n in names))


def visits_words(visits: int) -> str:
    """Return "1 visit" or "5 visits"."""
    if visits == 1:
        return translate("BenchLife", "1 visit")
    return translate("BenchLife", "{count} visits").format(count=visits)


def scan_share(row: ScanRow) -> str:
    """Return "17 % of 48"; a dash when nobody was seen."""
    if row.alone is None:
        return "\u2013"
    return translate("BenchLife", "{percent} of {seen}").format(
        percent=percent(row.alone), seen=row.seen
    )


def week_sentence(week: StoryWeek, day: str) -> str:
    """Return one week of the chart in words."""
    visits = translate("BenchLife", "not counted")
    if week.visits is not None:
        visits = visits_words(week.visits)
    alone = translate("BenchLife", "no scan")
    if week.alone is not None:
        alone = translate("BenchLife", "{percent} alone").format(percent=percent(week.alone))
    return f"{day}: {visits}, {alone}"


def board_words(board: BoardRow) -> tuple[str, str, str]:
    """Return of a sheet that it is out, that it will not come back, and that it is put aside."""
    if board.recess_on is None:
        texts = (
            translate("BenchLife", "Clipboard of {day} is not back"),
            translate("BenchLife", "Clipboard of {day} will not come back"),
            translate("BenchLife", "Put the clipboard of {day} aside"),
        )
    else:
        texts = (
            translate("BenchLife", "Recess sheet of {day} is not back"),
            translate("BenchLife", "Recess sheet of {day} will not come back"),
            translate("BenchLife", "Put the recess sheet of {day} aside"),
        )
    day = day_words(board.recess_on or board.monday)
    out, lost, aside = (text.format(day=day) for text in texts)
    return out, lost, aside
