"""Lines about trainings: one that is held today, one nobody wrote down, courses many lack."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, Audience
from peerdesk.i18n import translate
from peerdesk.models.training import TrainingEvent
from peerdesk.services.training.book import read_stories
from peerdesk.services.training.law import Story
from peerdesk.services.training.naming import course_names
from peerdesk.services.training.standing import wanted_courses
from peerdesk.services.training.words import course_name
from peerdesk.services.training_rules.rules import needs
from peerdesk.services.vaults import own_school_id
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, due_tone, due_word

AHEAD: Final = timedelta(days=3)
"""How long before its day a training is spoken of."""


def event_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each training of these days, and for each nobody wrote down."""
    query = (
        select(TrainingEvent)
        .where(
            TrainingEvent.school_id == own_school_id(session),
            TrainingEvent.is_held.is_(False),
            TrainingEvent.day <= today + AHEAD,
        )
        .order_by(TrainingEvent.day, TrainingEvent.id)
    )
    rows = session.scalars(query).all()
    names = course_names(session) if rows else {}
    for event in rows:
        if event.day is not None:
            name = names.get(event.course) or course_name(event.course)
            yield WorkLine(
                f"training_day:{event.id}:{event.day}",
                WorkGroup.TRAINING,
                _sentence(event, today).format(
                    course=name, time=_clock(event.starts_minute), place=event.place
                ),
                due_word(event.day, today),
                due_tone(event.day, today),
                "training",
                event.id,
                event.day,
            )


def course_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each course that helpers need for their task and lack.

    What a helper of the buddy program lacks is told helper by helper elsewhere.
    """
    wanted = wanted_courses(session, today)
    told = set(needs(session)[Activity.GUIDE_BUDDY])
    asked = {code: ids for code, ids in wanted.items() if code not in told}
    if not asked:
        return
    stories = read_stories(session, Audience.STUDENTS, frozenset().union(*asked.values()))
    names = course_names(session)
    one = translate("Work", "1 student lacks a course for the task: {course}")
    many = translate("Work", "{n} students lack a course for the task: {course}")
    for code, ids in sorted(asked.items()):
        lacking = [id_ for id_ in ids if not _has(stories.get(id_, Story()), code, today)]
        if lacking:
            words = one if len(lacking) == 1 else many
            yield WorkLine(
                f"course:{code}:{len(lacking)}",
                WorkGroup.TRAINING,
                words.format(n=len(lacking), course=names.get(code) or course_name(code)),
                translate("Work", "Missing"),
                "neutral",
                "training",
                code,
                count=len(lacking),
            )


def _has(story: Story, code: str, today: date) -> bool:
    return any(done.course == code and done.is_valid(today) for done in story.done)


def _sentence(event: TrainingEvent, today: date) -> str:
    if event.day is not None and event.day < today:
        return translate("Work", "{course}: who came to the training?")
    if event.starts_minute is None:
        return translate("Work", "Training: {course}")
    if event.place:
        return translate("Work", "Training: {course}, {time}, {place}")
    return translate("Work", "Training: {course}, {time}")


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"
