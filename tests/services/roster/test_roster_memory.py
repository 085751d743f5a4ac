import pytest
from support import make_store

from peerdesk.services.roster.memory import remember_columns, remembered_columns
from peerdesk.services.roster.rows import Field
from peerdesk.services.roster.source import open_bytes

DATA = "Schlüssel,Rufname,Klasse\n17,Ana Ruiz,5\n".encode()
COLUMNS = {0: Field.NUMBER, 1: Field.NAME, 2: Field.GRADE}


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


def test_chosen_columns_are_recognised_at_the_next_import(store):
    first = open_bytes(DATA)
    store.write(lambda session: remember_columns(session, first, COLUMNS), "Matched columns")

    second = open_bytes(DATA, store.read(remembered_columns))

    assert (first.columns, second.columns) == ({}, COLUMNS)


def test_choice_taken_back_is_forgotten(store):
    first = open_bytes(DATA)
    store.write(lambda session: remember_columns(session, first, COLUMNS), "Matched columns")
    second = open_bytes(DATA, store.read(remembered_columns))

    store.write(lambda session: remember_columns(session, second, {}), "Matched columns")

    assert store.read(remembered_columns) == {}
