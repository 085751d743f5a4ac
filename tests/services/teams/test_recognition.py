"""Recognition: for many at once, in words that tell nothing of whom it helped."""

from dataclasses import replace
from datetime import timedelta

import pytest

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services.teams import recognition
from peerdesk.services.teams.recognition import RecognitionDraft, told_word, usual_words
from peerdesk.services.teams.terms import Span

ALWAYS = Span(None, None)


@pytest.fixture
def draft(team):
    return RecognitionDraft(tuple(team.students[:3]), team.today, "Leading the team", team.id)


def test_many_are_thanked_in_one_deed(store, do, look, team, draft):
    do(recognition.recognize, draft, team.today)

    rows = look(recognition.list_recognitions, ALWAYS)
    assert [row.name for row in rows] == ["Eli Brandt", "Maya Ortiz", "Sam Vance"]
    store.undo()
    assert look(recognition.list_recognitions, ALWAYS) == []


def test_list_is_of_a_time_and_of_one_student(do, look, team, draft):
    week = timedelta(days=7)
    do(recognition.recognize, replace(draft, day=team.today - week), team.today)
    do(recognition.recognize, draft, team.today)

    rows = look(recognition.list_recognitions, Span(team.today, None), team.students[0])

    assert [(row.name, row.day) for row in rows] == [("Maya Ortiz", team.today)]


def test_usual_words_tell_nothing_of_what_help_was_about():
    assert [told_word(words) for words in usual_words()] == [""] * len(usual_words())


@pytest.mark.parametrize(
    "words", ["Peer counseling", "Mental health week", "Stopped bullying.", "Apoyo en ansiedad"]
)
def test_words_about_what_was_wrong_are_refused(do, team, draft, words):
    with pytest.raises(InvalidValueError, match="Leave out") as caught:
        do(recognition.recognize, replace(draft, title=words), team.today)

    assert caught.value.field == "title"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"title": ""}, "title"), ({"student_ids": ()}, "student_ids"),
     ({"student_ids": ("x",)}, "student_ids")],
)  # fmt: skip
def test_wrong_recognition_gets_its_sentence(do, team, draft, change, field):
    with pytest.raises(InvalidValueError) as caught:
        do(recognition.recognize, replace(draft, **change), team.today)

    assert caught.value.field == field


def test_neither_a_day_to_come_nor_the_same_twice(do, team, draft):
    later = replace(draft, day=team.today + timedelta(days=1))
    with pytest.raises(InvalidValueError, match="not come yet"):
        do(recognition.recognize, later, team.today)
    do(recognition.recognize, draft, team.today)

    with pytest.raises(InvalidValueError, match="already"):
        do(recognition.recognize, draft, team.today)


def test_recognition_given_by_mistake_goes_to_the_bin(do, look, team, draft):
    key, *_others = do(recognition.recognize, draft, team.today)

    do(recognition.remove_recognition, key)

    assert len(look(recognition.list_recognitions, ALWAYS)) == 2
    with pytest.raises(NotFoundError):
        do(recognition.remove_recognition, key)
