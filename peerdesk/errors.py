"""Expected errors: each carries fields, `sentence()` says what is wrong and what to do.

Anything that is not a `PeerDeskError` is a defect of the program. No error carries a
student's name: ids, row numbers, counts and dates only.
"""

from typing import Any

from peerdesk.i18n import translate


class PeerDeskError(Exception):
    """Base of everything a user can cause or cure.

    Attributes:
        fields: Values for the sentence, by name; also what a log may record.
    """

    def __init__(self, **fields: Any) -> None:
        self.fields = fields
        super().__init__(", ".join(f"{name}={value!r}" for name, value in fields.items()))

    def sentence(self) -> str:
        """Return what is wrong and what to do, in the user's language."""
        return translate("Errors", "This cannot be done.").format(**self.fields)


class NotFoundError(PeerDeskError):
    """A record that was asked for does not exist (any more). Fields: kind, record_id."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors", "This record is no longer there. Go back and open the list again."
        )


class InvalidValueError(PeerDeskError):
    """A field holds something that cannot be stored. Fields: field, problem (a sentence)."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(field=field, problem=problem)

    @property
    def field(self) -> str:
        """Return the name of the field that must be mended."""
        return str(self.fields["field"])

    def sentence(self) -> str:
        """Return the problem as it was worded for the field."""
        return str(self.fields["problem"])


class NotAllowedError(PeerDeskError):
    """A rule of the program forbids this. Fields: problem (a translated sentence)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem=problem)

    def sentence(self) -> str:
        """Return the rule and the way out as worded by the use case."""
        return str(self.fields["problem"])


class UndoRefusedError(PeerDeskError):
    """An action cannot be undone because later work touched the same fields. Fields: label."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "“{label}” cannot be undone: later work changed the same record. Undo "
            "the later work first.",
        ).format(**self.fields)


class BlankedError(PeerDeskError):
    """A record that was long in the bin has no content any more, so nothing brings it back."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "The content of this record is gone: it was deleted over 90 days ago, or erased for "
            "good. It can no longer be brought back. Enter it anew.",
        )


class EmptiedError(PeerDeskError):
    """A record lay in the bin for over 30 days; its private text is gone."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "This was deleted over 30 days ago and the bin was emptied since. Enter it anew.",
        )


class NothingToUndoError(PeerDeskError):
    """There is no action left to undo."""

    def sentence(self) -> str:
        """Return what is wrong."""
        return translate("Errors", "There is nothing to undo.")


class VaultMissingError(PeerDeskError):
    """The folder holds no vault. Fields: folder."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "There is no PeerDesk data in {folder}. Choose another folder or set up a new one.",
        ).format(**self.fields)


class VaultExistsError(PeerDeskError):
    """A new vault was asked for where one is. Fields: folder."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors", "{folder} already holds PeerDesk data. Choose an empty folder."
        ).format(**self.fields)


class BusyComputerError(PeerDeskError):
    """The computer is too busy (or far too slow) to try a passphrase."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "This computer is too busy to open the file. Close other programs, wait a minute and "
            "try again.",
        )


class WrongPassphraseError(PeerDeskError):
    """No key slot opens with this passphrase."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "This passphrase does not open the file. Check Caps Lock and try "
            "again, or use the recovery page.",
        )


class WeakPassphraseError(PeerDeskError):
    """The passphrase is too easy to guess. Fields: minimum, is_common."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        if self.fields.get("is_common"):
            return translate(
                "Errors",
                "Anybody would try this one first. Use, for example, four words that do not "
                "belong together.",
            )
        return translate(
            "Errors",
            "Use at least {minimum} characters, for example four words that do not "
            "belong together.",
        ).format(**self.fields)


class DamagedFileError(PeerDeskError):
    """The database cannot be read with the right key. Fields: folder."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "The data file in {folder} is damaged. Nothing was changed. Restore "
            "the newest backup; "
            "do not delete the damaged file.",
        ).format(**self.fields)


class NewerFileError(PeerDeskError):
    """The file was written by a newer version of the program. Fields: revision."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "This file was written by a newer version of PeerDesk. Update PeerDesk "
            "on this computer, "
            "then open it again.",
        )


class FileInUseError(PeerDeskError):
    """Another process has the vault open. Fields: folder."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors", "PeerDesk is already open with this file. Close the other window first."
        )


class StorageError(PeerDeskError):
    """The disk refused: full, read-only, or gone. Fields: path, problem."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "Not saved: {problem} ({path}). Make room, or choose a place where files can be "
            "written, then try again.",
        ).format(**self.fields)


class UnreadableFileError(PeerDeskError):
    """A file that was named cannot be read. Fields: path, problem."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors", "{path} cannot be read: {problem}. Check where it lies, then try again."
        ).format(**self.fields)


class RosterFileError(PeerDeskError):
    """A roster file cannot be used as a whole. Fields: problem (a translated sentence)."""

    def __init__(self, problem: str, **fields: Any) -> None:
        super().__init__(problem=problem, **fields)

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return str(self.fields["problem"])


class SeveralSchoolsError(PeerDeskError):
    """A roster holds several schools and none was chosen. Fields: schools (names), wanted."""

    def sentence(self) -> str:
        """Return the schools to choose from."""
        schools = ", ".join(self.fields["schools"])
        if wanted := self.fields.get("wanted"):
            return translate(
                "Errors", "No school of this file is called {wanted}. It holds: {schools}."
            ).format(wanted=wanted, schools=schools)
        return translate(
            "Errors", "This file holds several schools: {schools}. Choose which one is yours."
        ).format(schools=schools)


class BundleError(PeerDeskError):
    """A bundle cannot be merged. Fields: problem (a translated sentence)."""

    def __init__(self, problem: str, **fields: Any) -> None:
        super().__init__(problem=problem, **fields)

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return str(self.fields["problem"])


class NoDistrictError(PeerDeskError):
    """A bundle was asked for before the school joined a district."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "This school has not joined a district yet. Open the invite file from "
            "your district first.",
        )


class NoBasisError(PeerDeskError):
    """Names were to leave the school before anybody said on what basis."""

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return translate(
            "Errors",
            "Names leave the school only on a basis that is written down. Say first which "
            "agreement with the district allows it.",
        )


class PrintNotReadyError(PeerDeskError):
    """A print lacks what it needs. Fields: problem (a translated sentence)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem=problem)

    def sentence(self) -> str:
        """Return what is missing and where to add it."""
        return str(self.fields["problem"])


class AccountEndedError(PeerDeskError):
    """The passphrase belongs to somebody whose time is over. Fields: name, ends_on (in words)."""

    def sentence(self) -> str:
        """Return what is wrong and whom to ask."""
        return translate(
            "Errors",
            "This passphrase was good until {ends_on}. Ask the counselor for more time.",
        ).format(**self.fields)
