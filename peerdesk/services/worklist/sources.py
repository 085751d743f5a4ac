"""Where the lines of the work list come from: the one table to add a source to.

A source is a function ``(session, today) -> iterable of WorkLine`` of a service. To plug one
in, import it here and add it to `SOURCES`; the order does not matter. A source

- returns one line for each thing that waits today (or very soon), none when nothing does;
- asks the database once or twice, never once a line: Today is rebuilt after every write and
  has 50 ms for all sources together on a school of 500 students;
- gives each line a `key` that stays the same while the same thing waits;
- names in `place` and `record_id` where it is done: the page opens there on Enter. Lines of
  pages the reader's role does not open are left out by `work_list`, so a source need not ask;
- sets `done` to a function ``(session, Done) -> object`` when the deed can be recorded from
  the printed Monday sheet by "done on that day" (and a short remark) alone; it raises a
  PeerDeskError with a sentence when it cannot be;
- never puts words of a note, a concern or an answer into `sentence`.

The records a source looks at belong into `TodayPage.watches`, so that Today follows them.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.services.worklist.care import concern_lines, referral_lines
from peerdesk.services.worklist.consents import consent_lines
from peerdesk.services.worklist.lines import WorkLine
from peerdesk.services.worklist.pairs import (
    check_in_lines,
    draft_lines,
    exit_lines,
    silent_lines,
    waiting_lines,
)
from peerdesk.services.worklist.papers import paper_lines
from peerdesk.services.worklist.people import both_lines, training_lines, twin_lines
from peerdesk.services.worklist.rules import broken_rule_lines
from peerdesk.services.worklist.school import (
    backup_lines,
    bench_lines,
    rule_lines,
    sheet_lines,
    worry_lines,
    year_lines,
)
from peerdesk.services.worklist.support import support_lines
from peerdesk.services.worklist.teams import (
    action_lines,
    meeting_lines,
    return_lines,
    term_lines,
)
from peerdesk.services.worklist.training import course_lines, event_lines

Source = Callable[[Session, date], Iterable[WorkLine]]

SOURCES: Final[tuple[Source, ...]] = (
    worry_lines,
    bench_lines,
    concern_lines,
    referral_lines,
    check_in_lines,
    silent_lines,
    exit_lines,
    draft_lines,
    waiting_lines,
    both_lines,
    consent_lines,
    training_lines,
    paper_lines,
    twin_lines,
    sheet_lines,
    backup_lines,
    rule_lines,
    broken_rule_lines,
    year_lines,
    support_lines,
    event_lines,
    course_lines,
    term_lines,
    return_lines,
    action_lines,
    meeting_lines,
)
