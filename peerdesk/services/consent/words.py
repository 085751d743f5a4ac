"""The words of the ledger, in the language of the window."""

from peerdesk.enums import ConsentKind, ConsentMode, ConsentParty
from peerdesk.i18n import translate
from peerdesk.services.consent.state import ConsentState


def kind_words() -> dict[ConsentKind, str]:
    """Return each activity in words."""
    return {
        ConsentKind.TAKE_PART: translate("Consent", "Buddy pairs"),
        ConsentKind.BENCH: translate("Consent", "Buddy bench"),
        ConsentKind.TEAM: translate("Consent", "Leadership team"),
        ConsentKind.PEER_COUNSELING: translate("Consent", "Peer counseling"),
        ConsentKind.GROUP: translate("Consent", "Support groups"),
        ConsentKind.POSTER_NAME: translate("Consent", "First name on posters"),
        ConsentKind.PHOTO: translate("Consent", "Photo"),
        ConsentKind.SURVEY: translate("Consent", "Surveys"),
    }


def mode_words() -> dict[ConsentMode, str]:
    """Return each kind of answer in words."""
    return {
        ConsentMode.ACTIVE: translate("Consent", "A signed yes"),
        ConsentMode.SHARED: translate("Consent", "The yes for buddy pairs"),
        ConsentMode.NOTICE: translate("Consent", "Notice, may opt out"),
        ConsentMode.NONE: translate("Consent", "Nothing"),
    }


def party_words() -> dict[ConsentParty, str]:
    """Return whose answer it is, in words."""
    return {
        ConsentParty.GUARDIAN: translate("Consent", "Family"),
        ConsentParty.CHILD: translate("Consent", "Child"),
    }


def state_words() -> dict[ConsentState, str]:
    """Return each state in words."""
    return {
        ConsentState.MISSING: translate("Consent", "Not asked"),
        ConsentState.ASKED: translate("Consent", "Asked"),
        ConsentState.OVERDUE: translate("Consent", "Overdue"),
        ConsentState.GIVEN: translate("Consent", "Yes"),
        ConsentState.REFUSED: translate("Consent", "No"),
        ConsentState.EXPIRED: translate("Consent", "Expired"),
        ConsentState.REVOKED: translate("Consent", "Taken back"),
        ConsentState.NOTIFIED: translate("Consent", "Notified"),
        ConsentState.STANDS: translate("Consent", "No word, may go on"),
        ConsentState.OPTED_OUT: translate("Consent", "Opted out"),
    }


def state_tone(state: ConsentState) -> str:
    """Return the tone of a state's chip."""
    tones = {
        ConsentState.GIVEN: "ok",
        ConsentState.STANDS: "ok",
        ConsentState.REFUSED: "danger",
        ConsentState.REVOKED: "danger",
        ConsentState.OPTED_OUT: "danger",
        ConsentState.ASKED: "neutral",
        ConsentState.NOTIFIED: "neutral",
    }
    return tones.get(state, "warn")
