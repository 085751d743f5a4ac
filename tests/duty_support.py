"""A school with one bench, two recesses and eight trained bench helpers, on a real file."""

from datetime import date, time, timedelta

from support import add_students

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    CourseCode,
    Grade,
    MembershipRole,
    ProgramKind,
    RecessKind,
)
from peerdesk.models.duty import DutyAssignment
from peerdesk.services import calendar, consents, duty, programs
from peerdesk.services.calendar import BenchDraft, RecessDraft
from peerdesk.services.duty import Place
from peerdesk.services.programs import MemberDetails

MONDAY = date(2026, 11, 23)
BENCH = ProgramKind.BUDDY_BENCH


class School:
    """A school with one bench, two recesses and eight trained helpers."""

    def __init__(self, store):
        self.store = store
        self.helpers = add_students(store, 8, grades=(Grade.G05,))
        store.write(self._set_up, "Set up")

    def _set_up(self, session):
        morning = RecessDraft("Morning", RecessKind.MORNING, time(10), time(10, 20))
        lunch = RecessDraft("Lunch", RecessKind.LUNCH, time(12, 15), time(12, 40))
        self.morning = calendar.save_recess(session, morning)
        self.lunch = calendar.save_recess(session, lunch)
        self.bench = calendar.save_bench(session, BenchDraft("Oak", "A"))
        for number, helper in enumerate(self.helpers):
            details = MemberDetails(is_experienced=number % 2 == 0)
            role = MembershipRole.HELPER
            programs.mark_member(session, helper, role, details, today=MONDAY, kind=BENCH)
        bench_course, done_on = CourseCode.BENCH_SCRIPT, date(2026, 9, 1)
        programs.record_training(session, self.helpers, bench_course, done_on=done_on)
        yes = ConsentStatus.GIVEN
        day = MONDAY - timedelta(days=30)
        consents.record_consents(session, self.helpers, ConsentKind.TAKE_PART, yes, today=day)
        duty.set_week_limit(session, 3)

    def write(self, use_case):
        return self.store.write(use_case, "Did it").value

    def place(self, offset=0, recess=None):
        return Place(MONDAY + timedelta(days=offset), recess or self.morning, self.bench)

    def fill(self, **options):
        return self.write(lambda s: duty.fill_week(s, MONDAY, MONDAY, **options))

    def assign(self, helper, place):
        return self.write(lambda s: duty.assign(s, place, self.helpers[helper]))

    def week(self, day=MONDAY, today=MONDAY):
        return self.store.read(lambda s: duty.duty_week(s, day, today))

    def standing(self, day=MONDAY):
        return {
            cell.place: [one.student_id for one in cell.helpers] for cell in self.week(day).cells
        }

    def stored(self):
        rows = self.store.read(lambda s: [(d.id, d.student_id) for d in s.query(DutyAssignment)])
        return sorted(rows)
