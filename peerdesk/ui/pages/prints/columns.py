"""The columns of the two lists of the print centre."""

from collections.abc import Callable, Mapping

from peerdesk.i18n import translate
from peerdesk.reports.centre import PrintRow, group_words, is_one_a_child
from peerdesk.services.print_jobs import Job
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.print_choices import CLASS_TONES
from peerdesk.ui.kit.print_offer import class_word, titles_of
from peerdesk.ui.table_model import Column


def print_columns(
    is_ticked: Callable[[str], bool], pages: Mapping[str, int]
) -> list[Column[PrintRow]]:
    """Return the columns of the prints; ticks and pages are looked up as they change."""
    groups = group_words()
    return [
        Column(
            translate("Prints", "Tick"),
            lambda _row: "",
            sort_key=lambda row: not is_ticked(row.id),
            spoken=lambda row: _tick_words(is_ticked=is_ticked(row.id)),
            icon=lambda row: "circle-check" if is_ticked(row.id) else "circle",
        ),
        Column(
            translate("Prints", "Print"),
            lambda row: row.title,
            tooltip=lambda row: row.need.sentence if row.need else row.title,
            stretches=True,
        ),
        Column(translate("Prints", "Group"), lambda row: groups[row.group]),
        Column(
            translate("Prints", "Class"),
            lambda row: class_word(row.print_class),
            tone=lambda row: CLASS_TONES[row.print_class],
        ),
        Column(
            translate("Prints", "Pages"),
            lambda row: _pages_words(row, pages),
            sort_key=lambda row: (row.need is not None, pages.get(row.id, 0)),
            tooltip=lambda row: row.need.sentence if row.need else "",
            tone=lambda row: "warn" if row.need else "",
        ),
        Column(
            translate("Prints", "Last printed"),
            lambda row: day_and_time(row.last_at) if row.last_at else "",
            sort_key=lambda row: row.last_at.timestamp() if row.last_at else 0.0,
        ),
    ]


def job_columns() -> list[Column[Job]]:
    """Return the columns of what was printed lately."""
    return [
        Column(
            translate("Prints", "When"),
            lambda job: day_and_time(job.at) if job.at else "",
            sort_key=lambda job: -job.id,
        ),
        Column(
            translate("Prints", "What"),
            lambda job: ", ".join(titles_of(job.keys)),
            tooltip=lambda job: ", ".join(titles_of(job.keys)),
            stretches=True,
        ),
        Column(
            translate("Prints", "Pages"),
            lambda job: str(job.pages),
            sort_key=lambda job: job.pages,
            is_number=True,
        ),
        Column(
            translate("Prints", "Where"),
            lambda job: job.printer or translate("Prints", "Saved as PDF"),
        ),
        Column(translate("Prints", "By"), lambda job: job.by),
        Column(
            translate("Prints", "State"),
            lambda job: "" if job.is_out else translate("Prints", "Not printed"),
            tone=lambda job: "" if job.is_out else "danger",
        ),
    ]


def _tick_words(*, is_ticked: bool) -> str:
    return translate("Prints", "ticked") if is_ticked else translate("Prints", "not ticked")


def _pages_words(row: PrintRow, pages: Mapping[str, int]) -> str:
    if not row.is_known:
        return translate("Prints", "Looking…")
    if row.need is not None:
        return translate("Prints", "Not yet")
    if is_one_a_child(row.id):
        return translate("Prints", "One a child")
    return str(pages.get(row.id, ""))
