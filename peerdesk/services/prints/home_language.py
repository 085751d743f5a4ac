"""Which language a family's paper is printed in."""

from typing import Final

COMPLETE: Final = ("en", "es")
"""Languages in which every paper for a family can be printed."""


def printed_in(spoken: str, usual: str) -> tuple[str, str]:
    """Return the language to print in, and the family's own if it cannot be printed, else "".

    Args:
        spoken: What the family speaks; empty if it is not known.
        usual: For families of whom it is not known.
    """
    wanted = spoken or usual
    return (wanted, "") if wanted in COMPLETE else ("en", wanted)
