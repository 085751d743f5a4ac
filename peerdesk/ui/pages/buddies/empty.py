"""What the lists say while they are empty."""

from collections.abc import Callable

from peerdesk.i18n import translate
from peerdesk.ui.kit.empty_state import EmptyState


def no_pairs(go: Callable[[], object]) -> EmptyState:
    """Return the words of a school without pairs."""
    return EmptyState(
        translate("Buddies", "No pairs yet"),
        translate("Buddies", "Pairs appear here once 1 helper is trained and 1 buddy waits."),
        action=translate("Buddies", "Open Students"),
        clicked=go,
        icon="heart-handshake",
    )


def none_ended() -> EmptyState:
    """Return the words of a school where no pair has ended."""
    return EmptyState(
        translate("Buddies", "No pair has ended"),
        translate("Buddies", "Pairs that said goodbye stand here, with their letters and cards."),
        icon="history",
    )


def nobody_waits(go: Callable[[], object]) -> EmptyState:
    """Return the words of an empty waiting list."""
    return EmptyState(
        translate("Buddies", "Nobody waits for a helper"),
        translate("Buddies", "Mark a student as a buddy on Students, and the name appears here."),
        action=translate("Buddies", "Open Students"),
        clicked=go,
        icon="users",
    )


def no_draft(match: Callable[[], object]) -> EmptyState:
    """Return the words of a page without a draft."""
    return EmptyState(
        translate("Buddies", "No draft now"),
        translate(
            "Buddies", "Matching suggests a helper for everyone who waits. You look, then accept."
        ),
        action=translate("Buddies", "Match new students"),
        clicked=match,
        icon="shuffle",
        needs="match_board.propose_matches",
    )
