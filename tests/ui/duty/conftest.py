"""A duty page on a school with helpers, on a Monday morning."""

from datetime import UTC, datetime

import pytest
from duty_support import MONDAY, School
from support import add_students, make_store

from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.pages.duty.page import DutyPage


class MondayDesk(Desk):
    """A desk on which it is always Monday morning."""

    def today(self):
        return MONDAY

    def now(self):
        return datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def school(store):
    return School(store)


@pytest.fixture
def make_desk(tasks, tmp_path):
    desks = []

    def make(store):
        info = store.read(lambda session: describe(session, tmp_path))
        desks.append(MondayDesk(store, tasks, info, Settings()))
        return desks[-1]

    yield make
    for desk in desks:
        desk.deleteLater()


@pytest.fixture
def desk(school, make_desk):
    return make_desk(school.store)


@pytest.fixture
def bare_desk(store, make_desk):
    """Give a desk on a school with students only."""
    add_students(store, 2)
    return make_desk(store)


@pytest.fixture
def show_page(qtbot):
    """Give a function that shows the duty page of a desk."""

    def show(desk, width=1366, height=688):
        page = DutyPage(desk)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    return show


@pytest.fixture
def page(desk, show_page):
    return show_page(desk)


@pytest.fixture
def wait_idle(qtbot, tasks):
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)
