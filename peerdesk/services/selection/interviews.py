"""Interviews: five questions, each scored 1 to 4, and a few words for the counselor alone.

questions() -> {key: words}          in the language of the window; the paper has its own
find_interview(session, application_id) -> InterviewDraft | None
keep_interview(session, application_id, draft) -> id

The score says how an answer sounded on one day. It is shown beside everything else and decides
nothing by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CandidateStatus
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.selection import Interview
from peerdesk.services.rights import require_counselor
from peerdesk.services.selection.candidates import find_applications
from peerdesk.services.vaults import own_school_id

QUESTIONS: Final = ("why", "listens", "includes", "tells", "keeps")
"""What is asked, in order."""

BEST: Final = 4
LONGEST_NOTE: Final = 300


@dataclass(frozen=True, slots=True)
class InterviewDraft:
    """What was heard.

    Attributes:
        scores: Question and score, 1 (not yet) to 4 (clearly); a question may lack one.
        note: Facts in a few words; only a counselor reads them.
    """

    held_on: date
    held_by: str = ""
    scores: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


def questions() -> dict[str, str]:
    """Return the questions, as the screen asks them."""
    return {
        "why": translate("Selection", "Why do you want to be on the team?"),
        "listens": translate("Selection", "A friend is sad and does not want to talk. What then?"),
        "includes": translate("Selection", "Somebody is left out of a game. What do you do?"),
        "tells": translate("Selection", "A secret: someone may get hurt. Whom do you tell?"),
        "keeps": translate("Selection", "You promised to help, and friends call. What do you do?"),
    }


def score_words() -> dict[int, str]:
    """Return what the scores mean."""
    return {
        1: translate("Selection", "not yet"),
        2: translate("Selection", "a little"),
        3: translate("Selection", "mostly"),
        4: translate("Selection", "clearly"),
    }


def find_interview(session: Session, application_id: str) -> InterviewDraft | None:
    """Return the interview with a candidate, or None.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    one = _find(session, application_id)
    if one is None or one.held_on is None:
        return None
    pairs = (pair.partition(":") for pair in one.scores)
    scores = {key: int(score) for key, _colon, score in pairs}
    return InterviewDraft(one.held_on, one.held_by, scores, one.note)


def keep_interview(session: Session, application_id: str, draft: InterviewDraft) -> str:
    """Keep an interview, in place of the one before; the candidate counts as interviewed.

    Raises:
        InvalidValueError: With the field (`scores`, `note`).
        NotFoundError: If the candidate is gone.
        NotAllowedError: If the round is closed.
    """
    require_counselor(session)
    _check(draft)
    (application,) = find_applications(session, [application_id])
    one = _find(session, application_id)
    if one is None:
        one = Interview(school_id=own_school_id(session), application_id=application_id)
        session.add(one)
    one.held_on, one.held_by, one.note = draft.held_on, draft.held_by.strip(), draft.note.strip()
    one.scores = tuple(f"{key}:{draft.scores[key]}" for key in QUESTIONS if key in draft.scores)
    early = {CandidateStatus.NOMINATED, CandidateStatus.INVITED, CandidateStatus.APPLIED}
    if application.status in early:
        application.status = CandidateStatus.INTERVIEWED
    session.flush()
    return one.id


def _check(draft: InterviewDraft) -> None:
    if not draft.scores:
        words = translate("Selection", "Score at least one answer, 1 (not yet) to 4 (clearly).")
        raise InvalidValueError("scores", words)
    for key, score in draft.scores.items():
        if key not in QUESTIONS or not 1 <= score <= BEST:
            raise InvalidValueError("scores", translate("Selection", "A score is 1, 2, 3 or 4."))
    if len(draft.note.strip()) > LONGEST_NOTE:
        words = translate("Selection", "Keep it to {n} letters: a few facts, no story.")
        raise InvalidValueError("note", words.format(n=LONGEST_NOTE))


def _find(session: Session, application_id: str) -> Interview | None:
    query = select(Interview).where(Interview.application_id == application_id)
    return session.scalar(query.order_by(Interview.held_on.desc(), Interview.id.desc()).limit(1))
