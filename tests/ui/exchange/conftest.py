"""A school and its district, each with a desk, and pages on them."""

import pytest
from bundle_support import invite, make_district, make_place
from support import add_students

from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk


@pytest.fixture
def school(tmp_path):
    place = make_place(tmp_path / "school")
    add_students(place.store, 12)
    yield place
    place.store.close()


@pytest.fixture
def district(tmp_path):
    place = make_district(tmp_path / "district")
    yield place
    place.store.close()


@pytest.fixture
def joined(school, district):
    """Let the school join the district; give the peer's id."""
    return invite(district, school)


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until no work is under way."""

    def wait():
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=20_000)
        qtbot.wait(20)

    return wait


class ClockedDesk(Desk):
    """A desk on the clock of the test's file."""

    def now(self):
        return self.store._now()

    def today(self):
        return self.store._now().date()


@pytest.fixture
def show(qtbot, tasks, calm):
    """Give a function that shows a page of a place."""
    desks = []

    def make(page_class, place, size=(1120, 560)):
        info = place.store.read(lambda session: describe(session, place.folder))
        desk = ClockedDesk(place.store, tasks, info, Settings())
        desks.append(desk)
        page = page_class(desk)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        calm()
        return page

    yield make
    tasks.shutdown()
    for desk in desks:
        desk.deleteLater()
