from collections import Counter

import pytest
from pypdf import PdfReader

from peerdesk.commands.parser import PRINT_KEYS, build_parser
from peerdesk.reports import catalog
from tests.support import TODAY


def test_match_proposes_pairs_with_reasons(peerdesk, vault):
    answer = peerdesk("match", "--json", vault=vault("sample"))

    pairs = answer.json["pairs"]
    assert answer.status == 0
    assert len(pairs) >= 5
    assert all(pair["reasons"] for pair in pairs)
    assert len({pair["mentee"] for pair in pairs}) == len(pairs)


def test_match_says_why_anyone_is_left_out(peerdesk, vault):
    answer = peerdesk("match", "--json", vault=vault("sample"))

    assert answer.json["unmatched"]
    assert all(one["reason"] for one in answer.json["unmatched"])


def test_match_proposes_the_same_again(peerdesk, vault):
    folder = vault("sample")

    first = peerdesk("match", "--json", vault=folder)
    second = peerdesk("match", "--json", vault=folder)

    assert first.json == second.json


def test_accepted_buddies_wait_no_longer(peerdesk, vault):
    folder = vault("sample")
    accepted = peerdesk("match", "--accept", "--json", vault=folder)

    again = peerdesk("match", "--json", vault=folder)

    assert accepted.json["pairs"]
    assert again.json["pairs"] == []


def test_rota_fills_a_week_and_proves_it(peerdesk, vault):
    answer = peerdesk("rota", "--week", "2026-12-02", "--json", vault=vault("sample"))

    places = Counter((one["date"], one["slot"]) for one in answer.json["assignments"])
    people = Counter((one["date"], one["student"]) for one in answer.json["assignments"])
    assert answer.status == 0
    assert answer.json["proven_optimal"]
    assert answer.json["unfilled"] == []
    assert set(places.values()) == {2}
    assert len(places) == 5 * 2 * 2
    assert set(people.values()) == {1}


def test_rota_without_benches_is_refused_in_words(peerdesk, vault):
    answer = peerdesk("rota", "--week", "2026-12-02", vault=vault("school"))

    assert answer.status == 1
    assert answer.err.strip()


def test_undo_takes_a_filled_week_back(peerdesk, vault):
    folder = vault("sample")
    first = peerdesk("rota", "--week", "2026-12-07", "--json", vault=folder)
    peerdesk("undo", vault=folder)

    again = peerdesk("rota", "--week", "2026-12-07", "--json", vault=folder)

    assert again.json == first.json


@pytest.mark.parametrize("key", PRINT_KEYS)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_print_comes_on_both_papers(peerdesk, vault, tmp_path, key, paper):
    out = tmp_path / "print.pdf"

    answer = peerdesk(
        "print", key, "--out", out, "--paper", paper, "--date", TODAY, vault=vault("sample")
    )

    widths = {
        round(min(page.mediabox.width, page.mediabox.height)) for page in PdfReader(out).pages
    }
    assert answer.status == 0
    assert widths == {{"letter": 612, "a4": 595}[paper]}


def test_print_that_lacks_something_is_refused(peerdesk, vault, tmp_path):
    answer = peerdesk("print", "pairing-list", "--out", tmp_path / "p.pdf", vault=vault("school"))

    assert answer.status == 1
    assert "no buddy pairs" in answer.err
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize("key", [entry.key for entry in catalog.list_prints()])
def test_every_print_of_the_window_can_be_asked_for(key):
    asked = build_parser().parse_args(["print", key, "--vault", "V", "--out", "F"])

    assert asked.what == key


def test_unknown_print_is_refused_with_the_list(capsys):
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(["print", "birthday-card", "--vault", "V", "--out", "F"])

    assert left.value.code == 2
    assert "'bench-sheet'" in capsys.readouterr().err
