"""From a roster to the database and back."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from services.roster.samples import (
    TODAY,
    csv_text,
    oneroster_1p1,
    oneroster_1p2,
    roster_of,
    zip_bytes,
)
from sqlalchemy import select
from support import make_store

from peerdesk.enums import Grade, StudentStatus
from peerdesk.models.people import Staff, Student
from peerdesk.services.roster.apply import import_roster
from peerdesk.services.roster.plan import plan_import
from peerdesk.services.roster.rows import Choices, Field
from peerdesk.services.roster.source import build_roster, open_bytes

HEADINGS = ["Student ID", "Last name", "First name", "Grade", "Birth date", "Homeroom"]
MAYA = ["0001", "Ortiz", "Maya", "5", "2016-03-18", "5-A"]
ELI = ["0002", "Brandt", "Eli", "4", "2017-01-08", "4-B"]
JO = ["0003", "Tran", "Jo", "4", "2017-05-02", "4-B"]


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


def roster(*rows):
    return roster_of(csv_text([HEADINGS, *rows]))


def plan(store, wanted, **options):
    return store.read(lambda session: plan_import(session, wanted, TODAY, **options))


def bring_in(store, wanted, **options):
    use_case = lambda session: import_roster(session, wanted, TODAY, **options)  # noqa: E731
    return store.write(use_case, "Imported students")


def counts(planned):
    return tuple(planned.counts()[key] for key in ("new", "changed", "left", "same"))


def students(store):
    columns = (Student.student_number, Student.first_name, Student.grade, Student.status)
    return store.read(
        lambda session: [
            tuple(row) for row in session.execute(select(*columns).order_by(columns[0]))
        ]
    )


def test_first_import_makes_every_student(store):
    result = bring_in(store, roster(MAYA, ELI)).value

    assert (result.new, result.changed, result.left, result.same) == (2, 0, 0, 0)
    assert students(store) == [
        ("0001", "Maya", Grade.G05, StudentStatus.ACTIVE),
        ("0002", "Eli", Grade.G04, StudentStatus.ACTIVE),
    ]


def test_preview_writes_nothing(store):
    plan(store, roster(MAYA, ELI))

    assert students(store) == []


def test_unchanged_file_says_all_same_and_leaves_no_action(store):
    bring_in(store, roster(MAYA, ELI))

    again = bring_in(store, roster(MAYA, ELI))

    assert (again.value.same, again.action_id) == (2, None)
    assert counts(plan(store, roster(MAYA, ELI))) == (0, 0, 0, 2)


def test_changed_cells_are_named_with_before_and_after(store):
    bring_in(store, roster(MAYA, ELI))

    (changed,) = plan(store, roster(MAYA, [*ELI[:3], "5", *ELI[4:]])).changed

    assert [(c.column, c.before, c.after) for c in changed.changes] == [
        ("grade", Grade.G04, Grade.G05)
    ]


def test_empty_cell_erases_nothing(store):
    bring_in(store, roster(MAYA))

    assert counts(plan(store, roster([*MAYA[:4], "", ""]))) == (0, 0, 0, 1)


def test_name_never_makes_two_people_one(store):
    bring_in(store, roster(MAYA))

    planned = plan(store, roster(["0009", *MAYA[1:]]), mark_missing=False)

    assert counts(planned) == (1, 0, 1, 0)


def test_same_name_and_birth_date_is_asked_about(store):
    bring_in(store, roster(MAYA, ELI))

    (twin,) = plan(store, roster(MAYA, ELI, ["0009", *MAYA[1:]])).twins

    assert (twin.row, twin.twin.number) == (4, "0001")


def test_twice_in_one_file_is_asked_about(store):
    planned = plan(store, roster(MAYA, ["0009", *MAYA[1:]]))

    assert [(t.row, t.twin.row) for t in planned.twins] == [(2, 3), (3, 2)]


def test_missing_student_is_marked_left_and_keeps_the_record(store):
    bring_in(store, roster(MAYA, ELI, JO, ["0004", *MAYA[1:]]))

    result = bring_in(store, roster(MAYA, ELI, JO)).value

    assert result.left == 1
    assert students(store)[3] == ("0004", "Maya", Grade.G05, StudentStatus.LEFT)


def test_part_of_a_roster_marks_nobody_left_unless_told(store):
    bring_in(store, roster(MAYA, ELI, JO))

    planned = plan(store, roster(MAYA))

    assert (len(planned.missing), planned.to_mark_left) == (2, ())
    assert planned.notes
    assert len(plan(store, roster(MAYA), mark_missing=True).to_mark_left) == 2


def test_problem_row_still_names_its_student(store):
    bring_in(store, roster(MAYA, ELI))

    planned = plan(store, roster(MAYA, [*ELI[:3], "99", *ELI[4:]]))

    assert (counts(planned), len(planned.problems)) == ((0, 0, 0, 1), 1)


def test_student_who_left_comes_back(store):
    bring_in(store, roster(MAYA, ELI, JO))
    bring_in(store, roster(MAYA, ELI), mark_missing=True)

    result = bring_in(store, roster(MAYA, ELI, JO)).value

    assert result.changed == 1
    assert students(store)[2][3] is StudentStatus.ACTIVE


def test_undo_restores_everything(store):
    bring_in(store, roster(MAYA, ELI, JO))
    before = students(store)
    bring_in(store, roster([*MAYA[:3], "6", *MAYA[4:]], ELI), mark_missing=True)

    store.undo()

    assert students(store) == before


def test_import_after_undo_takes_the_same_records_out_of_the_bin(store):
    bring_in(store, roster(MAYA, ELI))
    ids = store.read(lambda session: set(session.scalars(select(Student.id))))
    store.undo()

    result = bring_in(store, roster(MAYA, ELI)).value

    assert result.new == 2
    assert store.read(lambda session: set(session.scalars(select(Student.id)))) == ids


def test_share_of_the_missing_is_not_changed_by_the_import_itself(store):
    bring_in(store, roster(MAYA, ELI))
    many = [[f"1{n:03}", "Old", f"Sam{n}", "4", "", ""] for n in range(6)]

    first = bring_in(store, roster(ELI, *many)).value
    again = plan(store, roster(ELI, *many))

    assert (first.left, again.writes_anything) == (1, False)


def test_delta_file_lets_nobody_leave_but_those_it_names(store):
    bring_in(store, roster(MAYA, ELI, JO))

    planned = plan(store, roster_of(zip_bytes(oneroster_1p2())))

    assert [student.number for student in planned.leavers] == ["0002"]
    assert planned.missing == ()


def test_oneroster_id_joins_a_student_known_by_number(store):
    bring_in(store, roster(MAYA))

    planned = plan(store, roster_of(zip_bytes(oneroster_1p1()), school="s1"))

    assert counts(planned) == (0, 1, 0, 0)
    assert ("roster_id", "u1") in {(c.column, c.after) for c in planned.changed[0].changes}


def test_ids_of_two_students_in_one_row_are_a_problem(store):
    headings = ["Student ID", "State ID", "Name", "Grade"]
    bring_in(store, roster_of(csv_text([headings, ["1", "S1", "A B", 4], ["2", "S2", "C D", 4]])))

    planned = plan(store, roster_of(csv_text([headings, ["1", "S2", "A B", 4]])))

    assert [problem.row for problem in planned.problems] == [2]
    assert planned.counts()["changed"] == 0


def test_adults_come_in_and_stay_without_being_named(store):
    data = zip_bytes(oneroster_1p1())
    bring_in(store, roster_of(data, school="s1"))

    again = plan(store, roster_of(data, school="s1"))

    names = store.read(lambda session: session.scalars(select(Staff.last_name)).all())
    assert (names, again.writes_anything) == (["Kim"], False)


def test_mended_row_is_written(store):
    source = open_bytes(csv_text([HEADINGS, MAYA, [*ELI[:3], "99", *ELI[4:]]]).encode())
    choices = Choices(edits={(3, Field.GRADE): "4"})

    result = bring_in(store, build_roster(source, choices, TODAY)).value

    assert (result.new, result.problems) == (2, 0)


def test_every_student_gets_a_code_of_its_own(store):
    bring_in(store, roster(*([f"{n:04}", *MAYA[1:]] for n in range(300))))

    codes = store.read(lambda session: session.scalars(select(Student.code)).all())

    assert len(set(codes)) == 300
    assert {len(code) for code in codes} == {6}


person = st.tuples(
    st.integers(1, 12).map(lambda number: f"{number:04}"),
    st.sampled_from(["Ortiz", "Brandt", "Tran"]),
    st.sampled_from(["Maya", "Eli", ""]),
    st.sampled_from(["3", "4", "KG", "99"]),
    st.sampled_from(["2016-03-18", "2017-01-08", ""]),
    st.sampled_from(["5-A", ""]),
)
rosters = st.lists(person, min_size=1, max_size=10).map(lambda rows: roster(*rows))


@given(st.lists(rosters, min_size=1, max_size=4))
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_what_the_preview_says_is_what_the_import_does(tmp_path_factory, terms):
    store = make_store(tmp_path_factory.mktemp("law"))
    for term in terms:
        planned = plan(store, term)
        result = bring_in(store, term).value
        after = plan(store, term)

        assert (len(planned.new), len(planned.changed)) == (result.new, result.changed)
        assert (len(planned.to_mark_left), planned.same) == (result.left, result.same)
        assert not after.writes_anything
    store.close()
