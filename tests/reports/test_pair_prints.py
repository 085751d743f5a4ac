"""The papers of a pair, read back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from reports.examples import certificate_rows, check_in_rows, pair_papers
from reports.reading import page_count, text_of, word, words_of
from reports.school import add_counselor, pair_up, say_goodbye
from support import NOW, TODAY, make_store, school_id

from peerdesk.enums import ClosureReason, Paper
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.reports import (
    catalog,
    certificate,
    check_in_sheet,
    goodbye_card,
    match_agreement,
    pair_letters,
)
from peerdesk.services import match_life
from peerdesk.services.match_life import Ending

NEVER_AT_HOME = ("worry", "Completed", "Too busy", "rule was broken", "mental", "counselor")


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    add_counselor(opened)
    yield opened
    opened.close()


@pytest.fixture
def match_id(store):
    match_id, _helper, _buddy = pair_up(store)
    own = school_id(store)

    def meet(session):
        for days in (1, 8, 15):
            held_at = NOW - timedelta(days=days)
            session.add(SessionLog(school_id=own, match_id=match_id, held_at=held_at, minutes=30))

    store.write(meet, "Met")
    return match_id


def build(store, key, **options):
    return store.write(
        lambda session: catalog.build_print(
            session, key, {"today": TODAY} | options, Paper.LETTER, "en"
        ),
        "Printed",
    ).value


def end(store, match_id, reason=ClosureReason.TOO_BUSY, **fields):
    ending = Ending(reason, **fields)
    store.write(lambda s: match_life.end_pair(s, match_id, ending, TODAY), "Ended")


def test_the_agreement_names_both_and_has_a_line_for_each_to_sign():
    text = text_of(match_agreement.build(pair_papers(), Paper.LETTER, "en"))

    assert "Maya Ortiz is the helper." in text
    assert "First meeting: Mon 14 Sep 2026, with Ms. Begay" in text
    for line in ("Helper: Maya", "Adult", "Signed on"):
        assert text.count(line) == 2


def test_agreements_print_for_those_who_have_not_signed(store, match_id):
    assert page_count(build(store, "match-agreement")) == 1
    store.write(lambda s: match_life.note_agreement(s, [match_id], TODAY, TODAY), "Signed")

    need = store.read(lambda s: catalog.missing(s, "match-agreement", {"today": TODAY}))

    assert need.page == "buddies"
    assert page_count(build(store, "match-agreement", match_ids=[match_id])) == 1


def test_a_new_pair_gives_each_family_its_own_letter():
    pdf = pair_letters.build_start(pair_papers(1), Paper.LETTER, "en")
    first, second = (" ".join(one.text for one in words_of(pdf, page)) for page in (0, 1))

    assert "To the family of Nizhoni nishłį́ Yazzie" in first
    assert "Maya is a helper" in second
    assert "Yazzie" not in second
    assert "Ortiz" not in first


def in_languages(*spoken):
    """Return the papers of one pair whose buddy's and helper's families speak these."""
    papers = pair_papers(1)
    (pair,) = papers.pairs
    buddy, helper = (
        replace(child, language=language)
        for child, language in zip((pair.buddy, pair.helper), spoken, strict=True)
    )
    return replace(papers, pairs=(replace(pair, buddy=buddy, helper=helper),))


def test_each_letter_is_in_the_language_of_its_family():
    pdf = pair_letters.build_start(in_languages("es", "en"), Paper.LETTER, "en")
    first, second = (" ".join(one.text for one in words_of(pdf, page)) for page in (0, 1))

    assert "A la familia de" in first
    assert "To the family of Maya" in second


def test_goodbye_card_is_in_the_language_of_its_reader():
    text = text_of(goodbye_card.build(in_languages("", "es"), Paper.LETTER, "en"))

    assert "Goodbye, Nizhoni" in text
    assert "¡Adiós, Maya!" in text


def test_language_that_cannot_be_printed_is_said_before_printing(store, match_id):
    def speak(session):
        session.get(Student, session.get(Match, match_id).mentee_id).home_languages = ("nv",)

    store.write(speak, "Changed")
    options = {"today": TODAY, "match_ids": [match_id]}

    shown = store.read(lambda s: catalog.preview(s, "pair-letter", options, Paper.A4, "es"))

    assert shown.notices == ("1 family speaks Navajo. Its paper prints in English.",)


def test_the_letter_at_the_end_tells_times_and_what_comes_next_but_no_reason(store, match_id):
    end(store, match_id, buddy_waits=False, goodbye_on=TODAY)

    text = text_of(build(store, "closure-letter")).replace("\n", " ")

    assert "from Mon 14 Sep 2026 to Tue 24 Nov 2026." in text
    assert "They met 3 times." in text
    assert "Please ask Rosa Begay." in text
    assert not [words for words in NEVER_AT_HOME if words in text]


def test_the_letter_tells_who_waits_again():
    text = text_of(pair_letters.build_closure(pair_papers(1), Paper.LETTER, "en"))

    assert "is on our list for another helper." in text
    assert "extension 204" in text


def test_goodbye_cards_carry_first_names_only_and_print_large():
    pdf = goodbye_card.build(pair_papers(1), Paper.LETTER, "en")

    text = text_of(pdf)
    assert "Goodbye, Maya!" in text
    assert "From Maya" in text
    assert not [name for name in ("Ortiz", "Yazzie") if name in text]
    assert word(pdf, "Goodbye, Maya!").size >= 28


def test_goodbye_cards_wait_for_a_goodbye(store, match_id):
    need = store.read(lambda s: catalog.missing(s, "goodbye-card", {"today": TODAY}))
    assert "End a pair" in need.sentence

    say_goodbye(store, match_id)

    assert page_count(build(store, "goodbye-card")) == 1


def test_a_certificate_has_name_role_term_and_rounded_hours():
    pdf = certificate.build(certificate_rows(), Paper.LETTER, "en")
    texts = [one.text for one in words_of(pdf)]

    assert word(pdf, "Maya Ortiz").size == 40
    for line in ("Peer Helper", "Fall, 2026/27", "14 hours for other students", "Ms. Begay"):
        assert line in texts
    assert "hours" not in " ".join(one.text for one in words_of(pdf, 1))
    assert not [words for words in NEVER_AT_HOME if words in text_of(pdf)]


def test_certificates_are_for_the_helpers_of_this_year_with_all_their_hours(store, match_id):
    text = text_of(build(store, "certificate"))

    assert "Cheyenne Vance" in text
    assert "2 hours for other students" in text
    assert "Sam" not in text


def test_the_check_in_sheet_has_a_row_for_each_pair_that_is_due(store, match_id):
    text = text_of(build(store, "check-in-sheet"))

    assert "Cheyenne Vance + Sam Ortiz" in text
    assert "Check-in, Wed 16 Sep" in text


def test_many_due_pairs_take_further_pages():
    assert page_count(check_in_sheet.build(check_in_rows(), Paper.A4, "es")) == 2


@pytest.mark.parametrize(
    "key", ["match-agreement", "pair-letter", "closure-letter", "certificate", "check-in-sheet"]
)
def test_a_school_without_pairs_is_sent_to_the_buddies(store, key):
    need = store.read(lambda s: catalog.missing(s, key, {"today": TODAY}))

    assert need.page == "buddies"
