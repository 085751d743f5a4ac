"""A district and its schools on real files, and the stick that goes between them."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from support import NOW, TODAY, SteppingClock, make_store, school_id

from peerdesk.enums import Share, VaultRole
from peerdesk.models.people import Student
from peerdesk.services.store import Store
from peerdesk.sync import export, inbox, join


@dataclass
class Place:
    """One vault with its folders."""

    store: Store
    folder: Path

    @property
    def inbox(self):
        return self.folder / "inbox"

    @property
    def outbox(self):
        return self.folder / "outbox"

    @property
    def id(self):
        return school_id(self.store)

    def bundle(self, share=Share.NAMES, **options):
        """Make the school's bundle and return its path."""
        stick = self.folder / "stick"
        stick.mkdir(exist_ok=True)
        self.allow(share)
        made = export.make_bundle(
            self.store, share=share, outbox=self.outbox, target=stick, today=TODAY, **options
        )
        return made.path

    def allow(self, share):
        """Write down why names may go, once there is a district."""
        if share is Share.NAMES and self.store.read(join.current_district) is not None:
            basis = partial(join.record_basis, text="Agreement of 2026", by="counselor")
            self.store.write(basis, "Wrote down why")

    def reply(self, peer_id, **options):
        """Make the district's reply to a school and return its path."""
        stick = self.folder / "stick"
        stick.mkdir(exist_ok=True)
        return inbox.make_reply(
            self.store, peer_id, outbox=self.outbox, target=stick, **options
        ).path

    def merge(self, *paths, **options):
        """Merge files and return what became of them."""
        return inbox.merge_files(self.store, paths, self.inbox, **options)

    def merge_one(self, path, **options):
        """Merge one file and return what became of it."""
        return self.merge(path, **options)[0]

    def rows(self, statement, *values):
        """Return the rows of a SQL statement."""
        return self.store.read(
            lambda session: session.connection().exec_driver_sql(statement, values).fetchall()
        )


def make_place(folder, role=VaultRole.SCHOOL, name="Prairie View Elementary"):
    """Return a vault in its own folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return Place(make_store(folder, role, name=name, now=SteppingClock(NOW)), folder)


def make_district(folder, name="Prairie County"):
    """Return a district's vault."""
    return make_place(folder, VaultRole.DISTRICT, name)


def invite(district, school, name="Prairie View Elementary"):
    """Let the district invite the school and the school join; return the peer's id."""
    new = district.store.write(lambda s: join.create_invite(s, name), "Invited").value
    school.store.write(lambda s: join.join_district(s, new.data), "Joined")
    return new.peer_id


def first_student(place):
    """Return the id of the first student by code."""
    return place.rows("SELECT id FROM student ORDER BY code")[0][0]


def edit(place, student_id, **values):
    """Change fields of a student."""

    def use_case(session):
        for name, value in values.items():
            setattr(session.get(Student, student_id), name, value)

    place.store.write(use_case, "Changed a student")


def exchange(school, district, peer, **options):
    """Send a bundle and read the reply."""
    judged = district.merge_one(school.bundle(**options))
    school.merge(district.reply(peer))
    return judged


def is_full(place):
    """Return whether the newest bundle of a place held everything."""
    return place.store.read(export.list_exports)[0].is_full
