"""What helper and buddy are asked when a pair ends; the questions are shipped as data.

exit_questions(language) -> [ExitQuestion]
exit_replies(session, match_id) -> {(side, question key): answer}
answer_exit(session, match_id, replies)   of a pair that has ended
exits_open(session, today) -> [OpenExit]  pairs that ended on paper, before anybody was asked
keep_replies(session, match, replies)     an empty answer is not kept; a second replaces the first
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import MatchSide, MatchStatus
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.matches import ExitAnswer, Match
from peerdesk.models.people import Student
from peerdesk.resources import resource_path
from peerdesk.services.match_states import find_match
from peerdesk.services.session_logs.lists import pair_names

MOST_SIGNS: Final = 2000
ON_PAPER: Final = ""
"""Who asked for an end that was entered by a mark on paper: nobody said."""

ASKED_WITHIN: Final = timedelta(days=60)
"""Later than that after a goodbye nobody is asked any more."""


@dataclass(frozen=True, slots=True)
class ExitQuestion:
    """One question at the end of a pair.

    Attributes:
        words: The question in the language asked for.
        choices: (key, words) of the answers to choose from; empty for an answer in own words.
    """

    key: str
    side: MatchSide
    words: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenExit:
    """A pair whose goodbye was entered from paper, and of which nobody answered yet.

    Attributes:
        names: "Maya Ortiz + Sam Vance".
    """

    match_id: str
    names: str
    goodbye_on: date


@dataclass(frozen=True, slots=True)
class ExitReply:
    """The answer to one question: the key of a choice, or own words."""

    question: str
    answer: str


@cache
def exit_questions(language: str = "en") -> tuple[ExitQuestion, ...]:
    """Return the questions in the order in which they are asked, the helper's first."""
    listed = json.loads(resource_path("exit-questions.json").read_text("utf-8"))["questions"]
    return tuple(
        ExitQuestion(
            one["key"],
            MatchSide(one["side"]),
            _words(one["words"], language),
            tuple((each["key"], _words(each["words"], language)) for each in one["choices"]),
        )
        for one in listed
    )


def exit_replies(session: Session, match_id: str) -> dict[tuple[MatchSide, str], str]:
    """Return what was answered at the end of a pair, by side and question."""
    query = select(ExitAnswer).where(ExitAnswer.match_id == match_id).order_by(ExitAnswer.id)
    return {(one.side, one.question): one.answer for one in session.scalars(query)}


def answer_exit(
    session: Session, match_id: str, replies: Sequence[tuple[MatchSide, ExitReply]]
) -> None:
    """Keep what helper and buddy of a pair that has ended say.

    Raises:
        InvalidValueError: If nothing is answered, or an answer is too long.
        NotFoundError: If there is no such pair.
    """
    match = find_match(session, match_id)
    if not any(reply.answer.strip() for _side, reply in replies):
        raise InvalidValueError(
            exit_questions()[0].key,
            translate("Matching", "Enter what one of them said, or close this form."),
        )
    keep_replies(session, match, replies)


def exits_open(session: Session, today: date) -> list[OpenExit]:
    """Return the pairs that ended on paper lately and were asked nothing yet, the first first."""
    helper, buddy = aliased(Student), aliased(Student)
    answered = select(ExitAnswer.match_id).where(ExitAnswer.answer != "")
    query = (
        select(Match, helper, buddy)
        .join(helper, helper.id == Match.mentor_id)
        .join(buddy, buddy.id == Match.mentee_id)
        .where(
            Match.status == MatchStatus.CLOSED,
            Match.closed_by == ON_PAPER,
            Match.goodbye_on >= today - ASKED_WITHIN,
            Match.id.not_in(answered),
        )
        .order_by(Match.goodbye_on, Match.id)
    )
    return [
        OpenExit(match.id, pair_names(one, other), match.goodbye_on)
        for match, one, other in session.execute(query)
        if match.goodbye_on is not None
    ]


def keep_replies(
    session: Session, match: Match, replies: Iterable[tuple[MatchSide, ExitReply]]
) -> None:
    """Keep the answers; what is left out stays as it was.

    Raises:
        InvalidValueError: If an answer is too long.
    """
    query = select(ExitAnswer).where(ExitAnswer.match_id == match.id)
    known = {(one.side, one.question): one for one in session.scalars(query)}
    for side, reply in replies:
        answer = reply.answer.strip()
        if len(answer) > MOST_SIGNS:
            raise InvalidValueError(
                reply.question, translate("Matching", "This answer is too long. Keep to one page.")
            )
        if (side, reply.question) in known:
            known[side, reply.question].answer = answer
        elif answer:
            session.add(
                ExitAnswer(
                    school_id=match.school_id,
                    match_id=match.id,
                    side=side,
                    question=reply.question,
                    answer=answer,
                )
            )


def _words(by_language: dict[str, str], language: str) -> str:
    return by_language.get(language) or by_language["en"]
