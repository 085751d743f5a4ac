"""What the print centre says where there is nothing, and about printing again."""

from peerdesk.i18n import translate
from peerdesk.ui.kit.empty_state import EmptyState


def again_words() -> str:
    """Return what printing again does."""
    return translate(
        "Prints",
        "Print again makes the paper anew from what is in the file today, with the same "
        "choices. Pages that were printed are not kept.",
    )


def no_prints() -> EmptyState:
    """Return what stands there for a role without prints."""
    return EmptyState(
        translate("Prints", "No prints here yet"),
        translate("Prints", "Prints that show no single child appear here for your role."),
        icon="printer",
    )


def no_jobs() -> EmptyState:
    """Return what stands there before anything was printed."""
    return EmptyState(
        translate("Prints", "Nothing printed yet"),
        translate("Prints", "What you print or save appears here, to be printed again."),
        icon="printer",
    )
