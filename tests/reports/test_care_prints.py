"""The papers of a concern say what they may and not a word more."""

from functools import partial

import pytest
from care_support import add_partner, do, opened_by, record, referral_to
from reports import care_examples
from reports.reading import page_count, text_of
from support import NOW, TODAY, SteppingClock, add_students, make_store

from peerdesk.enums import Paper, Release, Shareable, StepKind
from peerdesk.errors import NotAllowedError, PrintNotReadyError
from peerdesk.reports import catalog, concern_form, referral_form
from peerdesk.services.concerns import pathway, protocol, referrals

FACTS = "Eli Brandt laughed at her. She said she wants to go home"


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path, now=SteppingClock())
    made.students = add_students(made, 4)
    yield made
    made.close()


def printed(store, key, concern_id="", language="en", paper=Paper.LETTER):
    options = {"today": TODAY.isoformat(), "concern_id": concern_id}
    return store.read(
        partial(catalog.preview, key=key, options=options, paper=paper, language=language)
    )


def refer(store, **changes):
    """Refer a concern about Maya that names Eli; return its id."""
    concern_id = record(store, store.students[0], facts=FACTS)
    call = pathway.StepEntry(StepKind.MANDATED_REPORT, NOW, "J. Hill, CPS", "No. 4471")
    do(store, pathway.add_step, concern_id=concern_id, entry=call)
    entry = referral_to(add_partner(store), **changes)
    do(store, referrals.refer, concern_id=concern_id, entry=entry)
    return concern_id


GIVEN = {"release": Release.GIVEN, "release_on": TODAY}


def test_concern_form_holds_facts_and_steps_on_one_page(store):
    made = printed(store, "concern-form", refer(store))

    text = " ".join(text_of(made.pdf).split())
    assert page_count(made.pdf) == 1
    for words in ("Maya Ortiz", FACTS, "Mandated report", "J. Hill, CPS: No. 4471", "Referred"):
        assert words in text


def test_file_name_and_title_tell_no_name(store):
    made = printed(store, "concern-form", refer(store))

    assert "Maya" not in made.file_name + made.title


def test_long_facts_go_on_over_the_page():
    facts = "\n".join(f"Line {number}" for number in range(90))

    pdf = concern_form.build(care_examples.concern(facts=facts), Paper.LETTER, "en")

    assert page_count(pdf) > 2
    assert all(f"Line {number}" in text_of(pdf) for number in range(90))


def test_blank_form_puts_danger_first_and_asks_in_the_order_of_the_panel(store):
    text = text_of(printed(store, "concern-blank").pdf)

    order = ["In danger now?", "988", "Student", "What was seen", "Noticed by", "How soon"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert page_count(printed(store, "concern-blank", paper=Paper.A4).pdf) == 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_blank_form_prints_the_schools_own_card(store, language):
    do(store, protocol.set_danger_card, steps="Call Ms. Reed", phones="Gate: ext. 9")

    text = text_of(printed(store, "concern-blank", language=language).pdf)

    assert "Call Ms. Reed" in text
    assert "Gate: ext. 9" in text
    assert "988" not in text


def test_referral_names_no_other_child_and_no_call(store):
    shares = (Shareable.CONTACT, Shareable.FACTS, Shareable.SUPPORT)

    made = printed(store, "referral-form", refer(store, shares=shares, **GIVEN))

    text = " ".join(text_of(made.pdf).split())
    assert "Maya Ortiz" in text
    assert "another student laughed at her" in text
    assert not [words for words in ("Eli", "Brandt", "CPS", "4471") if words in text]
    assert len(made.notices) == 1


def test_referral_without_a_yes_tells_nothing_about_the_child(store):
    made = printed(store, "referral-form", refer(store))

    text = text_of(made.pdf)
    assert not [words for words in ("Maya", "Ortiz", "laughed", "go home") if words in text]
    assert "Parent or guardian" in text
    assert len(made.notices) == 2


def test_reply_slip_carries_the_code_and_no_name():
    pdf = referral_form.build(care_examples.referral(), Paper.LETTER, "en")

    slip = text_of(pdf).partition("Cut here")[2]

    assert "7Q4K-M2XC" in slip
    assert "Vance" not in slip


@pytest.mark.parametrize("paper", list(Paper))
def test_referral_fits_one_page_with_the_longest_facts(paper):
    long = "He said it again and again and nobody listened. " * 60

    pdf = referral_form.build(care_examples.referral(facts=long), paper, "es")

    assert page_count(pdf) == 1
    assert "Más por teléfono." in text_of(pdf)
    assert "Siguiente paso" in text_of(pdf)


@pytest.mark.parametrize("key", ["concern-form", "referral-form"])
def test_print_without_a_concern_says_where_to_choose_one(store, key):
    with pytest.raises(PrintNotReadyError) as caught:
        printed(store, key)

    assert "Concerns" in caught.value.sentence()


def test_referral_form_needs_a_referral(store):
    with pytest.raises(PrintNotReadyError):
        printed(store, "referral-form", record(store, store.students[0]))


@pytest.mark.parametrize("role", ["assistant", "substitute", "principal"])
@pytest.mark.parametrize("key", ["concern-form", "referral-form"])
def test_nobody_else_prints_what_they_did_not_record(store, role, key):
    concern_id = refer(store)

    with pytest.raises(NotAllowedError):
        printed(opened_by(store, role), key, concern_id)
