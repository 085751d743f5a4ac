"""A file brought up from nothing has the very tables of a new one."""

import os

import pytest
from sqlalchemy import text

from peerdesk.models import migrations
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


def test_older_file_is_copied_before_it_is_changed(tmp_path, key):
    path = tmp_path / "school.db"
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
    engine.dispose()

    sessions = open_database(path, key)

    assert [p.name for p in tmp_path.glob("*-before-*.db")] == ["school-before-0001-from-.db"]
    assert ("table", "student") in [row[:2] for row in shape(sessions.kw["bind"])]
    sessions.kw["bind"].dispose()
