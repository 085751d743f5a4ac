"""What leaves: said before, kept in the outbox, and no name in a file name."""

from bundle_support import invite

from peerdesk.enums import Share
from peerdesk.sync import export


def test_the_outbox_keeps_a_copy(school, district):
    invite(district, school)

    path = school.bundle()

    assert (school.outbox / path.name).read_bytes() == path.read_bytes()


def test_no_name_of_a_child_is_in_a_file_name(school, district):
    invite(district, school)

    assert school.bundle().name == "PVE-2026-11-24-no1.peerdesk"


def test_what_goes_is_said_before_it_goes(school, district):
    invite(district, school)

    what = school.store.read(lambda s: export.preview(s, Share.CODES, now=school.store._now()))

    going = {row.table: row.going for row in what.going}
    assert going["student"] == 12
    assert ("student", "first_name") in what.withheld
    assert ("session_log", "note") in what.never
    assert what.is_full
