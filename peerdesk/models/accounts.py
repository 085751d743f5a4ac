"""Who may open this file. Never synced: other machines have their own people."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from peerdesk.enums import AccountRole
from peerdesk.models.base import Base


class Account(Base):
    """One person with a passphrase of their own.

    The key slot `keys/SLOT.age` lets the person in; this row says what they may do then.

    Attributes:
        slot: Name of the key slot; never used twice, so that history stays clear.
        name: What the person is called in lists.
        ends_on: Last day the passphrase is good for; None means until removed.
        removed_at: When the person lost access; the slot is gone since.
    """

    __tablename__ = "account"

    slot: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[AccountRole]
    name: Mapped[str]
    ends_on: Mapped[date | None]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
