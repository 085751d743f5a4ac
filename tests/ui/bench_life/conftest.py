"""A page of bench visits on a school with two helpers on duty on Monday and Tuesday."""

from functools import partial

import pytest
from duty_support import MONDAY, School
from support import TODAY, make_store

from peerdesk.services import bench_life
from peerdesk.services.bench_life import TallyEntry
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.pages.bench_life.page import BenchLifePage


class TuesdayDesk(Desk):
    """A desk on which it is always Tuesday."""

    def today(self):
        return TODAY


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def school(store):
    made = School(store)
    made.assign(0, made.place())
    made.assign(1, made.place())
    made.zone = made.write(partial(bench_life.save_zone, name="Field"))
    return made


@pytest.fixture
def show_page(qtbot, tasks, tmp_path):
    """Give a function that shows the page on a store."""
    desks = []

    def show(store):
        desk = TuesdayDesk(store, tasks, store.read(lambda s: describe(s, tmp_path)), Settings())
        desks.append(desk)
        page = BenchLifePage(desk)
        qtbot.addWidget(page)
        page.resize(1100, 640)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield show
    tasks.shutdown()
    for desk in desks:
        desk.deleteLater()


@pytest.fixture
def page(school, show_page):
    return show_page(school.store)


@pytest.fixture
def wait_idle(qtbot, tasks):
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)


@pytest.fixture
def week(school):
    """Give a function that returns the week as it is kept."""
    return lambda: school.store.read(partial(bench_life.tally_week, day=MONDAY))


@pytest.fixture
def count(school):
    """Give a function that keeps visits at the first bench on Monday."""

    def keep(visits):
        entries = {school.place(): TallyEntry(visits)}
        school.write(partial(bench_life.save_tallies, entries=entries, today=TODAY))

    return keep
