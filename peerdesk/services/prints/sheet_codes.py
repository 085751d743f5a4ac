"""Codes of printed sheets: short enough to type, guarded by a check character.

A code says nothing by itself; only the vault that printed it knows what it stands for.
"""

import secrets
from collections.abc import Callable
from typing import Final

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 characters without 0 O 1 I L; a prime number, so that the check finds every single
mistyped character and every pair of neighbours in the wrong order."""

_PAYLOAD: Final = 7
_PREFIX: Final = "PD"


def new_code(choice: Callable[[str], str] = secrets.choice) -> str:
    """Return a fresh code such as ``7Q4K-M2XC``; the last character is the check."""
    payload = "".join(choice(ALPHABET) for _ in range(_PAYLOAD))
    return _grouped(payload + _check(payload))


def machine_code(code: str) -> str:
    """Return what the QR code holds for a code as it is printed."""
    return f"{_PREFIX}-{code}"


def parse_code(typed: str) -> str:
    """Return the code in its printed form from what was typed or scanned.

    Raises:
        InvalidValueError: If it is no code or one character of it is wrong.
    """
    letters = "".join(character for character in typed.upper() if character.isalnum())
    if len(letters) == len(_PREFIX) + _PAYLOAD + 1:
        letters = letters.removeprefix(_PREFIX)
    payload, check = letters[:-1], letters[-1:]
    known = len(letters) == _PAYLOAD + 1 and all(character in ALPHABET for character in letters)
    if not known or _check(payload) != check:
        raise InvalidValueError(
            "sheet_code",
            translate(
                "Errors",
                "This sheet code does not fit. Look at the code under the square and type all "
                "eight characters again.",
            ),
        )
    return _grouped(letters)


def as_printed(typed: str) -> str:
    """Return the code as it stands on the sheet, or what was typed if it is no code."""
    try:
        return parse_code(typed)
    except InvalidValueError:
        return typed.strip().upper()


def _grouped(letters: str) -> str:
    return f"{letters[:4]}-{letters[4:]}"


def _check(payload: str) -> str:
    total = sum(
        weight * ALPHABET.index(character) for weight, character in enumerate(payload, start=2)
    )
    return ALPHABET[total % len(ALPHABET)]
