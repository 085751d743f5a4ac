"""Write the ledger: ask, answer, take back.

ask(session, student_ids, asks, today, due_on=None) -> how many questions
record_answer(session, Answered(...), today, knows_late=False) -> consent id, every check made
write_down(session, Answered(...), today) -> consent id, for answers of today
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentMode, ConsentParty, ConsentStatus
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.people import Consent, Student
from peerdesk.services.consent.book import current_year_id, of_year
from peerdesk.services.consent.rules import Ask, Rule, list_rules
from peerdesk.services.consent.state import ConsentState, deciding, state_on
from peerdesk.services.consent.uses import first_unagreed, year_start
from peerdesk.services.day_words import plain_date
from peerdesk.services.vaults import own_school_id

EARLIEST: Final = timedelta(days=120)
"""How long before a school year a slip for it may be signed (at enrolment in spring)."""

_QUESTIONS: Final = frozenset({ConsentStatus.ASKED, ConsentStatus.NOTIFIED})
_WAITING: Final = frozenset({ConsentState.ASKED, ConsentState.OVERDUE})
_NOTICED: Final = frozenset({ConsentState.NOTIFIED, ConsentState.STANDS})


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to write down.

    Attributes:
        signed_on: The day on the slip; for one taken back, the day it was taken back.
        signed_by: Who signed, in words.
        told: Whom of the staff the family told that they take it back.
        expires_on: None means the end of the school year.
    """

    student_id: str
    ask: Ask
    status: ConsentStatus
    signed_on: date
    party: ConsentParty = ConsentParty.GUARDIAN
    signed_by: str = ""
    told: str = ""
    expires_on: date | None = None


def ask(
    session: Session,
    student_ids: Iterable[str],
    asks: Iterable[Ask],
    today: date,
    due_on: date | None = None,
) -> int:
    """Note that these questions went home today; return how many are new.

    Raises:
        InvalidValueError: If `due_on` is over already.
    """
    if due_on is not None and due_on < today:
        sentence = translate("Consent", "This day is over. Enter by when the slips come back.")
        raise InvalidValueError("due_on", sentence)
    rules = {rule.ask: rule for rule in list_rules(session)}
    wanted = [rules[one] for one in asks if one in rules]
    ids = list(student_ids)
    return sum(_ask_one(session, one, rule, today, due_on) for one in ids for rule in wanted)


def record_answer(
    session: Session, answer: Answered, today: date, *, knows_late: bool = False
) -> str:
    """Write down an answer from a slip and return the consent's id.

    A yes that was signed after the child took part is kept with the day since when, but only
    if the caller knows (`knows_late`).

    Raises:
        InvalidValueError: With the field (`signed_on`, `expires_on`, `told`, or `late`).
        NotFoundError: If there is no such student.
    """
    _check_days(session, answer, today)
    entries = _entries(session, answer, today)
    last = deciding(entries, today)
    if last is not None and _is_older(answer, last):
        sentence = translate("Consent", "A later answer is recorded already, of {day}.")
        day = last.revoked_on or last.answered_on or today
        raise InvalidValueError("signed_on", sentence.format(day=plain_date(day)))
    late = late_since(session, answer)
    if late is not None and not knows_late:
        raise InvalidValueError("late", late_sentence(answer, late))
    return write_down(session, answer, today)


def write_down(session: Session, answer: Answered, today: date) -> str:
    """Write down an answer and return the consent's id; a late yes is kept as late.

    Raises:
        NotFoundError: If there is no such student.
    """
    if session.get(Student, answer.student_id) is None:
        raise NotFoundError(kind="Student", record_id=answer.student_id)
    if answer.status in _QUESTIONS:
        rule = _rule(session, answer.ask)
        _ask_one(session, answer.student_id, rule, answer.signed_on, None)
        session.flush()
        last = deciding(_entries(session, answer, today), today)
        return last.id if last else ""
    entries = _entries(session, answer, today)
    if answer.status is ConsentStatus.REVOKED:
        row = _take_back(session, answer, entries, today)
    else:
        late = late_since(session, answer)
        row = _row_to_fill(session, answer, entries, today)
        _fill(session, row, answer, today)
        row.used_since = late
    row.recorded_on = today
    session.flush()
    return row.id


def late_since(session: Session, answer: Answered) -> date | None:
    """Return since when the child took part before this yes was signed; None if not at all."""
    is_yes = answer.status is ConsentStatus.GIVEN and answer.party is ConsentParty.GUARDIAN
    if not is_yes:
        return None
    return first_unagreed(session, answer.student_id, answer.ask, answer.signed_on)


def late_sentence(answer: Answered, since: date) -> str:
    """Return in a sentence that a yes was signed after it was used."""
    words = translate(
        "Consent",
        "Signed on {signed}, but the child has taken part since {since} without a yes. Check the "
        "day, or record it as signed late.",
    )
    return words.format(signed=plain_date(answer.signed_on), since=plain_date(since))


def kept_late_sentence(answer: Answered, since: date) -> str:
    """Return in a sentence that such a yes is written down as late, and what if it is not."""
    words = translate(
        "Consent",
        "Recorded as signed late: signed on {signed}, but the child has taken part since {since} "
        "without a yes. If the day is wrong, press Ctrl+Z.",
    )
    return words.format(signed=plain_date(answer.signed_on), since=plain_date(since))


def _check_days(session: Session, answer: Answered, today: date) -> None:
    if answer.signed_on > today:
        sentence = translate("Consent", "This day has not come yet. Enter the day on the slip.")
        raise InvalidValueError("signed_on", sentence)
    start = year_start(session, today)
    if start is not None and answer.signed_on < start - EARLIEST:
        sentence = translate(
            "Consent",
            "This slip was signed before this school year and has expired. Give out a new one.",
        )
        raise InvalidValueError("signed_on", sentence)
    until = answer.expires_on
    if answer.status is ConsentStatus.GIVEN and until is not None and until < today:
        sentence = translate("Consent", "This yes has expired already. Give out a new slip.")
        raise InvalidValueError("expires_on", sentence)
    if answer.status is ConsentStatus.REVOKED and not answer.told.strip():
        sentence = translate("Consent", "Enter whom the family told, for example a name.")
        raise InvalidValueError("told", sentence)


def _is_older(answer: Answered, last: Consent) -> bool:
    said = last.revoked_on or last.answered_on
    return said is not None and answer.signed_on < said


def _ask_one(
    session: Session, student_id: str, rule: Rule, today: date, due_on: date | None
) -> bool:
    """Note one question; return whether it is a new one."""
    is_notice = rule.mode is ConsentMode.NOTICE
    status = ConsentStatus.NOTIFIED if is_notice else ConsentStatus.ASKED
    asked = Answered(student_id, rule.ask, status, today)
    last = deciding(_entries(session, asked, today), today)
    if last is not None and last.asked_on == today and last.answered_on is None:
        return False
    row = _new_row(session, asked, today)
    row.status, row.asked_on = status, today
    row.due_on = due_on or today + timedelta(days=rule.days)
    if is_notice:
        row.expires_on = _year_end(session, today)
    session.flush()
    return True


def _row_to_fill(
    session: Session, answer: Answered, entries: list[Consent], today: date
) -> Consent:
    """Return the slip this answers, or the answer of today it corrects, or a new row."""
    last, state = deciding(entries, today), state_on(entries, today)
    if last is None:
        return _new_row(session, answer, today)
    is_correction = (
        last.answered_on == answer.signed_on and last.recorded_on == today and not last.revoked_on
    )
    is_no_to_notice = state in _NOTICED and answer.status is not ConsentStatus.GIVEN
    is_first = last.asked_on is None or answer.signed_on >= last.asked_on
    if is_correction or (is_first and (state in _WAITING or is_no_to_notice)):
        return last
    return _new_row(session, answer, today)


def _fill(session: Session, row: Consent, answer: Answered, today: date) -> None:
    is_notice = row.status in {ConsentStatus.NOTIFIED, ConsentStatus.OPTED_OUT}
    status = answer.status
    if is_notice and status is ConsentStatus.REFUSED:
        status = ConsentStatus.OPTED_OUT
    row.status, row.answered_on = status, answer.signed_on
    row.signed_by = answer.signed_by.strip()
    row.expires_on = None
    if status is ConsentStatus.GIVEN:
        row.expires_on = answer.expires_on or _year_end(session, today)


def _take_back(session: Session, answer: Answered, entries: list[Consent], today: date) -> Consent:
    last, state = deciding(entries, today), state_on(entries, today)
    if last is not None and state in _NOTICED:
        _fill(session, last, replace(answer, status=ConsentStatus.OPTED_OUT), today)
        last.told = answer.told.strip()
        return last
    row = last if last is not None and state is ConsentState.GIVEN else None
    row = row or _new_row(session, answer, today)
    row.status, row.revoked_on, row.told = (
        ConsentStatus.REVOKED,
        answer.signed_on,
        answer.told.strip(),
    )
    return row


def _new_row(session: Session, answer: Answered, today: date) -> Consent:
    row = Consent(
        school_id=own_school_id(session),
        student_id=answer.student_id,
        school_year_id=current_year_id(session, today),
        kind=answer.ask.kind,
        topic_id=answer.ask.topic_id,
        party=answer.party,
    )
    session.add(row)
    return row


def _entries(session: Session, answer: Answered, today: date) -> list[Consent]:
    query = select(Consent).where(
        of_year(session, today),
        Consent.student_id == answer.student_id,
        Consent.kind == answer.ask.kind,
        Consent.topic_id.is_(None)
        if answer.ask.topic_id is None
        else Consent.topic_id == answer.ask.topic_id,
        Consent.party == answer.party,
    )
    return list(session.scalars(query.order_by(Consent.id)))


def _rule(session: Session, asked: Ask) -> Rule:
    rule = next((one for one in list_rules(session) if one.ask == asked), None)
    if rule is None:
        raise NotFoundError(kind="ConsentTopic", record_id=asked.topic_id or "")
    return rule


def _year_end(session: Session, today: date) -> date | None:
    year = session.get(SchoolYear, current_year_id(session, today) or "")
    return year.ends_on if year else None
