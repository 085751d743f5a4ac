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
