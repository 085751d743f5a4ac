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
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
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


class HitKind(StrEnum):
    """What a hit is."""

    STUDENT = "student"
    PAIR = "pair"
    MEMBER = "member"
    BENCH = "bench"
    DAY = "day"


_MOST: Final = {HitKind.STUDENT: 6, HitKind.PAIR: 3, HitKind.MEMBER: 2, HitKind.BENCH: 2}


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
class _Named:
    """A hit with the words it is found by, and the last day it can be."""

    hit: Hit
    key: str
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Book:
    """Everything with a name besides students."""

    pairs: tuple[_Named, ...]
    members: tuple[_Named, ...]
    benches: tuple[_Named, ...]


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
        found = find_in(index, school, text, _MOST[HitKind.STUDENT], recent)
        hits += map(_student, found.exact)
        near, suggestion = tuple(map(_student, found.near)), found.suggestion
    book = _book(session, index)
    for kind, named in (
        (HitKind.PAIR, book.pairs),
        (HitKind.MEMBER, book.members),
        (HitKind.BENCH, book.benches),
    ):
        if kind in kinds:
            hits += islice(_fitting(named, words, today), _MOST[kind])
    day = find_day(text, today) if HitKind.DAY in kinds else None
    if day is not None:
        hits.append(Hit(HitKind.DAY, day.isoformat(), "", count=_sessions_on(session, day)))
    return Findings(tuple(hits), near, suggestion)


def hits_of(
    session: Session, wanted: Iterable[tuple[str, str]], kinds: Collection[HitKind]
) -> list[Hit]:
    """Return what these kinds and ids stand for, in the same order, without what is gone."""
    index = student_index(session)
    pairs = {pair.hit.key: pair.hit for pair in _book(session, index).pairs}
    found = []
    for kind, key in wanted:
        student = index.by_id.get(key)
        if kind == HitKind.STUDENT and student is not None and HitKind.STUDENT in kinds:
            found.append(_student(student))
        elif kind == HitKind.PAIR and key in pairs and HitKind.PAIR in kinds:
            found.append(pairs[key])
    return found


def _student(student: IndexedStudent) -> Hit:
    name, detail = name_and_detail(student)
    return Hit(HitKind.STUDENT, student.id, name, detail)


def _fitting(named: Iterable[_Named], words: list[str], today: date) -> Iterator[Hit]:
    rarest = max(words, key=len)
    for one in named:
        is_past = one.ends_on is not None and one.ends_on < today
        if rarest in one.key and not is_past and fits(words, one.key):
            yield one.hit


def _book(session: Session, index: StudentIndex) -> _Book:
    """Return the book as remembered until anything in the file changes."""
    memory = session.info.get(MEMORY, {})
    state = (local_state.get(session, Key.SEQ), index)
    known = memory.get(_book)
    if known is None or known[0] != state:
        read = (_read_pairs(session, index), _read_members(session, index), _read_benches(session))
        known = memory[_book] = (state, _Book(*map(tuple, read)))
    book = known[1]
    assert isinstance(book, _Book)  # noqa: S101 - put there above
    return book


def _read_pairs(session: Session, index: StudentIndex) -> Iterator[_Named]:
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
            yield _Named(Hit(HitKind.PAIR, match_id, name, detail), key)


def _read_members(session: Session, index: StudentIndex) -> Iterator[_Named]:
    """Yield who is or was on the newest team, by rank."""
    query = select(TeamPosition.student_id, TeamPosition.title, TeamPosition.ends_on).where(
        TeamPosition.team_id == newest_team(session)
    )
    rows = session.execute(query.order_by(TeamPosition.rank, TeamPosition.id))
    for student_id, title, ends_on in rows:
        student = index.by_id.get(student_id)
        if student is not None:
            detail = translate("Finding", "{position} of the team").format(position=title)
            hit = Hit(HitKind.MEMBER, student_id, student.name, detail)
            yield _Named(hit, find_key(student.name, title), ends_on)


def _read_benches(session: Session) -> Iterator[_Named]:
    for bench in list_benches(session):
        name = translate("Finding", "Bench {mark}").format(mark=bench.mark)
        detail = ", ".join(part for part in (bench.name, bench.zone) if part)
        hit = Hit(HitKind.BENCH, bench.id, name, detail)
        yield _Named(hit, find_key(name, bench.name, bench.zone))


def _sessions_on(session: Session, day: date) -> int:
    first, last = day_bounds(day, day)
    within = SessionLog.held_at >= first, SessionLog.held_at < last
    return session.scalar(select(func.count(SessionLog.id)).where(*within)) or 0
