"""The words of history and bin that several pages say."""

from PySide6.QtCore import QCoreApplication


def kind_choices() -> list[tuple[str, str]]:
    """Return the keys of `services.history.KINDS` with their words, for filter chips."""
    tr = QCoreApplication.translate
    return [
        ("students", tr("HistoryWords", "Students")),
        ("pairs", tr("HistoryWords", "Pairs")),
        ("sessions", tr("HistoryWords", "Sessions")),
        ("duty", tr("HistoryWords", "Bench duty")),
        ("team", tr("HistoryWords", "Team")),
        ("consent", tr("HistoryWords", "Consent")),
        ("rules", tr("HistoryWords", "Keep apart")),
        ("year", tr("HistoryWords", "School year")),
    ]
