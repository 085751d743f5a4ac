"""Records in words: what kind a record is, what it is called, its fields and their values.

kind_words(table) -> "Session"            described(session, table, ids) -> {id: Described}
column_words(table, column) -> "Minutes"  shown(session, table, column, value) -> words or a day

The history and the bin speak of every kind of record through these.
"""

from peerdesk.services.records.columns import column_words, is_private, is_shown
from peerdesk.services.records.kinds import kind_words, place_of
from peerdesk.services.records.naming import Described, described
from peerdesk.services.records.values import Shown, listed, shown

__all__ = [
    "Described",
    "Shown",
    "column_words",
    "described",
    "is_private",
    "is_shown",
    "kind_words",
    "listed",
    "place_of",
    "shown",
]
