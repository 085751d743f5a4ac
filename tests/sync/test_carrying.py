"""A bundle in parts, as text, and once more."""

from functools import partial

import pytest
from bundle_support import invite
from support import TODAY

from peerdesk.enums import BundleStatus, Share
from peerdesk.sync import carrying, export


@pytest.fixture
def bundle(school, district):
    invite(district, school)
    return school.bundle()


@pytest.fixture
def cut(bundle, tmp_path):
    """Give the parts of the bundle, a quarter each."""
    data = bundle.read_bytes()
    return carrying.write_out(tmp_path / bundle.name, data, part_bytes=len(data) // 4 + 1)


def test_parts_are_joined_in_any_order(district, cut):
    judged = district.merge(*reversed(cut))

    assert len(cut) == 4
    assert [row.status for row in judged] == [BundleStatus.MERGED]
    assert district.rows("SELECT count(*) FROM student") == [(12,)]


def test_a_missing_part_is_named(district, cut):
    judged = district.merge(*cut[1:])[0]

    assert judged.status is BundleStatus.REJECTED
    assert judged.reason == "Part 1 of 4 is missing. Add it with the others."
    assert district.rows("SELECT count(*) FROM student") == [(0,)]


def test_all_missing_parts_are_named(district, cut):
    (judged,) = district.merge(cut[1])

    assert judged.reason == "Parts 1, 3, 4 of 4 are missing. Add them with the others."
    assert judged.paths == (cut[1],)


def test_a_large_bundle_names_every_part(school, district, monkeypatch, tmp_path):
    invite(district, school)
    monkeypatch.setattr(carrying, "PART_BYTES", 1000)

    made = export.make_bundle(
        school.store, share=Share.CODES, outbox=school.outbox, target=tmp_path, today=TODAY
    )

    assert len(made.files) > 2
    assert all(path.is_file() for path in made.files)
    words = carrying.carry_words(made.files)
    assert f"in {len(made.files)} parts" in words
    assert all(path.name in words for path in made.files)
    assert district.merge(*made.files)[0].status is BundleStatus.MERGED


def test_a_part_that_was_changed_is_refused(district, cut):
    cut[1].write_bytes(cut[1].read_bytes()[:-1] + b"?")

    assert district.merge(*cut)[0].code == "damaged"


def test_parts_in_a_folder_are_found(district, cut, tmp_path):
    assert [row.status for row in district.merge(tmp_path)] == [BundleStatus.MERGED]


@pytest.mark.parametrize("around", ["", "Dear office,\r\n\r\nbest wishes\r\n"])
def test_a_text_is_read_back_even_inside_a_mail(school, district, bundle, tmp_path, around):
    (path,) = carrying.send_again(school.outbox, bundle.name, tmp_path, as_text=True)
    text = path.read_text(encoding="ascii").replace("\n", "\r\n")
    path.write_text(around + text + around, encoding="ascii", newline="")

    assert district.merge_one(path).status is BundleStatus.MERGED


def test_a_text_that_was_cut_off_is_refused(school, district, bundle, tmp_path):
    (path,) = carrying.send_again(school.outbox, bundle.name, tmp_path, as_text=True)
    path.write_bytes(path.read_bytes()[:-200])

    assert district.merge_one(path).code == "damaged"


def test_the_same_bytes_are_sent_again(school, bundle, tmp_path):
    again = partial(carrying.send_again, school.outbox, bundle.name)

    (path,) = again(tmp_path)

    assert path.read_bytes() == bundle.read_bytes()
