"""Compare text without regard to case, accents and punctuation."""

import unicodedata


def fold(text: str) -> str:
    """Return the letters, marks and digits of `text` in lower case without Latin accents."""
    if text.isascii():
        return "".join(char for char in text.casefold() if char.isalnum())
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if char.isalnum())
