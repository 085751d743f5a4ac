"""Answers are written down with their days; what cannot be gets its sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from consent_support import GIVEN, TAKE_PART
from sqlalchemy import select
from support import TODAY

from peerdesk.enums import ConsentKind, ConsentMode, ConsentParty, ConsentStatus
from peerdesk.errors import InvalidValueError
from peerdesk.models.people import Consent
from peerdesk.services import consents
from peerdesk.services.consent import record, rules
from peerdesk.services.consent.book import open_book
from peerdesk.services.consent.ledger import ledger_of
from peerdesk.services.consent.rules import Ask, SurveyDraft
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.day_words import plain_date

REFUSED, REVOKED = ConsentStatus.REFUSED, ConsentStatus.REVOKED


def standing(families, ask=TAKE_PART, day=TODAY, student_id=None):
    book = families.read(open_book, day)
    return book.standing(student_id or families.helper, ask)


def test_a_yes_ends_with_the_school_year(families):
    families.answer(GIVEN, TODAY - timedelta(days=3), signed_by="Rosa Ortiz")

    (line,) = families.read(ledger_of, families.helper, TODAY)[0].lines
    assert (line.answered_on, line.recorded_on) == (TODAY - timedelta(days=3), TODAY)
    assert (line.expires_on, line.signed_by) == (date(2027, 5, 28), "Rosa Ortiz")


@pytest.mark.parametrize(
    ("status", "signed_on", "more", "field", "words"),
    [
        (GIVEN, TODAY + timedelta(days=1), {}, "signed_on", "not come yet"),
        (GIVEN, date(2026, 3, 1), {}, "signed_on", "before this school year"),
        (GIVEN, TODAY, {"expires_on": TODAY - timedelta(days=1)}, "expires_on", "expired already"),
        (REVOKED, TODAY, {}, "told", "whom the family told"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_kept(
    families, status, signed_on, more, field, words
):
    with pytest.raises(InvalidValueError) as refused:
        families.answer(status, signed_on, **more)

    assert refused.value.field == field
    assert words in refused.value.sentence()
    assert families.store.read(lambda s: s.scalars(select(Consent)).all()) == []


def test_a_yes_signed_after_it_was_used_is_said_and_recorded_as_late(families):
    began = TODAY - timedelta(days=20)
    families.pair_since(began)

    with pytest.raises(InvalidValueError) as refused:
        families.answer(GIVEN)
    families.answer(GIVEN, knows_late=True)

    assert refused.value.field == "late"
    assert plain_date(began) in refused.value.sentence()
    assert standing(families).entry.used_since == began


def test_a_yes_before_the_pair_began_is_not_late(families):
    families.pair_since(TODAY - timedelta(days=2))

    families.answer(GIVEN, TODAY - timedelta(days=5))

    assert standing(families).entry.used_since is None


def test_taking_back_keeps_how_it_stood_before(families):
    families.answer(GIVEN, TODAY - timedelta(days=30))
    families.answer(REVOKED, TODAY, told="Ms Hall")

    assert standing(families).guardian is ConsentState.REVOKED
    assert standing(families, day=TODAY - timedelta(days=1)).is_allowed
    assert not standing(families).lacks_guardian


def test_an_answer_older_than_the_last_one_is_refused(families):
    families.answer(REFUSED, TODAY - timedelta(days=2))

    with pytest.raises(InvalidValueError) as refused:
        families.answer(GIVEN, TODAY - timedelta(days=9))

    assert refused.value.field == "signed_on"


def test_a_wrong_key_of_today_is_corrected_in_place(families):
    families.answer(REFUSED)
    families.answer(GIVEN)

    assert len(families.read(ledger_of, families.helper, TODAY)[0].lines) == 1
    assert standing(families).is_allowed


def test_family_and_child_answer_apart_and_a_childs_no_blocks(families):
    families.answer(GIVEN)
    families.answer(REFUSED, party=ConsentParty.CHILD)

    found = standing(families)
    assert (found.guardian, found.child) == (ConsentState.GIVEN, ConsentState.REFUSED)
    assert not found.is_allowed


def test_a_group_needs_the_childs_own_yes_too(families):
    group = Ask(ConsentKind.GROUP)
    families.answer(GIVEN, ask=group)
    before = standing(families, group)
    families.answer(GIVEN, ask=group, party=ConsentParty.CHILD)

    assert (before.is_allowed, before.lacks_assent) == (False, True)
    assert standing(families, group).is_allowed


def test_the_bench_shares_the_slip_of_buddies_until_it_has_its_own_answer(families):
    bench = Ask(ConsentKind.BENCH)
    families.answer(GIVEN)
    shared = standing(families, bench)
    families.answer(REFUSED, ask=bench)

    assert shared.is_allowed
    assert not standing(families, bench).is_allowed
    assert standing(families).is_allowed


def test_a_notice_stands_after_its_days_and_an_opt_out_ends_it(families):
    draft = SurveyDraft("Fall check", TODAY + timedelta(days=30), is_protected=True, days=10)
    survey = Ask(ConsentKind.SURVEY, families.do(rules.save_survey, draft, TODAY))
    families.do(record.ask, [families.helper, families.other], [survey], TODAY)
    later = TODAY + timedelta(days=11)

    families.answer(REFUSED, ask=survey)

    assert standing(families, survey).guardian is ConsentState.OPTED_OUT
    assert not standing(families, survey, student_id=families.other).is_allowed
    assert standing(families, survey, later, families.other).is_allowed


def test_a_protected_survey_with_federal_money_needs_a_signature(families):
    draft = SurveyDraft("Mood", is_protected=True, is_federal=True)
    topic_id = families.do(rules.save_survey, draft, TODAY)

    assert families.read(rules.rule_of, ConsentKind.SURVEY, topic_id).mode is ConsentMode.ACTIVE
    weaker = replace(draft, mode=ConsentMode.NOTICE)
    with pytest.raises(InvalidValueError) as refused:
        families.do(rules.save_survey, weaker, TODAY)
    assert refused.value.field == "mode"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (SurveyDraft(" "), "name"),
        (SurveyDraft("Old", TODAY - timedelta(days=1)), "planned_on"),
        (SurveyDraft("Long", days=0), "days"),
    ],
)
def test_a_survey_that_cannot_be_is_refused(families, draft, field):
    with pytest.raises(InvalidValueError) as refused:
        families.do(rules.save_survey, draft, TODAY)

    assert refused.value.field == field


def test_an_activity_that_needs_nothing_is_open_to_all_but_those_who_said_no(families):
    families.answer(REFUSED)
    nothing = {"needs_assent": False, "days": 14}
    families.do(rules.set_rule, ConsentKind.TAKE_PART, ConsentMode.NONE, **nothing)

    agreed = families.read(consents.given, ConsentKind.TAKE_PART, TODAY)
    assert agreed == set(families.ids) - {families.helper}


def test_asking_twice_on_a_day_is_one_question(families):
    ids = [families.helper, families.other]

    assert families.do(record.ask, ids, [TAKE_PART], TODAY) == 2
    assert families.do(record.ask, ids, [TAKE_PART], TODAY) == 0
    with pytest.raises(InvalidValueError):
        families.do(record.ask, ids, [TAKE_PART], TODAY, TODAY - timedelta(days=1))
