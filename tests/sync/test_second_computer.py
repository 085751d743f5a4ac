"""Two computers of one school are two replicas of one site."""

from functools import partial

import pytest
from bundle_support import Place, invite
from support import NOW, SteppingClock, add_students

from peerdesk.enums import Paper, VaultRole
from peerdesk.errors import NotAllowedError
from peerdesk.models.database import create_database
from peerdesk.services import vaults
from peerdesk.services.store import Store
from peerdesk.sync import join

STUDENTS = "SELECT id, first_name, code, versions FROM student ORDER BY id"
SETUP = (
    "SELECT id, kind, versions FROM program UNION SELECT id, name, versions FROM school ORDER BY 1"
)


@pytest.fixture
def laptop(tmp_path):
    folder = tmp_path / "laptop"
    folder.mkdir()
    store = Store(create_database(folder / "test.db", b"k" * 32), now=SteppingClock(NOW))
    set_up = vaults.SetUp(VaultRole.SCHOOL, "New laptop", Paper.LETTER)
    store.write(partial(vaults._found, set_up=set_up), "Set up")
    yield Place(store, folder)
    store.close()


def join_as_second(district, laptop):
    name = "Prairie View Elementary"
    new = district.store.write(lambda s: join.create_invite(s, name), "Invited").value
    laptop.store.write(lambda s: join.join_district(s, new.data), "Joined")


def test_two_laptops_of_a_school_and_the_district_converge(school, district, laptop):
    peer = invite(district, school)
    district.merge(school.bundle())
    join_as_second(district, laptop)
    assert laptop.id == school.id
    assert district.merge_one(laptop.bundle()).status == "merged"
    laptop.merge(district.reply(peer))
    add_students(laptop.store, 2, code="L")
    add_students(school.store, 3, code="S")

    for _round in range(2):
        district.merge(laptop.bundle(), school.bundle())
        reply = district.reply(peer)
        assert {laptop.merge_one(reply).status, school.merge_one(reply).status} == {"merged"}

    assert len(laptop.rows(STUDENTS)) == 17
    assert laptop.rows(STUDENTS) == school.rows(STUDENTS) == district.rows(STUDENTS)
    assert laptop.rows(SETUP) == school.rows(SETUP)
    assert district.rows("SELECT count(*) FROM peer") == [(1,)]
    assert district.rows("SELECT count(*) FROM peer_key") == [(2,)]


def test_a_vault_in_use_does_not_become_another_school(school, district, laptop):
    invite(district, school)
    district.merge(school.bundle())
    add_students(laptop.store, 1)
    before = laptop.id

    with pytest.raises(NotAllowedError):
        join_as_second(district, laptop)

    assert laptop.id == before
    assert laptop.rows("SELECT count(*) FROM student") == [(1,)]
