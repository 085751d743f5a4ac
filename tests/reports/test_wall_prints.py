"""What hangs by the bench, what helpers wear and sign, cards for students: read back."""

import re
from dataclasses import replace

import pytest
from reports.examples import BenchCard, bench_sheet_rows
from reports.reading import ink_box_mm, page_count, text_of, word, words_of
from reports.school import add_bench_helpers, add_counselor, agree, furnish, stand
from reports.wall_examples import cards, papers, referral, script
from support import TODAY, make_store

from peerdesk.enums import Paper
from peerdesk.models.calendar import School
from peerdesk.models.people import Student
from peerdesk.reports import (
    bench_poster,
    bench_script,
    catalog,
    helper_cards,
    pledge,
    referral_card,
)
from peerdesk.reports.words import translator
from peerdesk.services.prints.owners import give_pictograms, pictograms_of
from peerdesk.services.prints.pictograms import find_pictogram
from peerdesk.services.prints.rows import HelperMark

MM = 72 / 25.4


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def helpers(store):
    add_counselor(store)
    return add_bench_helpers(store, 3)


def build(store, key, paper=Paper.LETTER, language="en", **options):
    given = {"today": TODAY, "date": TODAY} | options
    return store.write(
        lambda s: catalog.build_print(s, key, given, paper, language), "Printed"
    ).value


def poster_of(*helpers):
    (first, *_rest) = bench_sheet_rows().cards
    return bench_poster.build(
        bench_sheet_rows([BenchCard(first.slot, helpers)]), Paper.LETTER, "en"
    )


def sentences(text):
    return [part for part in re.split(r"[.!?:]\s*", text) if part.strip()]


def syllables(spelled):
    vowels = len(re.findall(r"[aeiouy]+", spelled.lower()))
    return max(1, vowels - (spelled.lower().endswith("e") and vowels > 1))


def school_grade(text):
    """Return the grade of Flesch and Kincaid."""
    words = re.findall(r"[A-Za-z']+", text)
    spoken = sum(syllables(one) for one in words)
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * spoken / len(words) - 15.59


def test_poster_has_one_bench_and_recess_to_a_page():
    pdf = bench_poster.build(bench_sheet_rows(), Paper.A4, "en")

    assert page_count(pdf) == len(bench_sheet_rows().cards)


def test_name_on_a_poster_is_as_large_as_it_fits_and_the_picture_is_60_mm():
    pdf = poster_of(HelperMark("owl", "Maya"), HelperMark("horse", "Christopher"))

    assert word(pdf, "Maya").size == bench_poster.NAME
    assert bench_poster.NAME_MINIMUM <= word(pdf, "Christopher").size < bench_poster.NAME
    left = (279.4 - 252) / 2
    owl = ink_box_mm(pdf, (left - 1) * MM, 98 * MM, (left + 62) * MM, 161.5 * MM)
    assert max(owl) == pytest.approx(60, abs=0.5)


def test_name_too_long_for_a_poster_shows_as_the_picture_does():
    long = HelperMark("owl", "Featherstonehaughwilliamson")

    text = text_of(poster_of(long))

    assert "Owl" in text
    assert "Feather" not in text


def test_third_helper_of_a_bench_gets_a_second_page():
    marks = [HelperMark(key, None) for key in ("owl", "horse", "fish")]

    assert page_count(poster_of(*marks)) == 2


def test_cards_are_eight_to_a_page_of_the_size_of_a_credit_card():
    pdf = helper_cards.build(cards(), Paper.LETTER, "en")

    assert page_count(pdf) == 2
    maya, alexander = word(pdf, "Maya"), word(pdf, "Alexander")
    assert maya.y - alexander.y == pytest.approx(54 * MM, abs=0.1)
    horse = word(pdf, "Horse")
    assert horse.x - maya.x == pytest.approx(85.6 * MM, abs=0.1)


def test_role_stands_whole_on_every_card():
    for language, role in (("en", "Helper"), ("es", "Ayudante")):
        texts = [one.text for one in words_of(helper_cards.build(cards(), Paper.A4, language))]
        assert texts.count(role) == 8


def test_card_of_a_refusing_family_looks_like_the_others():
    pdf = helper_cards.build(cards(), Paper.LETTER, "en")

    assert word(pdf, "Horse").font == word(pdf, "Maya").font
    assert word(pdf, "Horse").size == word(pdf, "Maya").size


def test_backs_are_as_many_as_the_fronts_and_name_the_adult():
    pdf = helper_cards.build_backs(cards(), Paper.LETTER, "en")

    assert page_count(pdf) == 2
    assert text_of(pdf).count("My adult: Rosa Begay") == len(cards().helpers)
    assert "Maya" not in text_of(pdf)


def test_steps_are_large_enough_for_children_and_name_nobody():
    pdf = bench_script.build(script(), Paper.LETTER, "en")

    said = [words for step in bench_script.steps(translator("en")) for words in step[1:] if words]
    assert {word(pdf, words).size for words in said} == {bench_script.SIZE}
    assert "Take down on Fri 28 May" in text_of(pdf)


def test_words_for_children_are_easy_to_read():
    english = translator("en")
    limits = [pledge.statement(english, "Ms. Hill"), *pledge.dangers(english)]

    assert school_grade(" ".join(pledge.promises(english))) <= 4
    assert school_grade(" ".join(limits)) <= 7
    said = [words for step in bench_script.steps(english) for words in step[1:] if words]
    assert school_grade(". ".join(said)) <= 2


def test_paper_to_sign_says_the_three_dangers_and_whom_to_tell():
    text = text_of(pledge.build(papers(), Paper.LETTER, "en"))

    for danger in pledge.dangers(translator("en")):
        assert text.count(danger) == 4  # on the page and on the card, of two helpers
    assert "My adult: Rosa Begay" in text
    assert "Text 2026-1" in text


def test_only_what_is_missing_is_printed():
    pdf = pledge.build(papers(), Paper.LETTER, "en")

    assert page_count(pdf) == 3
    assert text_of(pdf).count("My pledge as a helper") == 1


def test_papers_to_sign_are_in_the_language_of_each_family_or_all_in_one():
    one, other = papers().signers
    rows = replace(papers(), signers=(replace(one, language="es"), replace(other, language="nv")))
    english, spanish = translator("en"), translator("es")

    pdf = pledge.build(rows, Paper.LETTER, "es")
    mixed = [{one.text for one in words_of(pdf, page)} for page in range(3)]
    single = text_of(pledge.build(rows, Paper.LETTER, "en", one_language=True))

    assert pledge.promises(spanish)[0] in mixed[0]
    assert pledge.dangers(spanish)[0] in mixed[1]
    assert pledge.dangers(english)[0] in mixed[2]
    assert pledge.dangers(spanish)[0] not in single


def test_language_that_cannot_be_printed_is_told_before_printing(store, helpers):
    def move(session):
        session.get_one(Student, helpers[0]).home_languages = ("nv",)

    store.write(move, "Set")
    options = {"today": TODAY}
    seen = store.read(lambda s: catalog.preview(s, "pledge", options, Paper.LETTER, "en"))

    assert seen.notices == ("Families who speak Navajo: 1. Their papers print in English.",)


def test_adult_who_is_not_known_is_a_line_to_write_on():
    assert "My adult: ____" in text_of(pledge.build(papers(adult=""), Paper.LETTER, "en"))


def test_referral_card_says_what_the_school_entered():
    pdf = referral_card.build(referral(), Paper.LETTER, "en")

    assert text_of(pdf).count("Crisis line: call or text 988") == 8
    assert text_of(pdf).count("Here: Rosa Begay · Jo Hill") == 8
    assert word(pdf, "In danger: tell any adult now.").size >= 12


def test_school_without_numbers_gets_the_usual_ones_and_is_told(store):
    pdf = build(store, "referral-card", language="es")
    seen = store.read(
        lambda s: catalog.preview(s, "referral-card", {"today": TODAY}, Paper.LETTER, "en")
    )

    assert text_of(pdf).count("Emergencias: 911") == 8
    assert "no numbers" in seen.notices[0]


def test_numbers_of_the_school_are_printed_with_a_warning(store):
    def enter(session):
        session.query(School).one().danger_phones = "County line: 555-0100"

    store.write(enter, "Entered")
    seen = store.read(
        lambda s: catalog.preview(s, "referral-card", {"today": TODAY}, Paper.LETTER, "en")
    )

    assert "County line: 555-0100" in text_of(seen.pdf)
    assert "mobile" in seen.notices[0]


@pytest.mark.parametrize("key", ["helper-cards", "bench-poster"])
def test_names_follow_consent_and_surnames_never_show(store, helpers, key):
    recess, (bench, _) = furnish(store)
    maya, eli, _sam = helpers
    stand(store, recess, bench, maya, eli)
    agree(store, maya)

    text = text_of(build(store, key))

    assert "Maya" in text
    assert not [name for name in ("Eli", "Sam", "Ortiz", "Brandt", "Vance") if name in text]


def test_withheld_names_of_cards_are_counted(store, helpers):
    agree(store, helpers[0])

    assert store.read(lambda s: catalog.withheld_count(s, "helper-cards", {"today": TODAY})) == 2


def test_cards_of_chosen_helpers_only(store, helpers):
    agree(store, *helpers)

    text = text_of(build(store, "helper-cards", student_ids=helpers[:1]))

    assert "Maya" in text
    assert "Eli" not in text


def test_two_of_one_family_get_another_picture_for_one_of_them(store, helpers):
    def clash(session):
        for student_id, key in zip(helpers, ("cat", "panda", "cat"), strict=True):
            session.get(Student, student_id).pictogram = key

    store.write(clash, "Came back")
    shown = store.read(lambda s: pictograms_of(s, helpers))
    settled = store.write(give_pictograms, "Settled").value

    assert shown[helpers[0]] == "cat"
    assert len({find_pictogram(key).family for key in shown.values()}) == 3
    assert settled == 2
    assert store.read(lambda s: pictograms_of(s, helpers)) == shown
