from datetime import date, time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_columns import CardColumns
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page_header import PageHeader
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.undo_bar import UndoBar

NAMES = ("Maya", "Max", "Eli")


@pytest.fixture
def box(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = FindBox(
        lambda text: [Found(n, n) for n in NAMES if n.lower().startswith(text.lower())], "Who"
    )
    QVBoxLayout(window).addWidget(made)
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.setFocus()
    yield made
    window.close()


def test_find_box_chooses_the_second_result_by_keyboard(qtbot, box):
    qtbot.keyClicks(box, "ma")
    qtbot.waitUntil(lambda: len(box.found) == 2)
    qtbot.keyClick(box, Qt.Key.Key_Down)

    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)

    assert chosen.args == ["Max"]


def test_find_box_takes_enter_before_the_list_was_drawn(qtbot, box):
    box.open_list()
    qtbot.keyClicks(box, "el")

    with qtbot.waitSignal(box.chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)

    assert chosen.args == ["Eli"]


def test_find_box_escape_closes_the_list_first(qtbot, box):
    qtbot.keyClicks(box, "m")
    qtbot.waitUntil(lambda: box._list is not None and box._list.isVisible())

    qtbot.keyClick(box, Qt.Key.Key_Escape)

    assert not box._list.isVisible()
    assert box.text() == "m"


def test_exclusive_chips_move_by_arrow_and_choose_by_space(qtbot):
    chips = FilterChips([("10", "10"), ("15", "15")], "Minutes", exclusive=True)
    qtbot.addWidget(chips)
    chips.choose("10")
    with qtbot.waitExposed(chips):
        chips.show()
    chips.activateWindow()

    qtbot.keyClick(chips.button("10"), Qt.Key.Key_Right)
    with qtbot.waitSignal(chips.changed) as changed:
        qtbot.keyClick(chips.button("15"), Qt.Key.Key_Space)

    assert changed.args == [frozenset({"15"})]
    assert chips.key == "15"


@pytest.mark.parametrize(("chosen", "stop"), [([], "no"), (["yes"], "yes")])
def test_focus_of_a_question_stands_on_a_chip_where_its_ring_is_seen(qtbot, chosen, stop):
    chips = FilterChips([("no", "No"), ("yes", "Yes")], "Worried?", exclusive=True)
    qtbot.addWidget(chips)
    chips.choose(*chosen)
    with qtbot.waitExposed(chips):
        chips.show()
    chips.activateWindow()

    chips.setFocus()

    assert chips.button(stop).hasFocus()


def test_checked_chip_has_room_for_its_bold_words(qtbot):
    chips = FilterChips([("a", "This week and the next")], "Time")
    qtbot.addWidget(chips)
    button = chips.button("a")
    before = button.sizeHint()

    chips.choose("a")

    assert abs(button.sizeHint().width() - before.width()) <= 2


def test_field_says_under_the_editor_what_is_wrong(qtbot):
    editor = QLineEdit()
    field = Field("School &name", editor, hint="As on paper")
    qtbot.addWidget(field)

    field.set_error("Enter the name of the school.")

    assert editor.accessibleName() == "School name"
    assert editor.accessibleDescription() == "Enter the name of the school."
    assert editor.property("invalid") == "true"

    field.set_error("")

    assert editor.accessibleDescription() == "As on paper"


def test_sentence_of_a_wrong_value_carries_a_sign_besides_its_colour(qtbot):
    sentence = label("Enter the day.", "error")
    qtbot.addWidget(sentence)
    sentence.resize(300, 40)
    picture = sentence.grab(QRect(0, 0, sentence.contentsMargins().left(), 40)).toImage()

    seen = {picture.pixelColor(x, y).name() for x in range(12) for y in range(12)}

    assert len(seen) > 2


def test_form_gives_back_what_was_filled_in(qtbot):
    values = {
        "name": "Maya",
        "hours": 3,
        "day": date(2026, 11, 24),
        "at": time(9, 41),
        "grade": "02",
        "mood": "ok",
        "days": ("1", "3"),
        "done": True,
    }
    form = Form(
        [
            FieldSpec("name", "Name"),
            FieldSpec("hours", "Hours", Kind.NUMBER),
            FieldSpec("day", "Day", Kind.DATE),
            FieldSpec("at", "At", Kind.TIME),
            FieldSpec("grade", "Grade", Kind.CHOICE, choices=[("01", "1"), ("02", "2")]),
            FieldSpec("mood", "Mood", Kind.CHIPS, choices=[("ok", "OK"), ("hard", "Hard")]),
            FieldSpec("days", "Days", Kind.MANY, choices=[("1", "Mon"), ("3", "Wed")]),
            FieldSpec("done", "Done", Kind.CHECK),
        ]
    )
    qtbot.addWidget(form)

    form.set_values(values)

    assert form.values == values


def test_form_goes_to_the_first_field_in_error(qtbot):
    form = Form([FieldSpec("first", "First"), FieldSpec("second", "Second")])
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()

    form.show_errors({"second": "Enter the second."})

    assert form.field("second").error == "Enter the second."
    qtbot.waitUntil(form.field("second").editor.hasFocus)


def test_undo_bar_names_the_thing_and_goes_after_ten_seconds(qtbot):
    bar = UndoBar()
    qtbot.addWidget(bar)

    bar.show_action("Ended Maya + Sam")

    assert bar.text == "Ended Maya + Sam"
    assert bar._timer.isActive()
    assert bar._timer.interval() == 10_000
    bar._timer.timeout.emit()
    assert not bar.isVisible()
    bar._timer.stop()


def test_undo_bar_waits_while_its_button_has_the_focus(qtbot):
    bar = UndoBar()
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show_action("Ended Maya + Sam")
    bar.activateWindow()

    bar._undo.setFocus()
    qtbot.waitUntil(bar._undo.hasFocus)

    assert not bar._timer.isActive()


def test_reveal_shows_its_text_only_while_space_is_held(qtbot):
    reveal = Reveal("keep apart")
    qtbot.addWidget(reveal)

    qtbot.keyPress(reveal, Qt.Key.Key_Space)
    shown = reveal.text()
    qtbot.keyRelease(reveal, Qt.Key.Key_Space)

    assert shown == "keep apart"
    assert "keep apart" not in reveal.text()


def test_info_bar_has_words_beside_its_colour(qtbot):
    bar = InfoBar("warn", "Last backup was 9 days ago.")
    qtbot.addWidget(bar)

    assert bar.accessibleName() == "Last backup was 9 days ago."
    assert not bar.isVisible()


def test_info_bar_puts_its_button_below_a_sentence_that_needs_the_room(qtbot):
    bar = InfoBar("info", "An assistant does daily work, the roster and duty. Ask the counselor.")
    qtbot.addWidget(bar)
    button = bar.set_action("Open the team", lambda: None)
    bar.resize(900, 60)
    bar.show()
    is_beside = button.geometry().left() > bar.width() // 2

    bar.resize(260, 160)

    text = bar.findChild(QLabel, "text")
    qtbot.waitUntil(lambda: button.geometry().top() > text.geometry().bottom())
    assert is_beside


def test_chips_that_do_not_fit_their_row_break_into_two(qtbot):
    around, chips = QWidget(), FilterChips([(str(n), f"Number {n}") for n in range(6)], "Which")
    flow = FlowLayout(around)
    flow.addWidget(chips)
    flow.addWidget(QLineEdit())
    qtbot.addWidget(around)
    around.resize(300, flow.heightForWidth(300))

    with qtbot.waitExposed(around):
        around.show()

    assert all(not chips.button(key).visibleRegion().isEmpty() for key in chips.keys)


def test_results_stay_under_the_box_while_what_is_around_scrolls(qtbot):
    area, content = QScrollArea(), QWidget()
    box = FindBox(lambda _text: [Found("Maya", "Maya")], "Who")
    column = QVBoxLayout(content)
    for height in (400, 400):
        column.addSpacing(height)
    column.insertWidget(1, box)
    area.setWidget(content)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    area.verticalScrollBar().setValue(box.y() - 60)
    box.open_list()
    before = box._list.y()

    area.verticalScrollBar().setValue(box.y() - 40)

    assert box._list.y() == before - 20


def test_page_header_puts_buttons_below_a_title_that_needs_the_room(qtbot):
    header = PageHeader("A very long title of a page")
    qtbot.addWidget(header)
    header.set_primary("Print sheet", lambda: None)
    header.add_secondary("Copy last week", lambda: None)
    header.resize(900, 60)
    header.show()
    side_by_side = header.primary.mapTo(header, header.primary.rect().topLeft()).y()

    header.resize(420, 90)
    qtbot.waitUntil(
        lambda: header.primary.mapTo(header, header.primary.rect().topLeft()).y() > side_by_side
    )

    assert header.primary.isVisible()


def test_tab_goes_through_the_buttons_of_a_header_from_left_to_right(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    header = PageHeader("Buddies")
    last = header.set_primary("Suggest pairs", lambda: None)
    others = [header.add_secondary(text, lambda: None) for text in ("Rules", "Year end")]
    column = QVBoxLayout(window)
    column.addWidget(header)
    column.addWidget(QLineEdit())
    window.show()

    assert others[0].nextInFocusChain() is others[1]
    assert others[1].nextInFocusChain() is last


def test_cards_keep_their_height_when_the_columns_become_one_and_two_again(qtbot):
    cards = [Card("Bench"), Card("Week"), Card("To do")]
    columns = CardColumns(cards[:2], cards[2:])
    qtbot.addWidget(columns)
    columns.resize(1200, 900)
    with qtbot.waitExposed(columns):
        columns.show()
    for width in (400, 1200, 400, 1200):
        columns.resize(width, 900)
        for card in cards:
            card.clear()
            card.add_row("One")
            card.add_row("Two")
            card.add_row("Three")

    qtbot.waitUntil(lambda: all(card.height() >= card.sizeHint().height() for card in cards))


def test_chip_wider_than_any_panel_is_cut_with_dots_and_tells_all_in_its_tooltip(qtbot):
    words = "Understanding mental health issues relevant to students and their families " * 2
    chips = FilterChips([("long", words), ("short", "Peer support")], "What comes first")
    qtbot.addWidget(chips)
    chips.resize(450, 80)
    with qtbot.waitExposed(chips):
        chips.show()

    assert chips.minimumSizeHint().width() <= 450
    assert chips.button("long").width() <= 450
    assert chips.button("long").toolTip() == words
    assert chips.button("short").toolTip() == ""
