"""Figures: counts that may leave the school when nothing else may."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import Share
from peerdesk.models.base import Base, OfSchool, flag, optional, text, whole


class Figure(OfSchool, Base):
    """One count of one measure, for one group, in one period.

    The id is the uuid5 of (school, period, measure, subgroup), so that a later figure replaces
    an earlier one.

    Attributes:
        period: "2026-11" for a month or the id of a term.
        measure: "sessions", "minutes", "active_pairs", "helpers", ...
        subgroup: "all", "grade:05", or "kind:group" for sessions of one kind.
        n: Children the figure rests on.
        value: The figure; 0 when suppressed.
        is_suppressed: n is too small to be told.
    """

    __tablename__ = "figure"

    period: Mapped[str] = text(Share.COUNTS)
    measure: Mapped[str] = text(Share.COUNTS)
    subgroup: Mapped[str] = text(Share.COUNTS)
    n: Mapped[int] = whole(Share.COUNTS)
    value: Mapped[int] = whole(Share.COUNTS)
    is_suppressed: Mapped[bool] = flag(Share.COUNTS)
    as_of: Mapped[date | None] = optional(Share.COUNTS)
