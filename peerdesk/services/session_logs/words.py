"""The words for sessions: kinds, topics, modes, moods, what the time went to."""

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic, UseOfTime
from peerdesk.i18n import translate


def kind_words() -> dict[SessionKind, str]:
    """Return the name of each kind of session."""
    return {
        SessionKind.PAIR: translate("Sessions", "Pair"),
        SessionKind.DROP_IN: translate("Sessions", "Drop-in"),
        SessionKind.PEER_COUNSELING: translate("Sessions", "Peer counseling"),
        SessionKind.GROUP: translate("Sessions", "Group"),
        SessionKind.TEAM: translate("Sessions", "Team"),
        SessionKind.SUPERVISION: translate("Sessions", "Supervision"),
        SessionKind.LESSON: translate("Sessions", "Lesson"),
        SessionKind.WORKSHOP: translate("Sessions", "Workshop"),
        SessionKind.CONSULTATION: translate("Sessions", "Consultation"),
        SessionKind.OWN_TIME: translate("Sessions", "Own time"),
    }


def topic_words() -> dict[SessionTopic, str]:
    """Return the name of each topic."""
    return {
        SessionTopic.FRIENDS: translate("Sessions", "Friends"),
        SessionTopic.SCHOOL: translate("Sessions", "School"),
        SessionTopic.FAMILY: translate("Sessions", "Family"),
        SessionTopic.FEELINGS: translate("Sessions", "Feelings"),
        SessionTopic.PLAY: translate("Sessions", "Play"),
        SessionTopic.OTHER: translate("Sessions", "Other"),
        SessionTopic.BULLYING: translate("Sessions", "Bullying"),
        SessionTopic.STRESS: translate("Sessions", "Worries"),
        SessionTopic.GRIEF: translate("Sessions", "Grief"),
        SessionTopic.NEW_HERE: translate("Sessions", "New here"),
        SessionTopic.LISTENING: translate("Sessions", "Listening"),
        SessionTopic.LIMITS: translate("Sessions", "What to tell an adult"),
        SessionTopic.HELPERS: translate("Sessions", "How helpers are"),
        SessionTopic.ASKING_FOR_HELP: translate("Sessions", "Asking for help"),
        SessionTopic.ATTENDANCE: translate("Sessions", "Attendance"),
        SessionTopic.RESOURCES: translate("Sessions", "Where to get help"),
        SessionTopic.EVENT: translate("Sessions", "Event"),
        SessionTopic.BENCH: translate("Sessions", "Bench"),
        **_own_time_words(),
    }


def _own_time_words() -> dict[SessionTopic, str]:
    return {
        SessionTopic.PLANNING: translate("Sessions", "Planning"),
        SessionTopic.DATA: translate("Sessions", "Reports and data"),
        SessionTopic.LEARNING: translate("Sessions", "Training of my own"),
        SessionTopic.CALLS: translate("Sessions", "Calls and letters"),
        SessionTopic.MEETING: translate("Sessions", "Staff meeting"),
        SessionTopic.DUTY: translate("Sessions", "Lunch or bus duty"),
        SessionTopic.TESTING: translate("Sessions", "Testing"),
        SessionTopic.COVER: translate("Sessions", "Covering a class"),
        SessionTopic.OFFICE: translate("Sessions", "Office work"),
    }


def mood_words() -> dict[SessionMood, str]:
    """Return how it went, in words."""
    return {
        SessionMood.GOOD: translate("Sessions", "Good"),
        SessionMood.OK: translate("Sessions", "OK"),
        SessionMood.HARD: translate("Sessions", "Hard"),
    }


def mode_words() -> dict[SessionMode, str]:
    """Return how a session was held, in words."""
    return {
        SessionMode.IN_PERSON: translate("Sessions", "In person"),
        SessionMode.PHONE: translate("Sessions", "Phone"),
        SessionMode.VIDEO: translate("Sessions", "Video"),
        SessionMode.CHAT: translate("Sessions", "Chat"),
    }


def use_words() -> dict[UseOfTime, str]:
    """Return what the time went to, in the words of the ASCA National Model."""
    return {
        UseOfTime.DIRECT: translate("Sessions", "Direct student services"),
        UseOfTime.INDIRECT: translate("Sessions", "Indirect student services"),
        UseOfTime.PROGRAM: translate("Sessions", "Program management"),
        UseOfTime.OTHER: translate("Sessions", "Not school counseling"),
        UseOfTime.NOT_MINE: translate("Sessions", "Not my time"),
    }


def feeling_words(faces: int) -> dict[int, str]:
    """Return how a student feels, by its place from 1 to 5, on a scale of 3 or 5 faces."""
    words = {
        1: translate("Sessions", "Very low"),
        2: translate("Sessions", "Low"),
        3: translate("Sessions", "So-so"),
        4: translate("Sessions", "Good"),
        5: translate("Sessions", "Very good"),
    }
    if faces != 3:
        return words
    return {1: words[2], 3: words[3], 5: words[4]}


def feeling_change(before: int | None, after: int | None) -> str:
    """Return "2 to 4" for the list; "" while nothing is known."""
    if before is None and after is None:
        return ""
    words = translate("Sessions", "{before} to {after}")
    return words.format(before=before or "-", after=after or "-")


def duration_words(minutes: int) -> str:
    """Return "45 min", "2 h" or "2 h 15 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("Sessions", "{minutes} min").format(minutes=rest)
    if not rest:
        return translate("Sessions", "{hours} h").format(hours=hours)
    return translate("Sessions", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def use_sentence(for_students: int, *, is_enough: bool) -> str:
    """Return in one sentence how the time stands to the 80 % of ASCA."""
    if is_enough:
        sentence = translate(
            "Sessions", "{percent} % of the time went to students; ASCA asks for 80 % or more."
        )
    else:
        sentence = translate(
            "Sessions",
            "{percent} % of the time went to students. That is below the 80 % that ASCA asks for.",
        )
    return sentence.format(percent=for_students)
