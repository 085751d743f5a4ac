"""Why a bundle is refused or held: one typed reason each, and its sentence."""

from enum import StrEnum
from typing import Any

from peerdesk.errors import BundleError
from peerdesk.i18n import translate


class Refusal(StrEnum):
    """The reasons, from the outermost layer of a bundle to its rows."""

    NOT_A_BUNDLE = "not_a_bundle"
    TOO_LARGE = "too_large"
    NEWER_FORMAT = "newer_format"
    OTHER_KEY = "other_key"
    DAMAGED = "damaged"
    BAD_SIGNATURE = "bad_signature"
    BAD_MANIFEST = "bad_manifest"
    BOMB = "bomb"
    BAD_ROWS = "bad_rows"
    OTHER_RECIPIENT = "other_recipient"
    UNKNOWN_SENDER = "unknown_sender"
    CHANGED_KEY = "changed_key"
    REVOKED_SENDER = "revoked_sender"
    NEWER_SCHEMA = "newer_schema"
    LARGE_CHANGE = "large_change"
    NOT_AN_INVITE = "not_an_invite"
    MISSING_PART = "missing_part"


def sentence(reason: Refusal) -> str:
    """Return what is wrong with the file and what to do, in the user's language."""
    return {**_outer(), **_inner(), **_held()}[reason]


def refuse(reason: Refusal, **fields: Any) -> BundleError:
    """Return the error to raise; its `reason` field is the typed reason."""
    return BundleError(sentence(reason), reason=reason.value, **fields)


def _outer() -> dict[Refusal, str]:
    return {
        Refusal.NOT_A_BUNDLE: translate(
            "Bundles", "This file is not a PeerDesk bundle. Choose a file that ends in .peerdesk."
        ),
        Refusal.TOO_LARGE: translate(
            "Bundles", "This file is larger than any bundle can be. Ask the sender for a new one."
        ),
        Refusal.NEWER_FORMAT: translate(
            "Bundles",
            "This bundle was made by a newer PeerDesk. Update PeerDesk here, then add it again.",
        ),
        Refusal.OTHER_KEY: translate(
            "Bundles",
            "This bundle was made for somebody else, so its lock does not open here. "
            "Ask the sender to make it for you.",
        ),
        Refusal.DAMAGED: translate(
            "Bundles",
            "This bundle is damaged or cut off. Ask the sender to copy it again.",
        ),
        Refusal.MISSING_PART: translate(
            "Bundles", "A part of this bundle is missing. Add all parts together."
        ),
    }


def _inner() -> dict[Refusal, str]:
    return {
        Refusal.BAD_SIGNATURE: translate(
            "Bundles",
            "The signature does not fit: the content was changed on the way. "
            "Do not use it; ask the sender for a new one.",
        ),
        Refusal.BAD_MANIFEST: translate(
            "Bundles",
            "The cover sheet inside this bundle cannot be read. Ask the sender for a new one.",
        ),
        Refusal.BOMB: translate(
            "Bundles",
            "This bundle would unpack to far more than it says. It was not opened; "
            "ask the sender for a new one.",
        ),
        Refusal.BAD_ROWS: translate(
            "Bundles",
            "Some records in this bundle are not well formed. Nothing was merged; "
            "ask the sender for a new one.",
        ),
        Refusal.OTHER_RECIPIENT: translate(
            "Bundles", "This bundle is addressed to another office. Ask the sender to check."
        ),
        Refusal.NOT_AN_INVITE: translate(
            "Bundles",
            "This file is not a PeerDesk invite, or it was changed. "
            "Ask the district for a new invite.",
        ),
    }


def _held() -> dict[Refusal, str]:
    return {
        Refusal.UNKNOWN_SENDER: translate(
            "Bundles",
            "This sender is not known yet. Compare the six words by phone, then approve it.",
        ),
        Refusal.CHANGED_KEY: translate(
            "Bundles",
            "This school signs with a new key. Compare the six words by phone, then approve it.",
        ),
        Refusal.REVOKED_SENDER: translate(
            "Bundles",
            "This laptop was reported lost, so its bundles wait here. "
            "Approve it again only when you know who has it.",
        ),
        Refusal.NEWER_SCHEMA: translate(
            "Bundles",
            "This bundle needs a newer PeerDesk. It waits here; update PeerDesk, then merge it.",
        ),
        Refusal.LARGE_CHANGE: translate(
            "Bundles",
            "This bundle would change or delete more than a fifth of the school's records. "
            "Ask the school whether that is meant, then merge it.",
        ),
    }
