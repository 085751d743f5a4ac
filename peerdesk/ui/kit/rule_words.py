"""The words of rules about two students."""

from peerdesk.enums import ConstraintKind, ConstraintReason
from peerdesk.i18n import translate


def constraint_words() -> dict[ConstraintKind, str]:
    """Return the words for keeping two students apart or together."""
    return {
        ConstraintKind.KEEP_APART: translate("StudentWords", "Keep apart"),
        ConstraintKind.KEEP_TOGETHER: translate("StudentWords", "Keep together"),
    }


def reason_words() -> dict[ConstraintReason, str]:
    """Return the word for each reason."""
    return {
        ConstraintReason.SAFETY: translate("StudentWords", "Safety"),
        ConstraintReason.COURT_ORDER: translate("StudentWords", "Court order"),
        ConstraintReason.SIBLINGS: translate("StudentWords", "Siblings"),
        ConstraintReason.PAST_CONFLICT: translate("StudentWords", "Past conflict"),
        ConstraintReason.FAMILY_WISH: translate("StudentWords", "Wish of the family"),
        ConstraintReason.OTHER: translate("StudentWords", "Other"),
    }
