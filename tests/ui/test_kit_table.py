from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from peerdesk.ui.kit.data_table import DataTable, share_room
from peerdesk.ui.kit.week_grid import GridCell, WeekGrid
from peerdesk.ui.table_model import Column, RowTableModel


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    name: str
    hours: int


ROWS = [Row(1, "Ortiz, Maya", 14), Row(2, "Brandt, Eli", 6), Row(3, "Ana", 120)]


def columns():
    return [
        Column("Name", lambda row: row.name, stretches=True),
        Column("Hours", lambda row: str(row.hours), lambda row: row.hours, is_number=True),
    ]


@pytest.fixture
def table(qtbot):
    made = DataTable(columns(), "Helpers")
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.show()
    return made


def names(table):
    return [row.name for row in table.shown_rows]


def test_model_is_well_behaved(qapp):
    model = RowTableModel(columns())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.set_rows(ROWS)
    model.set_rows([])

    assert tester.model() is model
    assert model.rowCount(QModelIndex()) == 0


def test_column_sorts_by_value_not_by_text(table):
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)

    assert names(table) == ["Brandt, Eli", "Ortiz, Maya", "Ana"]


def test_headers_and_words_stand_left_numbers_right(table):
    header = table.horizontalHeader()
    number = table.model().index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)

    assert header.defaultAlignment() & Qt.AlignmentFlag.AlignLeft
    assert Qt.AlignmentFlag(number) & Qt.AlignmentFlag.AlignRight


def test_enter_opens_the_current_row(qtbot, table):
    table.go_to(lambda row: row.id == 2)

    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args == [ROWS[1]]


def test_tab_leaves_the_table(table):
    assert not table.tabKeyNavigation()


def test_new_rows_keep_the_current_one(table):
    table.go_to(lambda row: row.id == 2)

    table.set_rows([Row(2, "Brandt, Eli", 7), Row(4, "Zoe", 1)])

    assert table.current_row == Row(2, "Brandt, Eli", 7)


def test_filter_hides_rows(table):
    table.set_filter(lambda row: row.hours > 10)

    assert names(table) == ["Ortiz, Maya", "Ana"]


def test_row_action_stands_in_menu_and_behind_its_key(qtbot, table):
    done = []
    action = table.add_row_action("Change", lambda: done.append(table.current_row), shortcut="F2")
    table.go_to(lambda row: row.id == 1)

    action.trigger()

    assert done == [ROWS[0]]
    assert action in table.more_button().menu().actions()


def test_week_grid_speaks_every_cell_in_full(qtbot):
    grid = WeekGrid("Week")
    qtbot.addWidget(grid)
    cell = GridCell("Maya, Alex", "Monday 10:00 bench A: Maya, Alex", value=7)

    grid.set_week(["Mon", "Tue"], ["A 10:00"], {(0, 0): cell})
    index = grid.model().index(0, 0)

    assert index.data() == "Maya, Alex"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == cell.spoken
    assert grid.model().index(0, 1).data() == ""


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "choose_requested"),
        (Qt.Key.Key_Delete, "clear_requested"),
        (Qt.Key.Key_X, "absent_requested"),
    ],
)
def test_week_grid_keys_ask_for_the_cell(qtbot, key, signal):
    grid = WeekGrid("Week")
    qtbot.addWidget(grid)
    cell = GridCell("Maya", "Monday: Maya")
    grid.set_week(["Mon"], ["A"], {(0, 0): cell})
    grid.setCurrentIndex(grid.model().index(0, 0))

    with qtbot.waitSignal(getattr(grid, signal)) as asked:
        qtbot.keyClick(grid, key)

    assert asked.args == [cell]


@given(
    st.lists(st.tuples(st.integers(20, 400), st.integers(20, 120)), min_size=1, max_size=9),
    st.integers(100, 2000),
)
def test_columns_give_way_down_to_their_least_and_never_beyond(columns, room):
    wanted = [width for width, _least in columns]
    least = [min(width, low) for width, low in columns]

    widths = share_room(wanted, least, room)

    assert sum(widths) <= room or widths == least
    assert all(low <= width <= most for low, width, most in zip(least, widths, wanted, strict=True))


def test_widest_column_gives_way_first():
    assert share_room([300, 100, 80], [90, 90, 80], 400) == [220, 100, 80]


def test_long_words_are_cut_before_the_table_scrolls(qtbot):
    columns = [Column(name, lambda row: row.name) for name in ("Name", "Again", "More")]
    made = DataTable([*columns, Column("Due", lambda _row: "Monday", stretches=True)], "Names")
    qtbot.addWidget(made)
    made.resize(480, 240)
    made.set_rows([Row(1, "Archuleta-Domínguez, María José", 1)])

    with qtbot.waitExposed(made):
        made.show()

    assert made.horizontalHeader().length() <= made.viewport().width()
