"""Figures: what a principal opens first tells counts, and no number of few children."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from shell_support import build_shell, destroy
from support import FIRST

from peerdesk.enums import AccountRole
from peerdesk.services.sample import fill_sample
from peerdesk.ui.pages.figures.page import FiguresPage
from peerdesk.ui.tasks import TaskRunner

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def shell(qapp, tmp_path_factory):
    """The window of a principal on the sample school; these tests only look."""
    tasks = TaskRunner(print)
    made = build_shell(
        tmp_path_factory.mktemp("principal"),
        tasks,
        account=AccountRole.PRINCIPAL,
        fill=lambda session: fill_sample(session, TODAY),
    )
    made._desk.today = lambda: TODAY
    made.page.refresh()
    yield made
    destroy([made], tasks)


def words_of(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_principal_starts_with_the_figures(shell):
    assert isinstance(shell.page, FiguresPage)
    assert shell.rail._buttons["figures"].isChecked()


def test_figures_tell_pairs_check_ins_concerns_and_time(shell):
    figures = shell.page.figures

    assert figures.pairs.active.value > 10
    assert figures.check_ins.planned >= figures.check_ins.made > 0
    assert sum(share.percent for share in figures.time.shares) == 100
    assert "Fewer than 10" in words_of(shell.page.concerns)


def test_figures_name_no_child(shell):
    said = " ".join(words_of(shell.page))

    assert not [name for name in FIRST if f" {name} " in said]


def test_another_time_is_one_key_away(shell):
    year = shell.page.figures.span

    shell.page.periods.chips.choose("month")
    shell.page.refresh()
    shell.page.periods.step(-1)

    assert shell.page.figures.span.first == date(2026, 10, 1)
    assert year.first < shell.page.figures.span.first


def test_empty_school_says_that_there_is_nothing_to_count(qtbot, desk):
    page = FiguresPage(desk)
    qtbot.addWidget(page)

    page.refresh()

    assert page.figures.is_empty
    assert "Nothing to count for this time" in words_of(page)
