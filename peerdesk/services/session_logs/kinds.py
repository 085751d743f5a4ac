"""What each kind of session asks for, offers, and counts as."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from peerdesk.enums import SessionKind, SessionTopic, UseOfTime


class Ask(StrEnum):
    """A field of the panel that only some kinds have."""

    TITLE = "title"
    CLASS = "class_name"
    ADULTS = "adults"
    COUNT = "head_count"
    ALIAS = "alias"
    MODE = "mode"
    MOOD = "mood"
    MOODS = "moods"
    WORRY = "worry"
    COVERS = "covers"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class KindRule:
    """One kind.

    Attributes:
        topics: What it can be about, in the order of Alt+1, Alt+2 and so on.
        asks: The fields it has besides who, when, minutes, topic and note.
        use: What the counselor's time in it went to.
        takes_students: Any number of students can be named.
        is_private: Its note is for the counselor alone.
    """

    topics: tuple[SessionTopic, ...]
    asks: frozenset[Ask]
    use: UseOfTime
    takes_students: bool = True
    is_private: bool = False


_T: Final = SessionTopic

PAIR_TOPICS: Final = (_T.FRIENDS, _T.SCHOOL, _T.FAMILY, _T.FEELINGS, _T.PLAY, _T.OTHER)
"""What a pair's form offers, in its order."""

COUNSELING_TOPICS: Final = (
    _T.FRIENDS, _T.SCHOOL, _T.FAMILY, _T.FEELINGS, _T.STRESS, _T.BULLYING, _T.OTHER,
)  # fmt: skip
"""What a counseling form offers, in its order."""

_TALK: Final = frozenset({Ask.MODE, Ask.MOOD, Ask.WORRY, Ask.SHEET})

RULES: Final[Mapping[SessionKind, KindRule]] = MappingProxyType(
    {
        SessionKind.PAIR: KindRule(PAIR_TOPICS, _TALK, UseOfTime.DIRECT, takes_students=False),
        SessionKind.DROP_IN: KindRule(
            (*PAIR_TOPICS[:-1], _T.BULLYING, _T.STRESS, _T.OTHER),
            _TALK | {Ask.MOODS, Ask.ALIAS, Ask.COUNT},
            UseOfTime.DIRECT,
            is_private=True,
        ),
        SessionKind.PEER_COUNSELING: KindRule(
            COUNSELING_TOPICS, _TALK | {Ask.MOODS, Ask.ALIAS}, UseOfTime.DIRECT, is_private=True
        ),
        SessionKind.GROUP: KindRule(
            (_T.STRESS, _T.BULLYING, _T.GRIEF, _T.NEW_HERE, _T.FRIENDS, _T.FAMILY, _T.OTHER),
            frozenset({Ask.TITLE, Ask.COUNT, Ask.MODE, Ask.MOOD, Ask.WORRY}),
            UseOfTime.DIRECT,
            is_private=True,
        ),
        SessionKind.TEAM: KindRule(
            (_T.PLANNING, _T.BENCH, _T.EVENT, _T.LISTENING, _T.SCHOOL, _T.OTHER),
            frozenset({Ask.MODE, Ask.MOOD}),
            UseOfTime.DIRECT,
        ),
        SessionKind.SUPERVISION: KindRule(
            (_T.HELPERS, _T.LIMITS, _T.LISTENING, _T.FEELINGS, _T.PLANNING, _T.OTHER),
            frozenset({Ask.COVERS, Ask.COUNT, Ask.MODE, Ask.WORRY}),
            UseOfTime.DIRECT,
            is_private=True,
        ),
        SessionKind.LESSON: KindRule(
            (_T.FEELINGS, _T.FRIENDS, _T.BULLYING, _T.STRESS, _T.ASKING_FOR_HELP, _T.LISTENING,
             _T.OTHER),
            frozenset({Ask.TITLE, Ask.CLASS, Ask.COUNT, Ask.MODE}),
            UseOfTime.DIRECT,
            takes_students=False,
        ),
        SessionKind.WORKSHOP: KindRule(
            (_T.FEELINGS, _T.STRESS, _T.FAMILY, _T.ASKING_FOR_HELP, _T.RESOURCES, _T.OTHER),
            frozenset({Ask.TITLE, Ask.ADULTS, Ask.COUNT, Ask.MODE}),
            UseOfTime.INDIRECT,
            takes_students=False,
        ),
        SessionKind.CONSULTATION: KindRule(
            (_T.SCHOOL, _T.FEELINGS, _T.FRIENDS, _T.FAMILY, _T.ATTENDANCE, _T.OTHER),
            frozenset({Ask.ADULTS, Ask.MODE, Ask.WORRY}),
            UseOfTime.INDIRECT,
            is_private=True,
        ),
        SessionKind.OWN_TIME: KindRule(
            (_T.PLANNING, _T.DATA, _T.LEARNING, _T.CALLS, _T.MEETING, _T.DUTY, _T.TESTING,
             _T.COVER, _T.OFFICE),
            frozenset(),
            UseOfTime.PROGRAM,
            takes_students=False,
        ),
    }
)  # fmt: skip
"""The kinds in the order in which they are offered."""

_OWN_TIME: Final = {
    _T.CALLS: UseOfTime.INDIRECT,
    _T.MEETING: UseOfTime.INDIRECT,
    _T.DUTY: UseOfTime.OTHER,
    _T.TESTING: UseOfTime.OTHER,
    _T.COVER: UseOfTime.OTHER,
    _T.OFFICE: UseOfTime.OTHER,
}

_HELD_BY_HELPERS: Final = frozenset({SessionKind.PAIR, SessionKind.PEER_COUNSELING})


def use_of_time(
    kind: SessionKind, topic: SessionTopic | None = None, *, from_paper: bool = False
) -> UseOfTime:
    """Return what the counselor's time went to, as the kind says.

    A form that a helper filled in was held without the counselor: it is nobody's office time.
    """
    if from_paper and kind in _HELD_BY_HELPERS:
        return UseOfTime.NOT_MINE
    if kind is SessionKind.OWN_TIME and topic in _OWN_TIME:
        return _OWN_TIME[topic]
    return RULES[kind].use
