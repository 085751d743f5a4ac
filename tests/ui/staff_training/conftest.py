"""A shell on the page of staff training, with adults, helpers and courses."""

from functools import partial

import pytest
from desk_support import StillDesk
from PySide6.QtWidgets import QApplication
from support import TODAY, add_students, make_store, school_id

from peerdesk.enums import Grade, MembershipRole, ProgramKind, StaffRole
from peerdesk.models.people import Staff
from peerdesk.services import programs
from peerdesk.services.programs import MemberDetails
from peerdesk.services.rights import Who
from peerdesk.services.training.courses import seed_courses
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell

STAFF = (("Rosa", "Begay", StaffRole.COUNSELOR), ("Luis", "Armijo", StaffRole.AIDE))
BENCH = ProgramKind.BUDDY_BENCH


@pytest.fixture
def store(tmp_path, tasks):
    made = make_store(tmp_path)
    own = school_id(made)

    def fill(session):
        seed_courses(session)
        session.add_all(
            Staff(school_id=own, first_name=first, last_name=last, role=role)
            for first, last, role in STAFF
        )

    made.write(fill, "Filled")
    yield made
    tasks.shutdown()
    made.close()


@pytest.fixture
def ids(store):
    """Return two experienced bench helpers with the course, and a new one."""
    found = add_students(store, 3, grades=(Grade.G05,))

    def mark(session):
        for place, student_id in enumerate(found):
            details = MemberDetails(is_experienced=place < 2)
            programs.mark_member(
                session, student_id, MembershipRole.HELPER, details, today=TODAY, kind=BENCH
            )
        programs.record_training(session, found[:2], "peer_support", done_on=TODAY)

    store.write(mark, "Marked")
    return found


@pytest.fixture
def open_page(qtbot, tasks, store, tmp_path):
    """Give a function that opens one part of the page, as somebody."""

    def make(part, role=None):
        info = store.read(partial(describe, folder=tmp_path))
        store.who = Who("other", role) if role else store.who
        desk = StillDesk(store, tasks, info, Settings())
        shell = Shell(desk, Search(desk))
        desk.setParent(shell)
        qtbot.addWidget(shell)
        shell.resize(1366, 688)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        shell.go_to("staff_training", part)
        return shell.page

    return make


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until no work is under way."""

    def wait():
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=10_000)
        QApplication.processEvents()

    return wait
