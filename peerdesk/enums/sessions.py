"""What was held, how, about what, and what its time counts as."""

from enum import StrEnum


class SessionKind(StrEnum):
    """What a session log records."""

    PAIR = "pair"
    DROP_IN = "drop_in"
    PEER_COUNSELING = "peer_counseling"
    GROUP = "group"
    TEAM = "team"
    SUPERVISION = "supervision"
    LESSON = "lesson"
    WORKSHOP = "workshop"
    CONSULTATION = "consultation"
    OWN_TIME = "own_time"


class UseOfTime(StrEnum):
    """What a counselor's time went to, in the words of the ASCA National Model."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PROGRAM = "program"
    OTHER = "other"
    NOT_MINE = "not_mine"


class SessionMode(StrEnum):
    """How a session was held."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    CHAT = "chat"


class SessionTopic(StrEnum):
    """What a session was about; `services.session_logs.kinds` says which kind offers which."""

    FRIENDS = "friends"
    SCHOOL = "school"
    FAMILY = "family"
    FEELINGS = "feelings"
    PLAY = "play"
    OTHER = "other"
    BULLYING = "bullying"
    STRESS = "stress"
    GRIEF = "grief"
    NEW_HERE = "new_here"
    LISTENING = "listening"
    LIMITS = "limits"
    HELPERS = "helpers"
    ASKING_FOR_HELP = "asking_for_help"
    ATTENDANCE = "attendance"
    RESOURCES = "resources"
    EVENT = "event"
    BENCH = "bench"
    PLANNING = "planning"
    DATA = "data"
    LEARNING = "learning"
    CALLS = "calls"
    MEETING = "meeting"
    DUTY = "duty"
    TESTING = "testing"
    COVER = "cover"
    OFFICE = "office"


class SessionMood(StrEnum):
    """How it went."""

    GOOD = "good"
    OK = "ok"
    HARD = "hard"
