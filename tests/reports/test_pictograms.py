"""Every pictogram is told from every other at 15 mm in pure black and white."""

import io
from itertools import combinations

import numpy as np
import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reports.reading import ink_box_mm, one_bit, words_of

from peerdesk.enums import BenchShape, RecessKind, SessionMood
from peerdesk.reports.pictograms import draw_bench_mark, draw_pictogram, draw_symbol, recess_symbol
from peerdesk.services.prints.pictograms import list_pictograms
from peerdesk.services.session_logs.kinds import PAIR_TOPICS

KEYS = [pictogram.key for pictogram in list_pictograms()]


def drawn(draw, *rest):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(20 * mm, 20 * mm), invariant=1)
    draw(canvas, (10 * mm, 10 * mm), *rest)
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def silhouettes():
    return {key: one_bit(drawn(draw_pictogram, key, 15 * mm), dpi=60) for key in KEYS}


@pytest.mark.parametrize("key", KEYS)
def test_ink_fills_the_asked_square_and_stays_solid(key):
    pdf = drawn(draw_pictogram, key, 15 * mm)
    width, height = ink_box_mm(pdf, 0, 0, 20 * mm, 20 * mm)
    covered = one_bit(pdf).mean() * 400 / (width * height)

    assert max(width, height) == pytest.approx(15, abs=0.4)
    assert 0.2 < covered < 0.9


def test_no_two_pictograms_share_their_silhouette(silhouettes):
    for one, other in combinations(KEYS, 2):
        union = (silhouettes[one] | silhouettes[other]).sum()
        common = (silhouettes[one] & silhouettes[other]).sum()
        assert common / union < 0.8, (one, other)


def test_test_can_read_which_picture_was_drawn():
    (owl,) = words_of(drawn(draw_pictogram, "owl", 15 * mm))

    assert owl.text == list_pictograms()[0].character


def test_unknown_pictogram_draws_nothing():
    def draw(canvas, center):
        draw_symbol(canvas, (2 * mm, 2 * mm), "worried", 2 * mm)
        draw_pictogram(canvas, center, "griffin", 15 * mm)

    assert ink_box_mm(drawn(draw), 0, 0, 20 * mm, 20 * mm) < (3, 3)


def test_every_choice_of_a_form_has_its_symbol():
    names = [f"topic-{topic.value}" for topic in PAIR_TOPICS]
    names += [f"mood-{mood.value}" for mood in SessionMood]
    names += [recess_symbol(kind) for kind in RecessKind] + ["bench", "scissors", "worried"]

    for name in names:
        assert one_bit(drawn(draw_symbol, name, 15 * mm)).any(), name


def test_bench_shapes_differ_in_black_and_white():
    marks = [one_bit(drawn(draw_bench_mark, ("A", shape), 15 * mm)) for shape in BenchShape]

    for one, other in combinations(marks, 2):
        assert np.logical_xor(one, other).sum() / np.logical_or(one, other).sum() > 0.1
