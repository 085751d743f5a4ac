"""Closed choices of training: whom a course is for, what kind of day it is, what was seen."""

from enum import StrEnum


class Audience(StrEnum):
    """Whom a course is for."""

    STUDENTS = "students"
    STAFF = "staff"


class TrainingKind(StrEnum):
    """What a training is held for."""

    COURSE = "course"
    REFRESHER = "refresher"
    FEEDBACK = "feedback"


class Competency(StrEnum):
    """Whether somebody who came can do what the course teaches."""

    NOT_CHECKED = "not_checked"
    SHOWN = "shown"
    AGAIN = "again"


class Activity(StrEnum):
    """What a helper does that the school's rule table may ask courses for."""

    GUIDE_BUDDY = "guide_buddy"
    STAND_AT_BENCH = "stand_at_bench"
    HOLD_COUNSELING = "hold_counseling"
    LEAD_GROUP = "lead_group"
    SERVE_ON_TEAM = "serve_on_team"
    MENTOR_HELPER = "mentor_helper"
