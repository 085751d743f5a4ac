"""Which helper has signed what for this school year, and who still misses it.

list_helpers(session, today, program=None) -> [HelperRow]
list_missing(session, today, program=None) -> [HelperRow]
of_student(session, student_id, today) -> (Standing, ...)
usual_adult(session, today) -> the name that stands on the papers most likely
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    AcknowledgementKind,
    Grade,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    StudentStatus,
)
from peerdesk.i18n import translate
from peerdesk.models.acknowledgements import Acknowledgement
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.acknowledgements.kinds import TEXT_VERSION
from peerdesk.services.consent.book import current_year_id
from peerdesk.services.names import full_name, list_name
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.vaults import own_school_id


class PaperState(StrEnum):
    """Where one paper of one helper stands."""

    SIGNED = "signed"
    MISSING = "missing"
    LAST_YEAR = "last_year"
    OLD_TEXT = "old_text"


@dataclass(frozen=True, slots=True)
class Standing:
    """One paper of one helper.

    Attributes:
        id: Id of the record that counts or counted last; empty if there is none.
        signed_on: The day it was signed, also if it counts no more.
        adult: The adult whom that paper names.
    """

    kind: AcknowledgementKind
    state: PaperState
    id: str = ""
    signed_on: date | None = None
    adult: str = ""
    version: str = ""

    @property
    def is_missing(self) -> bool:
        """Return whether the helper has still to sign."""
        return self.state is not PaperState.SIGNED


@dataclass(frozen=True, slots=True)
class HelperRow:
    """A helper and both papers.

    Attributes:
        id: The student's id.
        name: As in a list, "Ortiz, Maya".
        programs: What the student helps in.
    """

    id: str
    name: str
    full_name: str
    first_name: str
    grade: Grade
    homeroom: str
    language: str
    programs: tuple[ProgramKind, ...]
    papers: tuple[Standing, ...]

    @property
    def missing(self) -> tuple[AcknowledgementKind, ...]:
        """Return what is still to be signed."""
        return tuple(paper.kind for paper in self.papers if paper.is_missing)

    def paper(self, kind: AcknowledgementKind) -> Standing:
        """Return how one paper stands."""
        return next(paper for paper in self.papers if paper.kind is kind)


_NOT_SIGNED: Final = (PaperState.MISSING, PaperState.LAST_YEAR, PaperState.OLD_TEXT)


def list_helpers(
    session: Session, today: date, program: ProgramKind | None = None
) -> list[HelperRow]:
    """Return every helper of the school (or of one program), by homeroom and name."""
    programs = _programs(session)
    ids = [one for one, kinds in programs.items() if program is None or program in kinds]
    papers = _papers(session, ids, today)
    query = select(
        Student.id, Student.first_name, Student.last_name, Student.preferred_name, Student.grade,
        Student.homeroom, Student.home_languages,
    ).where(
        Student.id.in_(ids), Student.status == StudentStatus.ACTIVE,
        Student.school_id == own_school_id(session),
    )  # fmt: skip
    rows = [
        HelperRow(
            one.id,
            list_name(one.first_name, one.last_name, one.preferred_name),
            full_name(one.first_name, one.last_name, one.preferred_name),
            one.preferred_name or one.first_name,
            one.grade,
            one.homeroom,
            next(iter(one.home_languages), ""),
            tuple(kind for kind in ProgramKind if kind in programs[one.id]),
            papers[one.id],
        )
        for one in session.execute(query)
    ]
    return sorted(
        rows, key=lambda row: (row.grade.level, row.homeroom, row.name.casefold(), row.id)
    )


def list_missing(
    session: Session, today: date, program: ProgramKind | None = None
) -> list[HelperRow]:
    """Return the helpers who have still to sign something, by homeroom and name."""
    return [row for row in list_helpers(session, today, program) if row.missing]


def of_student(session: Session, student_id: str, today: date) -> tuple[Standing, ...]:
    """Return the papers of one student, whether a helper or not."""
    return _papers(session, [student_id], today)[student_id]


def counting(
    session: Session, student_ids: Collection[str], today: date
) -> frozenset[tuple[str, AcknowledgementKind]]:
    """Return which papers of these students are signed and count today."""
    found = _papers(session, student_ids, today)
    return frozenset(
        (id_, paper.kind)
        for id_, papers in found.items()
        for paper in papers
        if not paper.is_missing
    )


def is_helper(session: Session, student_id: str) -> bool:
    """Return whether a student helps in a program now."""
    return student_id in _programs(session)


def usual_adult(session: Session, today: date) -> str:
    """Return the adult named last in this school year, else the school's one counselor, or ""."""
    query = (
        select(Acknowledgement.adult)
        .where(
            Acknowledgement.adult != "",
            Acknowledgement.school_id == own_school_id(session),
            Acknowledgement.school_year_id == current_year_id(session, today),
        )
        .order_by(Acknowledgement.id.desc())
        .limit(1)
    )
    return session.scalar(query) or adult_to_tell(session)


def state_words() -> dict[PaperState, str]:
    """Return each state in words."""
    return {
        PaperState.SIGNED: translate("Acknowledgements", "Signed"),
        PaperState.MISSING: translate("Acknowledgements", "Missing"),
        PaperState.LAST_YEAR: translate("Acknowledgements", "Signed last year"),
        PaperState.OLD_TEXT: translate("Acknowledgements", "Text has changed"),
    }


def state_tone(state: PaperState) -> str:
    """Return the tone of a state."""
    return "warn" if state in _NOT_SIGNED else "ok"


def _programs(session: Session) -> dict[str, set[ProgramKind]]:
    """Return what each helper helps in, by student."""
    query = (
        select(ProgramMembership.student_id, Program.kind)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
    )
    found: dict[str, set[ProgramKind]] = defaultdict(set)
    for student_id, kind in session.execute(query):
        found[student_id].add(kind)
    return found


def _papers(
    session: Session, student_ids: Collection[str], today: date
) -> dict[str, tuple[Standing, ...]]:
    year = current_year_id(session, today)
    query = (
        select(Acknowledgement)
        .where(Acknowledgement.student_id.in_(list(student_ids)))
        .order_by(Acknowledgement.signed_on, Acknowledgement.id)
    )
    last: dict[tuple[str, AcknowledgementKind], Standing] = {}
    for one in session.scalars(query):
        standing = Standing(
            one.kind, _state(one, year), one.id, one.signed_on, one.adult, one.version
        )
        known = last.get((one.student_id, one.kind))
        if known is None or known.is_missing or not standing.is_missing:
            last[one.student_id, one.kind] = standing
    return {
        id_: tuple(
            last.get((id_, kind)) or Standing(kind, PaperState.MISSING)
            for kind in AcknowledgementKind
        )
        for id_ in student_ids
    }


def _state(one: Acknowledgement, year: str | None) -> PaperState:
    if one.school_year_id != year:
        return PaperState.LAST_YEAR
    return PaperState.SIGNED if one.version == TEXT_VERSION else PaperState.OLD_TEXT
