"""What helper and buddy are asked when a pair ends; the questions are shipped as data.

exit_questions(language) -> [ExitQuestion]
exit_replies(session, match_id) -> {(side, question key): answer}
keep_replies(session, match, replies)     an empty answer is not kept; a second replaces the first
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import MatchSide
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.matches import ExitAnswer, Match
from peerdesk.resources import resource_path

MOST_SIGNS = 2000


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
