"""200 pages of the pairing list, against a bare ReportLab loop that draws the same pages.

The reference replays the calls our print made on its canvas: the same text in the same fonts
at the same places, without layout, shaping, fitting or translation.
"""

import io
from collections.abc import Callable, Iterator
from datetime import date
from time import process_time
from typing import Any

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Row, seconds
from peerdesk.enums import Grade, Paper
from peerdesk.reports import page, pairing_list
from peerdesk.services.prints.rows import PairingList, PairPerson, PairRow

PAGES = 200
PAIRS_A_PAGE = 18
DAY = date(2026, 11, 24)
GIVEN = ("Maya", "Eli", "Guadalupe", "José Luis", "Sháńdíín", "Cheyenne", "Nicolás", "Jo")
FAMILY = ("Ortiz", "Begay", "Peña", "O’Brien", "Tsinajinnie", "St. Clair", "Nuñez-Åkerström")

Call = tuple[str, tuple[Any, ...], dict[str, Any]]


def rows() -> Iterator[Row]:
    """Measure pages a second."""
    data = PairingList(DAY, tuple(a_pair(n) for n in range(PAGES * PAIRS_A_PAGE)), sample=False)
    calls = recorded(data)
    ours = seconds(lambda: pairing_list.build(data, Paper.LETTER, "en"), 2, process_time)
    bare = seconds(lambda: replay(calls), 2, process_time)
    yield Row(
        f"{PAGES} pairing sheets",
        PAGES / ours,
        PAGES / bare,
        "pages/s",
        "the same canvas calls in a bare ReportLab loop",
        least=0.8,
    )


def a_pair(number: int) -> PairRow:
    """Return a pair with a name of the length and accents schools have."""
    grades = list(Grade)
    return PairRow(number + 1, _person(number, grades[7]), _person(number + 3, grades[2]), DAY)


def _person(number: int, grade: Grade) -> PairPerson:
    name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}"
    return PairPerson(name, grade, f"{grade.level}A")


class Recorder(Canvas):
    """A canvas that notes what it is told from outside, not what it tells itself."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.calls: list[Call] = []
        self._depth = 1
        super().__init__(*arguments, **named)
        self._depth = 0
        made.append(self)

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name.startswith("_") or not callable(value):
            return value
        return super().__getattribute__("_noting")(name, value)

    def _noting(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if self._depth == 0:
                self.calls.append((name, arguments, named))
            self._depth += 1
            try:
                return method(*arguments, **named)
            finally:
                self._depth -= 1

        return call


made: list[Recorder] = []


def recorded(data: PairingList) -> list[Call]:
    """Return every call that the print makes on its canvas."""
    original, page.Canvas = page.Canvas, Recorder
    try:
        pairing_list.build(data, Paper.LETTER, "en")
    finally:
        page.Canvas = original
    return [call for call in made[-1].calls if call[0] not in ("beginPath", "beginText")]


def replay(calls: list[Call]) -> bytes:
    """Draw recorded calls on a fresh canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=LETTER, invariant=1)
    for name, arguments, named in calls:
        getattr(canvas, name)(*arguments, **named)
    return buffer.getvalue()
