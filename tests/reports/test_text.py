"""No letter of a name is ever lost: every script, stacked marks, right to left."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas
from reports.reading import Word, ink_box_mm, words_of

from peerdesk.reports.fonts import Style
from peerdesk.reports.shaping import missing_letters, split_runs
from peerdesk.reports.text import clip_text, draw_text, fit_text, text_width, wrap_text

NAMES = (
    "Guadalupe", "José Peña", "Žofia Şahin", "nishłį́", "Yázhí ąą́ ęę́ ǫǫ́", "Nguyễn Thị Hạnh",
    "Олександра", "Αθηνά", "عبد الرحمن", "שָׂרָה", "ᎠᏂᏴᏫᏯ", "ᐃᓄᒃ", "ሰላም", "Անի", "ნინო",
    "प्रिया", "ဇော်", "សុភា", "สมชาย", "ບຸນມີ", "Halona ʼAhéheeʼ",  # noqa: RUF001
)  # fmt: skip


def drawn(text, style=Style.CHILD_BOLD, size=40):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(800, 200), invariant=1)
    draw_text(canvas, (100, 80), text, (style, size))
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("name", NAMES)
def test_every_letter_has_a_font(name, style):
    assert missing_letters(name, style) == ""
    assert text_width(name, style, 40) > 0


@pytest.mark.parametrize("name", ["Guadalupe", "nishłį́", "عبد الرحمن", "Олександра", "ᎠᏂᏴᏫᏯ"])
def test_name_can_be_searched_and_copied(name):
    assert "".join(word.text for word in words_of(drawn(name))) == name


def test_stacked_mark_sits_above_its_letter():
    """The acute of Diné ą́ must not stand beside the letter."""
    plain, marked = (ink_box_mm(drawn(text), 95, 40, 700, 160) for text in ("ą", "ą́"))

    assert marked[0] <= plain[0] + 2
    assert marked[1] >= plain[1]


def test_arabic_letters_join():
    (run,) = split_runs("عبد", Style.CHILD_BOLD)
    alone = [split_runs(letter, Style.CHILD_BOLD)[0] for letter in "عبد"]

    shapes = {glyph.index for glyph in run.glyphs}

    assert run.is_reversed
    assert shapes != {glyph.index for one in alone for glyph in one.glyphs}


def test_mixed_name_keeps_both_directions():
    runs = split_runs("Sara (سارة)", Style.ADULT)

    assert runs[0].text.startswith("Sara")
    assert [run.is_reversed for run in runs] == [False, True, False]


def test_latin_names_are_plain_text_in_the_pdf():
    for run in split_runs("Guadalupe Peña", Style.CHILD_BOLD):
        assert run.is_simple


def test_word_with_marks_is_set_in_one_font():
    runs = split_runs("Nizhoni nishłį́ Yazzie", Style.ADULT)

    assert [run.text for run in runs] == ["Nizhoni ", "nishłį́ ", "Yazzie"]


def test_word_without_a_font_becomes_a_line_to_write_on():
    assert missing_letters("Li 李", Style.CHILD) == "李"
    assert [word.text for word in words_of(drawn("Li 李"))] == ["Li ______"]


def test_control_characters_never_reach_the_paper():
    assert words_of(drawn("Ma\x00ya\tO")) == [Word("Maya O", "Andika-Bold", 40.0, 100.0, 80.0)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jo", "Jo"),
        ("Maria Guadalupe", "Maria"),
        ("Anne-Sophie", "Anne"),
        ("", ""),
    ],
)
def test_fitting_drops_words_before_letters(name, shown):
    fitted = fit_text(name, Style.CHILD_BOLD, 54, 150, minimum=36)

    assert fitted.text == shown
    assert text_width(fitted.text, Style.CHILD_BOLD, fitted.size) <= 150


def test_staff_see_that_a_name_was_cut():
    assert clip_text("Alexander Fitzgerald", Style.ADULT, 12, 70, minimum=11).text.endswith("…")


def test_paragraph_breaks_between_words():
    assert wrap_text("one two three", Style.ADULT, 12, 50) == ["one two", "three"]
