"""Exchange: make a bundle, read a reply, join; the district makes replies."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from peerdesk.enums import Share
from peerdesk.models.people import Student
from peerdesk.sync import carrying, export, join
from peerdesk.ui.pages.exchange.page import ExchangePage


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_over(edit, text):
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, text)


def test_without_a_district_the_page_may_be_ignored(show, school):
    page = show(ExchangePage, school)

    assert page.school._states.is_empty
    assert page.header.primary.text() == "Open &invite"


def test_an_invite_joins_and_shows_the_words_to_compare(show, school, district, calm, tmp_path):
    new = district.store.write(lambda s: join.create_invite(s, "Prairie View"), "Invited").value
    path = tmp_path / new.file_name
    path.write_bytes(new.data)
    page = show(ExchangePage, school)

    page.school.join(path)
    calm()

    assert " ".join(new.words) in page.school.note.text
    assert page.header.primary.text() == "&Make bundle"


def test_a_changed_invite_is_refused_in_a_sentence(show, school, calm, tmp_path):
    path = tmp_path / "invite.peerdesk-invite"
    path.write_bytes(b"PDI1 and junk")
    page = show(ExchangePage, school)

    page.school.join(path)
    calm()

    assert "not a PeerDesk invite" in page.school.note.text


def test_a_bundle_is_made_where_it_is_wanted_and_its_code_is_shown(
    show, school, joined, calm, tmp_path
):
    page = show(ExchangePage, school)
    stick = tmp_path / "stick"
    stick.mkdir()
    type_over(page.school.where.places.folder_edit, str(stick))

    click(page.header.primary)
    calm()

    (path,) = stick.iterdir()
    (row,) = school.store.read(export.list_exports)
    assert path.name in page.school.note.text
    assert row.check_code in page.school.note.text
    assert row.share is Share.CODES
    assert [shown.file_name for shown in page.school.made.shown_rows] == [path.name]


def test_every_part_of_a_large_bundle_is_named(show, school, joined, calm, tmp_path, monkeypatch):
    monkeypatch.setattr(carrying, "PART_BYTES", 2000)
    page = show(ExchangePage, school)
    stick = tmp_path / "stick"
    stick.mkdir()
    type_over(page.school.where.places.folder_edit, str(stick))

    click(page.header.primary)
    calm()

    parts = [path.name for path in stick.iterdir()]
    assert len(parts) > 1
    assert all(name in page.school.note.text for name in parts)
    assert f"in {len(parts)} parts" in page.school.note.text


def test_a_folder_that_is_not_there_is_said_at_the_field(show, school, joined):
    page = show(ExchangePage, school)
    type_over(page.school.where.places.folder_edit, "/no/such/folder")

    click(page.header.primary)

    assert "Choose a folder" in page.school.where.places.error
    assert school.store.read(export.list_exports) == []


def test_names_go_only_when_the_agreement_is_ticked(show, school, joined, calm, tmp_path):
    page = show(ExchangePage, school)
    type_over(page.school.where.places.folder_edit, str(tmp_path))
    click(page.school.what.levels.button(Share.NAMES.value))

    click(page.header.primary)
    calm()
    assert school.store.read(export.list_exports) == []

    QTest.keyClick(page.school.what.agreed, Qt.Key.Key_Space)
    click(page.header.primary)
    calm()
    assert "which agreement" in page.school.what._basis.error
    assert school.store.read(export.list_exports) == []

    QTest.keyClicks(page.school.what.basis, "Agreement of 2026")
    click(page.header.primary)
    calm()
    assert school.store.read(join.current_district).basis == "Agreement of 2026"
    assert school.store.read(export.list_exports)[0].share is Share.NAMES


def test_what_never_goes_is_said_for_each_level(show, school, joined):
    page = show(ExchangePage, school)

    click(page.school.what.levels.button(Share.COUNTS.value))
    assert "who is paired with whom" in page.school.what._never.text()
    click(page.school.what.levels.button(Share.CODES.value))
    assert page.school.what._never.text().startswith("names, ")
    assert "notes about sessions" in page.school.what._never.text()


def test_a_reply_is_read(show, school, district, joined, calm):
    district.merge(school.bundle())
    page = show(ExchangePage, school)

    page.school.merge([district.reply(joined)])
    calm()

    assert page.school.note.text.startswith("Merged the reply of Prairie County")
    assert page.school.made.shown_rows[0].is_acknowledged


def test_the_district_makes_every_reply_that_is_due(show, school, district, joined, calm, tmp_path):
    district.merge(school.bundle())
    page = show(ExchangePage, district)
    out = tmp_path / "replies"
    out.mkdir()
    type_over(page.district.places.folder_edit, str(out))

    click(page.header.primary)
    calm()

    assert len(list(out.iterdir())) == 1
    assert page.district.note.text.startswith("1 ")
    assert not page.district.table.shown_rows[0].has_reply_due


def test_a_district_without_schools_says_what_comes_here(show, district):
    page = show(ExchangePage, district)

    assert page.district._states.is_empty


def test_a_bundle_is_sent_again_and_as_text(show, school, joined, calm, tmp_path):
    path = school.bundle(Share.CODES)
    page = show(ExchangePage, school)
    type_over(page.school.where.places.folder_edit, str(tmp_path))

    click(page.school.again)
    calm()
    click(page.school.as_text)
    calm()

    assert (tmp_path / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / f"{path.name}.txt").read_bytes().startswith(b"-----BEGIN PEERDESK")
    assert f"{path.name}.txt" in page.school.note.text


def change_homeroom(place, to):
    def use_case(session):
        session.scalars(select(Student).order_by(Student.code)).first().homeroom = to

    place.store.write(use_case, "Changed a homeroom")


def test_what_the_district_said_about_our_records_is_listed(show, school, district, joined, calm):
    district.merge(school.bundle())
    school.merge(district.reply(joined))
    page = show(ExchangePage, school)
    assert not page.school.said.isVisible()
    change_homeroom(school, "S-1")
    change_homeroom(district, "D-1")
    path = school.bundle()
    district.merge(path)

    page.school.merge([district.reply(joined)])
    calm()

    (row,) = page.school.said.table.shown_rows
    assert (row.file_name, row.conflicts) == (path.name, 1)
    assert row.words == "Changed on both sides: 1."
