"""Files of a district and its schools for histories of bundles, held in memory."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import quick_engines
from sqlalchemy import event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.enums import VaultRole
from peerdesk.models import database, local_state
from peerdesk.models.base import Base
from peerdesk.models.families import map_all
from peerdesk.models.local_state import Key
from peerdesk.services import vaults
from peerdesk.services.store import Store
from peerdesk.sync import identity, join


class File:
    """A database file, held in memory so that backups and copies are quick."""

    def __init__(self, clock, content=None):
        self.raw = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
        if content is not None:
            content.backup(self.raw)
        self.raw.execute("PRAGMA foreign_keys = ON")
        engine = quick_engines.create_engine(
            "sqlite+pysqlite://", module=sqlcipher, creator=lambda: self.raw, poolclass=StaticPool
        )
        event.listen(engine, "begin", database._begin)
        self.clock = clock
        self.engine = engine
        self.store = Store(database._sessions(engine), now=clock)
        if content is None:
            self._create(engine)

    def _create(self, engine):
        with engine.begin() as connection:
            map_all()
            Base.metadata.create_all(connection)
            for statement in database.guard_triggers():
                connection.exec_driver_sql(statement)

    def close(self):
        """Give the memory back."""
        self.engine.dispose()
        self.raw.close()

    def snapshot(self):
        """Return a copy of the content."""
        copy = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.raw.backup(copy)
        return copy

    def all(self, statement, **values):
        """Return the rows of a statement."""
        return self.raw.execute(statement, values).fetchall()

    def write(self, use_case):
        """Run a use case."""
        return self.store.write(use_case, "Simulated").value


def found(file, role, name):
    """Give an empty file its identity; return the id of its school."""

    def use_case(session):
        local_state.put(session, Key.REPLICA, random.randbytes(8).hex())
        local_state.put(session, Key.SEQ, "0")
        vaults._found(session, vaults.SetUp(role, name, vaults.Paper.LETTER))
        identity.ensure_keys(session)
        return vaults.own_school_id(session)

    return file.write(use_case)


@dataclass(frozen=True)
class World:
    """A district and its schools as they are before anything goes wrong."""

    hub: object
    hub_id: str
    schools: dict
    peers: dict


@cache
def beginning(count=4):
    """Return a district that invited `count` schools, which have joined; made once."""
    hub = File(lambda: datetime.fromtimestamp(1_760_000_000, UTC))
    hub_id = found(hub, VaultRole.DISTRICT, "District")
    schools, peers = {}, {}
    for number in range(count):
        file = File(hub.clock)
        site = found(file, VaultRole.SCHOOL, f"School {number}")
        invite = hub.write(lambda s, n=number: join.create_invite(s, f"School {n}"))
        file.write(lambda s, i=invite: join.join_district(s, i.data))
        schools[site], peers[site] = file.snapshot(), invite.peer_id
    return World(hub.snapshot(), hub_id, schools, peers)


def local_state_of(file, key):
    """Return a fact of a file."""
    return file.all("SELECT value FROM local_state WHERE key = :k", k=key)[0][0]
