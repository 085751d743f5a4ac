"""The work list of the sample school: a Monday sheet that is out, and a line put off."""

import json
from datetime import timedelta

from sqlalchemy.orm import Session

from peerdesk.models.stamping import bulk_insert
from peerdesk.models.worklist import PutOff, WorkSheet
from peerdesk.services.check_ins import school_days
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.sample.source import Source
from peerdesk.services.worklist.lines import WorkGroup
from peerdesk.services.worklist.week import MONDAY_SHEET, sheet_lines_of, week_lines


def add_work(session: Session, source: Source) -> None:
    """Print this week's Monday sheet, and put off the buddies who wait."""
    later = school_days(session).from_day(source.today + timedelta(days=7))
    waits = next((one for one in week_lines(session, source.today) if _can_wait(one.group)), None)
    if waits is not None and later is not None:
        put_off = source.record(line_key=waits.key, until=later)
        bulk_insert(session, PutOff, [put_off])
    monday = source.today - timedelta(days=source.today.weekday())
    lines = sheet_lines_of(session, MONDAY_SHEET, source.today).lines
    if lines:
        sheet = source.record(
            code=new_code(source.chance.choice),
            print_key=MONDAY_SHEET,
            printed_on=monday,
            lines=json.dumps(
                [[line.key, line.group.value, line.sentence] for line in lines], ensure_ascii=False
            ),
            returned_on=None,
        )
        bulk_insert(session, WorkSheet, [sheet])


def _can_wait(group: WorkGroup) -> bool:
    return group is WorkGroup.TRAINING
