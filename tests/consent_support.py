"""A school whose helpers, buddies, bench and team are asked for consent."""

from support import TODAY, add_students, program_ids, school_id

from peerdesk.enums import ConsentKind, ConsentStatus, Grade, MembershipRole, ProgramKind
from peerdesk.models.matches import Match
from peerdesk.services import programs
from peerdesk.services.consent import missing, record
from peerdesk.services.consent.record import Answered
from peerdesk.services.consent.rules import Ask

TAKE_PART = Ask(ConsentKind.TAKE_PART)
GIVEN = ConsentStatus.GIVEN


class Families:
    """Six students of grade 5, three of them helpers, one at the bench; short ways to ask."""

    def __init__(self, store):
        self.store = store
        self.ids = add_students(store, 6, grades=(Grade.G05,))
        self.helper, self.other, self.third, self.idle, *_ = self.ids
        self.do(programs.mark_members, self.ids[:3], MembershipRole.HELPER, today=TODAY)

    def do(self, use_case, *args, **named):
        return self.store.write(lambda s: use_case(s, *args, **named), "Did it").value

    def read(self, use_case, *args, **named):
        return self.store.read(lambda s: use_case(s, *args, **named))

    def answer(self, status, signed_on=TODAY, student_id=None, ask=TAKE_PART, today=TODAY, **more):
        late = more.pop("knows_late", False)
        answered = Answered(student_id or self.helper, ask, status, signed_on, **more)
        return self.do(record.record_answer, answered, today, knows_late=late)

    def missing(self, **more):
        return {row.id: row for row in self.read(missing.list_missing, TODAY, **more)}

    def pair_since(self, started_on):
        """Let the helper have a pair since a day."""
        match = Match(
            school_id=school_id(self.store),
            program_id=program_ids(self.store)[ProgramKind.PEER_MENTORING],
            mentor_id=self.helper,
            mentee_id=self.idle,
            started_on=started_on,
        )
        self.do(lambda session: session.add(match))

    def put_on_bench(self, student_id):
        kind = ProgramKind.BUDDY_BENCH
        role = MembershipRole.HELPER
        self.do(programs.mark_member, student_id, role, today=TODAY, kind=kind)
