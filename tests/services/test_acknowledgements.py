"""Papers helpers sign: who misses one, what counts, and what is refused."""

from datetime import date, timedelta
from functools import partial

import pytest
from reports.school import add_bench_helpers, add_counselor
from support import TODAY, add_students, make_store, school_id

from peerdesk.enums import AcknowledgementKind, MembershipStatus, ProgramKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.programs import ProgramMembership
from peerdesk.services import students
from peerdesk.services.acknowledgements import record, standing
from peerdesk.services.acknowledgements.record import Signature
from peerdesk.services.acknowledgements.standing import PaperState
from peerdesk.services.student_timeline import timeline
from peerdesk.services.worklist.papers import paper_lines

PLEDGE, LIMITS = AcknowledgementKind.PLEDGE, AcknowledgementKind.LIMITS
SIGNED = Signature(TODAY, "Ms. Begay")


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def helpers(store):
    return add_bench_helpers(store, 3)


def sign(store, *papers, signature=SIGNED, today=TODAY):
    use_case = partial(record.record_signed, papers=list(papers), signature=signature, today=today)
    return store.write(use_case, "Recorded").value


def both(*ids):
    return [(id_, kind) for id_ in ids for kind in (PLEDGE, LIMITS)]


def missing(store, today=TODAY, **options):
    rows = store.read(partial(standing.list_missing, today=today, **options))
    return {row.id: row.missing for row in rows}


def states(store, student_id, today=TODAY):
    papers = store.read(partial(standing.of_student, student_id=student_id, today=today))
    return [paper.state for paper in papers]


def lines(store, today=TODAY):
    return store.read(lambda session: list(paper_lines(session, today)))


def test_every_helper_has_both_papers_to_sign(store, helpers):
    add_students(store, 1, first_name="Nobody")

    assert missing(store) == dict.fromkeys(helpers, (PLEDGE, LIMITS))


def test_a_batch_is_recorded_and_taken_back_as_one(store, helpers):
    maya, eli, sam = helpers

    made = sign(store, *both(maya, eli))
    after = missing(store)
    store.undo()

    assert len(made) == 4
    assert after == {sam: (PLEDGE, LIMITS)}
    assert set(missing(store)) == set(helpers)


def test_one_of_the_papers_may_be_signed_alone(store, helpers):
    sign(store, (helpers[0], PLEDGE))

    assert missing(store)[helpers[0]] == (LIMITS,)


def test_what_is_signed_is_not_recorded_twice(store, helpers):
    sign(store, (helpers[0], PLEDGE))

    assert len(sign(store, *both(helpers[0]))) == 1


def test_record_tells_day_adult_and_version(store, helpers):
    sign(store, (helpers[0], LIMITS), signature=Signature(TODAY, "  Ms. Begay "))

    reading = partial(standing.of_student, student_id=helpers[0], today=TODAY)
    limits = store.read(reading)[1]
    assert (limits.signed_on, limits.adult, limits.version) == (TODAY, "Ms. Begay", "2026-1")


@pytest.mark.parametrize(
    ("signature", "field", "words"),
    [
        (Signature(TODAY + timedelta(days=1), "Ms. Begay"), "signed_on", "not come yet"),
        (Signature(date(2026, 8, 16), "Ms. Begay"), "signed_on", "before this school year"),
        (Signature(TODAY, "   "), "adult", "Enter the adult"),
    ],
)
def test_wrong_values_are_refused_in_a_sentence(store, helpers, signature, field, words):
    with pytest.raises(InvalidValueError, match=words) as refused:
        sign(store, (helpers[0], PLEDGE), signature=signature)

    assert refused.value.field == field
    assert set(missing(store)) == set(helpers)


def test_signed_papers_stand_in_what_happened(store, helpers):
    sign(store, (helpers[0], LIMITS))

    events = store.read(partial(timeline, student_id=helpers[0]))
    assert (TODAY, "Signed: Limits of confidentiality") in {(one.on, one.text) for one in events}


def test_nothing_marked_is_refused(store):
    with pytest.raises(InvalidValueError, match="Nobody is marked") as refused:
        sign(store)

    assert refused.value.field == "papers"


def test_unknown_student_leaves_nothing_half_written(store, helpers):
    with pytest.raises(NotFoundError):
        sign(store, (helpers[0], PLEDGE), ("nobody", PLEDGE))

    assert missing(store)[helpers[0]] == (PLEDGE, LIMITS)


def test_new_school_year_needs_a_new_one(store, helpers):
    sign(store, *both(helpers[0]))
    own, begins = school_id(store), date(2027, 8, 16)

    def add_year(session):
        ends = date(2028, 5, 26)
        session.add(SchoolYear(school_id=own, name="2027/28", starts_on=begins, ends_on=ends))

    store.write(add_year, "Added a year")

    assert states(store, helpers[0]) == [PaperState.SIGNED] * 2
    assert states(store, helpers[0], begins) == [PaperState.LAST_YEAR] * 2
    assert missing(store, begins)[helpers[0]] == (PLEDGE, LIMITS)


def test_another_text_needs_a_new_one(store, helpers):
    sign(store, (helpers[0], PLEDGE), signature=Signature(TODAY, "Ms. Begay", "2020-1"))

    assert states(store, helpers[0])[0] is PaperState.OLD_TEXT
    sign(store, (helpers[0], PLEDGE))
    assert states(store, helpers[0])[0] is PaperState.SIGNED


def test_record_made_by_mistake_is_taken_back(store, helpers):
    (made,) = sign(store, (helpers[0], PLEDGE))

    store.write(partial(record.take_back, acknowledgement_id=made), "Took back")

    assert states(store, helpers[0])[0] is PaperState.MISSING
    with pytest.raises(NotFoundError):
        store.write(partial(record.take_back, acknowledgement_id="nothing"), "Took back")


def test_only_helpers_of_a_program_are_listed_when_asked(store, helpers):
    assert missing(store, program=ProgramKind.PEER_MENTORING) == {}
    assert set(missing(store, program=ProgramKind.BUDDY_BENCH)) == set(helpers)


def test_those_who_ended_or_left_have_nothing_to_sign(store, helpers):
    maya, eli, sam = helpers

    def end(session):
        query = session.query(ProgramMembership).filter_by(student_id=maya)
        query.one().status = MembershipStatus.ENDED

    store.write(end, "Ended")
    store.write(partial(students.mark_left, student_id=eli, today=TODAY), "Left")

    assert list(missing(store)) == [sam]
    assert not store.read(partial(standing.is_helper, student_id=maya))


def test_usual_adult_is_the_last_one_named_else_the_counselor(store, helpers):
    usual = partial(standing.usual_adult, today=TODAY)
    before = store.read(usual)
    add_counselor(store)
    counselor = store.read(usual)
    sign(store, (helpers[0], PLEDGE), signature=Signature(TODAY, "Mr. Hill"))

    assert (before, counselor, store.read(usual)) == ("", "Rosa Begay", "Mr. Hill")


def test_work_list_has_one_line_for_all_and_none_when_all_signed(store, helpers):
    maya, eli, sam = helpers
    sentences = [lines(store)[0].sentence]
    for signed in (maya, eli, sam):
        sign(store, *both(signed))
        sentences += [line.sentence for line in lines(store)]

    assert [sentence.partition(" ha")[2] for sentence in sentences] == [
        "ve papers to sign", "ve papers to sign", "s a paper to sign",
    ]  # fmt: skip
    assert "and 1 more" in sentences[0]
    assert lines(store) == []


def test_line_of_one_helper_opens_there(store, helpers):
    sign(store, *both(*helpers[1:]))

    (line,) = lines(store)

    assert (line.place, line.record_id, line.count) == ("acknowledgements", helpers[0], 1)
