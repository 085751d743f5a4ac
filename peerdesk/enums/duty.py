"""Benches, recess and the days of the calendar."""

from enum import StrEnum


class DutyRole(StrEnum):
    """How a helper stands in a duty slot."""

    ON_DUTY = "on_duty"
    STAND_IN = "stand_in"


class BenchShape(StrEnum):
    """The shape that marks a bench on every print."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class RecessKind(StrEnum):
    """What a recess period is part of."""

    MORNING = "morning"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"


class CalendarDayKind(StrEnum):
    """Why a day is not an ordinary school day."""

    HOLIDAY = "holiday"
    EARLY_RELEASE = "early_release"
    INDOOR_RECESS = "indoor_recess"
