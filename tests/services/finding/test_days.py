from datetime import date

import pytest

from peerdesk.services.finding.days import find_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("ayer", date(2026, 11, 23)),
        ("friday", date(2026, 11, 20)),
        ("mié", date(2026, 11, 18)),
        ("24 nov", TODAY),
        ("Nov 24", TODAY),
        ("25 nov", date(2025, 11, 25)),
        ("september 3, 2025", date(2025, 9, 3)),
        ("3 de septiembre", date(2026, 9, 3)),
        ("11/20", date(2026, 11, 20)),
        ("12/1", date(2025, 12, 1)),
        ("2026-09-15", date(2026, 9, 15)),
    ],
)
def test_day_is_understood(text, day):
    assert find_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "maya", "31 feb", "13/45", "maya 5", "ma", "nov", "2026-13-01"]
)
def test_other_words_are_no_day(text):
    assert find_day(text, TODAY) is None
