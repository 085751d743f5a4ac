"""What was erased for good stays erased, whatever backup or late bundle speaks."""

import shutil
from functools import partial

import pytest
from bundle_support import Place, edit, invite
from support import add_students

from peerdesk.errors import BlankedError, NotAllowedError
from peerdesk.models.database import open_database
from peerdesk.models.people import Student
from peerdesk.services.store import Store
from peerdesk.sync import identity, purging
from peerdesk.sync.purging import purge

ROW = "SELECT first_name, last_name, code, birth_date FROM student WHERE id = ?"
BLANK = [("", "", "", None)]


def copy_of(place, name):
    """Return a place on a backup of the file as it is now."""
    place.store.settle()
    shutil.copyfile(place.folder / "test.db", place.folder / name)
    store = Store(open_database(place.folder / name, place.store.key), now=place.store._now)
    return Place(store, place.folder)


@pytest.fixture
def erased(school, district):
    """Let both sides hold a child, back both up, and let the district erase the child."""
    peer = invite(district, school)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    child = school.rows("SELECT id FROM student ORDER BY code")[0][0]
    edit(school, child, homeroom="S-1")
    edit(district, child, homeroom="D-1")
    backups = copy_of(school, "backup.db"), copy_of(district, "backup.db")
    district.merge(school.bundle())
    assert district.store.write(partial(purge, table="student", ids=[child]), "Erased").value > 0
    yield peer, child, *backups
    for place in backups:
        place.store.close()


def test_nothing_of_the_child_is_left_at_the_district(district, erased):
    _peer, child, *_ = erased

    assert district.rows(ROW, child) == BLANK
    copies = "SELECT count(*) FROM {} WHERE record_id = ?"
    for table in ("merge_conflict", "held_row", "merged_row", "action_cell"):
        assert district.rows(copies.format(table), child) == [(0,)]


def test_the_reply_erases_the_child_at_the_school(school, district, erased):
    peer, child, *_ = erased

    school.merge(district.reply(peer))

    assert school.rows(ROW, child) == BLANK
    assert school.rows("SELECT count(*) FROM student WHERE deleted_at IS NULL") == [(11,)]


def test_a_restored_school_does_not_bring_the_child_back(school, district, erased):
    peer, child, old_school, _ = erased
    school.merge(district.reply(peer))
    old_school.store.note(identity.reidentify)
    edit(old_school, child, first_name="Again")

    for _round in range(3):
        district.merge(old_school.bundle())
        old_school.merge(district.reply(peer))

    assert district.rows(ROW, child) == old_school.rows(ROW, child) == BLANK


def test_a_restored_district_hears_its_own_order_from_the_school(school, district, erased):
    peer, child, _, old_district = erased
    school.merge(district.reply(peer))
    old_district.store.note(identity.reidentify)
    add_students(school.store, 1, code="N")

    old_district.merge(school.bundle(is_full=True))

    assert old_district.rows(ROW, child) == BLANK
    assert old_district.rows("SELECT count(*) FROM student WHERE deleted_at IS NULL") == [(12,)]


def test_a_school_with_a_district_does_not_erase_by_itself(school, district):
    invite(district, school)

    with pytest.raises(NotAllowedError):
        school.store.write(partial(purge, table="student", ids=["x"]), "Erased")


def test_an_order_that_nobody_signed_is_not_obeyed(school, district, erased):
    _peer, child, *_ = erased
    ((table, _child, at, signer, signature),) = [
        order for order in district.store.read(purging.orders) if order[1] == child
    ]
    other = school.rows("SELECT id FROM student ORDER BY code DESC")[0][0]

    done = school.store.write(
        partial(purging.obey, given=[(table, other, at, signer, signature)]), "Heard"
    )

    assert done.value == 0


def test_an_erased_record_cannot_be_edited_back(school, district, erased):
    _peer, child, *_ = erased
    change = partial(_bring_back, child=child)

    with pytest.raises(BlankedError):
        district.store.write(change, "Brought back")


def _bring_back(session, child):
    session.get(Student, child, execution_options={"include_deleted": True}).deleted_at = None
