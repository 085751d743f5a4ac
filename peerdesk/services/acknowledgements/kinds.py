"""The papers a helper signs, their words, and the version of their text that counts."""

from typing import Final

from peerdesk.enums import AcknowledgementKind
from peerdesk.i18n import translate

TEXT_VERSION: Final = "2026-1"
"""Of the papers as `peerdesk.reports.pledge` prints them; raise it when their meaning changes."""


def kind_words() -> dict[AcknowledgementKind, str]:
    """Return each paper in words."""
    return {
        AcknowledgementKind.PLEDGE: translate("Acknowledgements", "Pledge"),
        AcknowledgementKind.LIMITS: translate("Acknowledgements", "Limits of confidentiality"),
    }
