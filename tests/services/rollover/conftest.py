"""A school at the end of its year: students of grades 1 to 5, pairs, a team."""

from datetime import UTC, date, datetime

import pytest
from support import SteppingClock, add_students, ask_nobody, make_store

from peerdesk.enums import ConsentKind, Grade, MatchStatus, MembershipRole, ProgramKind
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.services import calendar, programs, rollover, teams
from peerdesk.services.teams import Position

JUNE = date(2027, 6, 1)


class EndOfYear:
    """Twenty students, four of each grade from 1 to 5; two pairs; a team of one."""

    def __init__(self, store):
        self.store = store
        self.grades = [Grade.G01, Grade.G02, Grade.G03, Grade.G04, Grade.G05]
        self.students = add_students(store, 20, grades=self.grades)
        self.year = store.read(calendar.list_years)[0].id
        self.pairs = self.write(self._pair_up)
        ask_nobody(store, ConsentKind.TEAM)
        self.write(self._make_team)

    def write(self, use_case):
        return self.store.write(use_case, "Did it").value

    def read(self, use_case):
        return self.store.read(use_case)

    def of_grade(self, grade):
        return self.students[self.grades.index(grade) :: 5]

    def back_up(self):
        self.write(lambda s: rollover.back_up(s, self.year, JUNE))

    def board(self, today=JUNE):
        return self.read(lambda s: rollover.board(s, today))

    def state(self, task):
        return next(one for one in self.board().steps if one.task is task)

    def roster(self):
        """Return grade and status of everyone ever."""
        rows = self.read(lambda s: [(o.id, o.grade, o.status) for o in s.query(Student)])
        return {one: (grade, status) for one, grade, status in rows}

    def matches(self):
        rows = self.read(lambda s: [(m.id, m) for m in s.query(Match)])
        return {match_id: (m.status, m.closure_reason) for match_id, m in rows}

    def _pair_up(self, session):
        program = programs_by(session)
        made = []
        for number, grade in enumerate((Grade.G05, Grade.G03), start=1):
            helper, buddy = self.of_grade(grade)[0], self.of_grade(Grade.G01)[number]
            for one, role in ((helper, MembershipRole.HELPER), (buddy, MembershipRole.BUDDY)):
                programs.mark_member(session, one, role, today=date(2026, 9, 1))
            match = Match(
                school_id=session.get_one(Student, helper).school_id,
                program_id=program,
                mentor_id=helper,
                mentee_id=buddy,
                number=number,
                status=MatchStatus.ACTIVE,
                started_on=date(2026, 9, 14),
            )
            session.add(match)
            made.append(match)
        session.flush()
        return [match.id for match in made]

    def _make_team(self, session):
        team = teams.add_team(session, "Team 2026/27", date(2026, 9, 1), "Ms Hall")
        position = Position(self.of_grade(Grade.G05)[1], "Captain", date(2026, 9, 1))
        teams.add_member(session, team, position)


def programs_by(session):
    from peerdesk.services.vaults import programs_by_kind

    return programs_by_kind(session)[ProgramKind.PEER_MENTORING]


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path, now=SteppingClock(datetime(2027, 6, 1, 15, tzinfo=UTC)))
    yield EndOfYear(store)
    store.close()
