"""Several prints in one go: one stack of paper for each class word, never two classes in one."""

from collections.abc import Callable, Mapping, Sequence
from ctypes import c_ushort
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports import catalog
from peerdesk.services import print_jobs
from peerdesk.services.print_jobs import Job

BATCH: Final = "batch"
"""Key under which the window asks for several prints together."""

Raw = Mapping[str, Any]
Report = Callable[[int, int, str], bool]
"""Gets how many of how many are done and the title that is next; returns whether to go on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One print of a stack, with everything chosen on the way, and its pages.

    Attributes:
        withheld: Names that are replaced by a picture.
        notices: Sentences worth reading before printing.
    """

    key: str
    title: str
    options: Raw
    pages: int
    withheld: int = 0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stack:
    """Prints of one class, one after the other in one PDF."""

    print_class: PrintClass
    parts: tuple[Part, ...]
    pdf: bytes = field(repr=False)

    @property
    def pages(self) -> int:
        """Return how many pages it has."""
        return sum(part.pages for part in self.parts)

    @property
    def file_name(self) -> str:
        """Return a file name that tells the class, and never a person."""
        return f"{self.print_class.value.replace('_', '-')}-prints.pdf"


@dataclass(frozen=True, slots=True)
class Batch:
    """Stacks in the order of the classes.

    Attributes:
        left_out: Titles of what cannot print yet, and what each needs first.
        is_whole: False if somebody pressed Stop; what was made until then is whole.
    """

    stacks: tuple[Stack, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Order:
    """What to print together, and on what."""

    keys: tuple[str, ...]
    options: Raw
    paper: Paper
    language: str


@dataclass(frozen=True, slots=True)
class Went:
    """Where paper went: a printer, or "" for a file; and whether it was taken."""

    printer: str
    is_out: bool


def make_batch(session: Session, order: Order, go_on: Report | None = None) -> Batch:
    """Return the stacks; reads only."""
    made: dict[PrintClass, list[tuple[Part, bytes]]] = {}
    left_out: list[tuple[str, str]] = []
    for done, key in enumerate(order.keys):
        title = catalog.title_of(key)
        if go_on is not None and not go_on(done, len(order.keys), title):
            return Batch(_stacks(made, order.language), tuple(left_out), is_whole=False)
        need = catalog.missing(session, key, order.options)
        if need is not None:
            left_out.append((title, need.sentence))
            continue
        one = catalog.preview(session, key, order.options, order.paper, order.language)
        pages = count_pages(one.pdf)
        part = Part(key, title, one.options, pages, one.withheld, one.notices)
        made.setdefault(one.print_class, []).append((part, one.pdf))
    return Batch(_stacks(made, order.language), tuple(left_out))


def record_print(session: Session, order: Order, pdf: bytes, *, printer: str, is_out: bool) -> None:
    """Keep what one print settled, and that it went to a printer or, with "", into a file."""
    parts = (Part(order.keys[0], "", order.options, count_pages(pdf)),)
    _record(session, order, parts, Went(printer, is_out))


def record_stack(
    session: Session, stack: Stack, order: Order, *, printer: str, is_out: bool
) -> None:
    """Keep what the prints of a stack settled, and that they went out together."""
    _record(session, order, stack.parts, Went(printer, is_out))


def _record(session: Session, order: Order, parts: Sequence[Part], went: Went) -> None:
    """Keep nothing but the try, if the printer took nothing."""
    for part in parts if went.is_out else ():
        catalog.record_printed(session, part.key, part.options)
    single = parts[0].options if len(parts) == 1 else order.options
    keys, pages = tuple(part.key for part in parts), sum(part.pages for part in parts)
    job = Job(keys, single, order.paper, order.language, pages, went.printer, went.is_out)
    print_jobs.note_job(session, job)


def pages_of(session: Session, key: str, options: Raw, paper: Paper, language: str) -> int:
    """Return how many pages a print would have now."""
    return count_pages(catalog.preview(session, key, options, paper, language).pdf)


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - PDFium is only loaded where it is used

    with PdfDocument(pdf) as document:
        return len(document)


def _stacks(
    made: Mapping[PrintClass, Sequence[tuple[Part, bytes]]], language: str
) -> tuple[Stack, ...]:
    stacks = []
    for each in PrintClass:
        if each in made:
            parts, pdfs = zip(*made[each], strict=True)
            stacks.append(Stack(each, parts, _joined(pdfs, language)))
    return tuple(stacks)


def _joined(pdfs: Sequence[bytes], language: str) -> bytes:
    """Return the pages of several PDFs as one, which says its language to screen readers."""
    from io import BytesIO  # noqa: PLC0415 - beside what needs it

    from pypdfium2 import PdfDocument, raw  # noqa: PLC0415 - PDFium is only loaded where it is used

    if len(pdfs) == 1:
        return pdfs[0]
    target = BytesIO()
    with PdfDocument.new() as whole:
        for pdf in pdfs:
            with PdfDocument(pdf) as one:
                whole.import_pages(one)
        wide = (c_ushort * (len(language) + 1))(*map(ord, language))
        raw.FPDFCatalog_SetLanguage(whole.raw, wide)
        whole.save(target)
    return target.getvalue()
