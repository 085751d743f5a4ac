"""The cover sheet of a bundle: who speaks, what it rests on, what it holds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from peerdesk.enums import Share
from peerdesk.sync import canonical
from peerdesk.sync.refusals import Refusal, refuse

FORMAT: Final = 1
MANIFEST_BYTES: Final = 1 << 20
ROWS: Final = 5_000_000

Mention = tuple[str, int, str]
"""A bundle as others name it: replica, number, digest."""

_HEX: Final = frozenset("0123456789abcdef")
_MAX_LIST: Final = 1000
_MAX_NUMBER: Final = 1 << 48
_MAX_MS: Final = 253_402_300_800_000
"""The year 10000, which no date can show."""


@dataclass(frozen=True, slots=True)
class TablePart:
    """The rows of one table: `rows` lines, each a JSON array in the order of `columns`."""

    table: str
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle says about itself; every list is newest first.

    Attributes:
        sender: Id of the school or district that speaks.
        sender_name: Its name, for the list of files.
        audience: Id of the school or district it is meant for; empty before the first reply.
        audience_key: Fingerprint of the keys it is meant for.
        signer: Public Ed25519 key of the sender, 64 hex digits.
        recipient: Public age key of the sender, for the answer.
        token: The one-time token of an invite, in the first bundles of a school.
        share: Level the sender chose.
        base: Digest of the sender's earlier bundle this one continues; None means everything.
        omits: Replica whose own rows were left out as an echo.
        acks: Bundles of the audience that the sender holds with their base satisfied.
        heard: Newest bundles of each of the audience's replicas, whatever became of them.
        voices: Replica and signing key of each replica in `heard`: computers of one site
            have keys of their own, so that nobody takes a sibling for a former self.
        history: The sender's own last exports: number and digest.
        forks: Replicas of the audience that were seen to exist twice.
        counts: For each table the rows made by this replica: here, and deleted.
        report: What became of bundles, one entry each (a return bundle only).
        wants_full: The sender asks for everything again.
    """

    app: str
    schema: int
    sender: str
    sender_name: str
    audience: str
    audience_key: str
    signer: str
    recipient: str
    replica: str
    number: int
    made_ms: int
    share: Share
    tables: tuple[TablePart, ...]
    plain_bytes: int
    payload_sha: str
    token: str | None = None
    base: str | None = None
    omits: str | None = None
    lineage: tuple[str, ...] = ()
    acks: tuple[Mention, ...] = ()
    heard: tuple[Mention, ...] = ()
    voices: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[int, str], ...] = ()
    forks: tuple[str, ...] = ()
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    report: tuple[dict[str, Any], ...] = ()
    wants_full: bool = False

    @property
    def rows(self) -> int:
        """Return how many rows the payload holds."""
        return sum(part.rows for part in self.tables)


def encode(manifest: Manifest) -> bytes:
    """Return the canonical JSON of a manifest; its SHA-256 is the digest of the bundle."""
    lists = {
        "acks": [list(mention) for mention in manifest.acks],
        "heard": [list(mention) for mention in manifest.heard],
        "voices": [list(voice) for voice in manifest.voices],
        "hist": [list(entry) for entry in manifest.history],
        "forks": list(manifest.forks),
        "lineage": list(manifest.lineage),
        "report": list(manifest.report),
        "tabs": [
            {"t": part.table, "cols": list(part.columns), "n": part.rows}
            for part in manifest.tables
        ],
        "counts": {table: list(pair) for table, pair in manifest.counts.items()},
    }
    plain = {
        "f": FORMAT,
        **{key: getattr(manifest, name) for key, (name, _check) in _SCALARS.items()},
    }
    return canonical.dumps({**plain, **lists}).encode()


def decode(raw: bytes) -> Manifest:
    """Return the manifest that `raw` holds.

    Raises:
        BundleError: If it is not canonical JSON, not of this format, or any field is not
            of its form.
    """
    try:
        value = canonical.loads_canonical(raw)
    except ValueError as error:
        raise refuse(Refusal.BAD_MANIFEST) from error
    if type(value) is not dict:
        raise refuse(Refusal.BAD_MANIFEST)
    if value.get("f") != FORMAT:
        raise refuse(Refusal.NEWER_FORMAT)
    if not _is_well_formed(value):
        raise refuse(Refusal.BAD_MANIFEST)
    return _build(value)


def _build(value: dict[str, Any]) -> Manifest:
    scalars = {name: value[key] for key, (name, _check) in _SCALARS.items()}
    scalars["share"] = Share(scalars["share"])
    parts = tuple(TablePart(part["t"], tuple(part["cols"]), part["n"]) for part in value["tabs"])
    return Manifest(
        **scalars,
        tables=parts,
        lineage=tuple(value["lineage"]),
        forks=tuple(value["forks"]),
        acks=tuple((m[0], m[1], m[2]) for m in value["acks"]),
        heard=tuple((m[0], m[1], m[2]) for m in value["heard"]),
        voices=tuple((v[0], v[1]) for v in value["voices"]),
        history=tuple((h[0], h[1]) for h in value["hist"]),
        counts={table: (pair[0], pair[1]) for table, pair in value["counts"].items()},
        report=tuple(value["report"]),
    )


def is_hex(value: Any, length: int) -> bool:
    """Return whether `value` is a text of exactly `length` lower-case hex digits."""
    return type(value) is str and len(value) == length and _HEX.issuperset(value)


def _is_text(value: Any) -> bool:
    return type(value) is str and len(value) <= 200


def _is_id(value: Any) -> bool:
    return type(value) is str and len(value) <= 40


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < _MAX_NUMBER


def _is_digest(value: Any) -> bool:
    return is_hex(value, 64)


def _is_replica(value: Any) -> bool:
    return is_hex(value, 16)


def _or_none(check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or check(value)


_SCALARS: Final[dict[str, tuple[str, Callable[[Any], bool]]]] = {
    "app": ("app", _is_text),
    "schema": ("schema", _is_count),
    "from": ("sender", lambda value: _is_id(value) and value != ""),
    "name": ("sender_name", _is_text),
    "for": ("audience", _is_id),
    "to": ("audience_key", _is_digest),
    "key": ("signer", _is_digest),
    "age": ("recipient", lambda value: _is_text(value) and value.startswith("age1")),
    "replica": ("replica", _is_replica),
    "no": ("number", _is_count),
    "ms": ("made_ms", lambda value: _is_count(value) and value < _MAX_MS),
    "share": ("share", lambda value: type(value) is str and value in set(Share)),
    "plain": ("plain_bytes", _is_count),
    "sha": ("payload_sha", _is_digest),
    "token": ("token", _or_none(lambda value: is_hex(value, 32))),
    "base": ("base", _or_none(_is_digest)),
    "omits": ("omits", _or_none(_is_replica)),
    "full": ("wants_full", lambda value: type(value) is bool),
}


def _is_mention(value: Any) -> bool:
    return (
        type(value) is list
        and len(value) == 3
        and _is_replica(value[0])
        and _is_count(value[1])
        and _is_digest(value[2])
    )


def _is_history(value: Any) -> bool:
    return type(value) is list and len(value) == 2 and _is_count(value[0]) and _is_digest(value[1])


def _is_voice(value: Any) -> bool:
    return (
        type(value) is list and len(value) == 2 and _is_replica(value[0]) and _is_digest(value[1])
    )


def _is_part(value: Any) -> bool:
    return (
        type(value) is dict
        and set(value) == {"t", "cols", "n"}
        and _is_id(value["t"])
        and type(value["cols"]) is list
        and 0 < len(value["cols"]) <= 200
        and all(_is_id(column) for column in value["cols"])
        and len(set(value["cols"])) == len(value["cols"])
        and _is_count(value["n"])
    )


def _is_report(value: Any) -> bool:
    return type(value) is dict and all(
        _is_id(key) and (_is_text(item) or _is_count(item)) for key, item in value.items()
    )


_LISTS: Final[dict[str, Callable[[Any], bool]]] = {
    "acks": _is_mention,
    "heard": _is_mention,
    "voices": _is_voice,
    "hist": _is_history,
    "forks": _is_replica,
    "lineage": _is_replica,
    "report": _is_report,
    "tabs": _is_part,
}


def _is_list_of(value: Any, check: Callable[[Any], bool]) -> bool:
    return type(value) is list and len(value) <= _MAX_LIST and all(check(item) for item in value)


def _is_counts(value: Any) -> bool:
    return (
        type(value) is dict
        and len(value) <= _MAX_LIST
        and all(_is_id(table) for table in value)
        and all(
            type(pair) is list and len(pair) == 2 and all(_is_count(number) for number in pair)
            for pair in value.values()
        )
    )


def _is_well_formed(value: dict[str, Any]) -> bool:
    return (
        set(value) == {"f", "counts", *_SCALARS, *_LISTS}
        and all(check(value[key]) for key, (_name, check) in _SCALARS.items())
        and all(_is_list_of(value[key], check) for key, check in _LISTS.items())
        and _is_counts(value["counts"])
        and len({part["t"] for part in value["tabs"]}) == len(value["tabs"])
        and sum(part["n"] for part in value["tabs"]) <= ROWS
    )
