"""The words for sessions: kinds, topics, how it went."""

from peerdesk.enums import SessionKind, SessionMood, SessionTopic
from peerdesk.i18n import translate


def kind_words() -> dict[SessionKind, str]:
    """Return the name of each kind of session."""
    return {
        SessionKind.PAIR: translate("Sessions", "Pair"),
        SessionKind.DROP_IN: translate("Sessions", "Drop-in"),
        SessionKind.TEAM: translate("Sessions", "Team"),
    }


def topic_words() -> dict[SessionTopic, str]:
    """Return the name of each topic, in the order of Alt+1 to Alt+6."""
    return {
        SessionTopic.FRIENDS: translate("Sessions", "Friends"),
        SessionTopic.SCHOOL: translate("Sessions", "School"),
        SessionTopic.FAMILY: translate("Sessions", "Family"),
        SessionTopic.FEELINGS: translate("Sessions", "Feelings"),
        SessionTopic.PLAY: translate("Sessions", "Play"),
        SessionTopic.OTHER: translate("Sessions", "Other"),
    }


def mood_words() -> dict[SessionMood, str]:
    """Return how it went, in words."""
    return {
        SessionMood.GOOD: translate("Sessions", "Good"),
        SessionMood.OK: translate("Sessions", "OK"),
        SessionMood.HARD: translate("Sessions", "Hard"),
    }


def mood_tone(mood: SessionMood | None) -> str:
    """Return the tone of the chip that shows a mood."""
    tones = {SessionMood.GOOD: "ok", SessionMood.OK: "neutral", SessionMood.HARD: "warn"}
    return tones[mood] if mood else ""
