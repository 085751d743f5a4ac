"""A file brought up from nothing has the very tables of a new one."""

import os

import pytest
from sqlalchemy import text

from peerdesk.errors import DamagedFileError
from peerdesk.models import copies, migrations
from peerdesk.models.database import create_database, mapped_statements, open_database, open_engine

SHAPE = text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")


def shape(engine):
    with engine.connect() as connection:
        return [
            (kind, name, " ".join(sql.split())) for kind, name, sql in connection.execute(SHAPE)
        ]


@pytest.fixture
def key():
    return os.urandom(32)


def test_both_ways_end_in_the_same_tables(tmp_path, key):
    new = create_database(tmp_path / "new.db", key).kw["bind"]
    old = open_engine(tmp_path / "old.db", key)
    with old.begin() as connection:
        migrations.upgrade(connection)

    wanted = [row for row in shape(new) if row[1] != "alembic_version"]

    assert [row for row in shape(old) if row[1] != "alembic_version"] == wanted
    new.dispose()
    old.dispose()


def test_revision_is_what_the_mapped_classes_say():
    wanted = [" ".join(statement.split()) for statement in mapped_statements()]

    kept = [" ".join(s.split()) for s in migrations.statements("rev_0001_first.sql")]

    assert kept == wanted


def older_file(path, key):
    """Make a file of before the first release, with one table of its own."""
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("CREATE TABLE before_all (kept TEXT)"))
        connection.execute(text("INSERT INTO before_all VALUES ('as it was')"))
    engine.dispose()
    return path


def test_older_file_is_copied_before_it_is_changed(tmp_path, key):
    path = older_file(tmp_path / "school.db", key)

    sessions = open_database(path, key)

    assert [p.name for p in tmp_path.glob("*-before-*.db")] == ["school-before-0001-from-.db"]
    assert ("table", "student") in [row[:2] for row in shape(sessions.kw["bind"])]
    sessions.kw["bind"].dispose()


def test_copy_of_before_holds_what_was_there_and_nothing_new(tmp_path, key):
    path = older_file(tmp_path / "school.db", key)

    open_database(path, key).kw["bind"].dispose()

    copy = open_engine(tmp_path / "school-before-0001-from-.db", key)
    assert [row[1] for row in shape(copy)] == ["alembic_version", "before_all"]
    with copy.connect() as connection:
        assert connection.execute(text("SELECT kept FROM before_all")).scalar() == "as it was"
    copy.dispose()


def test_file_whose_copy_does_not_read_back_is_left_as_it_was(tmp_path, key, monkeypatch):
    path = older_file(tmp_path / "school.db", key)

    def refuse(copy, *_rest):
        raise DamagedFileError(folder=str(copy.parent))

    monkeypatch.setattr(copies, "check_copy", refuse)
    with pytest.raises(DamagedFileError):
        open_database(path, key)

    engine = open_engine(path, key)
    assert [row[1] for row in shape(engine)] == ["alembic_version", "before_all"]
    engine.dispose()
    assert list(tmp_path.glob("*-before-*.db")) == []
