"""Words of prints: the paper's language is its own."""

import ast
import re
from datetime import date, time
from pathlib import Path

import pytest

import peerdesk.reports
from peerdesk import i18n
from peerdesk.enums import Grade
from peerdesk.reports.spanish import SPANISH
from peerdesk.reports.spanish_work import SPANISH_LINES
from peerdesk.reports.words import (
    clock_time,
    day_span,
    full_day,
    grade_word,
    lines_translator,
    short_day,
    translator,
)
from peerdesk.services import worklist
from peerdesk.services.bench_life import story

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
REPORTS = Path(peerdesk.reports.__file__).parent


def said():
    for path in REPORTS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            args = node.args if isinstance(node, ast.Call) and len(node.args) > 1 else [None]
            if getattr(args[0], "value", "") == "Prints":
                yield ast.literal_eval(node.args[1])


def lent():
    """Return what a print has said by a service, in the language of the paper."""
    tree = ast.parse(Path(story.__file__).read_text("utf-8"))
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in constants}


def test_every_sentence_of_a_print_has_its_spanish():
    assert set(said()) - set(SPANISH) == set()
    assert set(SPANISH) - set(said()) - lent() == set()


def test_placeholders_are_the_same_in_both_languages():
    for english, spanish in SPANISH.items():
        for name in ("{day}", "{number}", "{count}", "{adult}", "{names}", "{grade}", "{homeroom}"):
            assert (name in english) == (name in spanish), english


@pytest.mark.parametrize(
    ("language", "short", "full"),
    [("en", "Mon 23 Nov", "Mon 23 Nov 2026"), ("es", "lun 23 nov", "lun 23 nov 2026")],
)
def test_days_are_told_in_the_language_of_the_paper(language, short, full):
    assert short_day(MONDAY, language) == short
    assert full_day(MONDAY, language) == full


def test_span_names_the_year_once():
    assert day_span(MONDAY, FRIDAY, "en") == "Mon 23 Nov \u2013 Fri 27 Nov 2026"
    assert day_span(MONDAY, MONDAY, "en") == "Mon 23 Nov 2026"


def test_clock_has_twelve_hours():
    assert [clock_time(time(*at)) for at in ((0, 5), (9, 0), (12, 15), (13, 5))] == [
        "12:05", "9:00", "12:15", "1:05",
    ]  # fmt: skip


def test_grades_are_one_token():
    grades = (Grade.PRE_KINDERGARTEN, Grade.KINDERGARTEN, Grade.G05)

    assert [grade_word(grade) for grade in grades] == ["PK", "K", "5"]


def test_language_without_its_own_words_uses_those_of_the_window():
    assert translator("nv")("Prints", "PUBLIC") == "PUBLIC"


def sentences(module):
    """Return what the lines of one module of the work list say, in English."""
    path = Path(worklist.__file__).parent / f"{module}.py"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        args = node.args if isinstance(node, ast.Call) and len(node.args) == 2 else [None]
        if getattr(args[0], "value", "") == "Work":
            yield ast.literal_eval(node.args[1])


@pytest.mark.parametrize("module", ["care", "consents", "lines", "pairs", "people", "rules"])
def test_lines_of_the_monday_sheet_have_their_spanish(module):
    assert set(sentences(module)) <= set(SPANISH_LINES)


def test_lines_have_the_same_placeholders_in_both_languages():
    names = re.compile(r"{\w+}")
    for english, spanish in SPANISH_LINES.items():
        assert sorted(names.findall(english)) == sorted(names.findall(spanish)), english


def test_line_without_spanish_is_said_as_on_screen():
    assert lines_translator("es")("Work", "Nothing of the kind") == "Nothing of the kind"
    assert lines_translator("nv")("Work", "Concerns") == "Concerns"


def test_paper_speaks_its_language_only_while_it_is_made():
    with i18n.speaking(lines_translator("es")):
        inside = i18n.translate("Work", "Concerns")

    assert (inside, i18n.translate("Work", "Concerns")) == ("Inquietudes", "Concerns")
