"""One student is erased for good: from the file, the kept bundles, and the backups if wanted."""

import json
import shutil
from datetime import timedelta
from functools import partial

import pytest
from bundle_support import invite
from support import TODAY

from peerdesk.enums import BackupReason
from peerdesk.errors import InvalidValueError, NotAllowedError
from peerdesk.models.base import Base
from peerdesk.models.database import open_database
from peerdesk.models.matches import Match
from peerdesk.models.people import Consent, PairConstraint, Student
from peerdesk.models.programs import LeadershipTeam
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.models.teams import HoursEntry, TeamMeeting, TeamMeetingAction
from peerdesk.models.training import TrainingRecord
from peerdesk.services.backups.making import list_backups, make_backup, own_folder
from peerdesk.services.drafts import keep_draft
from peerdesk.services.integrity import _column_problems, _reference_problems
from peerdesk.services.prints.erasure_rows import last_proof
from peerdesk.services.store import Store
from peerdesk.services.vaults import programs_by_kind
from peerdesk.sync import erasure, originals, purging

NAME = "Zenobia", "Quartermain"


def texts(place):
    """Return every text in every table of a file."""
    found = []
    for name in Base.metadata.tables:
        found += [str(cell) for row in place.rows(f'SELECT * FROM "{name}"') for cell in row]  # noqa: S608
    return found


def tells(place):
    return [text for text in texts(place) if any(name in text for name in NAME)]


def now_of(place):
    return place.store._now()


def erase(place, child, **options):
    return erasure.erase_student(place.store, place.folder, child, now_of(place), **options)


@pytest.fixture
def child(school):
    """Give a student with a pair, sessions alone and with another child, rules and drafts."""
    other = school.rows("SELECT id FROM student ORDER BY code LIMIT 1")[0][0]
    label = f"Added {NAME[0]} {NAME[1]}"
    return school.store.write(partial(_make_child, school_id=school.id, other=other), label).value


def _run_team(session, school_id, other, shared):
    """Let the child's name stand in minutes, and in the few words about another child."""
    first, last = NAME
    team = LeadershipTeam(school_id=school_id, name="Leaders")
    session.add(team)
    session.flush()
    held = TeamMeeting(school_id=school_id, team_id=team.id, session_log_id=shared.id,
                       said=f"{first} sings", agenda="Songs")  # fmt: skip
    session.add_all([
        held, TeamMeeting(school_id=school_id, team_id=team.id, agenda=f"Thank {last}"),
        TeamMeetingAction(school_id=school_id, meeting_id=held.id, title="Paint"),
        TeamMeetingAction(school_id=school_id, meeting_id=held.id, title=f"Ask {first}."),
        HoursEntry(school_id=school_id, student_id=other, minutes=5, title=f"Met {last}"),
    ])  # fmt: skip


def _make_child(session, school_id, other):
    first, last = NAME
    child = Student(school_id=school_id, first_name=first, last_name=last, code="ZQ-1")
    session.add(child)
    alone = SessionLog(school_id=school_id, minutes=10, note=f"{first} was sad")
    shared = SessionLog(school_id=school_id, minutes=15, note=f"{first} laughed")
    program = next(iter(programs_by_kind(session).values()))
    mine = {"school_id": school_id, "student_id": child.id}
    session.add_all([
        alone, shared, Consent(**mine), TrainingRecord(**mine),
        Match(school_id=school_id, program_id=program, mentor_id=other, mentee_id=child.id,
              reasons=f"{last} likes chess"),
        PairConstraint(school_id=school_id, student_a_id=other, student_b_id=child.id,
                       detail=f"{first} was hurt"),
        SessionAttendance(**mine, session_log_id=alone.id),
        SessionAttendance(**mine, session_log_id=shared.id),
        SessionAttendance(school_id=school_id, student_id=other, session_log_id=shared.id),
    ])  # fmt: skip
    session.flush()
    _run_team(session, school_id, other, shared)
    child.homeroom = f"{last}'s room"
    keep_draft(session, f"note-{child.id}", {"words": "sealed"})
    keep_draft(session, "log", {"notes": [f"{first} said"]})
    return child.id


def test_no_table_of_the_file_tells_of_the_child(school, child):
    assert len(tells(school)) >= 8

    erased = erase(school, child)

    assert tells(school) == []
    assert school.rows("SELECT count(*) FROM draft") == [(0,)]
    assert erased.records["student"] == erased.records["buddy_match"] == 1
    assert erased.drafts == 2
    assert school.store.read(lambda s: [*_column_problems(s), *_reference_problems(s)]) == []


def test_what_others_did_stays(school, child):
    erase(school, child)

    assert school.rows("SELECT count(*) FROM student WHERE deleted_at IS NULL") == [(12,)]
    logs = "SELECT minutes, note FROM session_log WHERE deleted_at IS NULL"
    assert school.rows(logs) == [(15, "")]
    assert school.rows("SELECT count(*) FROM session_attendance WHERE deleted_at IS NULL") == [(1,)]
    actions = "SELECT title FROM team_meeting_action WHERE deleted_at IS NULL ORDER BY title"
    assert school.rows(actions) == [("",), ("Paint",)]
    assert school.rows("SELECT minutes, title FROM hours_entry") == [(5, "")]
    assert school.rows("SELECT DISTINCT said, agenda FROM team_meeting") == [("", "")]


def test_what_goes_is_counted_before(school, child):
    what = erasure.what_goes(school.store, school.folder, child, now_of(school))

    assert (what.records["session_log"], what.shared, what.drafts) == (1, 1, 2)
    assert (what.code, what.led_by, what.backups) == ("ZQ-1", "", 0)
    assert what.labels >= 1
    assert erase(school, child).records == what.records


def test_undo_does_not_bring_the_child_back(school, child):
    erase(school, child)

    school.store.undo()

    assert tells(school) == []


def test_an_old_file_put_back_obeys_the_orders_beside_it(school, child):
    school.store.settle()
    shutil.copyfile(school.folder / "test.db", school.folder / "backup.db")
    erase(school, child)
    old = Store(open_database(school.folder / "backup.db", school.store.key), now=school.store._now)

    assert originals.obey_kept(old, school.folder) > 0
    assert originals.obey_kept(old, school.folder) == 0
    name = old.read(lambda s: s.get(Student, child, execution_options={"include_deleted": True}))
    old.close()
    assert (name.first_name, name.last_name) == ("", "")
    kept = (school.folder / originals.ORDERS_NAME).read_text()
    assert not any(word in kept for word in NAME)


def test_older_backups_are_deleted_when_asked(school, child):
    for days in (0, 40):
        school.store._now.value += timedelta(days=days)
        make_backup(school.store, school.folder, now_of(school), reason=BackupReason.DAILY)
    school.store._now.value += timedelta(days=1)
    aside = school.folder / "set-aside-20261120T080000"
    aside.mkdir()

    erased = erase(school, child, delete_old_backups=True)

    assert (erased.backups_deleted, erased.backups_left) == (3, 0)
    assert not aside.exists()
    (left,) = list_backups([own_folder(school.folder)])
    assert left.made_at > now_of(school) - timedelta(hours=1)


def test_backups_that_stay_are_told_with_the_day_they_go(school, child):
    make_backup(school.store, school.folder, now_of(school), reason=BackupReason.DAILY)
    first = now_of(school)
    make_backup(school.store, school.folder, first + timedelta(days=3), reason=BackupReason.DAILY)

    what = erasure.what_goes(school.store, school.folder, child, first + timedelta(days=3))

    assert what.backups == 2
    assert what.last_backup_on > (first + timedelta(days=30)).date()


def test_a_school_asks_its_district(school, district, child):
    invite(district, school)
    what = erasure.what_goes(school.store, school.folder, child, now_of(school))
    assert what.led_by == "Prairie County"

    with pytest.raises(NotAllowedError, match="district"):
        erase(school, child)
    assert tells(school) != []


@pytest.fixture
def joined(school, district, child):
    """Let the district hold the child, and both keep what they sent."""
    peer = invite(district, school)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    return peer


def test_the_order_of_the_district_clears_the_school_too(school, district, child, joined):
    erase(district, child)
    judged = school.merge(district.reply(joined))[0]

    assert "erased for good" in judged.reason
    assert tells(district) == tells(school) == []
    assert list(school.inbox.iterdir()) != []
    assert not (school.outbox / "PVE-2026-11-24-no1.peerdesk").exists()


def test_kept_bundles_with_the_child_are_removed(school, district, child, joined):
    assert len(list(district.inbox.iterdir())) == 1

    erased = erase(district, child)

    assert list(district.inbox.iterdir()) == list(district.outbox.iterdir()) == []
    assert erased.originals == 2


def test_what_comes_late_about_the_child_is_blanked(school, district, child, joined):
    school.store.write(
        lambda s: s.add(TrainingRecord(school_id=school.id, student_id=child)), "Trained"
    )
    late = school.bundle()
    erase(district, child)

    district.merge(late)

    live = "SELECT count(*) FROM training_record WHERE student_id = ? AND deleted_at IS NULL"
    assert district.rows(live, child) == [(0,)]
    assert tells(district) == []
    assert list(district.inbox.iterdir()) == []


def test_both_sides_agree_after_the_erasure(school, district, child, joined):
    erase(district, child)
    for _round in range(2):
        school.merge(district.reply(joined))
        district.merge(school.bundle())
    whole = "SELECT id, deleted_at IS NULL FROM {} ORDER BY id"

    for table in ("student", "training_record", "consent", "session_log"):
        assert district.rows(whole.format(table)) == school.rows(whole.format(table))


def test_a_student_is_found_by_code_and_nobody_by_an_empty_text(school, child):
    assert school.store.read(partial(erasure.find_student, text=" ZQ-1 ")) == child
    with pytest.raises(InvalidValueError, match="No student here"):
        school.store.read(partial(erasure.find_student, text=""))


def test_the_record_of_an_erasure_holds_no_name_and_no_id(school, child):
    erase(school, child)

    row = json.dumps([list(map(str, r)) for r in school.rows("SELECT * FROM erasure")])
    assert child not in row
    assert not any(name in row for name in NAME)
    assert school.store.read(partial(last_proof, today=TODAY)).records[0] == ("student", 1)
    assert len(school.store.read(purging.orders)) >= 4
