"""Laws of reading: every format says the same, and nothing but a refusal comes of nonsense."""

import unicodedata
from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from services.roster.samples import csv_text, roster_of, xlsx_bytes, zip_bytes

from peerdesk.enums import Grade
from peerdesk.errors import RosterFileError, SeveralSchoolsError

HEADINGS = ["Student ID", "Last name", "First name", "Grade", "Birth date", "Homeroom"]
FIRST_DAY, LAST_DAY = date(2005, 1, 1), date(2022, 12, 31)
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZáéíóúñüöäçèêøåÁÉÑÖ"
SIGNS = "'-. ,;|\""


def names(letters):
    inner = st.text(letters + SIGNS, max_size=14)
    edge = st.sampled_from(letters)
    joined = st.builds(lambda first, middle, last: first + middle + last, edge, inner, edge)
    return joined.map(lambda text: unicodedata.normalize("NFC", " ".join(text.split())))


def people(letters):
    person = st.tuples(
        names(letters),
        names(letters),
        st.sampled_from(Grade),
        st.dates(min_value=FIRST_DAY, max_value=LAST_DAY),
        st.sampled_from(["", "5-A", "@room", "-7", "Ms. Kim"]),
    )
    return st.lists(person, min_size=1, max_size=12)


def table(rows):
    body = [
        [f"{number:05}", family, given_name, grade.value, born.isoformat(), room]
        for number, (family, given_name, grade, born, room) in enumerate(rows)
    ]
    return [HEADINGS, *body]


def read_back(data):
    roster = roster_of(data)
    assert roster.problems == ()
    return [
        (s.family_name, s.given_name, s.grade, s.birth_date, s.homeroom) for s in roster.students
    ]


@given(
    people(LATIN),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
@settings(max_examples=60, deadline=None)
def test_delimited_text_says_the_same_in_every_unicode_encoding(rows, delimiter, encoding):
    assert read_back(csv_text(table(rows), delimiter).encode(encoding)) == rows


@given(people(LATIN + "عبدحنłąąʼ阿ሰ"), st.sampled_from([",", "\t"]))
@settings(max_examples=40, deadline=None)
def test_every_script_survives_utf8(rows, delimiter):
    assert read_back(csv_text(table(rows), delimiter).encode()) == rows


@given(people(LATIN))
@settings(max_examples=15, deadline=None)
def test_workbook_says_the_same(rows):
    header, *body = table(rows)
    sheet = [[*line[:4], person[3], person[4]] for line, person in zip(body, rows, strict=True)]

    assert read_back(xlsx_bytes([header, *sheet])) == rows


@given(st.binary(max_size=3000))
@settings(max_examples=300, deadline=None)
def test_random_bytes_are_refused_or_read_but_never_crash(data):
    with suppress(RosterFileError, SeveralSchoolsError):
        roster_of(data)


@given(st.binary(max_size=600), st.sampled_from(["users.csv", "a.csv", "xl/workbook.xml"]))
@settings(max_examples=100, deadline=None)
def test_random_files_in_a_zip_never_crash(data, name):
    with suppress(RosterFileError, SeveralSchoolsError):
        roster_of(zip_bytes({name: data}))


@given(st.text(alphabet=st.sampled_from("ab1,;\t|\"\n\r' =-.é"), max_size=200))
@settings(max_examples=300, deadline=None)
def test_random_cells_below_a_header_end_in_exactly_one_list(body):
    with suppress(RosterFileError):
        roster = roster_of("ID,Name,Grade,DOB\n" + body)
        rows = [s.row for s in roster.students] + [p.row for p in roster.problems]
        assert len(rows) == len(set(rows))
