"""Keys, fingerprints, the six words said on the phone, check codes and invite files.

A school or district owns one age identity (what is locked for it) and one Ed25519 key
(what it signs). Both live in the encrypted database and nowhere else.

Public: `Keys`, `generate_keys`, `fingerprint`, `check_words`, `check_code`, `Invite`,
`write_invite`, `read_invite`, `new_token`.
"""

import hashlib
import secrets
import struct
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from peerdesk.resources import resource_path
from peerdesk.sync import canonical
from peerdesk.sync.refusals import Refusal, refuse

INVITE_MAGIC: Final = b"PDI1"
INVITE_BYTES: Final = 64 << 10
WORD_COUNT: Final = 6
_SIGNED: Final = b"peerdesk-invite-1\0"
_SIGNATURE_BYTES: Final = 64
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The secret keys of one school or district; never printed, never logged."""

    age_secret: str
    signing_secret: str

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of `message`, 64 bytes."""
        return _signing_key(self).sign(message)

    @property
    def recipient(self) -> str:
        """Return the public age key."""
        return recipient_of(self.age_secret)

    @property
    def signer(self) -> str:
        """Return the public Ed25519 key as 64 hex digits."""
        return _signing_key(self).public_key().public_bytes_raw().hex()

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of both public keys."""
        return fingerprint(self.recipient, self.signer)


def _signing_key(keys: Keys) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(keys.signing_secret))


def generate_keys() -> Keys:
    """Return new keys from the system's random source."""
    identity = pyrage.x25519.Identity.generate()
    signing = Ed25519PrivateKey.generate().private_bytes_raw().hex()
    return Keys(str(identity), signing)


def recipient_of(age_secret: str) -> str:
    """Return the public half of an age identity."""
    return str(pyrage.x25519.Identity.from_str(age_secret).to_public())


def fingerprint(recipient: str, signer: str) -> str:
    """Return 64 hex digits that stand for both public keys."""
    return hashlib.sha256(f"peerdesk-key-1\0{recipient}\0{signer}".encode()).hexdigest()


def check_words(key_fingerprint: str) -> tuple[str, ...]:
    """Return six words to compare by phone.

    The words are stretched, so that searching for other keys with the same words would
    cost centuries although six words are only 48 bits.
    """
    stretched = hashlib.scrypt(
        bytes.fromhex(key_fingerprint), salt=b"peerdesk-words-1", n=1 << 14, r=8, p=1, dklen=6
    )
    words = _word_list()
    return tuple(words[byte] for byte in stretched)


@cache
def _word_list() -> tuple[str, ...]:
    return tuple(resource_path("words.txt").read_text(encoding="utf-8").split())


def check_code(digest: str) -> str:
    """Return the four letters and digits by which a bundle is named on the phone, as 7Q4K."""
    number = int(digest[:8], 16)
    return "".join(_ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))


def new_token() -> str:
    """Return a one-time token, 32 hex digits."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True, repr=False)
class Invite:
    """What a district hands to one school.

    Attributes:
        district: Id of the district.
        district_name: Its name.
        recipient: The district's public age key.
        signer: The district's public Ed25519 key, hex.
        school_name: The school it was made for.
        school_code: Short code for file names, as PV.
        school: Id of the school when the district knows it already (a new laptop), else empty.
        token: One-time token; the first bundle that brings it is accepted.
        made_ms: When it was made.
    """

    district: str
    district_name: str
    recipient: str
    signer: str
    school_name: str
    school_code: str
    school: str
    token: str
    made_ms: int

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint of the district's keys."""
        return fingerprint(self.recipient, self.signer)


def write_invite(invite: Invite, keys: Keys) -> bytes:
    """Return the signed invite file."""
    raw = canonical.dumps(asdict(invite)).encode()
    return INVITE_MAGIC + struct.pack(">I", len(raw)) + raw + keys.sign(_SIGNED + raw)


def read_invite(data: bytes) -> Invite:
    """Return the invite of a file whose signature holds.

    Raises:
        BundleError: If it is no invite or was changed.
    """
    if data[:4] != INVITE_MAGIC or not 8 < len(data) <= INVITE_BYTES:
        raise refuse(Refusal.NOT_AN_INVITE)
    (length,) = struct.unpack(">I", data[4:8])
    raw, signature = data[8 : 8 + length], data[8 + length :]
    try:
        invite = _decode_invite(canonical.loads_canonical(raw))
        _check_public_keys(invite, signature, raw)
    except (InvalidSignature, pyrage.RecipientError, ValueError, TypeError) as error:
        raise refuse(Refusal.NOT_AN_INVITE) from error
    return invite


def _check_public_keys(invite: Invite, signature: bytes, raw: bytes) -> None:
    pyrage.x25519.Recipient.from_str(invite.recipient)
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(invite.signer))
    public.verify(signature, _SIGNED + raw)


def _decode_invite(value: Any) -> Invite:
    if type(value) is not dict:
        raise TypeError
    invite = Invite(**value)
    texts = [text for name, text in asdict(invite).items() if name != "made_ms"]
    if type(invite.made_ms) is not int or not all(
        type(text) is str and len(text) <= 200 for text in texts
    ):
        raise TypeError
    if len(bytes.fromhex(invite.token)) != 16 or not invite.district:
        raise ValueError
    return invite
