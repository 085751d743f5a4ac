import shutil

import pytest

from peerdesk.sync import carrying


@pytest.fixture
def joined(peerdesk, vault, tmp_path):
    """Return the folders of a school that joined and of its district."""
    school, district = vault("sample"), vault("district")
    invite = tmp_path / "invite.peerdesk-invite"
    peerdesk("invite", "--school", "Red Mesa", "--out", invite, vault=district)
    peerdesk("join", invite, vault=school)
    return school, district


def test_both_sides_see_the_same_words(peerdesk, vault, tmp_path):
    invite = tmp_path / "invite.peerdesk-invite"
    made = peerdesk(
        "invite", "--school", "Red Mesa", "--out", invite, "--json", vault=vault("district")
    )

    joined = peerdesk("join", invite, "--json", vault=vault("sample"))

    assert joined.json["words"] == made.json["words"]
    assert len(joined.json["words"]) == 6


def test_bundle_needs_a_district(peerdesk, vault, tmp_path):
    answer = peerdesk("bundle", "--out", tmp_path / "b.peerdesk", vault=vault("sample"))

    assert answer.status == 1
    assert "has not joined a district" in answer.err


def test_district_merges_a_bundle_once(peerdesk, joined, tmp_path):
    school, district = joined
    bundle = tmp_path / "b.peerdesk"
    peerdesk("bundle", "--out", bundle, "--share", "codes", vault=school)

    first = peerdesk("merge", bundle, "--json", vault=district)
    second = peerdesk("merge", bundle, "--json", vault=district)

    assert [row["status"] for row in first.json["bundles"]] == ["merged"]
    assert first.json["bundles"][0]["new"] > 500
    assert [row["status"] for row in second.json["bundles"]] == ["duplicate"]
    assert (first.status, second.status) == (0, 0)


def test_every_part_of_a_large_bundle_is_named(peerdesk, joined, tmp_path, monkeypatch):
    school, district = joined
    monkeypatch.setattr(carrying, "PART_BYTES", 5000)
    out = tmp_path / "stick"
    out.mkdir()

    made = peerdesk("bundle", "--out", out, "--share", "codes", "--json", vault=school)
    again = peerdesk("bundle", "--again", "--out", out, vault=school)

    assert sorted(made.json["parts"]) == sorted(str(path) for path in out.iterdir())
    assert f"in {len(made.json['parts'])} parts. Carry all of them" in again.out
    merged = peerdesk("merge", out, "--json", vault=district)
    assert [row["status"] for row in merged.json["bundles"]] == ["merged"]


def test_level_of_sharing_is_kept_for_the_next_bundle(peerdesk, joined, tmp_path):
    school, _ = joined
    peerdesk("bundle", "--out", tmp_path / "1.peerdesk", "--share", "codes", vault=school)

    answer = peerdesk("bundle", "--out", tmp_path / "2.peerdesk", "--json", vault=school)

    assert answer.json["share"] == "codes"


def test_first_bundle_shares_counts_unless_told_otherwise(peerdesk, joined, tmp_path):
    school, _ = joined

    answer = peerdesk("bundle", "--out", tmp_path / "b.peerdesk", "--json", vault=school)

    assert answer.json["share"] == "counts"


def test_reply_reaches_the_school(peerdesk, joined, tmp_path):
    school, district = joined
    peerdesk("bundle", "--out", tmp_path / "b.peerdesk", "--share", "codes", vault=school)
    peerdesk("merge", tmp_path / "b.peerdesk", vault=district)
    peerdesk("reply", "--school", "red mesa", "--out", tmp_path / "r.peerdesk", vault=district)

    answer = peerdesk("merge", tmp_path / "r.peerdesk", "--json", vault=school)

    assert answer.status == 0
    assert [row["status"] for row in answer.json["bundles"]] == ["merged"]


def test_refused_bundle_has_status_1_and_a_sentence(peerdesk, joined, tmp_path):
    (tmp_path / "b.peerdesk").write_bytes(b"not a bundle at all")

    answer = peerdesk("merge", tmp_path / "b.peerdesk", "--json", vault=joined[1])

    assert answer.status == 1
    assert answer.json["bundles"][0]["status"] == "rejected"
    assert answer.json["bundles"][0]["reason"] in answer.err
    assert list((joined[1] / "inbox").glob("*.peerdesk")) == []


@pytest.mark.parametrize(("command", "desk"), [("merge", 1), ("join", 0)])
def test_missing_file_is_named(peerdesk, joined, tmp_path, command, desk):
    answer = peerdesk(command, tmp_path / "gone", vault=joined[desk])

    assert (answer.status, f"{tmp_path / 'gone'} cannot be read" in answer.err) == (1, True)


def test_folder_without_bundles_is_refused(peerdesk, vault, tmp_path):
    (tmp_path / "empty").mkdir()

    answer = peerdesk("merge", tmp_path / "empty", vault=vault("district"))

    assert answer.status == 1
    assert "no bundle" in answer.err


def test_reply_to_an_unknown_school_names_the_known_ones(peerdesk, joined, tmp_path):
    answer = peerdesk("reply", "--school", "Nowhere", "--out", tmp_path / "r", vault=joined[1])

    assert answer.status == 1
    assert "Red Mesa" in answer.err


def test_school_does_not_invite(peerdesk, vault, tmp_path):
    answer = peerdesk("invite", "--school", "X", "--out", tmp_path / "i", vault=vault("school"))

    assert (answer.status, "district" in answer.err) == (1, True)


def test_a_restored_file_is_a_new_copy_and_that_is_said_on_the_side(peerdesk, vault, tmp_path):
    place = vault("school")
    peerdesk("check", vault=place)
    kept = shutil.copytree(place, tmp_path / "kept")
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "Student number,First name,Last name,Grade\n100,Maya,Ortiz,4\n", encoding="utf-8"
    )
    assert peerdesk("import-roster", roster, vault=place).status == 0
    shutil.rmtree(place)
    shutil.copytree(kept, place)

    answer = peerdesk("check", "--json", vault=place)

    assert "restored backup" in answer.err
    assert "restored backup" not in peerdesk("check", "--json", vault=place).err


def test_a_bundle_goes_again_as_text_and_is_merged(peerdesk, joined, tmp_path):
    school, district = joined
    peerdesk("bundle", "--out", tmp_path / "b.peerdesk", "--share", "codes", vault=school)

    again = peerdesk("bundle", "--again", "--text", "--out", tmp_path, "--json", vault=school)

    merged = peerdesk("merge", again.json["bundle"], "--json", vault=district)
    assert again.json["bundle"].endswith(".peerdesk.txt")
    assert merged.json["bundles"][0]["status"] == "merged"


def test_names_need_a_basis_on_the_command_line(peerdesk, joined, tmp_path):
    school, _ = joined
    names = ("bundle", "--share", "names", "--out", tmp_path / "b.peerdesk")

    refused = peerdesk(*names, vault=school)
    made = peerdesk(*names, "--basis", "Agreement of 2026", "--json", vault=school)

    assert refused.status == 1
    assert "on a basis that is written down" in refused.err
    assert made.json["share"] == "names"
