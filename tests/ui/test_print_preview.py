"""The preview: the very bytes that print, chosen, checked, saved and printed by keyboard."""

import io

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QPushButton, QWidget
from reports.school import add_bench_helpers, add_team, agree, furnish, pair_up, stand
from sqlalchemy import select
from support import TODAY, make_store

from peerdesk.enums import Paper
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SheetCode
from peerdesk.reports.catalog import find_print
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.print_choices import PrintChoices
from peerdesk.ui.kit.print_pages import PageView, render_page
from peerdesk.ui.kit.print_preview import PrintPreview


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    recess, (a, b) = furnish(store)
    maya, eli, sam, ana = add_bench_helpers(store)
    stand(store, recess, a, maya, eli)
    stand(store, recess, b, sam)
    agree(store, maya, sam)
    add_team(store, maya, ana)
    for number in (7, 8, 9):
        pair_up(store, number=number)
    yield store
    store.close()


@pytest.fixture
def desk(store, tasks, tmp_path):
    info = store.read(lambda session: describe(session, tmp_path))
    desk = Desk(store, tasks, info, Settings())
    yield desk
    desk.deleteLater()


@pytest.fixture
def open_preview(qtbot, desk):
    def open_it(key, **options):
        preview = PrintPreview(desk, key, {"today": TODAY, "day": TODAY, **options})
        qtbot.addWidget(preview)
        preview.resize(1100, 620)
        with qtbot.waitExposed(preview):
            preview.show()
        preview.activateWindow()
        settle(qtbot, desk)
        return preview

    return open_it


def settle(qtbot, desk):
    qtbot.waitUntil(lambda: not desk.is_busy)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def print_to(path):
    """Return what a person does in the print dialog: choose a printer that writes a file."""

    def choose(printer, chosen):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        choose.name = printer.docName()
        chosen()

    return choose


def press(qtbot, preview, words):
    button = next(one for one in preview.findChildren(QPushButton) if words in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_shows_the_print_and_what_was_withheld(open_preview):
    preview = open_preview("bench-sheet")

    assert "Maya" in text_of(preview.made.pdf)
    assert "1 name is replaced by a picture" in preview.choices.withheld.text()
    assert preview.paper.words.text() == "Page 1 of 1"


def test_gap_is_told_before_printing(open_preview):
    preview = open_preview("bench-sheet")

    assert preview.choices.notices.isVisible()
    assert "1 helper" in preview.choices.notices.text


def test_paper_and_language_make_the_print_anew(qtbot, desk, open_preview):
    preview = open_preview("bench-sheet")

    qtbot.mouseClick(preview.choices.paper.button(Paper.A4), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(preview.choices.language.button("es"), Qt.MouseButton.LeftButton)
    settle(qtbot, desk)

    assert "Martes" in text_of(preview.made.pdf)
    assert preview.paper.picture.points == pytest.approx((595.28, 841.89), abs=0.1)


def test_pictures_only_takes_every_name_off(qtbot, desk, open_preview):
    preview = open_preview("duty-poster")

    qtbot.mouseClick(preview.choices.names.button("picture"), Qt.MouseButton.LeftButton)
    settle(qtbot, desk)

    assert "Maya" not in text_of(preview.made.pdf)
    assert preview.choices.withheld.text() == "Every helper shows as a picture."


def test_day_without_duty_says_where_to_go(qtbot, desk, open_preview):
    preview = open_preview("bench-sheet")
    places = []
    preview.place_requested.connect(lambda key, _record: places.append(key))

    preview.choices.days.setCurrentIndex(0)
    settle(qtbot, desk)
    press(qtbot, preview, "Go there")

    assert preview.made is None
    assert places == ["duty"]
    assert not preview.header.primary.isEnabled()


def test_page_keys_turn_the_pages(qtbot, desk, open_preview):
    preview = open_preview("session-form")
    paper = preview.paper._scroll
    paper.setFocus()

    qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    settle(qtbot, desk)
    shown = preview.paper.words.text()
    qtbot.keyClick(paper, Qt.Key.Key_PageUp)
    settle(qtbot, desk)

    assert shown == "Page 2 of 2"
    assert preview.paper.words.text() == "Page 1 of 2"


def test_save_writes_the_shown_bytes_under_a_name_without_names(
    qtbot, desk, open_preview, tmp_path
):
    preview = open_preview("bench-sheet")
    asked = []
    preview.out.ask_path = lambda suggested: asked.append(suggested) or tmp_path / suggested.name

    press(qtbot, preview, "Save PDF")
    settle(qtbot, desk)

    assert asked[0].name == f"bench-sheet-{TODAY}.pdf"
    assert (tmp_path / asked[0].name).read_bytes() == preview.made.pdf
    assert preview.message.text == f"Saved as bench-sheet-{TODAY}.pdf."


def test_saving_settles_pictures(qtbot, desk, store, open_preview, tmp_path):
    preview = open_preview("bench-sheet")
    preview.out.ask_path = lambda suggested: tmp_path / suggested.name

    preview.save_pdf()
    settle(qtbot, desk)

    keys = store.read(lambda s: s.scalars(select(Student.pictogram)).all())
    assert len([key for key in keys if key]) == 4


def test_cancelled_save_writes_nothing(qtbot, desk, open_preview, tmp_path):
    preview = open_preview("bench-sheet")
    preview.out.ask_path = lambda _suggested: None

    preview.save_pdf()
    settle(qtbot, desk)

    assert not list(tmp_path.glob("*.pdf"))


def test_disk_that_refuses_is_told_in_a_sentence(qtbot, desk, open_preview, tmp_path):
    preview = open_preview("bench-sheet")
    preview.out.ask_path = lambda suggested: tmp_path / "gone" / suggested.name

    preview.save_pdf()
    settle(qtbot, desk)

    assert preview.message.text.startswith("Not saved:")


def test_without_a_chosen_printer_the_computer_asks_for_one(qtbot, desk, open_preview):
    preview = open_preview("bench-sheet")

    preview.print_now()
    qtbot.waitUntil(lambda: bool(preview.window().findChildren(QPrintDialog)))
    dialog = preview.window().findChildren(QPrintDialog)[0]

    assert dialog.isVisible()
    dialog.reject()


def test_prints_at_full_size_without_any_name_in_the_job(qtbot, desk, open_preview, tmp_path):
    preview = open_preview("bench-sheet")
    target = tmp_path / "printed.pdf"
    preview.out.ask_printer = print_to(target)

    preview.print_now()
    settle(qtbot, desk)

    assert preview.out.ask_printer.name == f"bench-sheet-{TODAY}"
    assert preview.message.text == "Sent to the printer."
    with pypdfium2.PdfDocument(target) as printed:
        assert printed[0].get_size() == pytest.approx((612, 792), abs=1)
        page = printed[0].render(scale=1, grayscale=True).to_numpy()
    seen = render_page(preview.made.pdf, PageView(0, 1.0))
    assert abs((page < 128).mean() - sum(b < 128 for b in seen.pixels) / len(seen.pixels)) < 0.01


def test_landscape_prints_lie_on_their_side(qtbot, desk, open_preview, tmp_path):
    preview = open_preview("duty-poster")
    target = tmp_path / "poster.pdf"
    preview.out.ask_printer = print_to(target)

    preview.print_now()
    settle(qtbot, desk)

    with pypdfium2.PdfDocument(target) as printed:
        assert printed[0].get_size() == pytest.approx((792, 612), abs=1)


def test_confidential_print_asks_once_whether_somebody_is_there(
    qtbot, desk, open_preview, tmp_path
):
    preview = open_preview("session-form")
    preview.out.ask_printer = print_to(tmp_path / "forms.pdf")

    preview.print_now()
    asked = preview.message.text
    focused = preview.focusWidget()
    words = focused.text()
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    settle(qtbot, desk)
    preview.print_now()

    assert asked.startswith("Are you at the printer now?")
    assert words == "Print now"
    assert "at the printer" not in preview.message.text
    settle(qtbot, desk)


def test_printed_forms_are_remembered_once(qtbot, desk, store, open_preview, tmp_path):
    preview = open_preview("session-form")
    desk.setProperty("isAtPrinter", True)
    preview.out.ask_printer = print_to(tmp_path / "forms.pdf")

    for _ in range(2):
        preview.print_now()
        settle(qtbot, desk)

    codes = store.read(lambda session: session.scalars(select(SheetCode.code)).all())
    assert len(codes) == 3
    assert all(code in text_of(preview.made.pdf) for code in codes)


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_printer_that_fails_is_told_and_nothing_is_remembered(
    qtbot, desk, store, open_preview, tmp_path
):
    preview = open_preview("session-form")
    desk.setProperty("isAtPrinter", True)
    preview.out.ask_printer = print_to(tmp_path / "no" / "such" / "folder.pdf")

    preview.print_now()
    settle(qtbot, desk)

    assert preview.message.text.startswith("Not printed")
    assert store.read(lambda session: session.scalars(select(SheetCode)).all()) == []


def test_black_and_white_check_has_no_grey(qtbot, desk, open_preview):
    preview = open_preview("bench-sheet")

    preview.choices.one_bit.click()
    settle(qtbot, desk)

    assert set(preview.paper.picture.pixels) == {0, 255}


def test_real_size_is_larger_than_the_whole_page(qtbot, desk, open_preview):
    preview = open_preview("bench-sheet")
    small = preview.paper.picture.width

    qtbot.mouseClick(preview.choices.view.button("real"), Qt.MouseButton.LeftButton)
    settle(qtbot, desk)

    assert preview.paper.picture.width > small


def test_change_behind_the_preview_is_seen(qtbot, desk, store, open_preview):
    preview = open_preview("bench-sheet")

    def rename(session):
        for student in session.scalars(select(Student).where(Student.first_name == "Maya")):
            student.preferred_name = "May"

    desk.write(preview, rename, "Renamed")
    settle(qtbot, desk)

    assert "May\n" in text_of(preview.made.pdf)


def test_every_control_has_a_name(open_preview):
    preview = open_preview("bench-sheet")
    focusable = [
        widget
        for widget in preview.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert len(focusable) > 8
    for widget in focusable:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_screen_reader_can_read_the_page(open_preview):
    preview = open_preview("bench-sheet")

    described = [one.accessibleDescription() for one in preview.paper.findChildren(QWidget)]

    assert any("Maya" in words for words in described)


def test_close_button_finishes(qtbot, open_preview):
    preview = open_preview("bench-sheet")

    with qtbot.waitSignal(preview.finished):
        press(qtbot, preview, "Close")


def test_shell_opens_and_closes_it_by_keyboard(qtbot, make_shell):
    shell = make_shell()
    shell.open_preview("pairing-list", {})
    settle(qtbot, shell._desk)

    assert isinstance(shell._preview, QObject)
    qtbot.keyClick(shell._preview, Qt.Key.Key_Escape)

    assert shell._preview is None


def test_paper_stays_white_in_the_dark(open_preview):
    preview = open_preview("bench-sheet")

    image = preview.paper._paper.pixmap().toImage()

    assert image.pixelColor(10, 10) == QColor("white")


def test_papers_of_families_come_in_their_language_unless_one_is_chosen(qtbot):
    choices = PrintChoices(find_print("pledge"), TODAY, Paper.LETTER, "en")
    qtbot.addWidget(choices)
    asked = [(choices.language_code, choices.options())]

    choices.language.button("es").click()

    asked.append((choices.language_code, choices.options()))
    assert asked == [("en", {"one_language": False}), ("es", {"one_language": True})]
