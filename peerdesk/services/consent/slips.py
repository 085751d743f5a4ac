"""Slips that went home and came back: one at a time, in the order of the stack.

slip_by_code(session, typed, today) -> SlipTask
slip_of(session, student_id, today) -> SlipTask
enter_slip(session, SlipAnswer(...), today) -> SlipResult       one act, to be undone as one
recent_slips(session, today, limit=8) -> [EnteredRow]           what was entered today, newest first
store_slips(session, printed, today)                            codes of slips that were printed
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentMode, ConsentParty, ConsentStatus
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.consents import ConsentSlip
from peerdesk.models.people import Consent
from peerdesk.services.consent.book import Book, open_book
from peerdesk.services.consent.concerned import concerned
from peerdesk.services.consent.missing import Pupil, asked_with, pupils_of
from peerdesk.services.consent.record import (
    Answered,
    kept_late_sentence,
    late_since,
    record_answer,
)
from peerdesk.services.consent.rules import Ask, ask_of
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.consent.words import state_words
from peerdesk.services.day_words import plain_date
from peerdesk.services.prints.sheet_codes import parse_code
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One question of a slip.

    Attributes:
        is_notice: Only a no is ticked; no tick means no word.
        state: How it stands before this slip.
    """

    ask: Ask
    name: str
    is_notice: bool
    state: ConsentState


@dataclass(frozen=True, slots=True)
class SlipTask:
    """A slip that is being entered.

    Attributes:
        slip_id: The printed slip; None if its student was found by name and none is out.
        asks_assent: The child answers on it too.
        note: A sentence to say before it is answered: it was answered already.
    """

    pupil: Pupil
    slip_id: str | None
    code: str
    lines: tuple[SlipLine, ...]
    asks_assent: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """What stands on a slip that came back.

    Attributes:
        answers: Yes or no for each question that was answered, by its key.
        assent: The child's own answer; None if it was left empty.
    """

    student_id: str
    slip_id: str | None
    answers: Mapping[str, bool]
    assent: bool | None
    signed_on: date
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class SlipResult:
    """What came of it: sentences worth reading, e.g. that a yes was signed late."""

    student_id: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A slip entered today.

    Attributes:
        id: The student's id.
        words: "Buddy pairs: Yes; child: Yes".
    """

    id: str
    name: str
    words: str


def slip_by_code(session: Session, typed: str, today: date) -> SlipTask:
    """Return the slip with a code as it was typed or scanned.

    Raises:
        InvalidValueError: If the code is mistyped or unknown, or its slip is entered already.
    """
    code = parse_code(typed)
    slip = session.scalar(select(ConsentSlip).where(ConsentSlip.code == code))
    if slip is None:
        sentence = translate(
            "Consent", "No consent slip with this code was printed here. Type the name instead."
        )
        raise InvalidValueError("slip", sentence)
    if slip.returned_on is not None:
        sentence = translate(
            "Consent",
            "The slip with this code was entered on {day}. Type the name to change the answer.",
        )
        raise InvalidValueError("slip", sentence.format(day=plain_date(slip.returned_on)))
    return _task(session, open_book(session, today), slip.student_id, slip)


def slip_of(session: Session, student_id: str, today: date) -> SlipTask:
    """Return the slip of a student that is out, else what the student can be asked for.

    Raises:
        NotFoundError: If there is no such student.
    """
    query = (
        select(ConsentSlip)
        .where(ConsentSlip.student_id == student_id, ConsentSlip.returned_on.is_(None))
        .order_by(ConsentSlip.printed_on.desc(), ConsentSlip.number.desc())
    )
    return _task(session, open_book(session, today), student_id, session.scalars(query).first())


def enter_slip(session: Session, answer: SlipAnswer, today: date) -> SlipResult:
    """Write down what a slip says; the slip has come back then.

    Raises:
        InvalidValueError: With the field (`answers`, `signed_on`); nothing is written then.
        NotFoundError: If there is no such student or slip.
    """
    if not answer.answers and answer.assent is None:
        sentence = translate("Consent", "Press G for yes or R for no.")
        raise InvalidValueError("answers", sentence)
    said = []
    for key, is_yes in answer.answers.items():
        told = _told(answer, ask_of(key), ConsentParty.GUARDIAN, is_yes=is_yes)
        late = late_since(session, told)
        record_answer(session, told, today, knows_late=True)
        if late is not None:
            said.append(kept_late_sentence(told, late))
    if answer.assent is not None:
        for key in answer.answers:
            told = _told(answer, ask_of(key), ConsentParty.CHILD, is_yes=answer.assent)
            record_answer(session, told, today)
    if answer.slip_id is not None:
        slip = session.get(ConsentSlip, answer.slip_id)
        if slip is None:
            raise NotFoundError(kind="ConsentSlip", record_id=answer.slip_id)
        slip.returned_on = today
    session.flush()
    return SlipResult(answer.student_id, tuple(said))


def recent_slips(session: Session, today: date, limit: int = 8) -> list[EnteredRow]:
    """Return what was entered today, the newest first; answers of one child stand together."""
    query = (
        select(Consent.student_id)
        .where(Consent.recorded_on == today)
        .group_by(Consent.student_id)
        .order_by(func.max(Consent.seq).desc())
        .limit(limit)
    )
    ids = list(session.scalars(query))
    book, pupils = open_book(session, today), pupils_of(session, ids)
    return [EnteredRow(one, pupils[one].name, _said(book, one)) for one in ids if one in pupils]


def count_entered(session: Session, today: date) -> int:
    """Return of how many students an answer was written down today."""
    query = select(func.count(func.distinct(Consent.student_id))).where(
        Consent.recorded_on == today
    )
    return session.scalar(query) or 0


def store_slips(
    session: Session, printed: Sequence[tuple[str, str, Sequence[Ask], str]], today: date
) -> int:
    """Remember which code was printed for whom: (code, student id, questions, language).

    Codes that are kept already (the same slips printed once more) are left; return how many
    are new.
    """
    codes = [code for code, *_ in printed]
    known = set(session.scalars(select(ConsentSlip.code).where(ConsentSlip.code.in_(codes))))
    last = session.scalar(select(func.max(ConsentSlip.number))) or 0
    new = [one for one in printed if one[0] not in known]
    school_id = own_school_id(session)
    session.add_all(
        ConsentSlip(
            school_id=school_id,
            code=code,
            number=number,
            student_id=student_id,
            printed_on=today,
            asks=tuple(ask.key for ask in asks),
            language=language,
        )
        for number, (code, student_id, asks, language) in enumerate(new, start=last + 1)
    )
    session.flush()
    return len(new)


def _task(session: Session, book: Book, student_id: str, slip: ConsentSlip | None) -> SlipTask:
    pupil = pupils_of(session, [student_id]).get(student_id)
    if pupil is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    asks = [ask_of(key) for key in slip.asks] if slip else _asks_of(session, book, student_id)
    known = [ask for ask in asks if ask in book.rules]
    lines = tuple(_line(book, student_id, ask) for ask in known)
    asks_assent = any(book.rules[ask].needs_assent for ask in known)
    code, slip_id = (slip.code, slip.id) if slip else ("", None)
    return SlipTask(pupil, slip_id, code, lines, asks_assent, _note(lines))


def _asks_of(session: Session, book: Book, student_id: str) -> list[Ask]:
    """Return what the student is asked for, what is missing first; buddy pairs if nothing is."""
    mine = {
        asked_with(book, ask): book.standing(student_id, ask)
        for ask, ids in concerned(session, book).items()
        if student_id in ids
    }
    open_ = [ask for ask, one in mine.items() if one.lacks_guardian or one.lacks_assent]
    order = list(book.rules)
    asks = open_ or [*mine] or [next(iter(book.rules))]
    return sorted(asks, key=order.index)


def _line(book: Book, student_id: str, ask: Ask) -> SlipLine:
    rule = book.rules[ask]
    state = book.standing(student_id, ask).guardian
    return SlipLine(ask, rule.name, rule.mode is ConsentMode.NOTICE, state)


def _note(lines: Sequence[SlipLine]) -> str:
    settled = {ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.REVOKED}
    if not lines or any(line.state not in settled for line in lines):
        return ""
    words = state_words()
    told = ", ".join(f"{line.name}: {words[line.state]}" for line in lines)
    return translate("Consent", "Answered already ({told}). G or R changes it.").format(told=told)


def _told(answer: SlipAnswer, ask: Ask, party: ConsentParty, *, is_yes: bool) -> Answered:
    status = ConsentStatus.GIVEN if is_yes else ConsentStatus.REFUSED
    by = answer.signed_by if party is ConsentParty.GUARDIAN else ""
    return Answered(answer.student_id, ask, status, answer.signed_on, party, by)


def _said(book: Book, student_id: str) -> str:
    words, told = state_words(), []
    for (one, ask, party), entries in book.entries.items():
        is_new = any(entry.recorded_on == book.day for entry in entries)
        if one == student_id and ask in book.rules and is_new:
            state = words[book.state(one, ask, party)]
            is_child = party is ConsentParty.CHILD
            who = translate("Consent", "{name}, child") if is_child else "{name}"
            told.append(f"{who.format(name=book.rules[ask].name)}: {state}")
    return "; ".join(sorted(told))
