"""Keys, words, codes and invites."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.errors import BundleError
from peerdesk.resources import resource_path
from peerdesk.sync import trust
from peerdesk.sync.trust import Invite

KEYS = trust.generate_keys()


def an_invite(keys=KEYS):
    return Invite(
        district="d1", district_name="Prairie County", recipient=keys.recipient,
        signer=keys.signer, school_name="Prairie View", school_code="PV", school="",
        token=trust.new_token(), made_ms=1,
    )  # fmt: skip


def test_the_word_list_has_256_words_that_differ_in_their_first_letters():
    words = resource_path("words.txt").read_text(encoding="utf-8").split()

    assert len(words) == 256
    assert len({word[:4] for word in words}) == 256


def test_six_words_stand_for_the_keys():
    words = trust.check_words(KEYS.fingerprint)

    assert len(words) == 6
    assert words == trust.check_words(KEYS.fingerprint)
    assert words != trust.check_words(trust.generate_keys().fingerprint)


def test_the_fingerprint_covers_both_keys():
    other = trust.generate_keys()

    assert trust.fingerprint(KEYS.recipient, other.signer) != KEYS.fingerprint
    assert trust.fingerprint(other.recipient, KEYS.signer) != KEYS.fingerprint


def test_a_check_code_has_four_clear_signs():
    code = trust.check_code("0123456789abcdef" * 4)

    assert len(code) == 4
    assert not set(code) & set("ILOU")


def test_keys_never_show_in_a_repr():
    assert KEYS.age_secret not in repr(KEYS)
    assert KEYS.signing_secret not in repr(KEYS)


def test_an_invite_comes_back_as_it_was_written():
    invite = an_invite()

    assert trust.read_invite(trust.write_invite(invite, KEYS)) == invite


def test_an_invite_signed_by_another_key_is_refused():
    with pytest.raises(BundleError):
        trust.read_invite(trust.write_invite(an_invite(), trust.generate_keys()))


@pytest.mark.parametrize(
    "change",
    [{"recipient": "age1x"}, {"signer": "00"}, {"token": "zz"}, {"district": ""},
     {"made_ms": "x"}, {"school_name": "x" * 201}],
    ids=repr,
)  # fmt: skip
def test_an_invite_with_a_field_of_another_form_is_refused(change):
    with pytest.raises(BundleError):
        trust.read_invite(trust.write_invite(replace(an_invite(), **change), KEYS))


def test_every_changed_byte_of_an_invite_is_noticed():
    data = trust.write_invite(an_invite(), KEYS)

    for place in range(len(data)):
        with pytest.raises(BundleError):
            trust.read_invite(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_garbage_is_no_invite(data):
    with pytest.raises(BundleError):
        trust.read_invite(b"PDI1" + data)
