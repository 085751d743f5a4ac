"""The rule table in words."""

from collections.abc import Iterable, Mapping

from peerdesk.enums import Activity
from peerdesk.i18n import translate


def activity_words() -> dict[Activity, str]:
    """Return each activity as a row of the table says it."""
    return {
        Activity.GUIDE_BUDDY: translate("TrainingRules", "Guide a buddy"),
        Activity.STAND_AT_BENCH: translate("TrainingRules", "Stand at a bench"),
        Activity.HOLD_COUNSELING: translate("TrainingRules", "Hold a counseling session"),
        Activity.LEAD_GROUP: translate("TrainingRules", "Lead a support group"),
        Activity.SERVE_ON_TEAM: translate("TrainingRules", "Serve on a team"),
        Activity.MENTOR_HELPER: translate("TrainingRules", "Mentor a new helper"),
    }


def short_words() -> dict[Activity, str]:
    """Return each activity in one word, as a column of the table says it."""
    return {
        Activity.GUIDE_BUDDY: translate("TrainingRules", "Buddies"),
        Activity.STAND_AT_BENCH: translate("TrainingRules", "Bench"),
        Activity.HOLD_COUNSELING: translate("TrainingRules", "Counseling"),
        Activity.LEAD_GROUP: translate("TrainingRules", "Groups"),
        Activity.SERVE_ON_TEAM: translate("TrainingRules", "Team"),
        Activity.MENTOR_HELPER: translate("TrainingRules", "Mentoring"),
    }


def where_words() -> dict[Activity, str]:
    """Return where each activity is blocked without its courses."""
    return {
        Activity.GUIDE_BUDDY: translate("TrainingRules", "Buddies: the pool of helpers"),
        Activity.STAND_AT_BENCH: translate("TrainingRules", "Bench & duty: the rota"),
        Activity.HOLD_COUNSELING: translate("TrainingRules", "Sessions: the counseling log"),
        Activity.LEAD_GROUP: translate("TrainingRules", "Sessions: the log of a group"),
        Activity.SERVE_ON_TEAM: translate("TrainingRules", "Team: the roster says who lacks it"),
        Activity.MENTOR_HELPER: translate("TrainingRules", "Staff training: helper mentors"),
    }


def cannot_words() -> dict[Activity, str]:
    """Return for each activity a sentence that says who lacks which course for it."""
    return {
        Activity.GUIDE_BUDDY: translate(
            "TrainingRules", "{name} cannot guide a buddy until {courses} is done."
        ),
        Activity.STAND_AT_BENCH: translate(
            "TrainingRules", "{name} cannot stand at a bench until {courses} is done."
        ),
        Activity.HOLD_COUNSELING: translate(
            "TrainingRules", "{name} cannot log counseling until {courses} is done."
        ),
        Activity.LEAD_GROUP: translate(
            "TrainingRules", "{name} cannot lead a group until {courses} is done."
        ),
        Activity.SERVE_ON_TEAM: translate(
            "TrainingRules", "{name} cannot serve on a team until {courses} is done."
        ),
        Activity.MENTOR_HELPER: translate(
            "TrainingRules", "{name} cannot mentor a new helper until {courses} is done."
        ),
    }


def cannot(activity: Activity, name: str, courses: Iterable[str], known: Mapping[str, str]) -> str:
    """Return a sentence: "Eli Brandt cannot log counseling until Limits is done"."""
    listed = ", ".join(known.get(code, code) for code in courses)
    return cannot_words()[activity].format(name=name, courses=listed)
