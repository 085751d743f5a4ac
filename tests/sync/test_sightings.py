"""A restored or copied file is noticed when it is opened, and settled in the same step."""

import shutil

import pytest
from support import add_students

from peerdesk.models import local_state
from peerdesk.models.database import open_database
from peerdesk.models.local_state import Key
from peerdesk.services.store import Store
from peerdesk.sync import identity, sightings
from peerdesk.sync.identity import Sighting


@pytest.fixture
def config(tmp_path):
    return tmp_path / "config"


def replica(store):
    return store.read(lambda session: local_state.get(session, Key.REPLICA))


@pytest.fixture
def reopen(school, tmp_path):
    """Return a function that keeps a copy of the file, and one that opens it."""
    opened = []

    def copy(name):
        school.store.settle()
        shutil.copyfile(school.folder / "test.db", tmp_path / name)
        opened.append(Store(open_database(tmp_path / name, school.store.key)))
        return opened[-1]

    yield copy
    for store in opened:
        store.close()


def test_a_file_that_stayed_asks_nothing(school, config):
    assert sightings.look(school.store, school.folder, config) is Sighting.FIRST

    sightings.remember(school.store, school.folder, config)
    add_students(school.store, 1)

    assert sightings.look(school.store, school.folder, config) is Sighting.SAME


def test_a_restored_backup_takes_a_new_id_once(school, config, reopen):
    old = reopen("old.db")
    add_students(school.store, 1)
    sightings.remember(school.store, school.folder, config)

    assert sightings.settle_quietly(old, school.folder, config) is Sighting.OLDER

    assert replica(old) != replica(school.store)
    assert sightings.look(old, school.folder, config) is Sighting.SAME


def test_a_restore_in_the_program_is_not_asked_about_again(school, config, reopen):
    old = reopen("old.db")
    add_students(school.store, 1)
    sightings.remember(school.store, school.folder, config)
    old.note(identity.reidentify)
    taken = replica(old)

    assert sightings.settle_quietly(old, school.folder, config) is Sighting.RENAMED

    assert replica(old) == taken


def test_a_copy_on_a_machine_that_never_saw_it_is_noticed(school, config, monkeypatch):
    sightings.remember(school.store, school.folder, config)
    monkeypatch.setattr(identity.uuid, "getnode", lambda: 4711)

    assert sightings.look(school.store, school.folder, config / "other") is Sighting.MOVED


def test_a_moved_file_keeps_its_id(school, config, tmp_path):
    sightings.remember(school.store, school.folder, config)
    before = replica(school.store)

    sightings.answer(school.store, tmp_path / "moved", config, is_copy=False)

    assert replica(school.store) == before
    assert sightings.look(school.store, tmp_path / "moved", config) is Sighting.SAME


def test_nothing_outside_the_file_tells_a_name_or_a_folder(school, config):
    sightings.remember(school.store, school.folder, config)

    (kept,) = config.iterdir()

    assert "Prairie" not in kept.read_text(encoding="utf-8")
    assert str(school.folder) not in kept.read_text(encoding="utf-8")
