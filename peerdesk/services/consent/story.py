"""What was asked and answered about one student, for the timeline.

consent_events(session, student_id) -> (day, sentence), in no order
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentParty, ConsentStatus
from peerdesk.i18n import translate
from peerdesk.models.consents import ConsentTopic
from peerdesk.models.people import Consent
from peerdesk.services.consent.words import kind_words


def consent_events(session: Session, student_id: str) -> Iterator[tuple[date, str]]:
    """Yield each question, answer and revocation with its day."""
    query = (
        select(Consent, ConsentTopic.name)
        .outerjoin(ConsentTopic, ConsentTopic.id == Consent.topic_id)
        .where(Consent.student_id == student_id)
    )
    kinds = kind_words()
    for consent, survey in session.execute(query):
        name = survey or kinds[consent.kind]
        for day, words in _events(consent):
            yield day, words.format(name=name)


def _events(consent: Consent) -> Iterator[tuple[date, str]]:
    is_notice = consent.status in {ConsentStatus.NOTIFIED, ConsentStatus.OPTED_OUT}
    if consent.asked_on is not None:
        told = translate("Timeline", "{name}: family was notified")
        asked = translate("Timeline", "{name}: consent slip given out")
        yield consent.asked_on, told if is_notice else asked
    if consent.answered_on is not None:
        yield consent.answered_on, _answer(consent)
    if consent.revoked_on is not None:
        yield consent.revoked_on, translate("Timeline", "{name}: the yes was taken back")


def _answer(consent: Consent) -> str:
    is_child = consent.party is ConsentParty.CHILD
    if consent.status is ConsentStatus.OPTED_OUT:
        return translate("Timeline", "{name}: family opted out")
    if consent.status is ConsentStatus.REFUSED:
        no = translate("Timeline", "{name}: family said no")
        return translate("Timeline", "{name}: child said no") if is_child else no
    if consent.used_since is not None:
        return translate("Timeline", "{name}: family said yes, after it had begun")
    yes = translate("Timeline", "{name}: family said yes")
    return translate("Timeline", "{name}: child said yes") if is_child else yes
