"""OneRoster 1.1 and 1.2 CSV files to raw rows; tolerant of the deviations met in the field."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from peerdesk.services.roster import text
from peerdesk.services.roster.folding import fold
from peerdesk.services.roster.rows import Field, RawRow
from peerdesk.services.roster.table import no_students
from peerdesk.services.roster.values import clean

_GUARDIAN_ROLES = frozenset({"guardian", "parent", "relative"})
_GONE = frozenset({"tobedeleted", "inactive", "deleted"})
_USER_FIELDS: Mapping[Field, tuple[str, ...]] = {
    Field.SOURCED_ID: ("sourcedid", "userid"),
    Field.NUMBER: ("identifier", "studentnumber", "localid"),
    Field.STATE_ID: ("usermasteridentifier", "stateid", "metadatastateid"),
    Field.FAMILY_NAME: ("familyname", "lastname"),
    Field.GIVEN_NAME: ("givenname", "firstname"),
    Field.MIDDLE_NAME: ("middlename",),
    Field.PREFERRED_NAME: ("preferredgivenname", "preferredfirstname", "metadatapreferredname"),
    Field.GRADE: ("grades", "grade"),
    Field.EMAIL: ("email",),
    Field.LANGUAGE: ("metadatahomelanguage", "metadatalanguage", "homelanguage"),
    Field.HOMEROOM: ("metadatahomeroom", "homeroom"),
}
_ALWAYS_THERE = frozenset({Field.FAMILY_NAME, Field.GIVEN_NAME, Field.GRADE})
_ORGS = ("orgsourcedids", "orgsourcedid", "orgs", "schoolsourcedid")
_ROLE_ORGS = ("orgsourcedid", "orgsourcedids")
_PERSON = ("usersourcedid", "userid", "sourcedid")


@dataclass(frozen=True, slots=True)
class OneRoster:
    """What a OneRoster zip says about people.

    Attributes:
        is_complete: The users file is a bulk file, so who is missing has left.
        school_codes: Id of a school by the number that the district knows it by.
    """

    rows: tuple[RawRow, ...]
    fields: frozenset[Field]
    is_complete: bool
    version: str
    school_codes: Mapping[str, str]


class _Record:
    """One line of a OneRoster file: cells by folded heading, first of several spellings wins."""

    __slots__ = ("_cells", "_places", "row")

    def __init__(self, row: int, places: Mapping[str, int], cells: tuple[str, ...]) -> None:
        self.row = row
        self._places = places
        self._cells = cells

    def get(self, *names: str) -> str:
        for name in names:
            place = self._places.get(name, -1)
            if 0 <= place < len(self._cells) and (found := clean(self._cells[place])):
                return found
        return ""

    @property
    def is_gone(self) -> bool:
        return fold(self.get("status")) in _GONE


def _records(entries: Mapping[str, bytes], name: str) -> Iterator[_Record]:
    data = entries.get(name)
    if data is None or not data.strip():
        return
    content, _encoding = text.decode(data)
    places: dict[str, int] = {}
    for line in text.iterate_lines(content, text.find_delimiter(content)):
        if line.is_blank:
            continue
        if places:
            yield _Record(line.row, places, line.cells)
        else:
            for place, heading in enumerate(line.cells):
                places.setdefault(fold(heading), place)


def read_oneroster(entries: Mapping[str, bytes]) -> OneRoster:
    """Return one raw row per person and school; guardians are left out.

    Args:
        entries: Inflated files by lower-case name.

    Raises:
        RosterFileError: If a file is no text or there are no users.
    """
    manifest = {
        fold(r.get("propertyname")): r.get("value") for r in _records(entries, "manifest.csv")
    }
    users = list(_records(entries, "users.csv"))
    if not users:
        raise no_students()
    orgs = {r.get("sourcedid"): r for r in _records(entries, "orgs.csv")}
    extras = _Extras(entries)
    rows = tuple(row for user in users for row in _rows_of(user, orgs, extras))
    fields = frozenset(field for row in rows for field in row.values) | _ALWAYS_THERE
    is_complete = fold(manifest.get("fileusers", "")) != "delta"
    version = manifest.get("onerosterversion", "")
    return OneRoster(rows, fields, is_complete, version, _school_codes(orgs))


def _school_codes(orgs: Mapping[str, _Record]) -> dict[str, str]:
    """Return the id of each school by its number, leaving out what names two schools."""
    found = [(org.get("identifier").casefold(), key) for key, org in orgs.items()]
    told = Counter(code for code, _key in found) + Counter(key.casefold() for key in orgs)
    return {code: key for code, key in found if code and told[code] == 1}


class _Extras:
    """What other files add to a user: roles, demographics, homeroom, schools of enrollment."""

    def __init__(self, entries: Mapping[str, bytes]) -> None:
        self.roles: dict[str, list[_Record]] = {}
        for record in _records(entries, "roles.csv"):
            self.roles.setdefault(record.get("usersourcedid", "userid"), []).append(record)
        self.demographics = {r.get(*_PERSON): r for r in _records(entries, "demographics.csv")}
        classes = {r.get("sourcedid"): r for r in _records(entries, "classes.csv")}
        self.homerooms: dict[tuple[str, str], str] = {}
        self.enrolled: dict[str, dict[str, None]] = {}
        for record in _records(entries, "enrollments.csv"):
            self._add_enrollment(record, classes)

    def _add_enrollment(self, record: _Record, classes: Mapping[str, _Record]) -> None:
        user = record.get("usersourcedid", "userid")
        lesson = classes.get(record.get("classsourcedid", "classid"))
        if record.is_gone or (lesson is not None and lesson.is_gone):
            return
        from_class = lesson.get("schoolsourcedid") if lesson is not None else ""
        school = record.get("schoolsourcedid", "schoolid") or from_class
        self.enrolled.setdefault(user, {})[school] = None
        if lesson is not None and fold(lesson.get("classtype")) == "homeroom":
            title = lesson.get("title", "classcode", "location")
            self.homerooms.setdefault((user, school), title)


def _rows_of(user: _Record, orgs: Mapping[str, _Record], extras: _Extras) -> Iterator[RawRow]:
    user_id = user.get("sourcedid", "userid")
    shared = {field: found for field, names in _USER_FIELDS.items() if (found := user.get(*names))}
    shared[Field.GRADE] = _first_grade(shared.get(Field.GRADE, ""))
    details = extras.demographics.get(user_id)
    if details is not None:
        shared[Field.BIRTH_DATE] = details.get("birthdate", "dateofbirth", "dob")
        shared[Field.GENDER] = details.get("sex", "gender")
    if not shared.get(Field.STATE_ID):
        shared[Field.STATE_ID] = _state_id(user.get("userids"))
    places = _places(user, orgs, extras)
    for school, (role, is_gone) in places.items():
        has_ended = is_gone or user.is_gone
        if fold(role) in _GUARDIAN_ROLES or not (role or shared[Field.GRADE] or has_ended):
            continue
        values = dict(shared)
        values[Field.ROLE] = role
        values[Field.SCHOOL_ID] = school
        if school in orgs:
            values[Field.SCHOOL_NAME] = orgs[school].get("name")
        homeroom = extras.homerooms.get((user_id, school)) or extras.homerooms.get((user_id, ""))
        if homeroom:
            values[Field.HOMEROOM] = homeroom
        if has_ended:
            values[Field.STATUS] = "tobedeleted"
        else:
            values[Field.EXIT_DATE] = _last_day(extras.roles.get(user_id, []), school, role)
        yield RawRow(user.row, {field: value for field, value in values.items() if value})


def _state_id(user_ids: str) -> str:
    """Return the state's id in a list such as "{stateId:123},{fed:456}"."""
    found = re.findall(r"\{([^:{}]+):([^{}]+)\}", user_ids)
    return next((text.strip() for kind, text in found if "state" in kind.casefold()), "")


def _first_grade(grades: str) -> str:
    """Return the only grade of a comma-separated list, or the highest place in it: the last."""
    return grades.rsplit(",", maxsplit=1)[-1].strip()


def _places(
    user: _Record, orgs: Mapping[str, _Record], extras: _Extras
) -> dict[str, tuple[str, bool]]:
    """Return role and "is gone" of a user by school id; the empty id if no school is known."""
    user_id = user.get("sourcedid", "userid")
    own_role = user.get("role")
    listed: dict[str, tuple[str, bool]] = {}
    for record in sorted(extras.roles.get(user_id, []), key=_role_rank):
        org = record.get(*_ROLE_ORGS)
        listed.setdefault(org, (record.get("role") or own_role, record.is_gone))
    if not listed:
        for org in user.get(*_ORGS, "primaryorgsourcedid").split(","):
            listed.setdefault(org.strip(), (own_role, False))
    schools = {org: place for org, place in listed.items() if org and _is_school(org, orgs)}
    if schools:
        return schools
    role, is_gone = next(iter(listed.values()))
    enrolled = [org for org in extras.enrolled.get(user_id, {}) if org]
    return dict.fromkeys(enrolled, (role, is_gone)) or {"": (role, is_gone)}


def _last_day(roles: list[_Record], school: str, role: str) -> str:
    """Return the last day of a role at a school; nothing if it has no end."""
    ends = [
        record.get("enddate")
        for record in roles
        if not record.is_gone
        and record.get(*_ROLE_ORGS) == school
        and record.get("role") in {role, ""}
    ]
    return "" if "" in ends else max(ends, default="")


def _role_rank(record: _Record) -> tuple[bool, bool]:
    return (record.is_gone, fold(record.get("roletype")) != "primary")


def _is_school(org_id: str, orgs: Mapping[str, _Record]) -> bool:
    """Say whether an org is a school; where the zip lists no orgs, every one counts as one."""
    org = orgs.get(org_id)
    return fold(org.get("type")) in {"school", ""} if org is not None else not orgs
