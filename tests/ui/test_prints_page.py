"""The print centre: what can print, several together, a printer that refuses, and again."""

from functools import partial

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from reports.school import add_bench_helpers, add_team, agree, furnish, pair_up, stand
from support import NOW, TODAY, add_students

from peerdesk.enums import AccountRole, PrintClass, SessionKind
from peerdesk.errors import NotAllowedError
from peerdesk.reports import catalog
from peerdesk.services.print_jobs import list_jobs
from peerdesk.services.rights import Who
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.ui.kit.print_batch import BatchPreview
from peerdesk.ui.kit.print_preview import PrintPreview
from peerdesk.ui.pages.prints.page import PrintsPage


@pytest.fixture
def shell(make_shell, qtbot, tasks):
    shell = make_shell()
    shell._desk.today = lambda: TODAY
    store = shell._desk.store
    recess, (a, _b) = furnish(store)
    maya, eli, *_rest = add_bench_helpers(store)
    for day in (TODAY, TODAY.replace(day=25)):
        stand(store, recess, a, maya, eli, day=day)
    agree(store, maya)
    add_team(store, maya)
    pair_up(store)
    shell._desk.setProperty("isAtPrinter", True)
    shell.go_to("prints")
    settle(qtbot, tasks)
    return shell


def settle(qtbot, tasks):
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=30_000)


def row_of(shell, key):
    return next(row for row in shell.page.table.shown_rows if row.id == key)


def tick(qtbot, shell, *keys):
    for key in keys:
        shell.page.table.go_to(lambda row, key=key: row.id == key)
        qtbot.keyClick(shell.page.table, Qt.Key.Key_Space)


def printing_into(folder):
    """Return a stand-in for the printers of a computer: each name writes a file."""

    def printer_of(name):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / f"{name}.pdf"))
        return printer

    return printer_of


def test_each_print_says_what_it_needs_and_leads_there(qtbot, shell):
    shell.page.table.go_to(lambda row: row.id == "closure-letter")

    fact, need = shell.page.fact, row_of(shell, "closure-letter").need
    words = fact.text
    qtbot.mouseClick(fact.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)

    assert need.sentence in words
    assert shell._current == need.page == "buddies"


def test_pages_are_counted(shell):
    assert shell.page._pages["bench-sheet"] == 1
    assert "can print now" in shell.page.header._subtitle.text()


def test_groups_and_filter_narrow_the_list(qtbot, shell):
    qtbot.mouseClick(shell.page.chips.button("bench"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(shell.page.box, "poster")

    shown = {row.id for row in shell.page.table.shown_rows}
    assert shown == {"bench-poster", "bench-script", "duty-poster"}


def test_space_ticks_only_what_can_print(qtbot, shell):
    tick(qtbot, shell, "bench-sheet", "closure-letter", "duty-poster", "duty-poster")

    assert shell.page.ticked == {"bench-sheet"}
    assert shell.page.header.primary.text() == "&Preview"


def test_ticked_prints_are_shown_by_class_and_printed_one_stack_after_the_other(
    qtbot, shell, tasks, tmp_path
):
    tick(qtbot, shell, "bench-sheet", "duty-poster", "pairing-list")
    qtbot.keyClick(shell.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, tasks)
    preview = shell._preview
    preview.out.printer_of = printing_into(tmp_path)
    preview.choices.offer_printers(["Office"], "Office")

    preview.print_now()
    settle(qtbot, tasks)

    assert isinstance(preview, BatchPreview)
    assert [one.print_class for one in preview.batch.stacks] == [
        PrintClass.PUBLIC,
        PrintClass.STAFF_ONLY,
    ]
    with pypdfium2.PdfDocument(tmp_path / "Office.pdf") as printed:
        assert [page.get_size()[0] > page.get_size()[1] for page in printed] == [False, True]
    assert shell._desk.read(list_jobs)[0].keys == ("bench-sheet", "duty-poster")


def test_printer_and_paper_are_remembered_for_each_print(qtbot, shell, tasks, tmp_path):
    wanted = []
    shell._desk.settings_wanted.connect(wanted.append)
    shell.open_preview("bench-sheet")
    preview = shell._preview
    preview.out.printer_of = printing_into(tmp_path)
    preview.choices.offer_printers(["Office"], "Office")
    qtbot.mouseClick(preview.choices.paper.button("a4"), Qt.MouseButton.LeftButton)
    settle(qtbot, tasks)

    preview.print_now()
    settle(qtbot, tasks)
    shell.open_preview("bench-sheet")
    settle(qtbot, tasks)

    assert wanted[-1].papers == {"bench-sheet": "a4"}
    assert shell._preview.choices.paper.key == "a4"


def test_pages_a_printer_refuses_are_kept_and_printed_again_as_they_were(
    qtbot, shell, tasks, tmp_path
):
    shell.open_preview("bench-sheet")
    settle(qtbot, tasks)
    preview, out = shell._preview, shell._preview.out
    out.printer_of = lambda _name: None
    preview.choices.offer_printers(["Office"], "Office")
    preview.print_now()
    settle(qtbot, tasks)
    shell._close_preview()
    told = shell.undo_bar.text
    out.ask_printer = lambda printer, go_on: _into(printer, tmp_path / "again.pdf", go_on)

    shell.undo_bar.findChildren(QPushButton)[-1].click()
    settle(qtbot, tasks)

    assert told.startswith("Not printed: Bench sheet.")
    assert (tmp_path / "again.pdf").exists()
    assert [job.is_out for job in shell._desk.read(list_jobs)] == [True, False]


def _into(printer, path, go_on):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    go_on()


def test_preview_that_is_closed_leaves_nothing_behind(qtbot, shell, tasks):
    shell.open_preview("bench-sheet")
    settle(qtbot, tasks)
    gone = []
    shell._preview.out.destroyed.connect(lambda _o: gone.append(1))

    shell._close_preview()

    qtbot.waitUntil(lambda: bool(gone))


def test_job_is_printed_again_from_the_list(qtbot, shell, tasks, tmp_path):
    shell.open_preview("duty-poster", {"pictures_only": True})
    settle(qtbot, tasks)
    shell._preview.out.ask_path = lambda path: tmp_path / path.name
    shell._preview.save_pdf()
    settle(qtbot, tasks)
    shell.go_to("prints", "duty-poster")
    settle(qtbot, tasks)

    qtbot.mouseClick(shell.page.chips.button("lately"), Qt.MouseButton.LeftButton)
    shell.page.jobs.setCurrentIndex(shell.page.jobs.model().index(0, 0))
    shell.page.primary()
    settle(qtbot, tasks)

    assert "anew" in shell.page.fact.text
    assert isinstance(shell._preview, PrintPreview)
    assert row_of(shell, "duty-poster").last_at is not None


def test_stop_ends_the_making_and_keeps_what_is_whole(qtbot, shell, tasks):
    tick(qtbot, shell, "bench-sheet", "duty-poster", "pairing-list")
    shell.page.primary()
    preview = shell._preview

    preview.stop()
    settle(qtbot, tasks)

    assert preview.batch is not None
    assert not preview.batch.is_whole
    assert len(preview.batch.stacks) < 2


def test_principal_sees_the_page_without_prints_about_children(qtbot, make_desk, tasks):
    desk = make_desk()
    desk.store.who = Who("head", AccountRole.PRINCIPAL)
    page = PrintsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, tasks)

    assert "bench-sheet" not in {row.id for row in page._rows}
    assert "lately" not in page.chips.keys


def test_principal_saves_a_report_that_shows_no_child(qtbot, make_desk, tasks, tmp_path):
    desk = make_desk()
    (maya,) = add_students(desk.store, 1)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 15, student_ids=(maya,))
    desk.store.write(partial(log_session, entry=entry), "Logged")
    desk.store.who = Who("head", AccountRole.PRINCIPAL)
    desk.today = lambda: TODAY
    preview = PrintPreview(desk, "use-of-time")
    qtbot.addWidget(preview)
    settle(qtbot, tasks)
    preview.out.ask_path = lambda path: tmp_path / path.name

    preview.save_pdf()
    settle(qtbot, tasks)

    assert desk.store.look(list_jobs)[0].keys == ("use-of-time",)


def test_principal_is_refused_a_print_about_children(make_desk):
    desk = make_desk()
    add_bench_helpers(desk.store)
    desk.store.who = Who("head", AccountRole.PRINCIPAL)

    with pytest.raises(NotAllowedError):
        desk.read(
            partial(catalog.preview, key="bench-sheet", options={}, paper="letter", language="en")
        )
