"""The words of rules about two students."""

from PySide6.QtCore import QCoreApplication

from peerdesk.enums import ConstraintKind, ConstraintReason


def constraint_words() -> dict[ConstraintKind, str]:
    """Return the words for keeping two students apart or together."""
    tr = QCoreApplication.translate
    return {
        ConstraintKind.KEEP_APART: tr("StudentWords", "Keep apart"),
        ConstraintKind.KEEP_TOGETHER: tr("StudentWords", "Keep together"),
    }


def reason_words() -> dict[ConstraintReason, str]:
    """Return the word for each reason."""
    tr = QCoreApplication.translate
    return {
        ConstraintReason.SAFETY: tr("StudentWords", "Safety"),
        ConstraintReason.COURT_ORDER: tr("StudentWords", "Court order"),
        ConstraintReason.SIBLINGS: tr("StudentWords", "Siblings"),
        ConstraintReason.PAST_CONFLICT: tr("StudentWords", "Past conflict"),
        ConstraintReason.FAMILY_WISH: tr("StudentWords", "Wish of the family"),
        ConstraintReason.OTHER: tr("StudentWords", "Other"),
    }
