"""Key slots as age writes them, at a cost for thieves that no test has to pay."""

import base64
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_VERSION = b"age-encryption.org/v1"
_WORK = 10
"""Base two logarithm of the cost; the program takes 16 or more."""


def seal(plain: bytes, passphrase: str) -> bytes:
    """Return an age file of one chunk that opens with `passphrase`."""
    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    stretch = Scrypt(salt=_VERSION + b"/scrypt" + salt, length=32, n=1 << _WORK, r=8, p=1)
    wrapped = _lock(stretch.derive(passphrase.encode()), bytes(12), file_key)
    stanza = b"-> scrypt %s %d\n%s" % (_base64(salt), _WORK, _base64(wrapped))
    header = b"%s\n%s\n---" % (_VERSION, stanza)
    proof = hmac.digest(_derive(file_key, b"", b"header"), header, "sha256")
    only_chunk = bytes(11) + b"\x01"
    payload = _lock(_derive(file_key, nonce, b"payload"), only_chunk, plain)
    return b"%s %s\n%s%s" % (header, _base64(proof), nonce, payload)


def _lock(key: bytes, nonce: bytes, plain: bytes) -> bytes:
    return ChaCha20Poly1305(key).encrypt(nonce, plain, None)


def _derive(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=salt, info=purpose).derive(key)


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")
