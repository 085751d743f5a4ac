"""The page of choosing: what is typed, what is said, and who sees what."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from selection_support import add_adults, ballot, do, listed, open_round, put_on_list, row_of
from support import TODAY, ask_nobody

from peerdesk.enums import AccountRole, CandidateStatus, ConsentKind
from peerdesk.services.rights import Who
from peerdesk.services.selection import ballots, candidates, rounds
from peerdesk.services.selection.balance import enrolled_for
from peerdesk.ui.pages.selection.interview_panel import InterviewPanel
from peerdesk.ui.pages.selection.page import SelectionPage
from peerdesk.ui.pages.selection.round_panel import RoundPanel


@pytest.fixture
def page(qtbot, desk):
    """Give the page on a school with a round, ten students and three adults."""
    store = desk._store
    add_adults(store)
    desk.today = lambda: TODAY
    open_round(store, places=3, ballots_out=20)
    made = SelectionPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def ids(desk):
    """Give the ids of the students by first name."""
    found = desk.read(partial(ballots.find_students, text="a", limit=20))
    more = [desk.read(partial(ballots.find_students, text=name)) for name in ("may", "eli", "sam")]
    pairs = [*found, *(one[0] for one in more)]
    return {name.split()[0]: key for key, name, _grade in pairs}


def round_id(page):
    return page.desk.read(rounds.current_round).id


def type_name(qtbot, box, text):
    qtbot.keyClicks(box.box, text)
    qtbot.keyClick(box.box, Qt.Key.Key_Return)


def wait_count(qtbot, page, start):
    qtbot.waitUntil(lambda: page.ballots.count.text().startswith(start))


def test_unknown_name_is_said_and_stays_typed(qtbot, page):
    box = page.ballots.boxes[0]

    type_name(qtbot, box, "zzz")

    assert "type ?" in box.error
    assert box.box.text() == "zzz"
    assert page.ballots.ballot.students == ()


def test_name_twice_on_a_ballot_is_said_under_the_line(qtbot, page):
    first, second, *_rest = page.ballots.boxes
    type_name(qtbot, first, "may")

    type_name(qtbot, second, "may")

    assert "already" in second.error
    assert len(page.ballots.ballot.students) == 1


def test_ballot_with_an_unreadable_name_is_counted(qtbot, page):
    names = ("may", "?", "", "oka", "")
    for box, text in zip(page.ballots.boxes, names, strict=True):
        type_name(qtbot, box, text)

    wait_count(qtbot, page, "1 ballot")
    assert [box.box.text() for box in page.ballots.boxes] == [""] * 5
    assert page.ballots.take_back_button.isEnabled()


def test_empty_ballot_says_what_to_do(page):
    page.ballots.keep()

    assert "type ?" in page.ballots.boxes[0].error


def test_word_without_a_choice_is_not_counted(qtbot, page):
    qtbot.keyClicks(page.ballots.boxes[0].box, "ma")

    page.primary()

    assert "Enter" in page.ballots.boxes[0].error
    assert page.desk.read(partial(ballots.count_ballots, round_id=round_id(page))) == 0


def test_ballot_that_was_not_counted_is_said(qtbot, page):
    do(page.desk._store, rounds.close_count, round_id=round_id(page), today=TODAY)
    type_name(qtbot, page.ballots.boxes[0], "may")

    page.ballots.keep()

    qtbot.waitUntil(page.ballots.message.isVisible)
    assert "Key it again" in page.ballots.message.text


def test_count_that_is_closed_takes_no_typing(qtbot, page):
    page.ballots.close_button.click()

    qtbot.waitUntil(lambda: "again" in page.ballots.close_button.text())
    assert not page.ballots.boxes[0].box.isEnabled()


def test_what_is_typed_stays_while_others_write(qtbot, page, ids):
    type_name(qtbot, page.ballots.boxes[0], "may")

    put_on_list(page.desk._store, round_id(page), [ids["Eli"]])
    page.refresh()

    assert page.ballots.ballot.students == (ids["Maya"],)


def test_many_of_the_tally_come_on_the_list_at_once(qtbot, page, ids):
    chosen = [ids["Maya"], ids["Eli"], ids["Sam"]]
    for _ in range(5):
        keep = ballots.keep_ballot
        do(page.desk._store, keep, round_id=round_id(page), ballot=ballot(chosen))
    page.refresh()
    page.go_to_view("tally")
    page.tally.students.selectAll()

    page.primary()

    qtbot.waitUntil(lambda: len(listed(page.desk._store, round_id(page))) == 3)


def test_next_step_is_done_for_those_who_stand_alike(qtbot, page, ids):
    store = page.desk._store
    found = put_on_list(store, round_id(page), [ids["Maya"], ids["Eli"], ids["Sam"]])
    do(store, candidates.invite, ids=[found[ids["Sam"]]], today=TODAY)
    page.refresh()
    page.go_to_view("candidates")
    page.candidates.table.go_to(lambda row: row.student_id == ids["Maya"])
    page.candidates.table.selectAll()

    page.primary()

    def all_invited():
        return {row.status for row in listed(store, round_id(page))} == {CandidateStatus.INVITED}

    qtbot.waitUntil(all_invited)
    assert len(page.candidates.chosen) == 3


def test_missing_yes_is_said_with_the_way_to_it(qtbot, page, ids):
    store = page.desk._store
    found = put_on_list(store, round_id(page), [ids["Maya"]])
    do(store, candidates.offer, ids=list(found.values()), today=TODAY)
    page.refresh()
    page.go_to_view("candidates")
    page.candidates.table.go_to(lambda row: row.student_id == ids["Maya"])

    with qtbot.waitSignal(page.place_requested) as asked:
        page.primary()

    assert asked.args == ["students", ids["Maya"]]


def test_tick_moves_the_balance_at_once_and_writes_nothing(page, ids):
    store = page.desk._store
    put_on_list(store, round_id(page), [ids["Maya"], ids["Eli"]])
    page.refresh()
    page.go_to_view("choose")
    page.choose.table.go_to(lambda row: row.student_id == ids["Maya"])

    page.choose.tick()

    assert page.choose.line.text() == "1 chosen, 3 places"
    assert len(page.desk.read(partial(enrolled_for, round_id=round_id(page)))) == 10
    assert page.choose.shares.sentences == ["Too small to compare: a group is fewer than 10."]
    assert row_of(store, round_id(page), ids["Maya"]).status is CandidateStatus.NOMINATED


def test_interview_without_a_score_is_said_and_keeps_the_words(qtbot, page, ids):
    store = page.desk._store
    put_on_list(store, round_id(page), [ids["Maya"]])
    row = row_of(store, round_id(page), ids["Maya"])
    panel = InterviewPanel(page.desk, row)
    qtbot.addWidget(panel)
    panel.form.set_values({"note": "Thinks first"})

    panel.save()

    qtbot.waitUntil(lambda: "Score" in panel._fields["why"].error)
    assert panel.form.values["note"] == "Thinks first"


def test_wrong_number_of_places_is_said_under_the_field(qtbot, page):
    panel = RoundPanel(page.desk, page.desk.read(rounds.current_round))
    qtbot.addWidget(panel)
    panel._form.set_values({"places": 900})

    panel.save()

    qtbot.waitUntil(lambda: "0 to 200" in panel._form.field("places").error)
    assert panel._form.values["places"] == 900


def test_assistant_keys_ballots_and_sees_nothing_else(qtbot, desk):
    add_adults(desk._store)
    open_round(desk._store)
    desk._store.who = Who("assistant", AccountRole.ASSISTANT)
    put = SelectionPage(desk)
    qtbot.addWidget(put)
    put.resize(1000, 600)
    with qtbot.waitExposed(put):
        put.show()

    for box, text in zip(put.ballots.boxes, ("may", "", "", "oka", ""), strict=True):
        type_name(qtbot, box, text)

    wait_count(qtbot, put, "1 ballot")
    assert put.candidates.table.shown_rows == []
    assert put.tally.students.shown_rows == []


def test_empty_page_begins_with_a_round(qtbot, make_desk):
    made = SelectionPage(make_desk())
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()

    with qtbot.waitSignal(made.panel_requested) as asked:
        made.primary()

    qtbot.addWidget(asked.args[0])
    assert isinstance(asked.args[0], RoundPanel)
    assert not made.views.isVisible()


def test_place_is_accepted_from_the_list(qtbot, page, ids):
    store = page.desk._store
    ask_nobody(store, ConsentKind.TEAM)
    found = put_on_list(store, round_id(page), [ids["Maya"]])
    do(store, candidates.offer, ids=list(found.values()), today=TODAY)
    page.refresh()
    page.go_to_view("candidates")
    page.candidates.table.selectAll()

    page.primary()

    qtbot.waitUntil(lambda: page.candidates.table.shown_rows == [])
    page.candidates.filter.choose("all")
    page.refresh()
    assert [row.status for row in page.candidates.table.shown_rows] == [CandidateStatus.ACCEPTED]


def test_each_view_prints_its_paper_and_the_tally_none(qtbot, page, ids):
    put_on_list(page.desk._store, round_id(page), [ids["Maya"]])
    page.refresh()
    asked = []
    page.print_requested.connect(lambda key, _options: asked.append(key))
    page.print_page()
    page.go_to_view("candidates")
    page.candidates.table.selectAll()

    page.print_page()
    page.go_to_view("tally")

    assert asked == ["nomination-ballot", "selection-invitation"]
    assert not page.print_button.isVisible()
