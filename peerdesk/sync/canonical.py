"""One way to write a value as JSON, so that equal values are equal bytes."""

import json
from typing import Any

_ENCODE = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
).encode


def dumps(value: Any) -> str:
    """Return `value` as JSON without spaces, keys sorted, every letter as itself."""
    return _ENCODE(value)


def loads(text: str | bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: If it is no JSON, holds NaN or infinity, or nests too deep.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def loads_canonical(text: str | bytes) -> Any:
    """Return the value of a JSON text that is written exactly as `dumps` writes it.

    Raises:
        ValueError: If it is no JSON or written in any other way.
    """
    value = loads(text)
    raw = text if isinstance(text, bytes) else text.encode()
    try:
        written = dumps(value).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if written != raw:
        raise ValueError("not canonical")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
