"""The words for sessions as the window needs them, and the tones of their chips."""

from peerdesk.enums import SessionMood
from peerdesk.services.session_logs.words import (
    feeling_change,
    feeling_words,
    kind_words,
    mode_words,
    mood_words,
    topic_words,
    use_words,
)

__all__ = [
    "feeling_change", "feeling_words", "kind_words", "mode_words", "mood_tone", "mood_words",
    "topic_words", "use_words",
]  # fmt: skip


def mood_tone(mood: SessionMood | None) -> str:
    """Return the tone of the chip that shows a mood."""
    tones = {SessionMood.GOOD: "ok", SessionMood.OK: "neutral", SessionMood.HARD: "warn"}
    return tones[mood] if mood else ""
