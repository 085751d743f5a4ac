"""Who holds what: full bundles, gaps, restored files, rows that went missing."""

from datetime import timedelta

from bundle_support import edit, exchange, first_student, invite, is_full
from support import add_students

from peerdesk.enums import BundleStatus, Share
from peerdesk.models.sync_state import AUDIT_GUARDS
from peerdesk.sync import export, identity, join
from peerdesk.sync.identity import Sighting


def test_every_tenth_bundle_is_full(school, district):
    peer = invite(district, school)
    kinds = []
    for _ in range(11):
        exchange(school, district, peer)
        kinds.append(is_full(school))

    assert kinds == [True] + [False] * 9 + [True]


def test_after_sixty_days_without_a_receipt_everything_goes(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    school.store._now.value += timedelta(days=61)

    school.bundle()

    assert is_full(school)


def test_a_bundle_whose_base_is_lost_is_a_gap_and_the_sender_goes_back(school, district, tmp_path):
    peer = invite(district, school)
    exchange(school, district, peer)
    edit(school, first_student(school), first_name="Mia")
    path = school.bundle()
    district.store.write(
        lambda s: s.connection().exec_driver_sql("UPDATE import_log SET digest = ?", ("f" * 64,)),
        "",
    )

    judged = district.merge_one(path)

    assert judged.status is BundleStatus.GAP
    assert "missing" in judged.reason
    school.merge(district.reply(peer))
    assert district.merge_one(school.bundle()).status is BundleStatus.MERGED
    assert is_full(school)


def test_a_restored_school_gets_everything_back_under_a_new_identity(school, district, tmp_path):
    peer = invite(district, school)
    exchange(school, district, peer)
    backup = _snapshot(school, tmp_path / "backup.db")
    student = first_student(school)
    edit(school, student, first_name="Mia")
    exchange(school, district, peer)
    before = school.rows("SELECT value FROM local_state WHERE key = 'replica'")
    _restore(school, backup)
    assert school.rows("SELECT first_name FROM student WHERE id = ?", student) == [("Maya",)]

    district.merge(school.bundle())
    school.merge(district.reply(peer))
    exchange(school, district, peer)

    assert school.rows("SELECT value FROM local_state WHERE key = 'replica'") != before
    assert school.rows("SELECT first_name FROM student WHERE id = ?", student) == [("Mia",)]


def _snapshot(place, path):
    def use_case(session):
        raw = session.connection().connection.driver_connection
        tables = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: raw.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
            for (name,) in tables
        }

    return place.store.read(use_case)


def _restore(place, backup):
    def use_case(session):
        raw = session.connection().connection.driver_connection
        raw.execute("PRAGMA defer_foreign_keys = ON")
        raw.execute("DROP TRIGGER keep_merge_audit_delete")
        for name, rows in backup.items():
            raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                raw.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608
        raw.execute(AUDIT_GUARDS[1])

    with place.store._sessions() as session, session.begin():
        use_case(session)


def test_missing_rows_are_noticed_by_their_counts(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    district.store.write(
        lambda s: s.connection().exec_driver_sql(
            "DELETE FROM student WHERE id = ?", (first_student(district),)
        ),
        "",
    )

    district.merge(school.bundle())
    school.merge(district.reply(peer))
    district.merge(school.bundle())

    assert district.rows("SELECT count(*) FROM student") == [(12,)]


def test_the_sentinel_notices_an_older_and_a_moved_file(school, tmp_path):
    now = school.store.read(lambda s: identity.sentinel_now(s, school.folder))
    assert identity.check_sentinel(now, tmp_path / "config") is Sighting.FIRST
    identity.write_sentinel(now, tmp_path / "config")
    assert identity.check_sentinel(now, tmp_path / "config") is Sighting.SAME

    moved = school.store.read(lambda s: identity.sentinel_now(s, tmp_path / "elsewhere"))
    assert identity.check_sentinel(moved, tmp_path / "config") is Sighting.MOVED
    add_students(school.store, 1)
    later = school.store.read(lambda s: identity.sentinel_now(s, school.folder))
    identity.write_sentinel(later, tmp_path / "config")
    assert identity.check_sentinel(now, tmp_path / "config") is Sighting.OLDER


def test_a_district_learns_the_level_and_the_school_that_it_arrived(school, district):
    peer = invite(district, school)
    exchange(school, district, peer, share=Share.CODES)

    assert district.store.read(join.list_schools)[0].share is Share.CODES
    assert school.store.read(export.list_exports)[0].is_acknowledged
