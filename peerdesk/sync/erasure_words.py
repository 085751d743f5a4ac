"""What erasing one student takes and leaves, in words: for the window and the command line."""

from datetime import date

from peerdesk.i18n import translate
from peerdesk.services.records import kind_words
from peerdesk.sync.erasure import Erased, WhatGoes


def lines_of(what: WhatGoes) -> list[tuple[str, int]]:
    """Return what goes, each kind with how many there are."""
    rows = [(kind_words(table), count) for table, count in what.records.items()]
    others = [
        (translate("Erasing", "Sessions with others: what was typed"), what.shared),
        (translate("Erasing", "Unfinished texts"), what.drafts),
        (translate("Erasing", "Lines of the history with the name"), what.labels),
        (translate("Erasing", "Kept bundles"), what.originals),
    ]
    return rows + [(words, count) for words, count in others if count]


def backup_words(count: int, last_on: date | None, day: str) -> str:
    """Return when the last backup that may still hold the student goes.

    Args:
        count: How many there are.
        last_on: The day the last one is thinned away; None if some stay.
        day: The same in words.
    """
    if not count:
        return translate("Erasing", "No backup within reach holds this student.")
    if last_on is None:
        return translate(
            "Erasing",
            "Backups that may still hold this student: {count}. Those of past months stay until "
            "somebody deletes them.",
        ).format(count=count)
    return translate(
        "Erasing",
        "Backups that may still hold this student: {count}. The last one is thinned away on {day}.",
    ).format(count=count, day=day)


def limits() -> str:
    """Return what a program cannot erase."""
    return translate(
        "Erasing",
        "Paper, exported files, sticks that are not plugged in, and text about other children in "
        "which the name was typed are not reached.",
    )


def district_words(what: WhatGoes) -> str:
    """Return whom a school with a district asks."""
    return translate(
        "Erasing",
        "{district} erases records for good. Give it this code of the student: {code}. The next "
        "reply that you merge erases the student here too.",
    ).format(district=what.led_by, code=what.code)


def done_words(erased: Erased, day: str) -> str:
    """Return what was erased."""
    text = translate(
        "Erasing",
        "Erased for good: {records} records. Kept bundles removed: {bundles}. Backups deleted: "
        "{backups}.",
    ).format(records=erased.total, bundles=erased.originals, backups=erased.backups_deleted)
    return f"{text} {backup_words(erased.backups_left, erased.last_backup_on, day)}"
