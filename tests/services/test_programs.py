"""Marking people for a program, and what their families agreed to, on a real file."""

from datetime import date, timedelta
from functools import partial

import pytest
from support import TODAY, add_students, make_store, program_ids, school_id

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    ConstraintKind,
    ConstraintReason,
    CourseCode,
    Grade,
    MatchStatus,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models.calendar import RecessPeriod
from peerdesk.models.matches import Match
from peerdesk.services import consents, constraints, members, programs
from peerdesk.services.programs import MemberDetails

HELPER, BUDDY = MembershipRole.HELPER, MembershipRole.BUDDY
APART, TOGETHER = ConstraintKind.KEEP_APART, ConstraintKind.KEEP_TOGETHER
GIVEN = ConsentStatus.GIVEN


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def ids(store):
    """Return six students, grades 1 and 4 in turn."""
    return add_students(store, 6)


def do(store, use_case, *args, **named):
    return store.write(lambda session: use_case(session, *args, **named), "Did it").value


def helpers(store):
    return store.read(partial(members.list_members, role=HELPER, today=TODAY))


def test_a_marked_helper_stands_in_the_list_with_the_programs_capacity(store, ids):
    do(store, programs.mark_member, ids[1], HELPER, today=TODAY)

    (row,) = helpers(store)

    assert (row.student.id, row.student.grade) == (ids[1], Grade.G04)
    assert (row.capacity, row.buddies, row.status) == (1, 0, MembershipStatus.ACTIVE)
    assert (row.has_consent, row.has_poster_name, row.is_trained) == (False, False, False)


def test_a_buddy_waits_from_the_day_of_marking(store, ids):
    do(store, programs.mark_members, ids[:2], BUDDY, today=TODAY)

    rows = store.read(partial(members.list_members, role=BUDDY, today=TODAY))

    assert [(row.status, row.waiting_since) for row in rows] == [
        (MembershipStatus.WAITING, TODAY)
    ] * 2


def test_marking_twice_changes_instead_of_doubling(store, ids):
    first = do(store, programs.mark_member, ids[1], HELPER, today=TODAY)

    second = do(store, programs.mark_member, ids[1], HELPER, MemberDetails(capacity=2), today=TODAY)

    assert first == second
    assert [row.capacity for row in helpers(store)] == [2]


def test_marking_can_be_undone(store, ids):
    do(store, programs.mark_member, ids[1], HELPER, today=TODAY)

    store.undo()

    assert helpers(store) == []


def test_an_ended_membership_leaves_the_list_and_can_begin_again(store, ids):
    member = do(store, programs.mark_member, ids[1], HELPER, today=TODAY)
    do(store, programs.end_member, member, today=TODAY)
    assert helpers(store) == []

    assert do(store, programs.mark_member, ids[1], HELPER, today=TODAY) == member
    assert len(helpers(store)) == 1


def test_nobody_in_a_pair_can_be_ended(store, ids):
    member = do(store, programs.mark_member, ids[1], HELPER, today=TODAY)
    _add_match(store, ids[1], ids[0])

    with pytest.raises(NotAllowedError, match="End the pair"):
        do(store, programs.end_member, member, today=TODAY)


def _add_match(store, mentor_id, mentee_id):
    def use_case(session):
        program_id = program_ids(store)[ProgramKind.PEER_MENTORING]
        session.add(
            Match(
                school_id=school_id(store),
                program_id=program_id,
                mentor_id=mentor_id,
                mentee_id=mentee_id,
                status=MatchStatus.ACTIVE,
            )
        )

    store.write(use_case, "Paired")


@pytest.mark.parametrize(
    ("role", "paired", "back"),
    [
        (HELPER, False, MembershipStatus.ACTIVE),
        (BUDDY, False, MembershipStatus.WAITING),
        (BUDDY, True, MembershipStatus.ACTIVE),
    ],
)
def test_a_break_ends_where_it_began(store, ids, role, paired, back):
    member = do(store, programs.mark_member, ids[0], role, today=TODAY)
    [_add_match(store, ids[1], ids[0]) for _ in range(paired)]

    do(store, programs.set_break, member, on_break=True)
    do(store, programs.set_break, member, on_break=False)

    (row,) = store.read(partial(members.members_of, student_id=ids[0], today=TODAY))
    assert row.status is back


def test_details_are_kept_as_given(store, ids):
    details = MemberDetails(3, True, ("1:abc", "def"), "F", (programs.NEED_OWN_LANGUAGE,))
    member = do(store, programs.mark_member, ids[1], HELPER, today=TODAY)

    do(store, programs.change_member, member, details)

    assert helpers(store)[0].details == details


def test_a_capacity_out_of_range_is_refused_with_the_range(store, ids):
    with pytest.raises(InvalidValueError, match="capacity") as caught:
        do(store, programs.mark_member, ids[1], HELPER, MemberDetails(capacity=7), today=TODAY)

    assert caught.value.sentence() == "Enter a number from 0 to 6."
    assert helpers(store) == []


@pytest.mark.parametrize(
    ("use_case", "args", "named"),
    [
        (programs.mark_member, ("nobody", HELPER), {"today": TODAY}),
        (programs.end_member, ("nothing",), {"today": TODAY}),
        (programs.set_student_facts, ("nobody",), {}),
        (consents.record_consent, ("nobody", ConsentKind.SURVEY, GIVEN), {"today": TODAY}),
        (constraints.add_constraint, ("nobody", "else", APART, constraints.Why()), {}),
        (constraints.end_constraint, ("nothing",), {}),
        (programs.program_rules, (ProgramKind.SUPPORT_GROUP,), {}),
        (programs.change_program_rules, (programs.ProgramRules("x", 2, 0, 1, True, 60),), {}),
    ],
)
def test_what_is_not_there_is_said_so(store, use_case, args, named):
    with pytest.raises(NotFoundError):
        do(store, use_case, *args, **named)


def test_the_rules_of_the_program_can_be_changed(store):
    rules = store.read(programs.program_rules)

    do(
        store,
        programs.change_program_rules,
        programs.ProgramRules(rules.program_id, 3, 4, 2, False, 30),
    )

    changed = store.read(programs.program_rules)
    assert (changed.min_grade_gap, changed.max_grade_gap, changed.max_buddies) == (3, 4, 2)
    assert (changed.needs_consent, changed.target_minutes) == (False, 30)


@pytest.mark.parametrize(
    ("numbers", "field"),
    [((0, 0, 1), "min_grade_gap"), ((3, 2, 1), "max_grade_gap"), ((2, 0, 0), "max_buddies")],
)
def test_rules_that_make_no_sense_name_the_field(store, numbers, field):
    rules = store.read(programs.program_rules)

    with pytest.raises(InvalidValueError) as caught:
        do(
            store,
            programs.change_program_rules,
            programs.ProgramRules(rules.program_id, *numbers, True, 60),
        )

    assert caught.value.field == field


def test_languages_and_interests_are_tidied(store, ids):
    do(
        store,
        programs.set_student_facts,
        ids[0],
        languages=["es", " en", "es"],
        interests=[" chess ", ""],
    )

    from peerdesk.models.people import Student

    student = store.read(lambda session: session.get(Student, ids[0]))
    assert (student.home_languages, student.interests) == (("es", "en"), ("chess",))


def test_interests_change_without_touching_languages(store, ids):
    do(store, programs.set_student_facts, ids[0], interests=["chess"])

    from peerdesk.models.people import Student

    student = store.read(lambda session: session.get(Student, ids[0]))
    assert (student.home_languages, student.interests) == (("en",), ("chess",))


def test_training_counts_until_it_expires(store, ids):
    last_day = TODAY + timedelta(days=3)
    do(
        store,
        programs.record_training,
        ids[:2],
        CourseCode.PEER_SUPPORT,
        done_on=TODAY,
        expires_on=last_day,
    )

    def on(day):
        return store.read(partial(programs.trained, course=CourseCode.PEER_SUPPORT, today=day))

    assert on(last_day) == set(ids[:2])
    assert on(last_day + timedelta(days=1)) == frozenset()
    assert on(TODAY - timedelta(days=1)) == frozenset()


def test_each_program_asks_for_its_own_course(store, ids):
    for kind in (ProgramKind.PEER_MENTORING, ProgramKind.BUDDY_BENCH):
        do(store, programs.mark_member, ids[1], HELPER, today=TODAY, kind=kind)
    do(store, programs.record_training, ids[1:2], CourseCode.BENCH_SCRIPT, done_on=TODAY)

    rows = store.read(partial(members.members_of, student_id=ids[1], today=TODAY))

    trained = {row.program_kind: row.is_trained for row in rows}
    assert trained == {ProgramKind.PEER_MENTORING: False, ProgramKind.BUDDY_BENCH: True}


def test_training_ticked_by_mistake_is_taken_back(store, ids):
    do(store, programs.record_training, ids[:2], CourseCode.PEER_SUPPORT, done_on=TODAY)

    do(store, programs.withdraw_training, ids[0], CourseCode.PEER_SUPPORT)

    assert store.read(partial(programs.trained, course=CourseCode.PEER_SUPPORT, today=TODAY)) == {
        ids[1]
    }


def test_recess_times_follow_grade_and_weekdays(store):
    def use_case(session):
        own = school_id(store)
        late = RecessPeriod(school_id=own, name="Lunch", starts_minute=720, grades=("01",))
        early = RecessPeriod(school_id=own, name="Morning", starts_minute=600, weekdays=("1", "3"))
        session.add_all([late, early])
        session.flush()
        return early.id

    early_id = store.write(use_case, "Added recess").value

    first = store.read(partial(members.recess_times, grade=Grade.G01))
    fourth = store.read(partial(members.recess_times, grade=Grade.G04))
    assert [(one.weekday, one.recess_name) for one in first[:3]] == [
        (1, "Morning"),
        (1, "Lunch"),
        (2, "Lunch"),
    ]
    assert [one.key for one in fourth] == [f"1:{early_id}", f"3:{early_id}"]
    assert members.free_times(fourth, {f"1:{early_id}"}) == {f"3:{early_id}"}
    assert members.free_times(fourth, {early_id}) == frozenset()


def test_a_yes_counts_for_the_school_year_and_until_it_is_revoked(store, ids):
    kind = ConsentKind.TAKE_PART
    do(store, consents.record_consents, ids[:2], kind, GIVEN, today=TODAY)
    do(store, consents.record_consent, ids[0], kind, ConsentStatus.REVOKED, today=TODAY)

    assert store.read(partial(consents.given, kind=kind, today=TODAY)) == {ids[1]}


def test_a_yes_does_not_outlive_its_last_day(store, ids):
    kind, end = ConsentKind.POSTER_NAME, TODAY + timedelta(days=1)
    do(store, consents.record_consent, ids[0], kind, GIVEN, today=TODAY, expires_on=end)

    assert store.read(partial(consents.given, kind=kind, today=end)) == {ids[0]}
    assert (
        store.read(partial(consents.given, kind=kind, today=end + timedelta(days=1))) == frozenset()
    )


def test_every_kind_of_consent_is_listed_asked_or_not(store, ids):
    do(store, consents.record_consent, ids[0], ConsentKind.GROUP, ConsentStatus.ASKED, today=TODAY)

    rows = store.read(partial(consents.consents_of, student_id=ids[0], today=TODAY))

    assert [row.kind for row in rows] == list(ConsentKind)
    assert [row.kind for row in rows if row.status is ConsentStatus.ASKED] == [ConsentKind.GROUP]
    assert not any(row.counts for row in rows)


def test_consent_of_another_school_year_does_not_count(store, ids):
    do(store, consents.record_consent, ids[0], ConsentKind.TAKE_PART, GIVEN, today=TODAY)

    from peerdesk.models.calendar import SchoolYear

    def next_year(session):
        session.add(
            SchoolYear(school_id=school_id(store), name="2027/28", starts_on=date(2027, 8, 16))
        )

    store.write(next_year, "Added a year")
    later = partial(consents.given, kind=ConsentKind.TAKE_PART, today=date(2027, 9, 1))
    assert store.read(later) == frozenset()


def test_the_first_year_counts_before_any_year_has_begun(store, ids):
    before = date(2026, 8, 1)
    do(store, consents.record_consent, ids[0], ConsentKind.TAKE_PART, GIVEN, today=before)

    assert store.read(partial(consents.given, kind=ConsentKind.TAKE_PART, today=TODAY)) == {ids[0]}


def test_a_rule_about_two_students_is_seen_from_both_sides(store, ids):
    why = constraints.Why(ConstraintReason.PAST_CONFLICT, " bus ")
    do(store, constraints.add_constraint, ids[2], ids[0], APART, why)

    from_one = store.read(partial(constraints.constraints_of, student_id=ids[0], today=TODAY))
    from_other = store.read(partial(constraints.constraints_of, student_id=ids[2], today=TODAY))
    assert [(row.other_id, row.reason, row.detail) for row in from_one] == [
        (ids[2], ConstraintReason.PAST_CONFLICT, "bus")
    ]
    assert [row.other_id for row in from_other] == [ids[0]]


def test_the_same_rule_is_not_doubled(store, ids):
    do(store, constraints.add_constraint, ids[0], ids[1], APART, constraints.Why())

    with pytest.raises(InvalidValueError, match="kept apart already"):
        do(store, constraints.add_constraint, ids[1], ids[0], APART, constraints.Why())


@pytest.mark.parametrize(("stands", "wanted"), [(APART, TOGETHER), (TOGETHER, APART)])
def test_the_opposite_rule_must_end_first(store, ids, stands, wanted):
    do(store, constraints.add_constraint, ids[0], ids[1], stands, constraints.Why())

    with pytest.raises(InvalidValueError, match="End that rule first"):
        do(store, constraints.add_constraint, ids[0], ids[1], wanted, constraints.Why())


def test_nobody_is_kept_apart_from_themselves(store, ids):
    with pytest.raises(InvalidValueError, match="another student"):
        do(store, constraints.add_constraint, ids[0], ids[0], APART, constraints.Why())


def test_a_rule_holds_until_its_day_or_until_it_is_ended(store, ids):
    why = constraints.Why(expires_on=TODAY)
    rule = do(store, constraints.add_constraint, ids[0], ids[1], APART, why)
    pair = frozenset(ids[:2])

    def standing(day):
        return store.read(partial(constraints.duos, kind=APART, today=day))

    assert standing(TODAY) == {pair}
    assert standing(TODAY + timedelta(days=1)) == frozenset()
    do(store, constraints.end_constraint, rule)
    assert standing(TODAY) == frozenset()
