"""A keep-apart rule outlives the year, the team, leaving and the next roster."""

from functools import partial

from services.rollover.conftest import JUNE
from services.roster.samples import csv_text, roster_of

from peerdesk.enums import ConstraintKind, Grade, NextYear
from peerdesk.services import constraint_register, constraints, rollover, students
from peerdesk.services.constraints import Why
from peerdesk.services.roster.apply import import_roster

APART = ConstraintKind.KEEP_APART
HEADINGS = ["Student ID", "Last name", "First name", "Grade"]


def standing(school, day=JUNE):
    return school.read(partial(constraints.duos, kind=APART, today=day))


def keep_apart(school, one, other):
    values = {"one_id": one, "other_id": other, "kind": APART, "why": Why(detail="bus")}
    return school.write(partial(constraints.add_constraint, **values))


def test_rules_stand_after_the_whole_rollover(school):
    staying = school.of_grade(Grade.G02)[0]
    leaving = school.of_grade(Grade.G05)[1]
    rule = keep_apart(school, staying, leaving)
    school.back_up()
    school.write(lambda s: rollover.choose(s, school.year, [leaving], NextYear.LEAVE))
    school.write(lambda s: rollover.close_year(s, school.year, JUNE))
    school.write(lambda s: rollover.promote(s, school.year, JUNE))
    school.write(lambda s: rollover.let_go(s, school.year, JUNE))

    (row,) = school.read(partial(constraint_register.list_rules, today=JUNE))
    assert standing(school) == {frozenset({staying, leaving})}
    assert (row.id, row.detail, row.state) == (rule, "bus", "holds")
    assert {row.one.has_left, row.other.has_left} == {True, False}


def test_rule_waits_for_who_left_and_came_back_by_a_roster(school):
    one, other = school.of_grade(Grade.G02)[:2]
    keep_apart(school, one, other)
    school.write(partial(students.mark_left, student_id=one, today=JUNE))
    child = school.read(partial(students.student_detail, student_id=one, today=JUNE))
    last = child.name.removeprefix(child.first_name).strip()
    table = csv_text([HEADINGS, [child.number, last, child.first_name, "3"]])

    school.write(lambda s: import_roster(s, roster_of(table), JUNE, mark_missing=False))

    back = school.read(partial(students.student_detail, student_id=one, today=JUNE))
    assert (back.has_left, back.grade) == (False, Grade.G03)
    assert standing(school) == {frozenset({one, other})}
