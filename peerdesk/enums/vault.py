"""The vault and who works with it: roles, sharing, backups, look and paper."""

from enum import StrEnum
from typing import Final


class VaultRole(StrEnum):
    """Who works with a vault."""

    SCHOOL = "school"
    DISTRICT = "district"


class AccountRole(StrEnum):
    """What somebody who opens a vault may do; `services.rights` holds the table."""

    COUNSELOR = "counselor"
    ASSISTANT = "assistant"
    SUBSTITUTE = "substitute"
    PRINCIPAL = "principal"


class Share(StrEnum):
    """How far a column may travel in a bundle; silence in the model means never."""

    COUNTS = "counts"
    CODES = "codes"
    NAMES = "names"

    @property
    def rank(self) -> int:
        """Return 0 for counts, 1 for codes, 2 for names: a higher level includes the lower."""
        return _SHARE_RANK[self]


_SHARE_RANK: Final = {Share.COUNTS: 0, Share.CODES: 1, Share.NAMES: 2}


class BackupReason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    CLOSING = "closing"
    BY_HAND = "by_hand"
    BEFORE_IMPORT = "before_import"
    BEFORE_MERGE = "before_merge"
    BEFORE_ROLLOVER = "before_rollover"


class Look(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    """Paper sizes a print can be made for."""

    LETTER = "letter"
    A4 = "a4"


class PrintClass(StrEnum):
    """Who may see a print."""

    PUBLIC = "public"
    STAFF_ONLY = "staff_only"
    CONFIDENTIAL = "confidential"
    HOME = "home"
