"""The modules with mapped classes, mapped when something first needs them all.

Mapping a class costs some milliseconds, and most starts of the window show a few tables only.
Who imports a class has its family mapped; whoever speaks of all tables calls `map_all` first.
"""

from functools import cache
from importlib import import_module
from typing import Final

FAMILIES: Final = (
    "accounts",
    "acknowledgements",
    "bench_life",
    "calendar",
    "care",
    "concerns",
    "consents",
    "duty",
    "history",
    "matches",
    "measures",
    "people",
    "programs",
    "selection",
    "session_logs",
    "sync_state",
    "teams",
    "training",
    "training_rules",
    "worklist",
)
"""Modules of `peerdesk.models`, one for each family of nouns."""


@cache
def map_all() -> None:
    """Map every table; a write needs it, as its order follows the pointers between tables."""
    for name in FAMILIES:
        import_module(f"peerdesk.models.{name}")
