"""Find everything of the file that has a name: students, pairs, the team, benches, days.

Never looks into notes, concerns or consents. The caller says which kinds may be found.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.programs import TeamPosition
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.calendar import list_benches
from peerdesk.services.finding.days import find_day
from peerdesk.services.finding.recents import list_opened
from peerdesk.services.finding.students import find_in, name_and_detail
from peerdesk.services.prints.people_rows import newest_team
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.student_index import (
    MEMORY,
    IndexedStudent,
    StudentIndex,
    find_key,
    fits,
    student_index,
    typed_words,
)
from peerdesk.services.vaults import own_school_id

_MOST: Final = {"students": 6, "pairs": 3, "members": 2, "benches": 2}


class HitKind(StrEnum):
    """What a hit is."""

    STUDENT = "student"
    PAIR = "pair"
    MEMBER = "member"
    BENCH = "bench"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        key: Its id; the ISO date of a day.
        detail: What tells two of one name apart.
        count: Sessions of a day.
    """

    kind: HitKind
    key: str
    text: str
    detail: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """What fits as typed, students first; who fits but for a slip; and which name was meant."""

    hits: tuple[Hit, ...]
    near: tuple[Hit, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A live pair with the words it is found by."""

    hit: Hit
    key: str


def find_anything(
    session: Session,
    text: str,
    today: date,
    kinds: Collection[HitKind],
) -> Findings:
    """Return what `text` means, of the kinds asked for; what was opened last before its equals."""
    words = typed_words(text)
    if not words:
        return Findings(())
    index = student_index(session)
    hits: list[Hit] = []
    near: tuple[Hit, ...] = ()
    suggestion = ""
    if HitKind.STUDENT in kinds:
        school = own_school_id(session)
        recent = [key for _kind, key in list_opened(session)]
        found = find_in(index, school, text, _MOST["students"], recent)
        hits += map(_student, found.exact)
        near, suggestion = tuple(map(_student, found.near)), found.suggestion
    if HitKind.PAIR in kinds:
        hits += islice(_fitting_pairs(session, index, words), _MOST["pairs"])
    if HitKind.MEMBER in kinds:
        hits += islice(_members(session, index, words, today), _MOST["members"])
    hits += _places_and_days(session, text, words, today, kinds)
    return Findings(tuple(hits), near, suggestion)


def hits_of(
    session: Session, wanted: Iterable[tuple[str, str]], kinds: Collection[HitKind]
) -> list[Hit]:
    """Return what these kinds and ids stand for, in the same order, without what is gone."""
    index = student_index(session)
    pairs = {pair.hit.key: pair.hit for pair in _pairs(session, index)}
    found = []
    for kind, key in wanted:
        student = index.by_id.get(key)
        if kind == HitKind.STUDENT and student is not None and HitKind.STUDENT in kinds:
            found.append(_student(student))
        elif kind == HitKind.PAIR and key in pairs and HitKind.PAIR in kinds:
            found.append(pairs[key])
    return found


def _places_and_days(
    session: Session, text: str, words: list[str], today: date, kinds: Collection[HitKind]
) -> Iterator[Hit]:
    if HitKind.BENCH in kinds:
        yield from islice(_benches(session, words), _MOST["benches"])
    day = find_day(text, today) if HitKind.DAY in kinds else None
    if day is not None:
        yield Hit(HitKind.DAY, day.isoformat(), "", count=_sessions_on(session, day))


def _student(student: IndexedStudent) -> Hit:
    name, detail = name_and_detail(student)
    return Hit(HitKind.STUDENT, student.id, name, detail)


def _pairs(session: Session, index: StudentIndex) -> list[_Pair]:
    """Return the live pairs by number, as remembered until a pair or a student changes."""
    memory = session.info.get(MEMORY, {})
    newest = select(func.max(Match.seq)).scalar_subquery()
    count = select(func.count(Match.id)).scalar_subquery()
    state = (*session.execute(select(newest, count)).one(), index)
    known = memory.get(_pairs)
    if known is None or known[0] != state:
        known = memory[_pairs] = (state, list(_read_pairs(session, index)))
    pairs: list[_Pair] = known[1]
    return pairs


def _read_pairs(session: Session, index: StudentIndex) -> Iterator[_Pair]:
    query = (
        select(Match.id, Match.number, Match.mentor_id, Match.mentee_id)
        .where(Match.status.in_(LIVE_MATCHES))
        .order_by(Match.number, Match.id)
    )
    for match_id, number, mentor_id, mentee_id in session.execute(query):
        helper, buddy = index.by_id.get(mentor_id), index.by_id.get(mentee_id)
        if helper is not None and buddy is not None:
            name = f"{helper.name} + {buddy.name}"
            detail = translate("Finding", "pair {number}").format(number=number)
            key = f"{helper.called}{buddy.called}{find_key(detail)}"
            yield _Pair(Hit(HitKind.PAIR, match_id, name, detail), key)


def _fitting_pairs(session: Session, index: StudentIndex, words: list[str]) -> Iterator[Hit]:
    rarest = max(words, key=len)
    for pair in _pairs(session, index):
        if rarest in pair.key and fits(words, pair.key):
            yield pair.hit


def _members(session: Session, index: StudentIndex, words: list[str], today: date) -> Iterator[Hit]:
    """Yield who is in office on the newest team, by name or position."""
    team_id = newest_team(session)
    query = select(TeamPosition.student_id, TeamPosition.title).where(
        TeamPosition.team_id == team_id,
        TeamPosition.ends_on.is_(None) | (TeamPosition.ends_on >= today),
    )
    for student_id, title in session.execute(query.order_by(TeamPosition.rank, TeamPosition.id)):
        student = index.by_id.get(student_id)
        if student is not None and fits(words, find_key(student.name, title)):
            detail = translate("Finding", "{position} of the team").format(position=title)
            yield Hit(HitKind.MEMBER, student_id, student.name, detail)


def _benches(session: Session, words: list[str]) -> Iterator[Hit]:
    for bench in list_benches(session):
        name = translate("Finding", "Bench {mark}").format(mark=bench.mark)
        if fits(words, find_key(name, bench.name, bench.zone)):
            detail = ", ".join(part for part in (bench.name, bench.zone) if part)
            yield Hit(HitKind.BENCH, bench.id, name, detail)


def _sessions_on(session: Session, day: date) -> int:
    first, last = day_bounds(day, day)
    within = SessionLog.held_at >= first, SessionLog.held_at < last
    return session.scalar(select(func.count(SessionLog.id)).where(*within)) or 0
