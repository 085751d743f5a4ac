"""What each activity and each survey needs before a child may take part.

list_rules(session) -> [Rule]                    activities in order, then surveys by name
rule_of(session, kind, topic_id=None) -> Rule
set_rule(session, kind, mode, *, needs_assent, days)
save_survey(session, SurveyDraft(...), today, topic_id=None) -> topic id
end_survey(session, topic_id, today)
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode, ProgramKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.consents import ConsentTopic
from peerdesk.models.programs import Program
from peerdesk.services.consent.words import kind_words
from peerdesk.services.vaults import own_school_id

USUAL_DAYS: Final = 14
MOST_DAYS: Final = 60

PROGRAM_OF: Final = {
    ConsentKind.TAKE_PART: ProgramKind.PEER_MENTORING,
    ConsentKind.BENCH: ProgramKind.BUDDY_BENCH,
    ConsentKind.TEAM: ProgramKind.LEADERSHIP_TEAM,
    ConsentKind.PEER_COUNSELING: ProgramKind.PEER_COUNSELING,
    ConsentKind.GROUP: ProgramKind.SUPPORT_GROUP,
}
"""Activities whose program says by itself whether it needs consent at all."""

CONSENT_OF: Final = {program: kind for kind, program in PROGRAM_OF.items()}
"""What the families of a program's members are asked for."""

_USUAL_MODE: Final = {
    ConsentKind.BENCH: ConsentMode.SHARED,
    ConsentKind.TEAM: ConsentMode.SHARED,
    ConsentKind.SURVEY: ConsentMode.NOTICE,
}
_USUAL_ASSENT: Final = frozenset({ConsentKind.PEER_COUNSELING, ConsentKind.GROUP})


class Ask(NamedTuple):
    """One question of the ledger: an activity, or one survey."""

    kind: ConsentKind
    topic_id: str | None = None

    @property
    def key(self) -> str:
        """Return it as slips keep it: "bench", "survey:<topic id>"."""
        return f"{self.kind.value}:{self.topic_id}" if self.topic_id else self.kind.value


def ask_of(key: str) -> Ask:
    """Return the question of a key made by `Ask.key`."""
    kind, _, topic_id = key.partition(":")
    return Ask(ConsentKind(kind), topic_id or None)


@dataclass(frozen=True, slots=True)
class Rule:
    """What one activity or survey needs.

    Attributes:
        name: In words; the name of a survey.
        days: Days a family has to answer, or to opt out.
        grades: Grade codes a survey is for; empty means all.
    """

    ask: Ask
    name: str
    mode: ConsentMode
    needs_assent: bool = False
    days: int = USUAL_DAYS
    planned_on: date | None = None
    is_protected: bool = False
    is_federal: bool = False
    grades: tuple[str, ...] = ()

    @property
    def base(self) -> Ask:
        """Return the question whose yes is enough where the slip is shared."""
        is_survey = self.ask.kind is ConsentKind.SURVEY
        return Ask(ConsentKind.SURVEY if is_survey else ConsentKind.TAKE_PART)


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """A survey as it was typed.

    Attributes:
        mode: None means what the law asks for: a signed yes where the survey is protected and
            paid by the federal government, else a notice.
    """

    name: str
    planned_on: date | None = None
    mode: ConsentMode | None = None
    is_protected: bool = False
    is_federal: bool = False
    needs_assent: bool = False
    days: int = USUAL_DAYS
    grades: tuple[str, ...] = ()


def list_rules(session: Session) -> list[Rule]:
    """Return what every activity needs, in order, and every survey that is not over."""
    stored = _topics(session)
    programs = _programs(session)
    rules = []
    for kind in ConsentKind:
        topic = stored.get(_topic_id(own_school_id(session), kind))
        rules.append(_rule(kind, topic, programs))
    surveys = [one for one in stored.values() if one.name and one.ended_on is None]
    rules += [_survey_rule(one) for one in sorted(surveys, key=lambda one: (one.name, one.id))]
    return rules


def rule_of(session: Session, kind: ConsentKind, topic_id: str | None = None) -> Rule:
    """Return what an activity (or a survey) needs.

    Raises:
        NotFoundError: If there is no such survey.
    """
    if topic_id is not None:
        return _survey_rule(_survey(session, topic_id))
    return next(rule for rule in list_rules(session) if rule.ask == Ask(kind))


def set_rule(
    session: Session, kind: ConsentKind, mode: ConsentMode, *, needs_assent: bool, days: int
) -> None:
    """Choose what an activity needs.

    Raises:
        InvalidValueError: With the field (`mode`, `days`).
    """
    _check_days(days)
    if mode is ConsentMode.SHARED and kind not in {ConsentKind.BENCH, ConsentKind.TEAM}:
        sentence = translate("Consent", "Only bench and team can share the slip of buddy pairs.")
        raise InvalidValueError("mode", sentence)
    school_id = own_school_id(session)
    topic = session.get(ConsentTopic, _topic_id(school_id, kind))
    if topic is None:
        topic = ConsentTopic(id=_topic_id(school_id, kind), school_id=school_id, kind=kind)
        session.add(topic)
    topic.mode, topic.needs_assent, topic.opt_out_days = mode, needs_assent, days
    query = select(Program).where(
        Program.kind == PROGRAM_OF.get(kind), Program.school_id == school_id
    )
    for program in session.scalars(query):
        program.needs_consent = mode is not ConsentMode.NONE


def save_survey(
    session: Session, draft: SurveyDraft, today: date, topic_id: str | None = None
) -> str:
    """Add a survey that families are asked about, or change it; return its topic's id.

    Raises:
        InvalidValueError: With the field (`name`, `planned_on`, `mode`, `days`).
        NotFoundError: If it is gone.
    """
    _check_survey(draft, today, is_new=topic_id is None)
    if topic_id is None:
        topic = ConsentTopic(school_id=own_school_id(session), kind=ConsentKind.SURVEY)
        session.add(topic)
    else:
        topic = _survey(session, topic_id)
    topic.name, topic.planned_on = draft.name.strip(), draft.planned_on
    topic.mode = draft.mode or usual_mode(draft)
    topic.is_protected, topic.is_federal = draft.is_protected, draft.is_federal
    topic.needs_assent, topic.opt_out_days = draft.needs_assent, draft.days
    topic.grades = draft.grades
    session.flush()
    return topic.id


def end_survey(session: Session, topic_id: str, today: date) -> None:
    """Ask for a survey no more; its answers stay.

    Raises:
        NotFoundError: If it is gone.
    """
    _survey(session, topic_id).ended_on = today


def usual_mode(draft: SurveyDraft) -> ConsentMode:
    """Return what the PPRA asks for: an active yes only if protected and federally paid."""
    is_strict = draft.is_protected and draft.is_federal
    return ConsentMode.ACTIVE if is_strict else ConsentMode.NOTICE


def _check_survey(draft: SurveyDraft, today: date, *, is_new: bool) -> None:
    if not draft.name.strip():
        raise InvalidValueError("name", translate("Consent", "Enter the name of the survey."))
    if is_new and draft.planned_on is not None and draft.planned_on < today:
        sentence = translate("Consent", "This day is over. Enter about when the survey is held.")
        raise InvalidValueError("planned_on", sentence)
    _check_days(draft.days)
    is_less = draft.mode in {ConsentMode.NOTICE, ConsentMode.NONE}
    if draft.is_protected and draft.is_federal and is_less:
        sentence = translate(
            "Consent",
            "A protected survey paid by the US Department of Education needs a signed yes.",
        )
        raise InvalidValueError("mode", sentence)


def _check_days(days: int) -> None:
    if not 1 <= days <= MOST_DAYS:
        sentence = translate("Consent", "Enter the days to answer as a number from 1 to {most}.")
        raise InvalidValueError("days", sentence.format(most=MOST_DAYS))


def _rule(kind: ConsentKind, topic: ConsentTopic | None, programs: dict[ProgramKind, bool]) -> Rule:
    """Return the rule of an activity; whether it needs anything at all, its program says."""
    usual = _USUAL_MODE.get(kind, ConsentMode.ACTIVE)
    mode = topic.mode if topic else usual
    program = PROGRAM_OF.get(kind)
    if program in programs:
        asks = programs[program]
        mode = (usual if mode is ConsentMode.NONE else mode) if asks else ConsentMode.NONE
    needs_assent = topic.needs_assent if topic else kind in _USUAL_ASSENT
    days = topic.opt_out_days if topic else USUAL_DAYS
    return Rule(Ask(kind), kind_words()[kind], mode, needs_assent, days)


def _survey_rule(topic: ConsentTopic) -> Rule:
    return Rule(
        Ask(ConsentKind.SURVEY, topic.id),
        topic.name,
        topic.mode,
        topic.needs_assent,
        topic.opt_out_days,
        topic.planned_on,
        topic.is_protected,
        topic.is_federal,
        topic.grades,
    )


def _survey(session: Session, topic_id: str) -> ConsentTopic:
    topic = session.get(ConsentTopic, topic_id)
    if topic is None:
        raise NotFoundError(kind="ConsentTopic", record_id=topic_id)
    return topic


def _topics(session: Session) -> dict[str, ConsentTopic]:
    query = select(ConsentTopic).where(ConsentTopic.school_id == own_school_id(session))
    return {one.id: one for one in session.scalars(query)}


def _programs(session: Session) -> dict[ProgramKind, bool]:
    """Return for each program of the school whether it asks for consent."""
    query = select(Program.kind, Program.needs_consent).where(
        Program.school_id == own_school_id(session)
    )
    return dict(session.execute(query).all())


def _topic_id(school_id: str, kind: ConsentKind) -> str:
    """Return the id by which every computer of a school knows the rule of an activity."""
    return str(uuid.uuid5(uuid.UUID(school_id), f"consent:{kind.value}"))
