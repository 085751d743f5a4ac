"""Bundles and what becomes of them."""

from enum import StrEnum


class BundleStatus(StrEnum):
    """How a bundle was judged."""

    MERGED = "merged"
    DUPLICATE = "duplicate"
    GAP = "gap"
    HELD = "held"
    REJECTED = "rejected"


class PeerStatus(StrEnum):
    """How far a school and its district know each other."""

    INVITED = "invited"
    WAITING = "waiting"
    ACTIVE = "active"
    REVOKED = "revoked"


class ConflictDecision(StrEnum):
    """What a person decided about a conflict."""

    KEPT = "kept"
    TAKEN = "taken"
    BOTH = "both"
    LATER = "later"
