"""The danger-now card: what the school does first, and whom it calls."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.calendar import School
from peerdesk.services.vaults import own_school_id

MOST_CARD: Final = 600


@dataclass(frozen=True, slots=True)
class DangerCard:
    """The school's own protocol, shown before any form.

    Attributes:
        steps: What to do first, one line each.
        phones: Whom to call, one line each, name and number.
        is_own: The school wrote it; otherwise it is what the program begins with.
    """

    steps: tuple[str, ...]
    phones: tuple[str, ...]
    is_own: bool


def danger_card(session: Session) -> DangerCard:
    """Return the school's card, or what the program begins with where it wrote nothing."""
    school = session.get(School, own_school_id(session))
    steps, phones = (school.danger_steps, school.danger_phones) if school else ("", "")
    extension = school.office_extension if school else ""
    return DangerCard(
        _lines(steps) or first_steps(),
        _lines(phones) or first_phones(extension),
        bool(steps or phones),
    )


def set_danger_card(session: Session, steps: str, phones: str) -> None:
    """Keep the school's own card; an empty part falls back to what the program begins with.

    Raises:
        InvalidValueError: For the field "steps" or "phones", if it is too long for a card.
    """
    for field, text in (("steps", steps), ("phones", phones)):
        if len(text) > MOST_CARD:
            sentence = translate("Concerns", "Keep this under {most} letters: it must fit a card.")
            raise InvalidValueError(field, sentence.format(most=MOST_CARD))
    school = session.get_one(School, own_school_id(session))
    school.danger_steps = "\n".join(_lines(steps))
    school.danger_phones = "\n".join(_lines(phones))


def first_steps() -> tuple[str, ...]:
    """Return what to do first, as long as the school wrote nothing of its own."""
    return (
        translate("Concerns", "Stay with the student. Do not leave the student alone."),
        translate("Concerns", "Life in danger: call 911, then the office."),
        translate("Concerns", "Tell the principal. Tell a parent, unless a parent is the danger."),
        translate(
            "Concerns",
            "Abuse or neglect suspected: call child protective services yourself, today.",
        ),
    )


def first_phones(extension: str) -> tuple[str, ...]:
    """Return whom to call, as long as the school wrote nothing of its own."""
    office = translate("Concerns", "School office: extension {number}").format(number=extension)
    return (
        translate("Concerns", "Emergency: 911"),
        translate("Concerns", "Suicide and crisis line: call or text 988"),
        translate("Concerns", "Child abuse hotline (Childhelp): 1-800-422-4453"),
        *((office,) if extension else ()),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
