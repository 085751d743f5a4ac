"""Stored values as people read them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Boolean, Column
from sqlalchemy.orm import Session

from peerdesk import enums
from peerdesk.enums import Activity, Audience, Competency, Grade, TrainingKind
from peerdesk.i18n import translate
from peerdesk.models.base import Base
from peerdesk.models.stamping import loaded
from peerdesk.services.acknowledgements import kinds as papers
from peerdesk.services.concerns import words as concerns
from peerdesk.services.names import grade_short
from peerdesk.services.records.columns import is_private
from peerdesk.services.records.naming import described
from peerdesk.services.selection import words as selection
from peerdesk.services.training import words as training
from peerdesk.services.training_rules.words import activity_words

Shown = str | date | datetime
"""Words, or a day or instant that the window writes in its own language."""

_MINUTES_OF_DAY: Final = "_minute"
_COURSES: Final = frozenset({"course", "coverage_course", "refresher_of"})


def shown(session: Session, table: str, column: str, value: Any) -> Shown:
    """Return a stored value in words; empty for none, and "changed" for private text."""
    if value is None or value == "":
        return ""
    known = Base.metadata.tables[table].c
    if column not in known:
        return str(value)
    if is_private(table, column):
        return translate("Records", "changed")
    found = known[column]
    if found.foreign_keys:
        return _named(session, found, str(value))
    return _typed(found, loaded(found.type, value))


def _named(session: Session, column: Column[Any], record_id: str) -> str:
    table = next(iter(column.foreign_keys)).column.table.name
    name = described(session, table, [record_id]).get(record_id)
    return name.text if name else translate("Records", "no longer there")


def _typed(column: Column[Any], value: Any) -> Shown:
    if isinstance(value, date | datetime):
        return value
    if isinstance(column.type, Boolean) or isinstance(value, bool):
        return translate("Records", "yes") if value else translate("Records", "no")
    if isinstance(value, StrEnum):
        return enum_words(value)
    if isinstance(value, tuple):
        return listed(column.name, value)
    return _plain(column.name, value)


def _plain(column: str, value: Any) -> str:
    if column in _COURSES:
        return training.course_name(str(value))
    if column.endswith(_MINUTES_OF_DAY):
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    return str(value)


def listed(column: str, words: Iterable[str]) -> str:
    """Return a list of words; languages by their names."""
    if column == "shares":
        known = _care(enums.Shareable)()
        return ", ".join(known.get(word, word) for word in words)
    if column == "home_languages":
        from peerdesk.services.matching.words import language_name  # noqa: PLC0415 - needed rarely

        return ", ".join(map(language_name, words))
    return ", ".join(words)


def enum_words(value: StrEnum) -> str:
    """Return a choice in words."""
    if isinstance(value, Grade):
        return grade_short(value)
    words = _WORDS.get(type(value), dict)()
    return words.get(value.value) or value.value.replace("_", " ").capitalize()


def _people() -> dict[str, str]:
    return {
        "active": translate("Records", "here"),
        "left": translate("Records", "left"),
        "helper": translate("Records", "Helper"),
        "buddy": translate("Records", "Buddy"),
        "next_grade": translate("Records", "Next grade"),
        "retain": translate("Records", "Same grade again"),
        "leave": translate("Records", "Leaves"),
        "other_school": translate("Records", "Another school"),
    }


def _members() -> dict[str, str]:
    return {
        "waiting": translate("Records", "Waiting"),
        "active": translate("Records", "Active"),
        "on_break": translate("Records", "On a break"),
        "ended": translate("Records", "Ended"),
    }


def _answers() -> dict[str, str]:
    return {
        "asked": translate("Records", "Asked"),
        "given": translate("Records", "Yes"),
        "refused": translate("Records", "No"),
        "revoked": translate("Records", "Taken back"),
    }


def _consents() -> dict[str, str]:
    return {
        "take_part": translate("Records", "Take part"),
        "poster_name": translate("Records", "First name on posters"),
        "survey": translate("Records", "Surveys"),
        "assent": translate("Records", "The student's own yes"),
    }


def _activities() -> dict[str, str]:
    return {activity.value: said for activity, said in activity_words().items()}


def _courses() -> dict[str, str]:
    tables: tuple[Mapping[Any, str], ...] = (
        training.audience_words(), training.kind_words(), training.competency_words(),
    )  # fmt: skip
    return {choice.value: said for known in tables for choice, said in known.items()}


def _rules() -> dict[str, str]:
    return {
        "keep_apart": translate("Records", "Keep apart"),
        "keep_together": translate("Records", "Keep together"),
        "safety": translate("Records", "Safety"),
        "court_order": translate("Records", "Court order"),
        "siblings": translate("Records", "Siblings"),
        "past_conflict": translate("Records", "Past conflict"),
        "family_wish": translate("Records", "Wish of the family"),
        "other": translate("Records", "Other"),
    }


def _pairs() -> dict[str, str]:
    return {
        "proposed": translate("Records", "Proposed"),
        "approved": translate("Records", "Approved"),
        "active": translate("Records", "Active"),
        "on_hold": translate("Records", "Resting"),
        "closing": translate("Records", "Ending"),
        "closed": translate("Records", "Ended"),
        "draft": translate("Records", "Draft"),
        "locked": translate("Records", "Locked"),
        "accepted": translate("Records", "Accepted"),
        "dismissed": translate("Records", "Left out"),
    }


def _endings() -> dict[str, str]:
    return {
        "completed": translate("Records", "Completed"),
        "moved": translate("Records", "Moved away"),
        "lost_interest": translate("Records", "Lost interest"),
        "too_busy": translate("Records", "Too busy"),
        "rule_breach": translate("Records", "Broke a rule"),
        "aged_out": translate("Records", "Too old for it"),
        "other": translate("Records", "Other"),
    }


def _check_ins() -> dict[str, str]:
    return {
        "pair": translate("Records", "The pair"),
        "key_person": translate("Records", "Family or teacher"),
        "in_person": translate("Records", "In person"),
        "phone": translate("Records", "Phone"),
        "video": translate("Records", "Video"),
        "chat": translate("Records", "Chat"),
        "note": translate("Records", "Note"),
        "going_well": translate("Records", "Going well"),
        "needs_help": translate("Records", "Needs help"),
        "worry": translate("Records", "Worry"),
    }


def _duty() -> dict[str, str]:
    return {
        "on_duty": translate("Records", "On duty"),
        "stand_in": translate("Records", "Stand-in"),
        "circle": translate("Records", "Circle"),
        "square": translate("Records", "Square"),
        "triangle": translate("Records", "Triangle"),
        "diamond": translate("Records", "Diamond"),
        "morning": translate("Records", "Morning"),
        "lunch": translate("Records", "Lunch"),
        "afternoon": translate("Records", "Afternoon"),
        "holiday": translate("Records", "No school"),
        "early_release": translate("Records", "Early release"),
        "indoor_recess": translate("Records", "Recess indoors"),
    }


def _sessions() -> dict[str, str]:
    from peerdesk.services.session_logs import words  # noqa: PLC0415 - sessions know the history

    tables: tuple[Mapping[Any, str], ...] = (
        words.kind_words(), words.topic_words(), words.mood_words(), words.mode_words(),
        words.use_words(),
    )  # fmt: skip
    return {choice.value: said for known in tables for choice, said in known.items()}


def _papers() -> dict[str, str]:
    return {kind.value: said for kind, said in papers.kind_words().items()}


def _care(kind: type[StrEnum]) -> Callable[[], dict[str, str]]:
    """Return the words of a choice of care as the pages of concerns say them."""

    def words() -> dict[str, str]:
        known: Mapping[Any, str] = _CARE[kind]()
        return {choice.value: said for choice, said in known.items()}

    return words


_CARE: Final[Mapping[type[StrEnum], Callable[[], Mapping[Any, str]]]] = {
    enums.ConcernSource: concerns.source_words,
    enums.HowSoon: concerns.soon_words,
    enums.ConcernStatus: concerns.status_words,
    enums.ConcernOutcome: concerns.outcome_words,
    enums.StepKind: concerns.step_words,
    enums.Release: concerns.release_words,
    enums.Shareable: concerns.share_words,
    enums.ReferralOutcome: concerns.referral_words,
}

_WORDS: Final[Mapping[type[StrEnum], Callable[[], dict[str, str]]]] = {
    enums.StudentStatus: _people,
    enums.MembershipRole: _people,
    enums.MatchSide: _people,
    enums.NextYear: _people,
    enums.MembershipStatus: _members,
    enums.AcknowledgementKind: _papers,
    enums.ConsentStatus: _answers,
    enums.ConsentKind: _consents,
    Audience: _courses,
    Activity: _activities,
    TrainingKind: _courses,
    Competency: _courses,
    enums.ConstraintKind: _rules,
    enums.ConstraintReason: _rules,
    enums.MatchStatus: _pairs,
    enums.ProposalStatus: _pairs,
    enums.ClosureReason: _endings,
    enums.CheckInKind: _check_ins,
    enums.CheckInMethod: _check_ins,
    enums.CheckInNature: _check_ins,
    enums.DutyRole: _duty,
    enums.BenchShape: _duty,
    enums.RecessKind: _duty,
    enums.CalendarDayKind: _duty,
    enums.CandidateStatus: selection.status_words,
    enums.PutForward: selection.put_forward_words,
    enums.SessionKind: _sessions,
    enums.SessionMode: _sessions,
    enums.SessionTopic: _sessions,
    enums.SessionMood: _sessions,
} | {kind: _care(kind) for kind in _CARE}
