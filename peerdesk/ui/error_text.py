"""The sentence a person reads for an error."""

from PySide6.QtCore import QCoreApplication

from peerdesk.errors import PeerDeskError


def sentence_of(error: BaseException) -> str:
    """Return what is wrong and what to do, without any record's content."""
    if isinstance(error, PeerDeskError):
        return error.sentence()
    return QCoreApplication.translate(
        "ErrorText",
        "PeerDesk made a mistake. Your data is kept. Close PeerDesk and start it again.",
    )
