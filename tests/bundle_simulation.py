# ruff: noqa: S608, T201
"""Histories of bundles that go wrong, on the program's own code.

Lost, repeated, reordered, cut off and altered bundles; restored backups and copied files at
schools and at the district; clocks wrong by years; transfers; edits on both sides; months in
which nothing happens, so that what was deleted is blanked here and not yet there; students who
are erased for good. Then a quiet
phase of good mail, after which every school must equal the district, cell for cell and version
for version, nothing that existed anywhere may be missing, and nothing blanked may tell.

Run some by hand: python tests/bundle_simulation.py FIRST LAST
"""

import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial

from simulated_checks import (
    TABLES,
    count_blanked,
    differences,
    everything,
    leftovers,
    missing,
    view,
)
from simulated_files import File, beginning, local_state_of

from peerdesk.enums import Share
from peerdesk.errors import BlankedError, BundleError
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.stamping import stamp_of
from peerdesk.models.sync_state import Peer
from peerdesk.models.training import TrainingRecord
from peerdesk.sync import export, judging, purging

YEAR_MS = 31_536_000_000
SEASON_MS = 100 * 86_400_000


@dataclass
class History:
    """One run: the district, its schools, each with one or more copies, and the mail."""

    seed: int
    counts: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.dice = random.Random(self.seed)
        self.now = 1_760_000_000_000
        self.mail, self.backups, self.hub_backups, self.files = [], [], [], []
        world = beginning()
        self.hub, self.hub_id = self.open(0, world.hub), world.hub_id
        self.peers, self.nodes, self.skew, self.share = world.peers, {}, {}, {}
        for site, content in world.schools.items():
            years = self.dice.choice([0, 0, 0, self.dice.randint(-10, 10)])
            self.skew[site] = years * YEAR_MS
            self.share[site] = self.dice.choice([Share.NAMES, Share.NAMES, Share.CODES])
            self.nodes[site] = [self.open(self.skew[site], content)]
            self.take(self.hub, self.school_bundle(self.nodes[site][0], site))

    def open(self, skew, content):
        """Open a copy of a file's content."""
        self.files.append(File(self.clock(skew), content))
        return self.files[-1]

    def close(self):
        """Give the memory back."""
        for file in self.files:
            file.close()
        for content in [*self.hub_backups, *(content for _site, content in self.backups)]:
            content.close()

    def clock(self, skew):
        """Return a clock that is wrong by `skew` milliseconds."""
        return lambda: datetime.fromtimestamp((self.now + skew) / 1000, UTC)

    # --- mail -------------------------------------------------------------------------------

    def school_bundle(self, file, site, *, is_full=False):
        """Return the bytes of a school's bundle for the district."""

        def use_case(session):
            peer = export.district_of(session)
            peer.share = self.share[site]
            full, peer.owes_full = is_full or peer.owes_full, False
            now = stamp_of(session).now()
            return export.build(session, peer, self.share[site], now=now, is_full=full).data

        return file.write(use_case)

    def hub_bundle(self, site):
        """Return the bytes of the district's reply to a school."""

        def use_case(session):
            peer = session.get(Peer, self.peers[site])
            full, peer.owes_full = peer.owes_full, False
            share = peer.share or Share.COUNTS
            now = stamp_of(session).now()
            return export.build(session, peer, share, now=now, is_full=full).data

        return self.hub.write(use_case)

    def take(self, file, data):
        """Let a file judge and merge what came in the mail."""
        before = local_state_of(file, "replica")
        try:
            opened = file.store.read(partial(judging.open_file, data=data))
        except BundleError:
            self.counts["refused"] += 1
            return
        verdict = file.write(partial(judging.judge, opened=opened, is_approved=True))
        self.counts[verdict.status.value] += 1
        self.counts["conflicts"] += verdict.counts.conflicts
        self.counts["held rows"] += verdict.counts.held
        self.counts["blanked by a bundle"] += verdict.counts.blanked
        self.counts["new identities"] += local_state_of(file, "replica") != before
        assert verdict.status.value not in {"held", "rejected"}, verdict

    # --- one step ---------------------------------------------------------------------------

    def step(self):
        """Let one thing happen somewhere."""
        self.now += self.dice.randint(1, 5_000_000)
        site = self.dice.choice(list(self.nodes))
        place = self.dice.randrange(len(self.nodes[site]))
        what = self.dice.choices(
            [self.work, self.send, self.reply, self.deliver, self.back_up, self.restore,
             self.copy, self.back_up_hub, self.restore_hub, self.work_at_hub, self.season,
             self.bring_back, self.erase],
            [500, 140, 80, 180, 30, 15, 10, 10, 7, 28, 30, 12, 6],
        )[0]  # fmt: skip
        what(site, place)

    def work(self, site, place):
        file = self.nodes[site][place]

        def use_case(session):
            for _ in range(self.dice.randint(1, 4)):
                self.now += self.dice.randint(0, 2)
                self._edit_something(session, site)
                session.flush()

        file.write(use_case)

    def _edit_something(self, session, site):
        students = self._ids(session, "student WHERE school_id = ? AND", site)
        trainings = self._ids(session, "training_record WHERE")
        logs = self._ids(session, "session_log WHERE")
        chance = self.dice.random()
        if chance < 0.3 or not students:
            self._add(session, Student, school_id=site, first_name=self.word(), code=self.word())
        elif chance < 0.5:
            student = self.dice.choice(students)
            self._add(session, TrainingRecord, school_id=site, student_id=student)
        elif chance < 0.6:
            self._add(session, SessionLog, school_id=site, minutes=15, note=self.word())
        elif chance < 0.8:
            name = self.dice.choice(["first_name", "homeroom", "bus", "gender"])
            self._change(session, Student, self.dice.choice(students), name, self.word())
        elif chance < 0.9 and logs:
            name = self.dice.choice(["minutes", "note"])
            value = self.dice.randint(5, 60) if name == "minutes" else self.word()
            self._change(session, SessionLog, self.dice.choice(logs), name, value)
        elif chance < 0.96 and trainings:
            day = date(2026, self.dice.randint(1, 12), self.dice.randint(1, 28))
            self._change(session, TrainingRecord, self.dice.choice(trainings), "done_on", day)
        elif trainings:
            self._delete(session, TrainingRecord, self.dice.choice(trainings))
        else:
            self._delete(session, Student, self.dice.choice(students))

    def word(self):
        """Return something to write into a cell."""
        return str(self.dice.randint(1, 999))

    def _ids(self, session, which, *values):
        rows = session.connection().exec_driver_sql(
            f"SELECT id FROM {which} deleted_at IS NULL ORDER BY created_at, id", values
        )
        return [row[0] for row in rows]

    def _add(self, session, model, **values):
        session.add(model(**values))

    def _change(self, session, model, record_id, name, value):
        found = session.get(model, record_id, execution_options={"include_deleted": True})
        setattr(found, name, value)

    def _delete(self, session, model, record_id):
        session.get(model, record_id).deleted_at = stamp_of(session).now()

    def season(self, _site, _place):
        self.now += SEASON_MS
        self.counts["seasons"] += 1

    def erase(self, _site, _place):
        students = self.hub.all("SELECT id FROM student ORDER BY id")
        if students:
            wanted = [self.dice.choice(students)[0]]
            self.hub.write(partial(purging.purge, table="student", ids=wanted))
            self.counts["erased"] += 1

    def bring_back(self, site, place):
        """Let somebody bring a deleted record back, if it has content still."""
        file = self.nodes[site][place]
        table = self.dice.choice(list(TABLES))
        gone = file.all(f"SELECT id FROM {table} WHERE deleted_at IS NOT NULL ORDER BY id")
        if not gone:
            return
        record_id = self.dice.choice(gone)[0]
        change = partial(
            self._change, model=TABLES[table], record_id=record_id, name="deleted_at", value=None
        )
        try:
            file.write(change)
            self.counts["brought back"] += 1
        except BlankedError:
            self.counts["gone for good"] += 1

    def send(self, site, place):
        self.mail.append((self.hub_id, self.school_bundle(self.nodes[site][place], site)))
        self.counts["exports"] += 1

    def reply(self, site, _place):
        self.mail.append((site, self.hub_bundle(site)))
        self.counts["exports"] += 1

    def deliver(self, _site, _place):
        if not self.mail:
            return
        at = self.dice.randrange(len(self.mail))
        to, data = self.mail[at]
        chance = self.dice.random()
        if chance < 0.15:
            self.mail.pop(at)
            self.counts["lost"] += 1
            return
        if chance < 0.25:
            data = data[: self.dice.randrange(len(data))]
        elif chance < 0.32:
            place = self.dice.randrange(9, len(data))
            data = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        elif chance < 0.75:
            self.mail.pop(at)  # otherwise it stays, and arrives again
        self.take(self.hub if to == self.hub_id else self.dice.choice(self.nodes[to]), data)

    def back_up(self, site, place):
        self.backups.append((site, self.nodes[site][place].snapshot()))

    def restore(self, _site, _place):
        if self.backups:
            site, content = self.dice.choice(self.backups)
            place = self.dice.randrange(len(self.nodes[site]))
            self.nodes[site][place] = self.open(self.skew[site], content)
            self.counts["restored"] += 1

    def copy(self, site, place):
        if len(self.nodes[site]) < 3:
            content = self.nodes[site][place].snapshot()
            self.nodes[site].append(self.open(self.skew[site], content))
            self.counts["copied"] += 1

    def back_up_hub(self, _site, _place):
        self.hub_backups.append(self.hub.snapshot())

    def restore_hub(self, _site, _place):
        if self.hub_backups:
            self.hub = self.open(0, self.dice.choice(self.hub_backups))
            self.counts["district restored"] += 1

    def work_at_hub(self, _site, _place):
        self.hub.write(self._edit_at_hub)

    def _edit_at_hub(self, session):
        students = self._ids(session, "student WHERE")
        if not students:
            return
        student = self.dice.choice(students)
        if self.dice.random() < 0.5:
            to = self.dice.choice(list(self.nodes))
            self._change(session, Student, student, "school_id", to)
            self.counts["transfers"] += 1
        else:
            name = self.dice.choice(["homeroom", "gender"])
            self._change(session, Student, student, name, "H" + self.word())

    # --- the end ----------------------------------------------------------------------------

    def quiet_phase(self, newest, rounds=6):
        """Exchange good mail until all is well, at most `rounds` times, and once more."""
        for _ in range(rounds):
            is_well = not differences(self) and not missing(self, newest)
            self._exchange()
            if is_well:
                return

    def _exchange(self):
        for site, files in self.nodes.items():
            for file in files:
                self.now += 1
                self.take(self.hub, self.school_bundle(file, site))
        for site, files in self.nodes.items():
            data = self.hub_bundle(site)
            for file in files:
                self.take(file, data)


def run(seed, steps=400):
    """Play one history; return what is wrong at its end, and what happened in it."""
    history = History(seed)
    for _ in range(steps):
        history.step()
    newest = everything(history)
    history.quiet_phase(newest)
    wrong = differences(history) + missing(history, newest)
    site = next(iter(history.nodes))
    again = history.school_bundle(history.nodes[site][0], site, is_full=True)
    history.take(history.hub, again)
    before = view(history, history.hub, site)
    history.take(history.hub, again)
    if view(history, history.hub, site) != before:
        wrong.append("merging twice changed something")
    wrong += leftovers(history)
    history.counts["blank at the end"] += count_blanked(history)
    history.close()
    return wrong, history.counts


def main(first, last):
    """Play histories and print what went wrong, and what happened altogether."""
    total, failed = Counter(), 0
    for seed in range(first, last):
        wrong, counts = run(seed)
        total.update(counts)
        if wrong:
            failed += 1
            print("FAILED", seed, len(wrong), wrong[:3], flush=True)
    print("histories", last - first, "failed", failed, dict(total), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
