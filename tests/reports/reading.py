"""Read a print back: words with places and sizes, ink at one bit, codes."""

import io
from dataclasses import dataclass

import numpy as np
import pypdf
import pypdfium2

POINTS_PER_MM = 72 / 25.4
RENDER_DPI = 150


@dataclass(frozen=True)
class Word:
    """A piece of text as it stands on a page, its origin in points from the paper's corner."""

    text: str
    font: str
    size: float
    x: float
    y: float


def words_of(pdf, page=0):
    found = []

    def visit(text, cm, tm, font, size):
        if text.strip():
            name = font["/BaseFont"].partition("+")[2] if font else ""
            found.append(Word(text.strip(), name, size, cm[4] + tm[4], cm[5] + tm[5]))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def text_of(pdf):
    return "\n".join(
        word.text for number in range(page_count(pdf)) for word in words_of(pdf, number)
    )


def word(pdf, text, page=0):
    return next(one for one in words_of(pdf, page) if one.text == text)


def page_count(pdf):
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def metadata(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return {**reader.metadata, "/Lang": reader.trailer["/Root"]["/Lang"]}


def one_bit(pdf, page=0, dpi=RENDER_DPI):
    """Return the page as an array: True where a black-toner printer puts ink."""
    document = pypdfium2.PdfDocument(pdf)
    bitmap = document[page].render(scale=dpi / 72, grayscale=True)
    array = np.array(bitmap.to_numpy()).squeeze() < 128
    document.close()
    return array


def margins_mm(pdf, page=0):
    """Return the white edge left, right, top and bottom, in millimetres."""
    ink = one_bit(pdf, page)
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    edges = (
        columns[0],
        ink.shape[1] - 1 - columns[-1],
        rows[0],
        ink.shape[0] - 1 - rows[-1],
    )
    return [edge / RENDER_DPI * 25.4 for edge in edges]


def ink_box_mm(pdf, left, bottom, right, top, page=0):
    """Return width and height of the ink inside a box given in points."""
    scale = RENDER_DPI / 72
    ink = one_bit(pdf, page)
    height = ink.shape[0]
    part = ink[
        round(height - top * scale) : round(height - bottom * scale),
        round(left * scale) : round(right * scale),
    ]
    columns, rows = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    spans = (columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)
    return tuple(span / RENDER_DPI * 25.4 for span in spans)
