"""Bench duty: the week as a grid, filling it, changing it by hand, absences.

Reading
    duty_week(session, day, today) -> DutyWeek       grid rows, warnings, fairness
    duty_of_day(session, day) -> [DutyCell]          places of one day (Today)
    duty_cells(session, day) -> [DutyCell]           from one day to the end of its week
    gaps_of_day(session, day) -> [DutyWarning]       places that lack a helper, with a suggestion
    ranked_helpers(session, place) -> [Candidate]    who could be asked, best first
    falls_out(session, student_id, first, last) -> FallsOut   what an absence leaves behind
    absences_on(session, day) -> {student id: absence id}
    away_on(session, day) -> [AwayRow]               who is away, a whole class as one row
    find_classes(session, text) -> [ClassRow]        class_falls_out(session, homeroom, first, last)
    week_limit(session) -> int
    term_wish(session, today, mode) -> TermWish     days and limits to offer for a whole term
    term_base(session, wish, today) -> TermBase     what the search needs; then, without session:
    plan_term(base, *, stop=None) -> TermPlan       the rota, its weeks, which rule to relax
    rota_trouble(session, today) -> Trouble         absent, left, not free, new: is a repair due?
    busy_grid(session, student_id, today) -> BusyGrid   when a helper is not free
    swap_offers(session, place, student_id, today) -> [SwapOffer]
Writing
    accept_term(session, plan) -> TermFilled
    fill_week(session, day, today, *, mode=Fill.EMPTY, stop=None) -> Filled
    copy_last_week(session, day, today) -> Copied
    assign(session, place, student_id) -> sentences to look at
    swap(session, place, student_id, new_student_id) -> sentences to look at
    swap_duties(session, place, student_id, other, other_id)   mutual, counts for nobody
    clear(session, place, student_id=None) -> count  set_locked(session, place, *, locked) -> count
    mark_absent(session, student_id, first, last, *, stand_ins=None, note="") -> MarkedAbsent
    mark_class_absent(session, homeroom, first, last, *, stand_ins=None, note="") -> MarkedAbsent
    end_absence(session, absence_id, back_on=None)   end_absences(session, ids, back_on=None)
    set_busy(session, student_id, busy)             for pairs and for the bench alike
    set_indoor(session, day, *, indoor)
    set_week_limit(session, limit)
"""

from peerdesk.services.duty.absence import absences_on, end_absence, falls_out, mark_absent
from peerdesk.services.duty.absence_class import (
    AwayRow,
    ClassOut,
    ClassRow,
    away_on,
    class_falls_out,
    class_words,
    count_students,
    end_absences,
    find_classes,
    mark_class_absent,
)
from peerdesk.services.duty.crew import set_week_limit, week_limit
from peerdesk.services.duty.exchange import SwapOffer, swap_duties, swap_offers
from peerdesk.services.duty.fill import Fill, copy_last_week, fill_week
from peerdesk.services.duty.free import BusyGrid, BusyRow, PlannedDuty, busy_grid, set_busy
from peerdesk.services.duty.hand import assign, clear, set_indoor, set_locked, swap
from peerdesk.services.duty.rows import (
    Candidate,
    Copied,
    DutyCell,
    DutyRow,
    DutyWarning,
    DutyWeek,
    Fairness,
    FallsOut,
    Filled,
    LostDuty,
    MarkedAbsent,
    OnDuty,
    Place,
    UnfilledPlace,
)
from peerdesk.services.duty.term import accept_term, plan_term, term_base, term_wish
from peerdesk.services.duty.term_rows import (
    PlannedCell,
    PlannedRow,
    PlannedWeek,
    Relief,
    TermBase,
    TermFilled,
    TermPlan,
    TermWish,
)
from peerdesk.services.duty.term_words import search_words
from peerdesk.services.duty.trouble import Trouble, rota_trouble
from peerdesk.services.duty.week import (
    duty_cells,
    duty_of_day,
    duty_week,
    gaps_of_day,
    ranked_helpers,
)

__all__ = [
    "AwayRow",
    "BusyGrid",
    "BusyRow",
    "Candidate",
    "ClassOut",
    "ClassRow",
    "Copied",
    "DutyCell",
    "DutyRow",
    "DutyWarning",
    "DutyWeek",
    "Fairness",
    "FallsOut",
    "Fill",
    "Filled",
    "LostDuty",
    "MarkedAbsent",
    "OnDuty",
    "Place",
    "PlannedCell",
    "PlannedDuty",
    "PlannedRow",
    "PlannedWeek",
    "Relief",
    "SwapOffer",
    "TermBase",
    "TermFilled",
    "TermPlan",
    "TermWish",
    "Trouble",
    "UnfilledPlace",
    "absences_on",
    "accept_term",
    "assign",
    "away_on",
    "busy_grid",
    "class_falls_out",
    "class_words",
    "clear",
    "copy_last_week",
    "count_students",
    "duty_cells",
    "duty_of_day",
    "duty_week",
    "end_absence",
    "end_absences",
    "falls_out",
    "fill_week",
    "find_classes",
    "gaps_of_day",
    "mark_absent",
    "mark_class_absent",
    "plan_term",
    "ranked_helpers",
    "rota_trouble",
    "search_words",
    "set_busy",
    "set_indoor",
    "set_locked",
    "set_week_limit",
    "swap",
    "swap_duties",
    "swap_offers",
    "term_base",
    "term_wish",
    "week_limit",
]
