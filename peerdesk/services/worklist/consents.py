"""Lines for the work list: a no that needs action, slips that are missing, a yes that runs out."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from peerdesk.enums import ConsentStatus
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.services.consent.book import current_year_id
from peerdesk.services.consent.concerned import look_at
from peerdesk.services.consent.effects import needs_action
from peerdesk.services.consent.missing import MissingRow, list_expiring, list_missing
from peerdesk.services.consent.record import Answered, record_answer
from peerdesk.services.consent.rules import Rule
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.worklist.lines import Done, WorkGroup, WorkLine, due_tone, due_word


def consent_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each student the ledger waits for.

    What runs out with the school year is asked for anew by the new year, and is left out.
    """
    look = look_at(session, today)
    for action in needs_action(session, today, look.book):
        yield WorkLine(
            f"consent-no:{action.id}",
            WorkGroup.CONSENT,
            translate("Work", "{name}: said no, still takes part").format(
                name=action.pupil.full_name
            ),
            translate("Work", "Stop it"),
            "danger",
            "consents",
            action.id,
            today,
            note="; ".join(action.effects.sentences),
            can_wait=False,
        )
    surveys = [rule for rule in look.book.rules.values() if rule.ask.topic_id is not None]
    of_surveys = {rule.ask for rule in surveys}
    every = list_missing(session, today, look=look)
    for row in every:
        if not set(row.asks) <= of_surveys:
            yield _missing(row, today)
    for rule in surveys:
        lacking = sum(rule.ask in row.asks for row in every)
        if lacking:
            yield _survey(rule, lacking)
    year = session.get(SchoolYear, current_year_id(session, today) or "")
    for soon in list_expiring(session, today, look=look):
        if year is None or soon.expires_on != year.ends_on:
            yield WorkLine(
                f"consent-until:{soon.id}:{soon.ask.key}:{soon.expires_on}",
                WorkGroup.CONSENT,
                translate("Work", "{name}: the yes runs out").format(name=soon.pupil.full_name),
                due_word(soon.expires_on, today),
                "neutral",
                "consents",
                soon.id,
                soon.expires_on,
                note=soon.name,
            )


def _survey(rule: Rule, lacking: int) -> WorkLine:
    words = translate("Work", "{survey}: {n} families have no notice or no answer yet")
    return WorkLine(
        f"consent-survey:{rule.ask.topic_id}",
        WorkGroup.CONSENT,
        words.format(survey=rule.name, n=lacking),
        translate("Work", "Missing"),
        "warn",
        "consents",
        rule.ask.key,
        rule.planned_on,
        count=lacking,
    )


def _missing(row: MissingRow, today: date) -> WorkLine:
    is_late = row.state is ConsentState.OVERDUE and row.due_on is not None
    word = translate("Work", "Asked") if row.state is ConsentState.ASKED else ""
    if is_late and row.due_on is not None:
        word = due_word(row.due_on, today)
    tone = due_tone(row.due_on, today) if row.due_on is not None else "warn"
    return WorkLine(
        f"consent:{row.id}",
        WorkGroup.CONSENT,
        row.pupil.full_name,
        word or translate("Work", "Missing"),
        tone,
        "consents",
        row.id,
        row.due_on,
        note=", ".join(row.names),
        done=None if row.assent_only else partial(_agreed, row=row),
    )


def _agreed(session: Session, done: Done, row: MissingRow) -> None:
    """Keep that the slip came back with a yes to everything on it."""
    for ask in row.asks:
        answer = Answered(row.id, ask, ConsentStatus.GIVEN, done.done_on, signed_by=done.note)
        record_answer(session, answer, done.today, knows_late=True)
