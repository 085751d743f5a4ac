"""Why a helper may not do something yet, and how that is put right.

check(session, activity, student_ids, day, field=...)    raises TrainingNeededError
check_session(session, kind, student_ids, day)           the same for the kind of a session
needed_words(session, error) -> "Eli Brandt cannot log counseling until Limits is done."
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, MembershipRole, MembershipStatus, ProgramKind, SessionKind
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.members import student_tags
from peerdesk.services.training.naming import course_names
from peerdesk.services.training_rules.rules import lacking
from peerdesk.services.training_rules.words import cannot

_OF_SESSION: Final = {
    SessionKind.PEER_COUNSELING: Activity.HOLD_COUNSELING,
    SessionKind.GROUP: Activity.LEAD_GROUP,
}
_OTHERWISE: Final = {
    Activity.HOLD_COUNSELING: SessionKind.DROP_IN,
}


class TrainingNeededError(InvalidValueError):
    """A helper lacks a course. Fields: field, problem, activity, student_id, courses.

    A window names the helper by `needed_words` and offers to record the course.
    """

    def __init__(
        self, field: str, problem: str, activity: Activity, student_id: str, courses: Sequence[str]
    ) -> None:
        super().__init__(field, problem)
        self.fields |= {
            "activity": activity,
            "student_id": student_id,
            "courses": tuple(courses),
        }

    @property
    def activity(self) -> Activity:
        """Return what the helper may not do yet."""
        return Activity(self.fields["activity"])

    @property
    def student_id(self) -> str:
        """Return the helper."""
        return str(self.fields["student_id"])

    @property
    def courses(self) -> tuple[str, ...]:
        """Return the codes of the courses that are missing."""
        return tuple(self.fields["courses"])


def check(
    session: Session, activity: Activity, student_ids: Collection[str], day: date, *, field: str
) -> None:
    """Let an activity go on if one of these helpers may do it on `day`, or if there is none.

    Raises:
        TrainingNeededError: About the first helper, if nobody may.
    """
    missing = lacking(session, student_ids, day)
    wanting = [(one, missing[one][activity]) for one in student_ids]
    if not wanting or any(not courses for _student_id, courses in wanting):
        return
    student_id, courses = min(wanting, key=lambda one: (len(one[1]), one[0]))
    here = translate("TrainingRules", "This helper")
    sentence = cannot(activity, here, courses, course_names(session))
    raise TrainingNeededError(field, sentence, activity, student_id, courses)


def check_session(
    session: Session, kind: SessionKind, student_ids: Collection[str], day: date
) -> None:
    """Let a session of peer counseling or a group be logged, or say which course is missing.

    Raises:
        TrainingNeededError: If helpers were there, and none of them may hold it.
    """
    if kind in _OF_SESSION and student_ids:
        helpers = _helpers(session, kind, student_ids)
        check(session, _OF_SESSION[kind], helpers, day, field="who")


def needed_words(session: Session, error: TrainingNeededError) -> str:
    """Return the error with the helper's name, and what to do about it."""
    tags = student_tags(session, [error.student_id])
    name = tags[error.student_id].full_name if tags else translate("TrainingRules", "This helper")
    sentence = cannot(error.activity, name, error.courses, course_names(session))
    if error.activity in _OTHERWISE:
        other = translate(
            "TrainingRules", "Record the course, or choose Drop-in if you held it yourself."
        )
    else:
        other = translate("TrainingRules", "Record the course, or choose another helper.")
    return f"{sentence} {other}"


def _helpers(session: Session, kind: SessionKind, student_ids: Collection[str]) -> list[str]:
    """Return who of these serves as a helper; in a group, who helps in that program."""
    query = (
        select(ProgramMembership.student_id)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            ProgramMembership.student_id.in_(list(student_ids)),
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
        .distinct()
    )
    if kind is SessionKind.GROUP:
        query = query.where(Program.kind == ProgramKind.SUPPORT_GROUP)
    return sorted(session.scalars(query))
