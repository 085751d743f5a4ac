import io
import zipfile
from datetime import date

import pytest
from services.roster.samples import oneroster_1p1, roster_of, xlsx_bytes, zip_bytes

from peerdesk.errors import RosterFileError
from peerdesk.services.roster import files
from peerdesk.services.roster.source import open_bytes, open_path


def refusal(data):
    with pytest.raises(RosterFileError) as caught:
        open_bytes(data)
    return caught.value.sentence()


def test_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    with pytest.raises(RosterFileError) as caught:
        open_path(path)

    assert "64 MB" in caught.value.sentence()


def test_folder_and_missing_file_are_refused(tmp_path):
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(RosterFileError):
            open_path(path)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\n\n  \r\n", "empty"),
        (b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (bytes(range(256)) * 20, "not a list"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"<html><table><tr><td>ID</td></tr></table></html>", "web page"),
    ],
)
def test_files_of_another_kind_are_refused(data, word):
    assert word in refusal(data)


def test_word_document_is_refused():
    data = zip_bytes({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})

    assert "not a list" in refusal(data)


def test_nested_zip_is_refused():
    assert "inside" in refusal(zip_bytes({"roster.zip": zip_bytes(oneroster_1p1())}))


def test_zip_without_a_roster_is_refused():
    assert "users.csv" in refusal(zip_bytes({"photo.txt": "a", "notes.txt": "b"}))


def test_zip_bomb_is_refused_by_its_declared_sizes():
    assert "unpacks" in refusal(zip_bytes({"users.csv": b"0" * 30_000_000}))


def test_zip_bomb_is_refused_while_it_inflates(monkeypatch):
    monkeypatch.setattr(files, "MAX_INFLATED_BYTES", 1000)
    monkeypatch.setattr(files, "_check_declared", lambda entries: None)

    assert "unpacks" in refusal(zip_bytes({"users.csv": b"0" * 100_000}))


def test_zip_with_countless_entries_is_refused():
    assert "unpacks" in refusal(zip_bytes({f"{number}.csv": "" for number in range(2_500)}))


def test_zip_that_lies_about_its_size_is_refused():
    data = bytearray(zip_bytes({"users.csv": b"0" * 5_000}))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")

    assert refusal(bytes(data))


def test_locked_zip_is_refused():
    data = bytearray(zip_bytes(oneroster_1p1()))
    for place in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[place] |= 1

    assert "password" in refusal(bytes(data))


def test_truncated_zip_is_refused():
    assert "damaged" in refusal(zip_bytes(oneroster_1p1())[:-40])


def test_two_rosters_in_one_zip_are_refused():
    data = zip_bytes({"a/users.csv": "sourcedId\n", "b/users.csv": "sourcedId\n"})

    assert "several" in refusal(data)


HEADER = ["Student ID", "Name", "Grade", "Birth date", "Homeroom"]


def test_workbook_keeps_zeros_that_the_format_shows():
    data = xlsx_bytes([HEADER, [17, "Ana Ruiz", 5, date(2016, 3, 18), "5-A"]], {(2, 1): "00000"})

    (ana,) = roster_of(data).students

    assert (ana.number, ana.grade, ana.birth_date) == ("00017", "05", date(2016, 3, 18))


def test_workbook_row_numbers_are_those_of_excel():
    data = xlsx_bytes(
        [["Prairie View"], [], HEADER, ["1", "Ana Ruiz", 5], [], ["2", "Jo Tran", 99]]
    )

    roster = roster_of(data)

    assert ([s.row for s in roster.students], [p.row for p in roster.problems]) == ([4], [6])


def test_first_sheet_with_a_table_is_taken():
    data = xlsx_bytes([HEADER, ["1", "Ana Ruiz", 5]], title_sheets=("Cover", "Notes"))

    assert len(roster_of(data).students) == 1


def test_formula_without_a_stored_value_is_an_empty_cell():
    data = xlsx_bytes([HEADER, ["1", "Ana Ruiz", 5, None, '=HYPERLINK("x","y")']])

    assert roster_of(data).students[0].homeroom == ""


def test_broken_workbook_is_refused():
    data = zip_bytes({"[Content_Types].xml": "<T/>", "xl/workbook.xml": "<nonsense"})

    assert "workbook" in refusal(data)


def test_workbook_with_an_entity_bomb_is_refused():
    out = io.BytesIO(xlsx_bytes([HEADER, ["1", "Ana Ruiz", 5]]))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert "workbook" in refusal(zip_bytes(parts | {"xl/workbook.xml": bomb}))
