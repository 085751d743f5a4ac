"""What the matching reads from the records: who is free, who may, who speaks what."""

from buddy_support import add_buddies, ask, board, do, propose, row_of
from support import TODAY, school_id

from peerdesk.enums import Grade, StudentStatus
from peerdesk.models.calendar import RecessPeriod
from peerdesk.models.people import Student
from peerdesk.services import matches, members, programs
from peerdesk.services.matching.stored import stored_reasons, stored_rules


def test_a_student_on_a_break_is_not_matched_but_stands_in_the_pool(store, helpers, buddies):
    (member,) = ask(store, members.members_of, buddies[0], TODAY)
    do(store, programs.set_break, member.id, on_break=True)
    propose(store)

    assert [row.buddy.id for row in board(store).rows] == [buddies[1]]
    waiting = {row.id: row for row in ask(store, matches.waiting_pool, TODAY)}
    assert waiting[buddies[0]].reason == "is on a break or not at this school now"
    assert (waiting[buddies[1]].reason, waiting[buddies[1]].fitting) == ("", 3)


def test_a_helper_who_left_the_school_is_not_proposed(store, helpers, buddies):
    def leave(session):
        for helper in helpers:
            session.get(Student, helper).status = StudentStatus.LEFT

    store.write(leave, "Left")
    propose(store)

    assert {row.reasons for row in board(store).rows} == {"every helper is on a break"}


def test_busy_times_decide_who_can_meet(store, helpers, buddies):
    def add_recess(session):
        session.add(RecessPeriod(school_id=school_id(store), name="Lunch"))

    store.write(add_recess, "Added recess")
    (recess, *_) = ask(store, members.recess_times, Grade.G05)
    for helper in helpers[1:]:
        (member,) = ask(store, members.members_of, helper, TODAY)
        do(
            store,
            programs.change_member,
            member.id,
            programs.MemberDetails(busy=(recess.recess_id,)),
        )

    propose(store)

    rows = board(store).rows
    assert [row.helper and row.helper.id for row in rows].count(helpers[0]) == 1
    assert rows[1].reasons == "same recess, bus 4"


def test_a_child_who_needs_the_home_language_gets_a_helper_who_speaks_it(store, helpers):
    (buddy,) = add_buddies(store, 1, home_languages=("es",))
    (member,) = ask(store, members.members_of, buddy, TODAY)
    needs = programs.MemberDetails(needs=(programs.NEED_OWN_LANGUAGE,))
    do(store, programs.change_member, member.id, needs)
    propose(store)
    assert "language" in row_of(store, buddy).reasons

    do(store, programs.set_student_facts, helpers[2], languages=["es"])
    propose(store)

    row = row_of(store, buddy)
    assert (row.helper.id, row.reasons) == (helpers[2], "bus 4, both speak Spanish")


def test_a_full_helper_gets_no_second_buddy_from_a_run(store, helpers, buddies):
    for helper in helpers[1:]:
        (member,) = ask(store, members.members_of, helper, TODAY)
        do(store, programs.end_member, member.id, today=TODAY)
    do(store, matches.make_pair, helpers[0], buddies[0], TODAY)

    propose(store)

    assert row_of(store, buddies[1]).reasons == "every helper who fits has enough buddies already"


def test_reasons_written_by_a_newer_version_are_passed_over():
    text = '{"against":["new rule","recess"],"for":[["new"],["bus","4"]]}'

    assert [reason.factor.value for reason in stored_reasons(text)] == ["bus"]
    assert [rule.value for rule in stored_rules(text)] == ["recess"]
    assert stored_reasons("") == ()
