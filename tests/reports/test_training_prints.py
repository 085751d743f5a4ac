"""The papers of training: who signs in, how a course goes, and certificates for all."""

from datetime import date
from functools import partial

import pytest
from reports.reading import page_count, text_of, words_of
from reports.training_examples import PEOPLE, certificates, outline, sign_in
from support import TODAY, add_students, make_store

from peerdesk.enums import MembershipRole, Paper
from peerdesk.errors import InvalidValueError, PrintNotReadyError
from peerdesk.reports import catalog, certificate, training_outline, training_sheet
from peerdesk.services import programs
from peerdesk.services.prints import training_rows
from peerdesk.services.training import attendance, events
from peerdesk.services.training.attendance import Came
from peerdesk.services.training.builtin import builtin_courses
from peerdesk.services.training.events import TrainingEntry

FORBIDDEN = ("mental", "health", "counsel", "distress", "confidential", "salud", "angustia")
CERTIFICATE = {"today": TODAY}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Give a school where two of three helpers did a course; every test only reads."""
    made = make_store(tmp_path_factory.mktemp("prints"))
    ids = add_students(made, 3)
    role = MembershipRole.HELPER
    made.write(partial(programs.mark_members, student_ids=ids, role=role, today=TODAY), "Marked")
    entry = TrainingEntry("understanding", date(2026, 12, 1), place="Library")
    made.write(partial(events.plan_event, entry=entry, person_ids=ids), "Planned")
    held = TrainingEntry("signs_of_distress", TODAY, minutes=45)
    came = [Came(one) for one in ids[:2]]
    made.write(partial(attendance.record_anyway, entry=held, came=came, today=TODAY), "Recorded")
    yield made
    made.close()


def printed(store, key, language="en", **options):
    build = partial(
        catalog.build_print, key=key, options={"today": TODAY, **options}, paper=Paper.LETTER,
        language=language,
    )  # fmt: skip
    return store.read(build)


def all_text(pdf):
    return text_of(pdf).replace("\n", " ")


def test_sheet_lists_everybody_and_keeps_rows_free():
    pdf = training_sheet.build(sign_in(), Paper.LETTER, "en")

    text = all_text(pdf)
    assert page_count(pdf) == 1
    assert all(name.split()[0] in text for name in PEOPLE)
    assert "STAFF ONLY" in text
    assert "7Q4K-M2XC" in text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("is_staff", [False, True])
def test_certificates_of_all_stand_in_one_file_and_name_no_topic(language, is_staff):
    pdf = certificate.build_training(certificates(is_staff=is_staff), Paper.A4, language)

    text = all_text(pdf).casefold()
    assert page_count(pdf) == 3
    assert not [word for word in FORBIDDEN if word in text]


def test_name_on_a_certificate_is_40_points_high():
    pdf = certificate.build_training(certificates(), Paper.LETTER, "en")

    assert [word.size for word in words_of(pdf, 0) if word.text == PEOPLE[0]] == [40.0]


def test_certificate_of_a_delicate_course_does_not_name_it(store):
    text = all_text(printed(store, "training-certificate")).casefold()

    assert "certificate of training" in text
    assert not [word for word in FORBIDDEN if word in text]


def test_certificates_are_for_those_who_did_the_course(store):
    assert page_count(printed(store, "training-certificate")) == 2


def test_sheet_without_a_training_named_is_for_the_next_one(store):
    text = all_text(printed(store, "training-signin", "es"))

    assert "Comprender los temas de salud mental" in text
    assert "1 dic 2026" in text


def test_code_of_a_sheet_finds_its_training_again(store):
    days = store.read(partial(events.list_events, today=TODAY))

    for day in days:
        code = training_rows.event_code(day.id)
        find = partial(training_rows.find_event, typed=code.lower().replace("-", " "))
        assert store.read(find) == day.id


def test_code_of_no_training_is_said(store):
    code = training_rows.event_code("another")

    with pytest.raises(InvalidValueError, match="No day of training"):
        store.read(partial(training_rows.find_event, typed=code))


def test_certificates_need_somebody_who_did_the_course(store):
    (coming,) = [
        day for day in store.read(partial(events.list_events, today=TODAY)) if not day.is_held
    ]

    with pytest.raises(PrintNotReadyError, match="Write down who came"):
        printed(store, "training-certificate", event_id=coming.id)


@pytest.mark.parametrize("code", builtin_courses())
@pytest.mark.parametrize("language", ["en", "es"])
def test_outline_of_every_course_fits_its_minutes_and_one_page(store, code, language):
    pdf = printed(store, "training-outline", language, course=code)
    reading = partial(
        training_rows.course_outline, code=code, language=language, today=TODAY, sample=False
    )

    rows = store.read(reading)
    assert page_count(pdf) == 1
    assert len(rows.steps) >= 4
    assert sum(minutes for minutes, _text in rows.steps) <= rows.minutes


def test_long_outline_goes_on_on_the_next_page():
    rows = outline()
    many = training_rows.CourseOutline(
        rows.printed_on, rows.course, 90, rows.steps * 4, rows.first, rows.school, rows.sample
    )

    assert page_count(training_outline.build(many, Paper.LETTER, "en")) == 2
