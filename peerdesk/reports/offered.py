"""The prints of whole fields of work, collected for the catalogue.

PRINTS are the entries, `titles` their names.
"""

from typing import Final

from peerdesk.reports import (
    selection_prints,
    staff_support,
    team_prints,
    training_prints,
    wall_prints,
)

PRINTS: Final = (
    *wall_prints.PRINTS,
    *selection_prints.PRINTS,
    *staff_support.PRINTS,
    *training_prints.PRINTS,
)


OF_SUBSTITUTE: Final = frozenset(
    {
        "bench-sheet", "bench-clipboard", "bench-weeks", "bench-poster", "bench-script",
        "recess-tally", "duty-poster", "helper-cards", "helper-card-backs", "session-form",
        "counseling-form", "monday-sheet", "concern-blank", "concern-form", "referral-card",
    }
)  # fmt: skip
"""What a substitute prints: the papers of bench duty, of what is logged, and of a worry."""


def titles() -> dict[str, str]:
    """Return the name of each print in the language of the window."""
    return {
        **wall_prints.titles(),
        **training_prints.titles(),
        **team_prints.titles(),
        **selection_prints.titles(),
        **staff_support.titles(),
    }
