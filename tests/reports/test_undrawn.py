"""Names no shipped font can draw: what stands in their place, and who is told."""

import pytest
from reports.reading import text_of, words_of
from reports.school import add_bench_helpers, agree, furnish, pair_up, stand
from support import TODAY, make_store

from peerdesk.enums import Paper, PrintClass
from peerdesk.models.people import Student
from peerdesk.reports import catalog, undrawn
from peerdesk.reports.fonts import Style
from peerdesk.services.prints.name_rows import SpelledName

OPTIONS = {"today": TODAY, "date": TODAY}
LI = SpelledName("明 李", "明", "李", "K7Q4")
WANG = SpelledName("Bo 王", "Bo", "王", "M2ZZ")


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def rename(store, student_id, first, last):
    def work(session):
        student = session.get(Student, student_id)
        student.first_name, student.last_name, student.code = first, last, "K7Q4"

    store.write(work, "Renamed")


def preview(store, key):
    return store.read(lambda s: catalog.preview(s, key, OPTIONS, Paper.LETTER, "en"))


def test_public_sheet_shows_the_picture_s_word_and_counts_only(store):
    recess, (bench, _) = furnish(store)
    li, other, *_ = add_bench_helpers(store)
    stand(store, recess, bench, li, other)
    agree(store, li, other)
    rename(store, li, "明", "李")

    made = preview(store, "bench-sheet")

    texts = {word.text for word in words_of(made.pdf)}
    assert not {"明", "______", "K7Q4"} & texts
    (notice,) = [words for words in made.notices if "no print font" in words]
    assert ": 1." in notice
    assert "明" not in notice


def test_staff_print_shows_the_code_and_says_whose_it_is(store):
    _, helper, _ = pair_up(store)
    rename(store, helper, "明", "李")

    made = preview(store, "pairing-list")

    assert "K7Q4" in text_of(made.pdf)
    assert "______" not in text_of(made.pdf)
    assert "明 李 = K7Q4" in made.notices[-1]


def test_certificate_leaves_a_line_for_the_name(store):
    _, helper, _ = pair_up(store)
    rename(store, helper, "明", "李")

    made = preview(store, "certificate")

    assert undrawn.LINE in text_of(made.pdf)
    assert "K7Q4" not in text_of(made.pdf)
    assert "by hand" in made.notices[-1]


def test_names_that_can_be_drawn_need_no_word(store):
    _, helper, _ = pair_up(store)
    rename(store, helper, "Shą́ńdíín", "Nguyễn")

    assert preview(store, "pairing-list").notices == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("明 李, 6A", "K7Q4 6A"),
        ("李, 明", "K7Q4"),
        ("明 李.", "K7Q4 ."),
        ("Bo 王", "Bo ______"),
        ("Eli + 明: check-in", "Eli + K7Q4: check-in"),
        ("他 今天 很好", "______"),
        ("good 😀 day", "good day"),
    ],
)
def test_stand_in_reads_well_in_every_form_of_a_name(text, shown):
    with undrawn.watching(PrintClass.STAFF_ONLY, (LI, WANG)):
        assert undrawn.printable(text, Style.ADULT) == shown


def test_two_students_of_one_name_get_a_line_rather_than_a_wrong_code():
    twin = SpelledName("明 陈", "明", "陈", "ZZZZ")
    with undrawn.watching(PrintClass.STAFF_ONLY, (LI, twin)):
        assert undrawn.printable("明", Style.ADULT) == undrawn.LINE


def test_words_of_a_note_are_told_of_without_a_name():
    with undrawn.watching(PrintClass.CONFIDENTIAL, (LI,)) as watch:
        undrawn.printable("今天", Style.ADULT)

    (notice,) = watch.notices()
    assert notice.startswith("Some words are in a script")
