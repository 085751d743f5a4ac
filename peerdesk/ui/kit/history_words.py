"""The words of history and bin that several pages say."""

from peerdesk.i18n import translate
from peerdesk.ui.kit.style import plain


def kind_choices() -> list[tuple[str, str]]:
    """Return the keys of `services.history.KINDS` with their words, for filter chips."""
    return [
        ("students", translate("HistoryWords", "Students")),
        ("pairs", translate("HistoryWords", "Pairs")),
        ("sessions", translate("HistoryWords", "Sessions")),
        ("duty", plain(translate("HistoryWords", "Bench & duty"))),
        ("team", translate("HistoryWords", "Team")),
        ("consent", translate("HistoryWords", "Consents")),
        ("rules", translate("HistoryWords", "Keep apart")),
        ("care", translate("HistoryWords", "Concerns")),
        ("year", translate("HistoryWords", "School year")),
    ]
