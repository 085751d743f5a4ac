"""Where the invented school comes from: one seeded source of chance and the data file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from peerdesk.resources import resource_path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """Everything the generator draws from; the same seed and day give the same school.

    Attributes:
        chance: The seeded source of every choice.
        today: The day the school stands on.
        school_id: The school to fill.
        facts: The content of `resources/sample/school.toml`.
    """

    chance: Random
    today: date
    school_id: str
    facts: Mapping[str, Any]

    def new_id(self) -> str:
        """Return a UUIDv7 of `today` whose other bits come from the seed."""
        instant = datetime.combine(self.today, time(8), UTC)
        bits = int(instant.timestamp() * 1000) << 80 | self.chance.getrandbits(80)
        bits = bits & ~(0xF << 76) | 0x7 << 76
        bits = bits & ~(0x3 << 62) | 0x2 << 62
        return str(UUID(int=bits))

    def record(self, **fields: Any) -> dict[str, Any]:
        """Return the values of a new record of the school, with its id."""
        return {"id": self.new_id(), "school_id": self.school_id, **fields}

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Return `count` different choices, or all if there are fewer."""
        return self.chance.sample(list(choices), min(count, len(choices)))

    def often(self, share: float) -> bool:
        """Return True in `share` of the cases."""
        return self.chance.random() < share


def open_source(school_id: str, today: date, seed: int) -> Source:
    """Return the source of the school with this seed."""
    facts = tomllib.loads(resource_path("sample/school.toml").read_text("utf-8"))
    return Source(Random(seed), today, school_id, facts)  # noqa: S311 - must repeat, not be secret


def school_names() -> list[str]:
    """Return names for invented schools."""
    names: list[str] = tomllib.loads(resource_path("sample/school.toml").read_text("utf-8"))[
        "school"
    ]["names"]
    return names
