"""Every writing use case, done once to the sample school; and those that leave nothing to undo."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, partial

import undo_cases_acknowledgements
import undo_cases_bench_life
import undo_cases_care
import undo_cases_consent
import undo_cases_duty
import undo_cases_pairs
import undo_cases_papers
import undo_cases_selection
import undo_cases_teams
import undo_cases_training
import undo_cases_training_rules
import undo_cases_years
from sqlalchemy import select

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    ConstraintKind,
    CourseCode,
    Grade,
    MatchStatus,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    SessionKind,
    StudentStatus,
)
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.duty import Absence, DutyAssignment
from peerdesk.models.matches import CheckIn, Match
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.programs import ProgramMembership, TeamPosition
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.training import TrainingRecord
from peerdesk.services import (
    calendar,
    consents,
    constraints,
    programs,
    role_marks,
    same_child,
    student_entry,
    students,
    teams,
    vaults,
)
from peerdesk.services.constraints import Why
from peerdesk.services.duty import absence, absence_class, fill, hand, week
from peerdesk.services.duty.rows import Place
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs.entry import SessionEntry
from peerdesk.services.student_entry import StudentEntry

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
WEEK = timedelta(days=7)
SPARE = calendar.YearDraft("Spare", date(2031, 8, 18), date(2032, 5, 28))
"""A year that nothing belongs to, so that it may be removed."""


class Picks:
    """Records of the sample school to do things to."""

    def __init__(self, store):
        self.store = store

    def first(self, query):
        return self.store.read(lambda session: session.scalars(query.limit(1)).one())

    def some(self, query, count):
        return self.store.read(lambda session: list(session.scalars(query.limit(count))))

    @cached_property
    def pair(self):
        query = select(Match.id).where(Match.status == MatchStatus.ACTIVE).order_by(Match.id)
        return self.first(query)

    @cached_property
    def resting(self):
        return self.first(select(Match.id).where(Match.status == MatchStatus.ON_HOLD))

    @cached_property
    def free(self):
        """Students who are in no program, so that they can be anything."""
        busy = select(ProgramMembership.student_id)
        ruled = select(PairConstraint.student_a_id).union(select(PairConstraint.student_b_id))
        query = select(Student.id).where(
            Student.status == StudentStatus.ACTIVE, Student.id.not_in(busy),
            Student.id.not_in(ruled),
        ).order_by(Student.id)  # fmt: skip
        return self.some(query, 4)

    @cached_property
    def member(self):
        query = select(ProgramMembership.id).where(
            ProgramMembership.status == MembershipStatus.ACTIVE,
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.student_id.not_in(select(Match.mentor_id)),
        )
        return self.first(query)

    @cached_property
    def waiting(self):
        query = select(ProgramMembership.student_id).where(
            ProgramMembership.status == MembershipStatus.WAITING,
            ProgramMembership.role == MembershipRole.BUDDY,
        )
        return self.first(query)

    @cached_property
    def check_in(self):
        query = select(CheckIn.id).join(Match, Match.id == CheckIn.match_id)
        return self.first(query.where(CheckIn.match_id == self.pair).order_by(CheckIn.id))

    @cached_property
    def log(self):
        return self.first(select(SessionLog.id).where(SessionLog.kind == SessionKind.PAIR))

    @cached_property
    def duty(self):
        row = self.store.read(
            lambda s: s.execute(
                select(
                    DutyAssignment.day, DutyAssignment.recess_period_id, DutyAssignment.bench_id,
                    DutyAssignment.student_id,
                )
                .where(DutyAssignment.day > TODAY, DutyAssignment.is_locked.is_(False))
                .order_by(DutyAssignment.day, DutyAssignment.id)
            ).first()
        )  # fmt: skip
        return Place(*row[:3]), row[3]

    @cached_property
    def rule(self):
        query = select(PairConstraint.id).where(PairConstraint.expires_on.is_(None))
        return self.first(query)

    @cached_property
    def over(self):
        return self.first(select(PairConstraint.id).where(PairConstraint.expires_on < TODAY))

    @cached_property
    def position(self):
        return self.first(select(TeamPosition.id).order_by(TeamPosition.rank))

    @cached_property
    def team(self):
        return self.first(select(TeamPosition.team_id).order_by(TeamPosition.rank))

    @cached_property
    def spare_year(self):
        return self.first(select(SchoolYear.id).where(SchoolYear.name == SPARE.name))

    @cached_property
    def year(self):
        others = select(SchoolYear.id).where(SchoolYear.name != SPARE.name)
        return self.first(others.order_by(SchoolYear.starts_on.desc()))

    def id_of(self, kind):
        return self.first(select(kind.id).order_by(kind.id.desc()))

    @cached_property
    def trained(self):
        return self.first(
            select(TrainingRecord.student_id).where(
                TrainingRecord.course == CourseCode.PEER_SUPPORT
            )
        )


def _assigned(session, place, helper):
    hand.clear(session, place, helper)
    session.flush()
    hand.assign(session, place, helper)


def _swapped(session, place, helper):
    free = [one for one in week.ranked_helpers(session, place) if not one.problems]
    hand.swap(session, place, helper, free[0].student_id)


def away(session, picks):
    place, student_id = picks.duty
    return absence.mark_absent(session, student_id, place.day, place.day)


def cases(picks):
    """Return every case by the name of its use case."""
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 20, student_ids=(picks.free[0],))
    place, helper = picks.duty
    one, other = picks.free[:2]
    child = StudentEntry("9001", "Nina", last_name="Novak", grade=Grade.G03)
    return {
        **_people(picks, one, other, child),
        **undo_cases_pairs.cases(picks),
        **_duties(picks, place, helper),
        **undo_cases_years.cases(picks),
        **undo_cases_acknowledgements.cases(picks, one, other),
        **undo_cases_bench_life.cases(),
        **undo_cases_care.cases(one),
        **undo_cases_consent.cases(one, helper),
        **undo_cases_duty.cases(helper),
        **undo_cases_papers.cases(one),
        **undo_cases_selection.cases(),
        **undo_cases_training_rules.cases(),
        **undo_cases_teams.cases(helper),
        **undo_cases_training.cases(one, other),
        "session_logs.entry.log_session": partial(entries.log_session, entry=entry),
        "session_logs.entry.edit_session": lambda s: entries.edit_session(
            s, picks.log, replace(entries.entry_of(s, picks.log), minutes=33)
        ),
        "session_logs.entry.bin_session": partial(entries.bin_session, log_id=picks.log),
        "vaults.rename_school": partial(vaults.rename_school, name="Other Elementary"),
    }


def _people(picks, one, other, child):
    why = Why(expires_on=TODAY + WEEK)
    apart = ConstraintKind.KEEP_APART
    take_part, given = ConsentKind.TAKE_PART, ConsentStatus.GIVEN
    rule = {"constraint_id": picks.rule}
    return {
        "constraints.add_constraint": lambda s: constraints.add_constraint(
            s, one, other, apart, why
        ),
        "constraints.change_constraint": partial(constraints.change_constraint, **rule, why=why),
        "constraints.end_constraint": partial(constraints.end_constraint, **rule),
        "constraints.remove_constraint": partial(constraints.remove_constraint, **rule),
        "constraints.renew_constraint": partial(
            constraints.renew_constraint, constraint_id=picks.over
        ),
        "student_entry.add_student": partial(student_entry.add_student, entry=child, today=TODAY),
        "student_entry.edit_student": partial(
            student_entry.edit_student, student_id=one, entry=child, today=TODAY
        ),
        "same_child.merge_students": partial(
            same_child.merge_students, keep_id=one, other_id=picks.waiting
        ),
        "same_child.tell_apart": partial(same_child.tell_apart, one_id=one, other_id=picks.waiting),
        "students.mark_left": partial(students.mark_left, student_id=one, today=TODAY),
        "students.remove_student": partial(students.remove_student, student_id=one),
        "students.mark_role": lambda s: students.mark_role(
            s, one, MembershipRole.HELPER, today=TODAY
        ),
        "role_marks.mark_many": lambda s: role_marks.mark_many(
            s, [one, other], role_marks.Mark.BENCH_HELPER, today=TODAY
        ),
        "students.give_pictogram": partial(students.give_pictogram, student_id=one),
        "consents.record_consent": lambda s: consents.record_consent(
            s, one, take_part, given, today=TODAY
        ),
        "programs.mark_member": lambda s: programs.mark_member(
            s, one, MembershipRole.BUDDY, today=TODAY
        ),
        "programs.mark_members": lambda s: programs.mark_members(
            s, [one, other], MembershipRole.BUDDY, today=TODAY, kind=ProgramKind.BUDDY_BENCH
        ),
        "programs.set_break": partial(
            programs.set_break, membership_id=picks.member, on_break=True
        ),
        "programs.end_member": partial(
            programs.end_member, membership_id=picks.member, today=TODAY
        ),
        "programs.set_student_facts": partial(
            programs.set_student_facts, student_id=one, interests=("chess",)
        ),
        "programs.change_member": partial(
            programs.change_member,
            membership_id=picks.member,
            details=programs.MemberDetails(capacity=3, needs=("reading",)),
        ),
        "programs.record_training": lambda s: programs.record_training(
            s, [one], CourseCode.LIMITS, done_on=TODAY
        ),
        "programs.withdraw_training": partial(
            programs.withdraw_training, student_id=picks.trained, course=CourseCode.PEER_SUPPORT
        ),
        "teams.add_team": partial(teams.add_team, name="Lions", today=TODAY),
        "teams.add_member": lambda s: teams.add_member(
            s, picks.team, teams.Position(one, "Member", TODAY)
        ),
        "teams.change_position": lambda s: teams.change_position(
            s, picks.position, teams.Position("", "Speaker", TODAY)
        ),
        "teams.remove_position": partial(teams.remove_position, position_id=picks.position),
        "teams.end_position": partial(
            teams.end_position, position_id=picks.position, last_day=TODAY
        ),
        "teams.move_position": partial(teams.move_position, position_id=picks.position, step=1),
    }


def _duties(picks, place, helper):
    return {
        "duty.hand.assign": lambda s: _assigned(s, place, helper),
        "duty.hand.swap": lambda s: _swapped(s, place, helper),
        "duty.fill.fill_week": partial(
            fill.fill_week, day=TODAY + WEEK, today=TODAY, mode=fill.Fill.AFRESH
        ),
        "duty.fill.copy_last_week": partial(fill.copy_last_week, day=TODAY + WEEK, today=TODAY),
        "duty.absence_class.end_absences": lambda s: absence_class.end_absences(
            s, list(s.scalars(select(Absence.id).order_by(Absence.starts_on.desc()).limit(2)))
        ),
        "duty.hand.clear": partial(hand.clear, place=place, student_id=helper),
        "duty.hand.set_locked": partial(hand.set_locked, place=place, locked=True),
        "duty.hand.set_indoor": partial(hand.set_indoor, day=place.day, indoor=True),
        "duty.absence.mark_absent": partial(away, picks=picks),
        "duty.absence.end_absence": lambda s: absence.end_absence(
            s, s.scalars(select(Absence.id).order_by(Absence.starts_on.desc())).first()
        ),
        "duty.absence_class.mark_class_absent": lambda s: absence_class.mark_class_absent(
            s, s.get(Student, helper).homeroom, place.day, place.day
        ),
    }


class NoPicks:
    """Stands in for a school where only the names of the cases are wanted."""

    duty = Place(TODAY, "", ""), ""

    def __getattr__(self, name):
        return ["", ""]

    def id_of(self, _kind):
        return ""


NAMES = sorted(cases(NoPicks()))

ELSEWHERE = {
    **undo_cases_consent.ELSEWHERE,
    "match_board.swap_helpers": "tests of the draft board take a swap back",
    "rollover.steps.back_up": "a backup is no deed; its tick is `tick_off`",
    "rollover.steps.start_team": "tests of the rollover take the whole of it back",
    "rollover.steps.start_year": "tests of the rollover take the whole of it back",
    "rollover.students.let_go": "tests of the rollover take the whole of it back",
    "rollover.students.promote": "tests of the rollover take the whole of it back",
    "same_child.compare": "reads only",
}
"""Use cases of the same modules that are tried by other tests, with which."""

LEAVES_NOTHING = {
    **undo_cases_care.LEAVES_NOTHING,
    **undo_cases_papers.LEAVES_NOTHING,
    "drafts.keep_draft": "what is typed is no deed yet",
    "drafts.drop_draft": "what is typed is no deed yet",
    "today.note_printed": "a fact about this file",
    "vaults.set_print_defaults": "a fact about this file, changed back in one click",
    "backups.schedule.snooze_usb": "a fact about this file",
    "duty.crew.set_week_limit": "a fact about this file, changed back in one click",
}
"""Use cases that write and leave no action, with why."""
