"""Remember what a heading meant, so that next term's file is matched by itself."""

import json
from collections.abc import Mapping

from sqlalchemy.orm import Session

from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.services.roster.columns import normalise
from peerdesk.services.roster.rows import Field
from peerdesk.services.roster.source import Source


def remembered_columns(session: Session) -> dict[str, Field]:
    """Return field by normalised heading, as chosen at earlier imports."""
    stored = json.loads(local_state.get(session, Key.ROSTER_MAPPINGS, "{}"))
    known = {field.value: field for field in Field}
    return {heading: known[name] for heading, name in stored.items() if name in known}


def remember_columns(session: Session, source: Source, columns: Mapping[int, Field]) -> None:
    """Keep what was chosen where it differs from what would be recognised anyway."""
    if source.table is None:
        return
    memory = remembered_columns(session)
    for index, heading in enumerate(source.table.headings):
        chosen, key = columns.get(index), normalise(heading)
        if not key or chosen == source.columns.get(index):
            continue
        if chosen is None:
            memory.pop(key, None)
        else:
            memory[key] = chosen
    local_state.put(session, Key.ROSTER_MAPPINGS, json.dumps(memory, sort_keys=True))
