"""The papers of choosing a team: large enough, the same for all, and silent about votes."""

import pytest
from reports.reading import page_count, text_of, words_of
from reports.selection_examples import choose_one, form_rows, paper_rows
from selection_support import add_adults, ballot, do, opened_by
from support import TODAY, add_students, make_store

from peerdesk.enums import Paper
from peerdesk.errors import NotAllowedError
from peerdesk.reports import (
    application_form,
    catalog,
    interview_sheet,
    nomination_ballot,
    selection_letters,
)
from peerdesk.reports.interview_sheet import questions
from peerdesk.reports.words import translator
from peerdesk.services.prints.selection_rows import CandidateChild
from peerdesk.services.selection import ballots
from peerdesk.services.selection.interviews import QUESTIONS

OPTIONS = {"today": TODAY}


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Give a store with a round, two candidates, and ballots for one of them."""
    store = make_store(tmp_path_factory.mktemp("papers"))
    maya, eli, *_rest = add_students(store, 4)
    adults = add_adults(store)
    round_id = choose_one(store, maya, eli)
    for _ in range(7):
        keep = ballots.keep_ballot
        do(store, keep, round_id=round_id, ballot=ballot([maya], adults[:1]))
    yield store, maya, eli
    store.close()


def build(store, key, language="en", **options):
    return store.read(
        lambda s: catalog.build_print(s, key, OPTIONS | options, Paper.LETTER, language)
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_ballots_stand_on_a_page_and_are_all_alike(language):
    pdf = nomination_ballot.build(form_rows(), Paper.LETTER, language)

    texts = [word.text for word in words_of(pdf)]
    assert page_count(pdf) == 2
    prompts = {"en": "Who would you talk to?", "es": "¿Con quién hablarías?"}
    assert texts.count(prompts[language]) == 2
    assert texts.count("1") == 4


def test_ballot_is_large_enough_for_children_and_names_nobody():
    pdf = nomination_ballot.build(form_rows(), Paper.LETTER, "en")

    prompts = [word for word in words_of(pdf) if word.text.startswith(("Who", "2 adults"))]
    assert {word.size for word in prompts} == {28.0}
    assert all("Andika" in word.font for word in prompts)
    assert "Okafor" not in text_of(pdf)


def test_application_has_a_page_for_the_teacher():
    pdf = application_form.build(form_rows(), Paper.A4, "es")

    assert [page_count(pdf), "Hoja para docentes" in text_of(pdf)] == [2, True]


def test_interview_sheet_asks_what_the_screen_scores():
    pdf = interview_sheet.build(paper_rows(), Paper.LETTER, "en")

    asked = [question for question, _listen in questions(translator("en"))]
    assert len(asked) == len(QUESTIONS)
    assert all(f"{n}. {question}" in text_of(pdf) for n, question in enumerate(asked, start=1))
    assert page_count(pdf) == 2


def test_letter_is_in_the_language_of_the_family():
    rows = paper_rows()
    child = CandidateChild("Ana", "Ana Ruiz", None, "", "es")
    pdf = selection_letters.build_invitation(
        type(rows)(rows.printed_on, rows.team, (child,), "", "", "", sample=False),
        Paper.LETTER,
        "en",
    )

    assert "Ana, te invitamos" in text_of(pdf)


def test_letters_go_to_those_who_stand_so_and_tell_no_vote(school):
    store, _maya, _eli = school
    invitation, offer = (build(store, f"selection-{key}") for key in ("invitation", "offer"))

    assert "Maya, you are invited" in text_of(invitation)
    assert "Eli" not in text_of(invitation)
    assert "Eli, we have a place for you" in text_of(offer)
    assert "7" not in text_of(invitation).replace("Page 1 of 1", "")


def test_only_those_asked_for_are_printed(school):
    store, maya, eli = school

    pdf = build(store, "interview-sheet", student_ids=(maya, eli))

    assert page_count(pdf) == 2


def test_no_print_is_of_the_tally():
    assert not [entry.key for entry in catalog.list_prints() if "tally" in entry.key.split("-")[0]]


def test_candidates_are_printed_for_the_counselor_alone(school):
    store = opened_by(school[0], "assistant")

    with pytest.raises(NotAllowedError):
        build(store, "selection-invitation")
    with pytest.raises(NotAllowedError):
        build(store, "interview-sheet")
    assert page_count(build(store, "nomination-ballot")) == 1
