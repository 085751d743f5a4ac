"""What is typed finds whom it means: any order, any marks, one slip a word."""

import random
from functools import partial

import pytest
from reports.school import furnish, pair_up
from support import TODAY, SteppingClock, add_students, make_store

from peerdesk.enums import AccountRole, Grade
from peerdesk.errors import NotAllowedError
from peerdesk.services.finding.anything import HitKind, find_anything, hits_of
from peerdesk.services.finding.recents import MOST, clear_opened, list_opened, note_opened
from peerdesk.services.finding.students import find_students
from peerdesk.services.rights import Who
from peerdesk.services.sample import fill_sample
from peerdesk.services.store import Store
from peerdesk.services.student_index import student_index

ALL = frozenset(HitKind)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The sample school; tests only read it, or write what is theirs."""
    made = make_store(tmp_path_factory.mktemp("sample"))
    made.write(lambda session: fill_sample(session, TODAY), "Made the sample")
    add_students(made, 15, grades=(Grade.G01, Grade.G04, Grade.G05))
    yield made
    made.close()


@pytest.fixture(scope="module")
def students(school):
    index = school.read(student_index)
    return [student for student in index.students if student.is_here]


def find(store, text, **options):
    return store.read(partial(find_students, text=text, **options))


def anything(store, text, kinds=ALL):
    return store.read(partial(find_anything, text=text, today=TODAY, kinds=kinds))


def slipped(word, place, chance):
    """Return a word with a swap, a lost letter or a wrong one."""
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    lost = word[:place] + word[place + 1 :]
    wrong = word[:place] + chance.choice("aeiostrn") + word[place + 1 :]
    return chance.choice([swapped, lost, wrong])


def test_mistyped_names_are_found_nearly_always(school, students):
    chance, typed = random.Random(7), []
    for student in chance.sample([s for s in students if len(s.last_name) > 2], 150):
        word = chance.choice([w for w in student.name.split() if len(w) > 2])
        wrong = slipped(word, chance.randrange(len(word) - 1), chance)
        typed.append((student, student.name.replace(word, wrong, 1)))

    found = [s.id in {one.id for one in _all(find(school, text))} for s, text in typed]

    assert sum(found) / len(found) >= 0.95


def _all(found):
    return (*found.exact, *found.near)


def test_mya_means_maya(school, students):
    maya = next(s for s in students if s.first_name == "Maya")

    found = find(school, "mya")

    assert found.exact == ()
    assert maya in found.near
    assert found.suggestion == "Maya"


def test_several_words_suggest_the_whole_name(school, students):
    maya = next(s for s in students if s.first_name == "Maya")

    found = find(school, f"mya {maya.last_name}")

    assert found.suggestion == maya.name


def test_words_stand_in_any_order_without_marks_or_case(school, students):
    jose = next(s for s in students if s.first_name == "José")

    assert jose in find(school, f"{jose.last_name.upper()} jose", limit=20).exact
    assert jose in find(school, f"jose {jose.last_name}", limit=20).exact


@pytest.mark.parametrize("wording", ["{name} {grade}", "{grade} {name}", "{name} grade {grade}"])
def test_grade_narrows(school, students, wording):
    maya = next(s for s in students if s.first_name == "Maya")
    grade = maya.grade.level

    found = find(school, wording.format(name="maya", grade=grade), limit=50).exact

    assert maya in found
    assert {one.grade for one in found} == {maya.grade}


def test_homeroom_narrows(school, students):
    maya = next(s for s in students if s.first_name == "Maya")

    found = find(school, f"maya {maya.homeroom}", limit=50).exact

    assert maya in found
    assert {one.homeroom for one in found} == {maya.homeroom}


def test_whole_words_stand_before_begun_ones_and_recent_before_their_equals(school, students):
    sharing = [s for s in students if sum(s.last_name == o.last_name for o in students) > 2]
    last = max((s for s in sharing if s.last_name == sharing[0].last_name), key=lambda s: s.key)

    assert find(school, last.last_name, recent=[last.id]).exact[0] == last
    assert find(school, last.last_name).exact[0] != last


def test_number_is_never_guessed(school, students):
    number = students[0].number

    assert find(school, number).exact == (students[0],)
    assert find(school, number[:-1] + "x").near == ()


def test_pair_is_found_by_both_names(school):
    (pair,) = [hit for hit in anything(school, "pair 22").hits if hit.kind is HitKind.PAIR]
    helper, buddy = pair.text.split(" + ")

    found = anything(school, f"{buddy.split()[0]} {helper.split()[0]}").hits

    assert pair in found


def test_team_benches_and_days_are_found(school):
    kinds = {hit.kind for hit in anything(school, "captain").hits}
    benches = anything(school, "bench a").hits
    (day,) = [hit for hit in anything(school, "19 nov").hits if hit.kind is HitKind.DAY]

    assert HitKind.MEMBER in kinds
    assert benches[-1].text == "Bench A"
    assert (day.key, day.count > 0) == ("2026-11-19", True)


def test_only_the_kinds_asked_for_are_found(school):
    assert {hit.kind for hit in anything(school, "a", {HitKind.PAIR}).hits} == {HitKind.PAIR}
    assert anything(school, "a", ()).hits == ()


def test_what_is_new_is_found_at_once_and_what_is_undone_no_more(tmp_path):
    store = make_store(tmp_path)
    assert anything(store, "pair 7").hits == ()

    pair_up(store, number=7)
    after = [hit.kind for hit in anything(store, "pair 7").hits]
    furnish(store)
    benches = [hit.text for hit in anything(store, "bench").hits]
    store.undo()

    assert after == [HitKind.PAIR]
    assert benches == ["Bench A", "Bench B"]
    assert len(anything(store, "bench").hits) < 2
    store.close()


def test_words_of_notes_find_nothing(school):
    from peerdesk.models.session_logs import SessionLog

    note = school.read(lambda s: s.query(SessionLog.note).filter(SessionLog.note != "").first()[0])

    assert anything(school, note).hits == ()


def test_recents_are_kept_newest_first_once_each_and_few(school, students):
    for student in [*students[: MOST + 2], students[5]]:
        school.write(partial(note_opened, kind="student", key=student.id), "Opened")

    opened = school.read(list_opened)
    shown = school.read(partial(hits_of, wanted=opened, kinds=ALL))

    assert opened[0] == ("student", students[5].id)
    assert len(set(opened)) == len(opened) == MOST
    assert [hit.key for hit in shown] == [key for _kind, key in opened]


def test_recents_leave_no_action_and_are_cleared_on_demand(school, students):
    written = school.write(partial(note_opened, kind="student", key=students[0].id), "Opened")

    school.write(clear_opened, "Cleared")

    assert written.action_id is None
    assert school.read(list_opened) == []


def test_each_person_has_recents_of_their_own(school, students):
    substitute = Store(
        school._sessions, who=Who("sub", AccountRole.SUBSTITUTE), now=SteppingClock()
    )
    substitute.write(partial(note_opened, kind="student", key=students[3].id), "Opened")

    assert ("student", students[3].id) in substitute.read(list_opened)
    assert ("student", students[3].id) not in school.read(list_opened)


def test_principal_finds_nobody(school):
    principal = Store(school._sessions, who=Who("head", AccountRole.PRINCIPAL))

    with pytest.raises(NotAllowedError):
        anything(principal, "maya")
