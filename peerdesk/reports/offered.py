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


def titles() -> dict[str, str]:
    """Return the name of each print in the language of the window."""
    return {
        **wall_prints.titles(),
        **training_prints.titles(),
        **team_prints.titles(),
        **selection_prints.titles(),
        **staff_support.titles(),
    }
