"""Who the Mark absent panel is about: one student, or a whole class."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from peerdesk.services import duty
from peerdesk.services.duty import LostDuty


@dataclass(frozen=True, slots=True)
class Subject:
    """A student by id, or a class by its homeroom."""

    student_id: str = ""
    homeroom: str = ""

    @property
    def is_class(self) -> bool:
        """Return whether a whole class is meant."""
        return bool(self.homeroom)

    def marking(self, first: date, last: date, stand_ins: Mapping[str, str]) -> Callable[..., Any]:
        """Return the use case that marks them absent."""
        if self.is_class:
            marking: partial[Any] = partial(duty.mark_class_absent, homeroom=self.homeroom)
        else:
            marking = partial(duty.mark_absent, student_id=self.student_id)
        return partial(marking, first=first, last=last, stand_ins=stand_ins)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the panel reads about the chosen subject.

    Attributes:
        absence_id: The absence that holds the first day already, if one does.
        pairs: Who would be met; of a class only how many pairs there are.
    """

    name: str
    duties: tuple[LostDuty, ...]
    absence_id: str | None
    pairs: tuple[str, ...]
    pair_count: int
    students: int


def read_opening(session: Any, subject: Subject, first: date, last: date) -> Opening:
    """Return what falls out when the subject is away.

    Raises:
        InvalidValueError: If the days make no sense.
        NotFoundError: If the student or class is gone.
    """
    if subject.is_class:
        out = duty.class_falls_out(session, subject.homeroom, first, last)
        name = duty.class_words(subject.homeroom)
        return Opening(name, out.duties, None, (), out.pairs, out.students)
    lost = duty.falls_out(session, subject.student_id, first, last)
    absence_id = duty.absences_on(session, first).get(subject.student_id)
    return Opening(lost.name, lost.duties, absence_id, lost.pairs, len(lost.pairs), 1)
