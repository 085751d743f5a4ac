"""What courses and trainings are called."""

from collections.abc import Mapping

from peerdesk.enums import Audience, Competency, TrainingKind
from peerdesk.i18n import translate
from peerdesk.services.day_words import short_date
from peerdesk.services.training.law import Problem, Snag


def builtin_names() -> dict[str, str]:
    """Return what the program calls its built-in courses, by code."""
    return {
        "peer_support": translate("Training", "Peer support"),
        "active_listening": translate("Training", "Active listening and communication"),
        "signs_of_distress": translate("Training", "Recognizing signs of distress"),
        "understanding": translate(
            "Training", "Understanding mental health issues relevant to students"
        ),
        "safe_space": translate("Training", "Creating a safe space"),
        "limits_of_confidentiality": translate("Training", "Limits of confidentiality"),
        "bench_script": translate("Training", "Bench script"),
        "facilitating_groups": translate("Training", "Facilitating groups"),
        "staff_first_response": translate(
            "Training", "Youth mental health first response for staff"
        ),
        "staff_supervising": translate("Training", "Supervising helpers"),
        "staff_limits": translate("Training", "Privacy and mandated reporting"),
    }


def course_name(code: str, own: str = "") -> str:
    """Return what a course is called: the school's own name, or the program's."""
    return (
        own or builtin_names().get(code) or code.removeprefix("own_").replace("_", " ").capitalize()
    )


def kind_words() -> dict[TrainingKind, str]:
    """Return what each kind of training is called."""
    return {
        TrainingKind.COURSE: translate("Training", "Course"),
        TrainingKind.REFRESHER: translate("Training", "Refresher"),
        TrainingKind.FEEDBACK: translate("Training", "Feedback session"),
    }


def competency_words() -> dict[Competency, str]:
    """Return what was seen of somebody at a training, in words."""
    return {
        Competency.NOT_CHECKED: translate("Training", "not checked"),
        Competency.SHOWN: translate("Training", "can do it"),
        Competency.AGAIN: translate("Training", "comes again"),
    }


def audience_words() -> dict[Audience, str]:
    """Return whom a course is for, in words."""
    return {
        Audience.STUDENTS: translate("Training", "Students"),
        Audience.STAFF: translate("Training", "Staff"),
    }


def problem_sentence(problem: Problem, names: Mapping[str, str]) -> str:
    """Return what stands against doing a course, without the name of anybody.

    Args:
        problem: What stands against it.
        names: What courses are called, by code.
    """
    day = "" if problem.day is None else short_date(problem.day)
    return _snag_words()[problem.snag].format(
        course=names.get(problem.course) or course_name(problem.course),
        day=day,
        reached=problem.reached,
        wanted=problem.wanted,
    )


def _snag_words() -> dict[Snag, str]:
    return {
        Snag.MISSING: translate("Training", "{course} comes first"),
        Snag.RAN_OUT: translate("Training", "{course} ran out on {day}: refresh it first"),
        Snag.TOO_SOON: translate("Training", "too soon after {course}: not before {day}"),
        Snag.NEVER_DONE: translate("Training", "has not done {course}, so nothing to refresh"),
        Snag.ALREADY: translate("Training", "has {course} of that day already"),
        Snag.COVERAGE: translate(
            "Training", "{course} comes first for staff: {reached} of at least {wanted} have it"
        ),
    }
