"""A school with benches, duty, a team and pairs, for tests of prints."""

from datetime import date, time, timedelta

from support import TODAY, add_students, program_ids, school_id

from peerdesk.enums import (
    BenchShape,
    ConsentKind,
    ConsentStatus,
    Grade,
    MatchStatus,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    RecessKind,
    StaffRole,
)
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.matches import Match
from peerdesk.models.people import Staff
from peerdesk.models.programs import LeadershipTeam, ProgramMembership, TeamPosition
from peerdesk.services import calendar
from peerdesk.services.calendar import BenchDraft, RecessDraft
from peerdesk.services.consents import record_consent

MONDAY = TODAY - timedelta(days=TODAY.weekday())
LUNCH = RecessDraft("Lunch", RecessKind.LUNCH, time(12, 15), time(12, 40))


def furnish(store):
    """Add two benches and a recess; return (recess id, bench ids)."""

    def work(session):
        recess = calendar.save_recess(session, LUNCH)
        shapes = {"A": BenchShape.CIRCLE, "B": BenchShape.SQUARE}
        benches = [
            calendar.save_bench(session, BenchDraft(f"Bench {mark}", mark, shape))
            for mark, shape in shapes.items()
        ]
        return recess, benches

    return store.write(work, "Set up benches").value


def add_bench_helpers(store, count=4):
    """Add students who are helpers of the bench program; return their ids."""
    ids = add_students(store, count, grades=(Grade.G04,))
    program = program_ids(store)[ProgramKind.BUDDY_BENCH]
    own = school_id(store)

    def work(session):
        session.add_all(
            ProgramMembership(
                school_id=own,
                program_id=program,
                student_id=student_id,
                role=MembershipRole.HELPER,
                status=MembershipStatus.ACTIVE,
            )
            for student_id in ids
        )

    store.write(work, "Marked helpers")
    return ids


def agree(store, *student_ids, status=ConsentStatus.GIVEN):
    """Record what families said about names on posters."""

    def work(session):
        for student_id in student_ids:
            record_consent(session, student_id, ConsentKind.POSTER_NAME, status, today=TODAY)

    store.write(work, "Recorded consents")


def stand(store, recess_id, bench_id, *student_ids, day=TODAY):
    """Put helpers on duty."""
    own = school_id(store)

    def work(session):
        session.add_all(
            DutyAssignment(
                school_id=own,
                day=day,
                recess_period_id=recess_id,
                bench_id=bench_id,
                student_id=student_id,
            )
            for student_id in student_ids
        )

    store.write(work, "Put on duty")


def pair_up(store, *, grade=Grade.G05, number=7):
    """Add one live pair; return (match id, helper id, buddy id)."""
    (helper,) = add_students(store, 1, grades=(grade,), first_name="Cheyenne", last_name="Vance")
    (buddy,) = add_students(store, 1, grades=(Grade.KINDERGARTEN,), first_name="Sam")
    own, program = school_id(store), program_ids(store)[ProgramKind.PEER_MENTORING]

    def work(session):
        match = Match(
            school_id=own,
            program_id=program,
            mentor_id=helper,
            mentee_id=buddy,
            number=number,
            started_on=date(2026, 9, 14),
        )
        session.add(match)
        session.flush()
        return match.id

    return store.write(work, "Paired").value, helper, buddy


def say_goodbye(store, match_id):
    """Let a pair that was made this month say goodbye today: every paper of a pair prints."""

    def work(session):
        match = session.get(Match, match_id)
        match.approved_on = TODAY - timedelta(days=20)
        match.status, match.goodbye_on = MatchStatus.CLOSING, TODAY

    store.write(work, "Planned the goodbye")


def add_team(store, *student_ids):
    """Add a team with these members, the first one as captain; return its id."""
    own = school_id(store)

    def work(session):
        team = LeadershipTeam(school_id=own, name="Team Prairie")
        session.add(team)
        session.flush()
        session.add_all(
            TeamPosition(
                school_id=own,
                team_id=team.id,
                student_id=student_id,
                title="Captain" if rank == 0 else "Member",
                rank=rank,
            )
            for rank, student_id in enumerate(student_ids)
        )
        return team.id

    return store.write(work, "Added team").value


def add_counselor(store, first_name="Rosa", last_name="Begay"):
    """Add a counselor to the staff."""
    own = school_id(store)

    def work(session):
        role = StaffRole.COUNSELOR
        session.add(Staff(school_id=own, first_name=first_name, last_name=last_name, role=role))

    store.write(work, "Added counselor")
