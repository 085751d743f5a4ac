"""What the counselor of the sample school held and did besides pairs and drop-ins."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic, UseOfTime
from peerdesk.services.sample.enrolment import Members
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source
from peerdesk.services.session_logs.kinds import RULES

Held = tuple[dict[str, Any], list[str]]

_GROUP: Final = "Lunch bunch"
_LESSONS: Final = ("Naming feelings", "Being a good friend", "Asking an adult for help")
_CLASSES: Final = ("02-A", "03-B", "04-A", "05-A")
_ADULTS: Final = ("Ms. Lee, grade 2", "Mr. Soto, grade 4", "A parent, by telephone")
_WORKSHOP: Final = "Talking with your child about worries"
_OWN: Final = (
    (SessionTopic.PLANNING, 40), (SessionTopic.DUTY, 25), (SessionTopic.DATA, 30),
    (SessionTopic.CALLS, 20), (SessionTopic.MEETING, 45), (SessionTopic.TESTING, 60),
    (SessionTopic.OFFICE, 20),
)  # fmt: skip


def office_work(source: Source, setting: Setting, members: Members) -> Iterator[Held]:
    """Yield groups, counseling, supervision, lessons, workshops, talks and own time."""
    bunch = [child.id for child in source.some(members.buddies, 6)]
    counselors = [child.id for child in source.some(members.helpers, 5)]
    days = list(setting.school_days(setting.term_starts_on, source.today - timedelta(days=1)))
    for place, day in enumerate(days):
        yield from _weekly(source, day, bunch, counselors)
        yield from _classes(source, day, place)
        if source.often(0.75):
            topic, minutes = source.chance.choice(_OWN)
            yield _held(source, day, 900, SessionKind.OWN_TIME, topic=topic, minutes=minutes), []
        if source.often(0.2) and members.buddies:
            yield _counseling(source, day, counselors, source.chance.choice(members.buddies).id)


def _weekly(source: Source, day: date, bunch: list[str], counselors: list[str]) -> Iterator[Held]:
    if day.isoweekday() == 4:
        log = _held(source, day, 720, SessionKind.GROUP, minutes=30)
        yield log | {"title": _GROUP}, [child for child in bunch if source.often(0.9)]
    if day.isoweekday() == 5 and counselors:
        log = _held(source, day, 860, SessionKind.SUPERVISION, minutes=30)
        yield log, list(counselors)


def _classes(source: Source, day: date, place: int) -> Iterator[Held]:
    if day.isoweekday() in {2, 4}:
        title, homeroom = _LESSONS[place % len(_LESSONS)], _CLASSES[place % len(_CLASSES)]
        log = _held(source, day, 600, SessionKind.LESSON, minutes=30)
        count = source.chance.randrange(16, 25)
        yield log | {"title": title, "class_name": homeroom, "head_count": count}, []
    if place % 5 == 1:
        log = _held(source, day, 800, SessionKind.CONSULTATION, minutes=20)
        yield log | {"adults": source.chance.choice(_ADULTS)}, []
    if place % 30 == 20:
        log = _held(source, day, 1020, SessionKind.WORKSHOP, minutes=60)
        count = source.chance.randrange(9, 20)
        yield log | {"title": _WORKSHOP, "head_count": count, "adults": "Families"}, []


def _counseling(source: Source, day: date, counselors: list[str], child: str) -> Held:
    helper = source.chance.choice(counselors) if counselors else child
    before = source.chance.randrange(1, 4)
    log = _held(source, day, 740, SessionKind.PEER_COUNSELING, minutes=20)
    moods = {"mood_before": before, "mood_after": min(5, before + source.chance.randrange(3))}
    if source.often(0.15):
        return log | moods | {"mode": SessionMode.CHAT, "platform": "School chat"} | {
            "alias": "Blue kite",
            "time_use": UseOfTime.NOT_MINE,
        }, [helper]
    return log | moods | {"from_paper": True}, list(dict.fromkeys((helper, child)))


def _held(
    source: Source,
    day: date,
    minute: int,
    kind: SessionKind,
    *,
    minutes: int,
    topic: SessionTopic | None = None,
) -> dict[str, Any]:
    """Return a session log with every column that the others have too."""
    local = datetime.combine(day, time(minute // 60, minute % 60))
    return source.record(
        kind=kind,
        mode=SessionMode.IN_PERSON,
        held_at=local.astimezone(UTC),
        minutes=minutes,
        topic=topic or source.chance.choice(RULES[kind].topics),
        mood=source.chance.choice((SessionMood.GOOD, SessionMood.GOOD, SessionMood.OK))
        if kind is SessionKind.GROUP
        else None,
        note="",
        has_worry=False,
        match_id=None,
        team_id=None,
        from_paper=False,
        title="",
        class_name="",
        head_count=0,
        adults="",
        mood_before=None,
        mood_after=None,
        alias="",
        platform="",
        time_use=None,
    )
