"""The check-ins of the sample school: most are made in time, some wait."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import CheckInKind, CheckInMethod, CheckInNature
from peerdesk.i18n import translate
from peerdesk.models.matches import CheckIn
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.check_in_calendar import Slot, plan_slots
from peerdesk.services.check_ins import check_in_plan, school_days
from peerdesk.services.sample.pairs import Pair
from peerdesk.services.sample.source import Source

_WAITING: Final = 6
_NATURES: Final = (
    CheckInNature.GOING_WELL, CheckInNature.GOING_WELL, CheckInNature.GOING_WELL,
    CheckInNature.NEEDS_HELP,
)  # fmt: skip


def add_check_ins(session: Session, source: Source, pairs: Sequence[Pair]) -> int:
    """Add the check-ins of every pair; each sixth living pair lacks its last one."""
    plan, days = check_in_plan(session), school_days(session)
    records: list[dict[str, Any]] = []
    notes = ("", "", translate("Sample", "They draw together and laugh a lot."), "",
             translate("Sample", "Would like to meet outside when it is warm."))  # fmt: skip
    for number, pair in enumerate(pairs):
        until = pair.closed_on or source.today
        slots = plan_slots(pair.started_on, plan, until)
        for slot in _made(slots, is_late=pair.closed_on is None and number % _WAITING == 0):
            done_on = days.from_day(slot.planned_on)
            if done_on is not None and done_on <= until:
                late = done_on + timedelta(days=source.chance.randrange(3))
                done_on = late if days.has_school(late) and late <= until else done_on
                records.append(
                    source.record(
                        match_id=pair.id,
                        kind=slot.kind,
                        due_on=slot.planned_on,
                        done_on=done_on,
                        method=source.chance.choice(list(CheckInMethod)),
                        minutes=source.chance.choice((5, 5, 10)),
                        nature=source.chance.choice(_NATURES),
                        note=notes[len(records) % len(notes)],
                        spoke_with=_asked(slot.kind),
                        feels_safe=True if slot.kind is CheckInKind.PAIR else None,
                    )
                )
    bulk_insert(session, CheckIn, records)
    return len(records)


def _asked(kind: CheckInKind) -> tuple[str, ...]:
    return ("teacher",) if kind is CheckInKind.KEY_PERSON else ("helper", "buddy")


def _made(slots: Sequence[Slot], *, is_late: bool) -> Sequence[Slot]:
    return slots[:-2] if is_late else slots
