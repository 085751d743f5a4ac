"""Two records of one child stand side by side, and one button makes one of them."""

from datetime import date

import pytest
from support import add_students

from peerdesk.models.people import Student
from peerdesk.services import same_child

BORN = date(2016, 3, 18)


@pytest.fixture
def twins(store):
    return add_students(store, 2, first_name="Nina", last_name="Novak", birth_date=BORN)


@pytest.fixture
def page(shell, twins, calm):
    shell.go_to("same_child")
    calm()
    return shell.page


def test_records_that_look_alike_stand_side_by_side(page):
    assert [row.is_sure for row in page.table.shown_rows] == [True]
    assert ("Student number", "1001", "1002") in page.card.lines
    assert ("Date of birth", "Fri 18 Mar 2016", "Fri 18 Mar 2016") in page.card.lines


@pytest.mark.parametrize(("key", "kept"), [("a", 0), ("b", 1)])
def test_the_chosen_record_is_kept_and_the_bar_offers_undo(page, twins, calm, store, key, kept):
    page.keep.button(key).click()

    page.primary()
    calm()

    left = store.read(lambda s: [row.id for row in s.query(Student).filter_by(last_name="Novak")])
    assert left == [twins[kept]]
    assert page.window().undo_bar.text == "Merged two records of Novak, Nina"
    assert page.table.shown_rows == []


def test_two_children_are_put_aside_for_good_and_undo_asks_again(page, calm, shell):
    page.two.click()
    calm()
    aside, bar = list(page.table.shown_rows), shell.undo_bar.text

    shell._desk.undo()
    calm()

    assert aside == []
    assert bar == "Told two children apart: Novak, Nina"
    assert len(page.table.shown_rows) == 1


def test_any_two_can_be_chosen(page, ids, store, calm):
    page.boxes[0].chosen.emit(ids[0])
    page.boxes[1].chosen.emit(ids[3])

    page.primary()
    calm()

    assert store.read(lambda s: s.get(Student, ids[3])) is None


def test_nothing_is_merged_while_nothing_is_chosen(shell, calm):
    shell.go_to("same_child")
    calm()

    shell.page.primary()

    assert shell.page.message.text == "Choose two records first."


def test_students_page_leads_there(shell, calm):
    shell.go_to("students")
    calm()

    shell.page._same.click()

    assert shell._current == "same_child"
    assert shell._desk.read(same_child.find_same) is not None
