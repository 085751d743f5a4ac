"""The consent ledger: each deed once, on the sample school."""

from datetime import date, timedelta
from functools import partial

from peerdesk.enums import ConsentKind, ConsentMode, ConsentStatus
from peerdesk.services.consent import effects, record, rules, slips
from peerdesk.services.consent.record import Answered
from peerdesk.services.consent.rules import Ask, SurveyDraft
from peerdesk.services.consent.slips import SlipAnswer

TODAY = date(2026, 11, 24)
WEEK = timedelta(days=7)
PAIRS = Ask(ConsentKind.TAKE_PART)
SURVEY = SurveyDraft("Spring check", TODAY + 8 * WEEK)


def _asked(do):
    """Return a case in a school that asks for an active yes to buddy pairs."""

    def case(session):
        rules.set_rule(
            session, ConsentKind.TAKE_PART, ConsentMode.ACTIVE, needs_assent=False, days=14
        )
        session.flush()
        do(session)

    return case


def _answer(student_id, status):
    return Answered(student_id, PAIRS, status, TODAY, signed_by="Mother", told="Ms. Begay")


def _stopped(session, paired):
    refused = _answer(paired, ConsentStatus.REFUSED)
    record.record_answer(session, refused, TODAY, knows_late=True)
    session.flush()
    effects.stop_all(session, [paired], TODAY)


def _slip(session, student_id):
    answer = SlipAnswer(student_id, None, {PAIRS.key: True}, None, TODAY)
    slips.enter_slip(session, answer, TODAY)


def _ended(session):
    topic_id = rules.save_survey(session, SURVEY, TODAY)
    session.flush()
    rules.end_survey(session, topic_id, TODAY)


def cases(free, paired):
    """Return every case by the name of its use case."""
    given = _answer(free, ConsentStatus.GIVEN)
    taken = _answer(paired, ConsentStatus.REVOKED)
    return {
        "consent.record.ask": _asked(
            lambda s: record.ask(s, [free], [PAIRS], TODAY, TODAY + 2 * WEEK)
        ),
        "consent.record.record_answer": _asked(
            lambda s: record.record_answer(s, given, TODAY, knows_late=True)
        ),
        "consent.effects.take_back": _asked(
            lambda s: effects.take_back(s, taken, TODAY, stops=True)
        ),
        "consent.effects.stop_all": _asked(lambda s: _stopped(s, paired)),
        "consent.rules.set_rule": _asked(lambda _session: None),
        "consent.rules.save_survey": partial(rules.save_survey, draft=SURVEY, today=TODAY),
        "consent.rules.end_survey": _ended,
        "consent.slips.enter_slip": _asked(lambda s: _slip(s, free)),
    }


ELSEWHERE = {
    "consent.effects.stop": "`stop_all` for one student",
    "consent.record.write_down": "`record_answer` without its questions",
}
