"""What became of each bundle is written down in a chain that shows every later touch."""

from functools import partial

import pytest
from bundle_support import invite
from sqlalchemy.exc import DatabaseError
from support import add_students

from peerdesk.enums import BundleStatus
from peerdesk.services import merge_audit
from peerdesk.services.integrity import find_problems
from peerdesk.sync import inbox

LINES = "SELECT number, status, reason FROM merge_audit ORDER BY number"


def breaks(place):
    return place.store.read(lambda session: list(merge_audit.find_breaks(session)))


def tamper(place, *statements):
    """Change the table as somebody with the key of the file could."""

    def use_case(session):
        run = session.connection().exec_driver_sql
        run("DROP TRIGGER IF EXISTS keep_merge_audit_update")
        run("DROP TRIGGER IF EXISTS keep_merge_audit_delete")
        for statement in statements:
            run(statement)

    place.store.note(use_case)


@pytest.fixture
def merged(school, district):
    """Merge three bundles, and refuse a broken one."""
    invite(district, school)
    path = None
    for number in range(3):
        add_students(school.store, 1, code=f"N{number}-")
        path = school.bundle()
        district.merge(path)
    (path.parent / "broken.peerdesk").write_bytes(path.read_bytes()[:200])
    district.merge(path.parent / "broken.peerdesk")
    return district


def test_every_bundle_leaves_a_line_that_follows_the_one_before(merged):
    statuses = [row[1] for row in merged.rows(LINES)]

    assert statuses == ["merged", "merged", "merged", "rejected"]
    assert breaks(merged) == []


def test_a_bundle_that_comes_again_adds_no_line(school, merged):
    judged = merged.merge_one(school.folder / "stick" / "broken.peerdesk")

    assert judged.status is BundleStatus.REJECTED
    assert len(merged.rows(LINES)) == 4


def test_taking_a_merge_back_is_a_line_of_its_own(merged):
    import_id = merged.rows("SELECT id FROM import_log WHERE number = 3")[0][0]

    inbox.undo_merge(merged.store, import_id)

    assert merged.rows(LINES)[-1] == (5, "held", "undone")
    assert breaks(merged) == []


def test_the_table_refuses_to_be_changed(merged):
    for statement in ("UPDATE merge_audit SET cells = 0", "DELETE FROM merge_audit"):
        with pytest.raises(DatabaseError, match="only added to"):
            merged.store.note(lambda s, run=statement: s.connection().exec_driver_sql(run))


def test_a_changed_line_is_named(merged):
    tamper(merged, "UPDATE merge_audit SET cells = 99 WHERE number = 2")

    assert breaks(merged) == ["Line 2 of the record of merges was changed."]


def test_the_check_of_a_vault_tells_of_the_record_and_its_lost_guard(merged):
    tamper(merged, "UPDATE merge_audit SET cells = 99 WHERE number = 2")

    found = merged.store.read(partial(find_problems, folder=merged.folder))

    assert "Line 2 of the record of merges was changed." in found
    assert "The record of merges lost its guard." in found


def test_a_changed_line_with_a_new_hash_is_named_by_the_next(merged):
    tamper(merged, "UPDATE merge_audit SET sha = printf('%064d', 1) WHERE number = 2")

    assert breaks(merged) == [
        "Line 2 of the record of merges was changed.",
        "Line 3 of the record of merges does not follow the one before it.",
    ]


def test_a_missing_line_is_named(merged):
    tamper(merged, "DELETE FROM merge_audit WHERE number = 2")

    assert breaks(merged)[0] == "The record of merges lacks the lines 2 to 2."


def test_a_missing_last_line_is_named_by_the_inbox(merged):
    entry = merged.rows("SELECT max(id) FROM import_log")[0][0]
    tamper(merged, "DELETE FROM merge_audit WHERE number = 4")

    assert breaks(merged) == [
        f"The record of merges has no line for entry {entry} of the inbox.",
    ]


def test_lines_in_another_order_are_named(merged):
    tamper(
        merged,
        "UPDATE merge_audit SET number = 99 WHERE number = 2",
        "UPDATE merge_audit SET number = 2 WHERE number = 3",
        "UPDATE merge_audit SET number = 3 WHERE number = 99",
    )

    found = breaks(merged)

    assert "Line 2 of the record of merges was changed." in found
    assert "Line 3 of the record of merges was changed." in found


def test_an_entry_of_the_inbox_that_was_changed_is_named(merged):
    tamper(merged, "UPDATE import_log SET status = 'rejected' WHERE id = 1")

    assert breaks(merged) == ["Entry 1 of the inbox differs from the record of merges."]
