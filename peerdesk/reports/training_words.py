"""What courses are called on paper, in the language of the paper."""

from peerdesk.reports.words import Translate, translator
from peerdesk.services.prints.training_rows import CourseTitle
from peerdesk.services.training.words import course_name


def course_title(course: CourseTitle, language: str) -> str:
    """Return the school's name for a course, else the program's."""
    return course.own or _names(translator(language)).get(course.code) or course_name(course.code)


def _names(translate: Translate) -> dict[str, str]:
    return {
        "peer_support": translate("Prints", "Peer support"),
        "active_listening": translate("Prints", "Active listening and communication"),
        "signs_of_distress": translate("Prints", "Recognizing signs of distress"),
        "understanding": translate(
            "Prints", "Understanding mental health issues relevant to students"
        ),
        "safe_space": translate("Prints", "Creating a safe space"),
        "limits_of_confidentiality": translate("Prints", "Limits of confidentiality"),
        "bench_script": translate("Prints", "Bench script"),
        "facilitating_groups": translate("Prints", "Facilitating groups"),
        "staff_first_response": translate("Prints", "Youth mental health first response for staff"),
        "staff_supervising": translate("Prints", "Supervising helpers"),
        "staff_limits": translate("Prints", "Privacy and mandated reporting"),
    }
