"""What a record is called: the words by which people know which one is meant."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Row, Table, select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.base import Base
from peerdesk.services.names import full_name

_PART: Final = 500


@dataclass(frozen=True, slots=True)
class Described:
    """One record.

    Attributes:
        text: "Maya Ortiz", "Maya Ortiz + Sam Vance".
        on: The day it is about, for the window to write; None if it is about none.
        opens: Record to go to on its page; the student behind a consent.
    """

    text: str
    on: date | None = None
    opens: str = ""


Rows = Mapping[str, Row[Any]]


def described(session: Session, table: str, ids: Collection[str]) -> dict[str, Described]:
    """Return what these records are called, by id; those in the bin too."""
    rows = _rows(session, Base.metadata.tables[table], ids)
    if not rows:
        return {}
    name = _NAMING.get(table, _by_parent)
    found = name(session, Base.metadata.tables[table], rows)
    section = _SECTIONS.get(table)
    return {key: replace(one, opens=section) for key, one in found.items()} if section else found


def _rows(session: Session, table: Table, ids: Collection[str]) -> dict[str, Row[Any]]:
    wanted = sorted(set(ids))
    found: dict[str, Row[Any]] = {}
    for at in range(0, len(wanted), _PART):
        query = select(table).where(table.c.id.in_(wanted[at : at + _PART]))
        found |= {row.id: row for row in session.execute(query)}
    return found


def _students(_session: Session, _table: Table, rows: Rows) -> dict[str, Described]:
    return {
        key: Described(full_name(row.first_name, row.last_name, row.preferred_name), opens=key)
        for key, row in rows.items()
    }


def _adults(_session: Session, _table: Table, rows: Rows) -> dict[str, Described]:
    return {key: Described(full_name(row.first_name, row.last_name)) for key, row in rows.items()}


def _two(one: str, other: str, *, opens: str = "") -> Callable[..., dict[str, Described]]:
    """Return how records about two students are named."""

    def name(session: Session, _table: Table, rows: Rows) -> dict[str, Described]:
        ids = {getattr(row, column) for row in rows.values() for column in (one, other)}
        known = described(session, "student", ids - {None})
        nobody = Described(translate("Records", "nobody"))
        return {
            key: Described(
                f"{known.get(getattr(row, one), nobody).text} + "
                f"{known.get(getattr(row, other), nobody).text}",
                opens=getattr(row, opens) if opens else key,
            )
            for key, row in rows.items()
        }

    return name


def _plain(_session: Session, _table: Table, rows: Rows) -> dict[str, Described]:
    return {key: Described(_title(row), _day_of(row), opens=key) for key, row in rows.items()}


def _title(row: Row[Any]) -> str:
    values = row._mapping  # noqa: SLF001 - the public name of a row's values
    names = ("name", "label", "title", "class_name", "alias")
    return str(next((values[name] for name in names if values.get(name)), ""))


def _sessions(session: Session, _table: Table, rows: Rows) -> dict[str, Described]:
    pairs = described(session, "buddy_match", {r.match_id for r in rows.values()} - {None})
    teams = described(session, "leadership_team", {r.team_id for r in rows.values()} - {None})
    there = _attendance(session, rows)
    about = {key: pairs.get(row.match_id) or teams.get(row.team_id) for key, row in rows.items()}
    alone = {key: there.get(key) or _title(row) or _kind(row) for key, row in rows.items()}
    return {
        key: replace(about[key] or Described(alone[key]), on=_day_of(row), opens=key)
        for key, row in rows.items()
    }


def _kind(row: Row[Any]) -> str:
    from peerdesk.services.session_logs.words import kind_words  # noqa: PLC0415 - needed rarely

    return kind_words()[row.kind]


def _attendance(session: Session, rows: Rows) -> dict[str, str]:
    """Return who was at sessions that are about no pair and no team."""
    alone = [key for key, row in rows.items() if not (row.match_id or row.team_id)]
    there = Base.metadata.tables["session_attendance"]
    query = select(there.c.session_log_id, there.c.student_id).where(
        there.c.session_log_id.in_(alone)
    )
    pairs = [(log_id, student_id) for log_id, student_id in session.execute(query)]
    names = described(session, "student", {student_id for _log, student_id in pairs})
    found: dict[str, list[str]] = {}
    for log_id, student_id in pairs:
        found.setdefault(log_id, []).append(names[student_id].text)
    return {log_id: ", ".join(sorted(set(there))) for log_id, there in found.items()}


def _by_parent(session: Session, table: Table, rows: Rows) -> dict[str, Described]:
    """Name a record by its own title, or by the records it points at: student, pair, team."""
    pointers = [
        (column.name, next(iter(column.foreign_keys)).column.table.name)
        for column in table.c
        if column.foreign_keys and column.name != "school_id"
    ]
    parents = {
        column: described(session, parent, {getattr(r, column) for r in rows.values()} - {None})
        for column, parent in pointers
    }
    return {key: _pointed(row, pointers, parents) for key, row in rows.items()}


def _pointed(
    row: Row[Any],
    pointers: Sequence[tuple[str, str]],
    parents: Mapping[str, Mapping[str, Described]],
) -> Described:
    found = [
        parents[column][getattr(row, column)]
        for column, _parent in sorted(pointers, key=lambda one: _RANK.get(one[1], 9))
        if getattr(row, column) in parents[column]
    ]
    title = _title(row)
    first = found[0] if found else Described("")
    text = ", ".join(part for part in (first.text, title) if part)
    return Described(text, _day_of(row), first.opens)


def _duties(session: Session, table: Table, rows: Rows) -> dict[str, Described]:
    """Name duties by their helper; what opens is the cell of the week."""
    return {
        key: replace(
            one, opens=f"{rows[key].day}|{rows[key].recess_period_id}|{rows[key].bench_id}"
        )
        for key, one in _by_parent(session, table, rows).items()
    }


def _concerns(session: Session, table: Table, rows: Rows) -> dict[str, Described]:
    """Name concerns by their student; what opens is the concern."""
    named = _by_parent(session, table, rows)
    return {key: replace(one, opens=key) for key, one in named.items()}


def _courses(_session: Session, _table: Table, rows: Rows) -> dict[str, Described]:
    """Name courses and days of training by what the course is called."""
    return {
        key: Described(_course(row, _title(row)), _day_of(row), opens=key)
        for key, row in rows.items()
    }


def _trainings(session: Session, table: Table, rows: Rows) -> dict[str, Described]:
    """Name what somebody did by the person and the course."""
    named = _by_parent(session, table, rows)
    return {
        key: replace(one, text=f"{one.text}, {_course(rows[key])}") for key, one in named.items()
    }


def _course(row: Row[Any], own: str = "") -> str:
    from peerdesk.services.training.words import course_name  # noqa: PLC0415 - needed rarely

    values = row._mapping  # noqa: SLF001 - the public name of a row's values
    return course_name(values.get("code") or values.get("course") or "", own)


_SECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "school_year": "year",
        "term": "year",
        "calendar_day": "year",
        "recess_period": "benches",
        "bench": "benches",
        "school": "school",
    }
)
"""Section of the settings in which a record is kept."""

_RANK: Final[Mapping[str, int]] = MappingProxyType(
    {"student": 0, "buddy_match": 1, "session_log": 2, "leadership_team": 3, "bench": 4}
)
_DAYS: Final = ("day", "held_at", "done_on", "starts_on", "answered_on", "asked_on", "noticed_at")


def _day_of(row: Row[Any]) -> date | None:
    values = row._mapping  # noqa: SLF001 - the public name of a row's values
    day = next((values[name] for name in _DAYS if values.get(name) is not None), None)
    return day.astimezone().date() if isinstance(day, datetime) else day


_NAMING: Final[Mapping[str, Callable[[Session, Table, Rows], dict[str, Described]]]] = (
    MappingProxyType(
        {
            "student": _students,
            "staff": _adults,
            "buddy_match": _two("mentor_id", "mentee_id"),
            "match_proposal": _two("mentor_id", "mentee_id"),
            "pair_constraint": _two("student_a_id", "student_b_id"),
            "session_log": _sessions,
            "duty_assignment": _duties,
            "concern": _concerns,
            "course": _courses,
            "training_rule": _courses,
            "helper_mentor": _two("mentor_student_id", "new_student_id"),
            "training_event": _courses,
            "training_record": _trainings,
            "staff_training": _trainings,
            "school": _plain,
            "bench": _plain,
            "program": _plain,
            "partner": _plain,
            "recess_period": _plain,
            "school_year": _plain,
            "leadership_team": _plain,
            "calendar_day": _plain,
            "consent_topic": _plain,
        }
    )
)
