"""Who this file is among its copies: the replica id, and taking a new one."""

import json
import secrets

from sqlalchemy.orm import Session

from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import canonical_json, stamp_of


def own_lineage(session: Session) -> list[str]:
    """Return the former replica ids of this file, oldest first."""
    return list(json.loads(local_state.get(session, Key.LINEAGE, "[]")))


def reidentify(session: Session) -> None:
    """Take a new replica id and stop claiming to hold anything (rule 5 of `peerdesk.sync`).

    Called when a restored backup or a copied file was noticed, by us or by the other side;
    also by restoring and by moving to a new computer.
    """
    lineage = [*own_lineage(session), local_state.get(session, Key.REPLICA)]
    local_state.put(session, Key.LINEAGE, canonical_json(lineage))
    local_state.put(session, Key.REPLICA, secrets.token_hex(8))
    stamp_of(session).replica = local_state.get(session, Key.REPLICA)
    session.connection().exec_driver_sql("UPDATE import_log SET is_held_by_us = 0")
