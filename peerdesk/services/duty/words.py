"""Places and names as the duty pages write them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time

from peerdesk.i18n import translate
from peerdesk.services.calendar import BenchRow, RecessRow
from peerdesk.services.day_words import short_date, weekday_name, weekday_short
from peerdesk.services.members import StudentTag


def clock(when: time) -> str:
    """Return "10:00"."""
    return f"{when.hour:02d}:{when.minute:02d}"


def place_label(day: date, bench: BenchRow, recess: RecessRow) -> str:
    """Return "Mon A 10:00", as a warning names a cell."""
    return f"{weekday_short(day)} {bench.mark} {clock(recess.starts_at)}"


def dated_place(day: date, bench: BenchRow, recess: RecessRow) -> str:
    """Return "Tue 1 Dec, A 10:00", a place of any week."""
    return translate("Duty", "{date}, {mark} {time}").format(
        date=short_date(day), mark=bench.mark, time=clock(recess.starts_at)
    )


def place_words(day: date, bench: BenchRow, recess: RecessRow) -> str:
    """Return "Monday 10:00, bench A", as it is spoken."""
    return translate("Duty", "{day} {time}, bench {mark}").format(
        day=weekday_name(day), time=clock(recess.starts_at), mark=bench.mark
    )


def short_names(tags: Iterable[StudentTag]) -> dict[str, str]:
    """Return first names by student id, with the initial of the last name where two share one."""
    people = list(tags)
    shared = Counter(tag.first_name.casefold() for tag in people)
    return {tag.id: _short(tag, is_shared=shared[tag.first_name.casefold()] > 1) for tag in people}


def _short(tag: StudentTag, *, is_shared: bool) -> str:
    if not tag.first_name:
        return tag.last_name
    return f"{tag.first_name} {tag.last_name[:1]}." if is_shared else tag.first_name


def count_duties(count: int) -> str:
    """Return "1 duty" or "4 duties"."""
    if count == 1:
        return translate("Duty", "1 duty")
    return translate("Duty", "{count} duties").format(count=count)
