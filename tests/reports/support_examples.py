"""Support for staff with long names and phones, one place that nobody reviewed yet."""

from datetime import date

from peerdesk.reports import staff_support
from peerdesk.services.prints.support_rows import SupportLine, SupportList

MONDAY = date(2026, 11, 23)


def rows(*, sample=False):
    lines = (
        SupportLine(
            "Employee assistance program",
            "Six free talks a year, for you and your family. Nobody at school is told.",
            "1-800-555-0134, day and night; ask for code PRAIRIE",
            date(2026, 8, 20),
        ),
        SupportLine("Debrief with the counselor", "", "Room 14, Tuesdays 15:15", date(2026, 9, 1)),
        SupportLine(
            "988 Suicide and Crisis Lifeline", "Call or text, in English or Spanish", "988", None
        ),
    )
    return SupportList("Prairie View Elementary", MONDAY, lines, sample)


EXAMPLE = (staff_support.build, rows)
