"""Ctrl+K: what it offers, what it forgives, where it leads, and what each role never sees."""

from datetime import timedelta
from functools import partial
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from reports.school import add_bench_helpers, add_team, furnish, pair_up
from support import TODAY, add_students

from peerdesk.enums import AccountRole, VaultRole
from peerdesk.reports import catalog
from peerdesk.services import students
from peerdesk.services.finding.recents import list_opened
from peerdesk.services.rights import Who
from peerdesk.ui import page_commands, places
from peerdesk.ui.kit.find_box import FindBox, Found, notice
from peerdesk.ui.search import Search, Target

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(make_shell):
    made = make_shell()
    made._desk.today = lambda: TODAY
    add_students(made._desk.store, 10)
    return made


def texts(found):
    return [one.text for one in found]


def search(shell, text):
    return Search(shell._desk)(text)


def open_by_name(qtbot, shell, text, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(shell, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(shell.header.box, text)
    qtbot.waitUntil(lambda: any(not one.is_said for one in shell.header.box.found))
    qtbot.keyClick(shell.header.box, Qt.Key.Key_Return, modifier)


def test_mistyped_name_asks_whether_it_was_meant_and_lists_it(shell):
    found = search(shell, "mya")

    assert found[0].text == "No one called mya. Did you mean Maya?"
    assert found[0].is_said
    assert found[1].text == "Ortiz, Maya"


def test_nothing_found_says_so(shell):
    (said,) = search(shell, "qqqq")

    assert said.is_said
    assert said.text.startswith("No one called qqqq.")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("mark abs", Target("action", "absent")),
        ("back up", Target("command", "settings/backups/primary")),
        ("bakc", Target("command", "settings/backups/primary")),
        ("print bench", Target("print", "bench-sheet")),
        ("settings dark", Target("command", "settings/look/")),
        ("import", Target("command", "students//begin_import")),
        ("exchange", Target("place", "exchange")),
    ],
)
def test_commands_prints_and_pages_are_found(shell, text, target):
    assert target in [one.value for one in search(shell, text)]


def test_every_print_and_page_is_found_by_its_name(shell):
    found = Search(shell._desk)
    for entry in catalog.list_prints():
        assert Target("print", entry.key) in [
            one.value for one in found(f"print {catalog.title_of(entry.key)}".replace(":", ""))
        ]
    for place in places.list_places(VaultRole.SCHOOL):
        assert Target("place", place.key) in [one.value for one in found(place.text)]


@pytest.mark.parametrize("role", list(VaultRole))
def test_every_command_names_a_method_of_its_page(make_desk, role):
    kinds = {place.key: place for place in places.list_places(role)}

    for one in page_commands.list_commands(make_desk(role)):
        module = import_module(f"peerdesk.ui.pages.{one.place}.page")
        assert hasattr(getattr(module, kinds[one.place].cls), one.method or "refresh")


def test_pair_bench_member_and_day_lead_to_their_pages(qtbot, shell):
    store = shell._desk.store
    furnish(store)
    maya, *_rest = add_bench_helpers(store)
    add_team(store, maya)
    pair_up(store, number=7)
    kinds = {}
    for kind, text in (("pair", "pair 7"), ("bench", "bench a"), ("member", "captain")):
        shell.header.chosen.emit(next(f.value for f in search(shell, text) if f.value.kind == kind))
        kinds[kind] = shell._current
    shell.header.chosen.emit(search(shell, "yesterday")[0].value)
    kinds["day"] = shell._current
    wanted = shell.page.filters.wanted(9)

    assert kinds == {"pair": "buddies", "bench": "duty", "member": "team", "day": "sessions"}
    assert wanted.since == wanted.until == TODAY - timedelta(days=1)


def test_command_is_done_on_its_page(qtbot, shell):
    open_by_name(qtbot, shell, "add student")

    assert shell._current == "students"
    assert shell.panel.isVisible()


def test_section_of_the_settings_opens(qtbot, shell):
    open_by_name(qtbot, shell, "settings pass")

    assert shell.page.chips.key == "passphrase"


def test_ctrl_enter_also_opens_the_panel_to_log(qtbot, shell):
    open_by_name(qtbot, shell, "ortiz", CTRL)

    assert shell._current == "students"
    assert type(shell.panel.content).__name__ == "LogPanel"


def test_opened_last_comes_first_and_is_forgotten_on_demand(qtbot, shell, tasks):
    open_by_name(qtbot, shell, "vance")
    qtbot.waitUntil(lambda: not tasks.is_busy)
    offered = texts(search(shell, ""))

    shell.header.chosen.emit(Target("forget", ""))
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert offered[:2] == ["Opened last", "Vance, Sam"]
    assert offered[-1] == "Forget what was opened last"
    assert texts(search(shell, ""))[0] == "Today"
    assert shell._desk.read(list_opened) == []


def test_student_who_is_gone_is_not_offered_any_more(qtbot, shell, tasks):
    open_by_name(qtbot, shell, "vance")
    qtbot.waitUntil(lambda: not tasks.is_busy)
    sam = shell._desk.read(list_opened)[0][1]

    shell._desk.store.write(partial(students.remove_student, student_id=sam), "Removed")

    assert "Vance, Sam" not in texts(search(shell, ""))


def test_substitute_finds_students_but_no_pair_team_or_import(make_desk):
    desk = make_desk()
    add_bench_helpers(desk.store)
    pair_up(desk.store, number=7)
    desk.store.who = Who("sub", AccountRole.SUBSTITUTE)
    found = Search(desk)

    assert {one.value.kind for one in found("maya")} == {"student"}
    assert [one for one in found("pair 7") if one.value and one.value.kind == "pair"] == []
    assert "Import roster" not in texts(found("import"))
    assert "Exchange" not in texts(found(""))


def test_principal_finds_no_name_and_no_print_about_children(make_desk):
    desk = make_desk()
    add_students(desk.store, 3)
    desk.store.who = Who("head", AccountRole.PRINCIPAL)
    found = Search(desk)

    assert all(one.is_said for one in found("maya"))
    assert Target("print", "bench-sheet") not in [one.value for one in found("print bench")]


def test_arrow_keys_pass_over_what_is_only_said(qtbot):
    rows = [notice("No one called x."), Found(1, "One"), Found(2, "Two")]
    box = FindBox(lambda _text: rows, "Find")
    qtbot.addWidget(box)
    box.show()
    box.open_list()
    chosen = []
    box.chosen.connect(chosen.append)

    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert chosen == [1]


def test_only_said_lines_cannot_be_chosen(qtbot):
    box = FindBox(lambda _text: [notice("Nothing.")], "Find")
    qtbot.addWidget(box)
    box.show()
    box.open_list()
    chosen = []
    box.chosen.connect(chosen.append)

    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert chosen == []
    assert box._spoken(-1) == "Nothing."


def test_screen_reader_hears_the_count_and_the_first(qtbot):
    rows = [Found(1, "Ortiz, Maya", "grade 5"), Found(2, "Two")]
    box = FindBox(lambda _text: rows, "Find")
    qtbot.addWidget(box)
    box.show()
    box.open_list()

    assert box._spoken(0) == "Found: 2. Ortiz, Maya   grade 5"
