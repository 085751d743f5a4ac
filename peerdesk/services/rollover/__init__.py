"""From one school year to the next: steps in nearly any order, over days, each undone as one.

Reading
    board(session, today) -> Board                    every step, done, to do or why not yet
    preview(session, year_id, today) -> Preview       the dry run: everyone, and the sum
    list_endings(session, year_id) -> [PairEnd]       live pairs, and which of them must end
    taking_back(session, today) -> TakingBack         what undoing all of it would undo
Writing (each is one action; doing it twice changes nothing)
    back_up(session, year_id, today)
    close_year(session, year_id, today, *, keep=(), reason=..., buddies_wait=True) -> count
    choose(session, year_id, student_ids, goes) -> count   an exception of the dry run
    promote(session, year_id, today) -> count         let_go(session, year_id, today) -> count
    start_year(session, year_id, today) -> year id    start_team(session, year_id, today) -> id
    tick_off(session, year_id, task, today)           a step that is done elsewhere
    take_back(store, today)                           undo all of it, or nothing

`plan` is pure: rows and choices in, where everyone goes out.
"""

from peerdesk.services.rollover.pairs import PairEnd, close_year, list_endings
from peerdesk.services.rollover.plan import Move, Plan, Pupil, make_plan, next_grade
from peerdesk.services.rollover.steps import (
    BY_HAND,
    Board,
    StepRow,
    back_up,
    board,
    name_after,
    start_team,
    start_year,
    tick_off,
)
from peerdesk.services.rollover.students import (
    MoveRow,
    Preview,
    choose,
    goes_words,
    let_go,
    preview,
    promote,
)
from peerdesk.services.rollover.taking_back import TakingBack, take_back, taking_back
from peerdesk.services.rollover.year import Years, years_of

__all__ = [
    "BY_HAND",
    "Board",
    "Move",
    "MoveRow",
    "PairEnd",
    "Plan",
    "Preview",
    "Pupil",
    "StepRow",
    "TakingBack",
    "Years",
    "back_up",
    "board",
    "choose",
    "close_year",
    "goes_words",
    "let_go",
    "list_endings",
    "make_plan",
    "name_after",
    "next_grade",
    "preview",
    "promote",
    "start_team",
    "start_year",
    "take_back",
    "taking_back",
    "tick_off",
    "years_of",
]
