"""What a line of the inbox says: state, words, counts."""

from dataclasses import dataclass
from pathlib import Path

from peerdesk.enums import BundleStatus, Share
from peerdesk.i18n import translate
from peerdesk.sync.inbox import BundleRow, Judged


@dataclass(frozen=True, slots=True)
class InboxLine:
    """A bundle that was added and not merged yet, or one of the list.

    Attributes:
        paths: The file that was added, or its parts; empty for a line of the list.
        entry: The line of the list; None for a file that was only judged.
    """

    id: str
    judged: Judged
    paths: tuple[Path, ...] = ()
    entry: BundleRow | None = None

    @property
    def is_ready(self) -> bool:
        """Return whether the file was judged good and waits to be merged."""
        good = self.judged.status in (BundleStatus.MERGED, BundleStatus.GAP)
        return bool(self.paths) and good

    @property
    def lacks_part(self) -> bool:
        """Return whether other files of the same bundle are still to come."""
        return bool(self.paths) and self.judged.code == "missing_part"

    @property
    def import_id(self) -> int | None:
        """Return the line of the import log."""
        return self.entry.import_id if self.entry else None

    @property
    def is_waiting(self) -> bool:
        """Return whether a person has to look at it."""
        return self.judged.status is BundleStatus.HELD or self.is_ready or self.lacks_part

    @property
    def sender(self) -> str:
        """Return who it is from; the name of the file where nobody can tell."""
        if self.lacks_part:
            return self.judged.file
        return self.judged.sender_name or self.judged.file or translate("Inbox", "Unknown")


def from_file(judged: Judged) -> InboxLine:
    """Return the line of a file, or of files that belong together, that was only judged."""
    return InboxLine(f"file:{judged.paths[0]}", judged, paths=judged.paths)


def from_entry(row: BundleRow) -> InboxLine:
    """Return the line of a bundle in the list."""
    return InboxLine(f"{row.import_id}", row.judged, entry=row)


def state(line: InboxLine) -> tuple[str, str]:
    """Return the words of a line's state and their tone."""
    if line.is_ready:
        return translate("Inbox", "Good, not merged yet"), "accent"
    match line.judged.status:
        case BundleStatus.MERGED:
            return translate("Inbox", "Merged"), "ok"
        case BundleStatus.DUPLICATE:
            return translate("Inbox", "Already merged"), "neutral"
        case BundleStatus.GAP:
            return translate("Inbox", "Merged, one missing"), "warn"
        case BundleStatus.HELD:
            return _waiting(line.judged.code), "warn"
        case BundleStatus.REJECTED:
            return _refused(line.judged.code), "danger"


def _waiting(code: str) -> str:
    words = {
        "unknown_sender": translate("Inbox", "Unknown school"),
        "changed_key": translate("Inbox", "New key"),
        "revoked_sender": translate("Inbox", "Lost laptop"),
        "newer_schema": translate("Inbox", "Too new"),
        "large_change": translate("Inbox", "Changes much"),
        "undone": translate("Inbox", "Taken back"),
    }
    return words.get(code, translate("Inbox", "Waits"))


def _refused(code: str) -> str:
    words = {
        "other_key": translate("Inbox", "Wrong key"),
        "other_recipient": translate("Inbox", "For somebody else"),
        "damaged": translate("Inbox", "Damaged"),
        "bad_signature": translate("Inbox", "Changed on the way"),
        "newer_format": translate("Inbox", "Too new"),
        "not_a_bundle": translate("Inbox", "Not a bundle"),
        "too_large": translate("Inbox", "Too large"),
        "missing_part": translate("Inbox", "Part missing"),
    }
    return words.get(code, translate("Inbox", "Cannot be read"))


def count(line: InboxLine, number: int) -> str:
    """Return a count, or a dash when the bundle was not read."""
    is_read = line.judged.status in (BundleStatus.MERGED, BundleStatus.GAP)
    return f"{number}" if is_read or line.judged.code == "large_change" else "–"


def level(share: Share | None) -> str:
    """Return the word of a sharing level."""
    words = {
        Share.COUNTS: translate("Inbox", "Numbers"),
        Share.CODES: translate("Inbox", "Codes"),
        Share.NAMES: translate("Inbox", "Names"),
    }
    return words[share] if share else "–"
