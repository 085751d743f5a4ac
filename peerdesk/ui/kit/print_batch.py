"""Several prints before they print: one stack of paper for each class word."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.enums import Paper, PrintClass
from peerdesk.errors import PeerDeskError
from peerdesk.reports import batch, catalog
from peerdesk.reports.batch import BATCH, Batch, Part, Stack
from peerdesk.reports.catalog import Entry, Span
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.print_offer import class_word
from peerdesk.ui.kit.print_out import Sheaf
from peerdesk.ui.kit.print_preview import PaperPreview, PrintPreview
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.tasks import Progress


class BatchPreview(PaperPreview):
    """Makes several prints, shows them by class, and prints one class after the other.

    Attributes:
        batch: What was made; None while it is being made.
    """

    def __init__(
        self, desk: Desk, options: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        self._keys = tuple(options["keys"])
        rest = {key: value for key, value in options.items() if key != "keys"}
        super().__init__(desk, _entry_of(self._keys), rest, parent)
        self.batch: Batch | None = None
        self._handle: Progress | None = None
        self._done: set[str] = set()
        self.stacks = FilterChips(
            [(one.value, class_word(one)) for one in PrintClass],
            self.tr("Stacks of paper"),
            exclusive=True,
        )
        self._inside = label("")
        self.choices.add_above(self.stacks)
        self.choices.add_below_class(self._inside)
        self.stacks.changed.connect(lambda _keys: self._show_stack())
        self.out.went_out.connect(self._on_gone)
        self._make()

    @property
    def stack(self) -> Stack | None:
        """Return the stack that is shown."""
        stacks = self.batch.stacks if self.batch is not None else ()
        return next((one for one in stacks if one.print_class == self.stacks.key), None)

    @override
    def sheaf(self) -> Sheaf | None:
        stack = self.stack
        if stack is None:
            return None
        order = self._order(*self._keys)
        kind = f"{BATCH}-{stack.print_class.value}"
        return Sheaf(
            kind=kind,
            title=self.tr("{count} prints").format(count=len(stack.parts)),
            pdf=stack.pdf,
            file_name=stack.file_name,
            paper=order.paper,
            is_confidential=stack.print_class is PrintClass.CONFIDENTIAL,
            record=partial(batch.record_stack, stack=stack, order=order),
        )

    @override
    def _title(self) -> str:
        return self.tr("{count} prints together").format(count=len(self._keys))

    @override
    def _make(self) -> None:
        if self._handle is not None:
            self._handle.stop()
        self.batch = None
        self._done.clear()
        self._enable(can_print=False)
        order, read = self._order(*self._keys), self._desk.read

        def work(handle: Progress) -> Batch:
            def go_on(done: int, total: int, title: str) -> bool:
                handle.report(done, total, title)
                return not handle.stopped

            return read(partial(batch.make_batch, order=order, go_on=go_on))

        self._say_progress(0, len(self._keys), "")
        self._handle = self._desk.run_long(
            self, work, self._on_made, progress=self._say_progress, failed=self._on_unmade
        )

    def _say_progress(self, done: int, total: int, title: str) -> None:
        words = self.tr("Making {title}: {done} of {total}")
        sentence = words.format(title=title, done=min(done + 1, total), total=total)
        self.message.show_message("info", sentence, speak=False)
        self.message.set_action(self.tr("Stop"), self.stop)

    def stop(self) -> None:
        """End the making after the print in hand; what is whole is kept."""
        if self._handle is not None:
            self._handle.stop()

    def _on_made(self, made: Batch) -> None:
        self._handle = None
        self.batch = made
        self._say_result(made)
        classes = [one.print_class for one in made.stacks]
        for one in PrintClass:
            self.stacks.button(one.value).setVisible(one in classes)
        if not made.stacks:
            self.paper.show_nothing(self.tr("None of these prints is ready."), can_go=False)
            return
        if self.stacks.key not in classes:
            self.stacks.choose(classes[0])
        self._show_stack()
        self._enable(can_print=True)
        self._print_button.setFocus()

    def _on_unmade(self, error: PeerDeskError) -> None:
        self._handle = None
        self.out.say("danger", error.sentence())

    def _say_result(self, made: Batch) -> None:
        self.message.clear_action()
        if made.left_out:
            lines = [f"{title}: {sentence}" for title, sentence in made.left_out]
            self.message.show_message("warn", "\n".join(lines))
        elif not made.is_whole:
            words = self.tr("Stopped. What was made until then can be printed.")
            self.message.show_message("info", words)
        else:
            self.message.hide()

    def _on_gone(self) -> None:
        """Go on to the next stack, once one is at the printer or saved."""
        gone = self.stacks.key
        self._done.add(gone)
        stacks = self.batch.stacks if self.batch is not None else ()
        left = [one.print_class for one in stacks if one.print_class.value not in self._done]
        if left:
            words = self.tr("Done: {gone}. Next: {next}.")
            names = class_word(PrintClass(gone)), class_word(left[0])
            self.out.say("ok", words.format(gone=names[0], next=names[1]))
            self.stacks.choose(left[0])
            self._show_stack()

    def _show_stack(self) -> None:
        stack = self.stack
        if stack is None:
            return
        self.choices.show_class(stack.print_class)
        lines = [self._line(part) for part in stack.parts]
        self.choices.show_notices([words for part in stack.parts for words in part.notices])
        self._inside.setText("\n".join(lines))
        self.paper.show_pdf(stack.pdf)
        kind = f"{BATCH}-{stack.print_class.value}"
        printers = self._desk.settings.printers
        self.choices.choose_printer(printers.get(kind, self.choices.printer_name))
        announce(self, f"{class_word(stack.print_class)}. {' '.join(lines)}")

    def _line(self, part: Part) -> str:
        words = self.tr("{title}, pages: {count}").format(title=part.title, count=part.pages)
        if part.withheld:
            more = self.tr("{line}, names replaced by a picture: {count}")
            words = more.format(line=words, count=part.withheld)
        return words

    @override
    def _first_paper(self) -> Paper:
        kinds = (f"{BATCH}-{one.value}" for one in PrintClass)
        papers = self._desk.settings.papers
        known = next((papers[kind] for kind in kinds if kind in papers), None)
        return Paper(known) if known else super()._first_paper()

    @override
    def _go(self) -> None:
        self.place_requested.emit("prints", None)

    def keep_draft(self) -> None:
        """Stop the making when the window closes."""
        self.stop()


def open_paper(desk: Desk, key: str, options: Mapping[str, Any]) -> PaperPreview:
    """Return the preview of one print, or of several for the key `BATCH`."""
    return BatchPreview(desk, options) if key == BATCH else PrintPreview(desk, key, options)


def _entry_of(keys: tuple[str, ...]) -> Entry:
    """Return an entry that has every choice one of these prints has."""
    entries = [catalog.find_print(key) for key in keys]
    spans = {one.span for one in entries}
    span = next((one for one in (Span.DAY, Span.WEEK) if one in spans), Span.NONE)
    shows = any(one.shows_helpers for one in entries)
    return replace(entries[0], key=BATCH, span=span, shows_helpers=shows)
