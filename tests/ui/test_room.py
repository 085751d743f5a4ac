"""What is read stays whole where there is little room: panels, labels, hints, days."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from peerdesk.ui.header import Header
from peerdesk.ui.kit.current_stack import CurrentStack
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.forms import FieldSpec, Form
from peerdesk.ui.kit.reading_order import in_order
from peerdesk.ui.kit.side_by_side import SideBySide
from peerdesk.ui.kit.side_panel import WIDTH, SidePanel
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.week_grid import GridCell, WeekGrid
from peerdesk.ui.pages.duty.fitting import fit_grid


@pytest.fixture
def window(qtbot):
    """Give a shown window with a page and a side panel beside it."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    whole.panel = SidePanel()
    row.addWidget(QWidget(), 1)
    row.addWidget(whole.panel)
    whole.resize(1093, 530)
    qtbot.addWidget(whole)
    with qtbot.waitExposed(whole):
        whole.show()
    whole.activateWindow()
    return whole


@pytest.mark.parametrize(("needed", "least", "most"), [(300, 420, 420), (480, 480, 546)])
def test_panel_is_as_wide_as_its_content_needs(window, needed, least, most):
    content = QWidget()
    content.setLayout(QVBoxLayout())
    button = QPushButton("Save")
    button.setMinimumWidth(needed)
    content.layout().addWidget(button)

    window.panel.show_widget(content, "Rules for pairs")

    assert least <= window.panel.width() <= most


def test_panel_never_takes_more_than_half_of_the_window(window, qtbot):
    content = QWidget()
    content.setLayout(QVBoxLayout())
    window.panel.show_widget(content, "Rules for pairs")
    button = QPushButton("Save")
    button.setMinimumWidth(900)

    content.layout().addWidget(button)

    qtbot.waitUntil(lambda: window.panel.width() > WIDTH)
    assert window.panel.width() == 546


def test_refused_form_shows_its_first_wrong_field(window, qtbot):
    form = Form([FieldSpec(f"f{number}", f"Field {number}") for number in range(20)])
    window.panel.show_widget(form, "Add student")
    form.field("f19").editor.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: not form.field("f19").visibleRegion().isEmpty())
    assert form.field("f1").visibleRegion().isEmpty()

    form.show_errors({"f1": "Enter the student's name."})

    field = form.field("f1")
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_long_question_breaks_into_lines_in_a_narrow_panel(qtbot):
    words = "Helper: What did you learn, and what should we do better next time, do you think?"
    field = Field(words, QLineEdit())
    qtbot.addWidget(field)

    assert field.minimumSizeHint().width() < 300
    assert field.heightForWidth(300) > field.heightForWidth(640)


@pytest.mark.parametrize(
    ("width", "hint"),
    [(900, "Find a student or a command (Ctrl+K)"), (300, "Find (Ctrl+K)"), (150, "Ctrl+K")],
)
def test_search_box_says_what_fits(qtbot, width, hint):
    header = Header(lambda _text: [], is_sample=False)
    qtbot.addWidget(header)
    header.resize(width, 60)
    header.show()

    assert header.box.placeholderText() == hint


def test_days_of_a_week_are_written_out_where_columns_are_narrow(qtbot):
    grid = WeekGrid("Duty")
    qtbot.addWidget(grid)
    font = grid.horizontalHeader().font()
    font.setPointSize(30)
    grid.horizontalHeader().setFont(font)
    grid.resize(400, 200)

    grid.set_week(["Mon 23 Nov", "Wed 25 Nov"], ["A 10:10"], {})
    grid.show()

    header = grid.horizontalHeader()
    assert all(header.sectionSize(day) >= header.sectionSizeHint(day) for day in (0, 1))


def test_stack_asks_for_the_room_of_what_it_shows(qtbot):
    stack, low, tall = CurrentStack(), QLineEdit(), QWidget()
    qtbot.addWidget(stack)
    tall.setFixedHeight(900)
    stack.add(low)
    stack.add(tall)

    assert stack.layout().totalMinimumSize().height() < 100
    stack.see(tall)

    assert stack.layout().totalMinimumSize().height() == 900


def test_focus_goes_with_the_stack(window, qtbot):
    stack, one, other = CurrentStack(), QLineEdit(), QLineEdit()
    stack.add(one)
    stack.add(other)
    window.panel.show_widget(stack, "Settings")
    one.setFocus()

    stack.see_number(1)

    qtbot.waitUntil(other.hasFocus)
    assert one.isHidden()


def test_fields_side_by_side_go_in_two_columns_before_they_get_narrow(qtbot):
    boxes = [QLineEdit() for _number in range(4)]
    row = SideBySide(boxes)
    qtbot.addWidget(row)
    row.resize(1000, 200)
    row.show()
    qtbot.waitUntil(lambda: len({box.y() for box in boxes}) == 1)

    row.resize(400, 200)

    qtbot.waitUntil(lambda: len({box.y() for box in boxes}) == 2)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Ruiz   25 duties", "Ana Ruiz   25 duties"),
        ("ليلى حسن   25 duties", "\u2067ليلى حسن\u2069   25 duties"),
        ("حسن, ليلى\n! 1 missing", "\u2067حسن, ليلى\u2069\n! 1 missing"),
        ("↔ ليلى ب. (swapped)", "↔ \u2067ليلى ب.\u2069 (swapped)"),
    ],
)
def test_words_beside_an_arabic_name_stay_in_their_order(text, shown):
    assert in_order(text) == shown


def test_arabic_name_stands_at_the_left_edge_like_others():
    assert label("ليلى حسن").alignment() & Qt.AlignmentFlag.AlignAbsolute
    assert not label("Nguyễn").alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_results_are_as_wide_as_their_words(window, qtbot):
    why = "27 duties, not free then, has a duty that day, stands at another bench at that time"
    box = FindBox(lambda _text: [Found(1, "Autumn Tohee", why)], "Helper")
    window.panel.show_widget(box, "Choose a helper")

    box.open_list()

    (shown,) = window.findChildren(QListView)
    assert shown.viewport().width() >= shown.sizeHintForColumn(0)
    assert shown.geometry().right() < window.width()


def test_rows_of_a_week_grow_when_its_days_get_narrow(qtbot):
    grid = WeekGrid("Duty")
    qtbot.addWidget(grid)
    grid.resize(1200, 300)
    words = "Maximiliano-Alejandro Tsinajinnie (stand-in)"
    grid.set_week(["Mon", "Tue"], ["A 10:10"], {(0, 0): GridCell(words, words)})
    grid.days_resized.connect(lambda: fit_grid(grid))
    grid.show()
    qtbot.waitUntil(lambda: grid.rowHeight(0) < 50)

    grid.resize(300, 300)

    qtbot.waitUntil(lambda: grid.rowHeight(0) > 50)
