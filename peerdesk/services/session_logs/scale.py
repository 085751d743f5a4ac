"""The school's own faces for how a student feels: three or five.

They are the school's own words, not an instrument: no licence applies, and no score is made.
"""

from typing import Final

from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.local_state import Key

FACES: Final = (3, 5)


def mood_faces(session: Session) -> int:
    """Return how many faces the school's scale has."""
    return int(local_state.get(session, Key.MOOD_FACES, str(FACES[-1])))


def set_mood_faces(session: Session, faces: int) -> None:
    """Use a scale of 3 or 5 faces from now on; what was entered stays as it is.

    Raises:
        InvalidValueError: With field `faces`.
    """
    if faces not in FACES:
        raise InvalidValueError("faces", translate("Sessions", "Choose 3 or 5 faces."))
    local_state.put(session, Key.MOOD_FACES, str(faces))
