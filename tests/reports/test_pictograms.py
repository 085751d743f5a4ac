"""Every pictogram is told from every other at 15 mm in pure black and white."""

import io
import json
from itertools import combinations

import numpy as np
import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reports.reading import ink_box_mm, one_bit, words_of
from scipy import ndimage

from peerdesk.enums import BenchShape, RecessKind, SessionMood
from peerdesk.reports.pictograms import draw_bench_mark, draw_pictogram, draw_symbol, recess_symbol
from peerdesk.resources import resource_path
from peerdesk.services.prints.pictograms import list_pictograms
from peerdesk.services.session_logs.kinds import PAIR_TOPICS

KEYS = [pictogram.key for pictogram in list_pictograms()]


def drawn(draw, *rest):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(20 * mm, 20 * mm), invariant=1)
    draw(canvas, (10 * mm, 10 * mm), *rest)
    canvas.save()
    return buffer.getvalue()


DPI = 300
FINEST_MM = 0.8
"""A detail that is thinner at 15 mm is lost by a cheap printer, and by eyes at three metres."""


@pytest.fixture(scope="module")
def silhouettes():
    return {key: one_bit(drawn(draw_pictogram, key, 15 * mm), dpi=DPI) for key in KEYS}


@pytest.fixture(scope="module")
def outlines(silhouettes):
    """Give the silhouettes with every hole filled: what is left of them from far away."""
    return {key: ndimage.binary_fill_holes(ink) for key, ink in silhouettes.items()}


def disk(across_mm):
    radius = across_mm / 25.4 * DPI / 2
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    return x * x + y * y <= radius * radius


def overlap(one, other):
    return (one & other).sum() / (one | other).sum()


def of_two_families():
    return [
        (one.key, other.key)
        for one, other in combinations(list_pictograms(), 2)
        if one.family != other.family
    ]


@pytest.mark.parametrize("key", KEYS)
def test_ink_fills_the_asked_square_and_stays_solid(key):
    pdf = drawn(draw_pictogram, key, 15 * mm)
    width, height = ink_box_mm(pdf, 0, 0, 20 * mm, 20 * mm)
    covered = one_bit(pdf).mean() * 400 / (width * height)

    assert max(width, height) == pytest.approx(15, abs=0.4)
    assert 0.2 < covered < 0.9


@pytest.mark.parametrize("key", KEYS)
def test_no_detail_is_thinner_than_a_printer_keeps(silhouettes, key):
    ink = silhouettes[key]
    strokes = ndimage.binary_opening(ink, disk(FINEST_MM))
    gaps = ndimage.binary_closing(ink, disk(FINEST_MM))

    assert 1 - strokes.sum() / ink.sum() < 0.05
    assert gaps.sum() / ink.sum() - 1 < 0.05


def test_no_two_families_share_their_silhouette(silhouettes):
    for one, other in of_two_families():
        assert overlap(silhouettes[one], silhouettes[other]) < 0.78, (one, other)


def test_no_two_families_share_their_outline(outlines):
    for one, other in of_two_families():
        assert overlap(outlines[one], outlines[other]) < 0.85, (one, other)


def test_bounds_would_find_a_blob_and_a_twin(silhouettes):
    hair = np.zeros_like(silhouettes["owl"])
    hair[100:103, 20:200] = True

    assert not ndimage.binary_opening(hair, disk(FINEST_MM)).any()
    moved = np.roll(silhouettes["heart"], 4, axis=0)
    assert overlap(silhouettes["heart"], moved) > 0.85


def test_own_drawings_stand_where_the_list_says():
    drawings = json.loads(resource_path("pictograms-drawn.json").read_text("utf-8"))
    listed = {pictogram.key: pictogram.character for pictogram in list_pictograms()}

    assert len(drawings) == 14
    assert all(chr(int(one["codepoint"], 16)) == listed[key] for key, one in drawings.items())


def test_number_badges_are_rings_that_differ(silhouettes):
    badges = [one_bit(drawn(draw_pictogram, f"number-{n}", 15 * mm), dpi=DPI) for n in (1, 2, 37)]

    for one, other in combinations(badges, 2):
        assert overlap(one, other) < 0.9
    assert max(overlap(badges[0], ink) for ink in silhouettes.values()) < 0.6


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
