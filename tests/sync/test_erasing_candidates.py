"""Who is erased for good is no candidate and stands in no tally any more."""

from functools import partial

from selection_support import ballot, do, open_round, put_on_list
from sqlalchemy import text
from support import TODAY

from peerdesk.services import same_child
from peerdesk.services.export_all import export_everything
from peerdesk.services.selection import ballots, candidates, interviews
from peerdesk.services.selection.interviews import InterviewDraft
from peerdesk.sync import erasure

NOTE = "Told of the summer"


def rows(place, sql):
    return place.store.read(lambda session: [tuple(row) for row in session.execute(text(sql))])


def lead(place):
    """Open a round with ballots for three students and an interview; return the students."""
    students = [row[0] for row in rows(place, "SELECT id FROM student ORDER BY code LIMIT 3")]
    round_id = open_round(place.store)
    for _ in range(2):
        do(place.store, ballots.keep_ballot, round_id=round_id, ballot=ballot(students))
    ids = put_on_list(place.store, round_id, students[:2])
    draft = InterviewDraft(TODAY, "G. Okafor", {"why": 4}, NOTE)
    keep = partial(interviews.keep_interview, application_id=ids[students[0]], draft=draft)
    place.store.write(keep, "Recorded")
    return round_id, students


def erase(place, student_id):
    erasure.erase_student(place.store, place.folder, student_id, place.store._now())


def test_nothing_of_choosing_tells_of_the_child(school):
    round_id, (child, other, third) = lead(school)

    erase(school, child)

    named = rows(school, "SELECT nominee_id FROM nomination WHERE nominee_id <> ''")
    assert {row[0] for row in named} == {other, third}
    assert rows(school, "SELECT count(*) FROM interview WHERE note LIKE '%summer%'") == [(0,)]
    assert rows(school, "SELECT count(*) FROM action_cell WHERE after LIKE '%summer%'") == [(0,)]
    listed = partial(candidates.list_candidates, round_id=round_id, today=TODAY)
    assert [row.student_id for row in school.store.read(listed)] == [other]


def test_votes_of_a_joined_record_go_too(school):
    _round_id, (child, other, third) = lead(school)
    do(school.store, same_child.merge_students, keep_id=child, other_id=other)

    erase(school, child)

    named = rows(school, "SELECT nominee_id FROM nomination WHERE nominee_id <> ''")
    assert named == [(third,)]


def test_export_of_everything_has_the_sums(school, tmp_path):
    lead(school)

    school.store.read(partial(export_everything, folder=tmp_path / "out"))

    lines = (tmp_path / "out" / "nomination.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "round_id,counted,nominee_id,votes"
    assert sorted(line.rpartition(",")[2] for line in lines[1:]) == ["2"] * 4
    assert (tmp_path / "out" / "application.csv").exists()
