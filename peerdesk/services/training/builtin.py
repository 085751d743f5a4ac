"""The courses every school starts with, as they stand in `resources/courses`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from peerdesk.enums import Audience
from peerdesk.resources import resource_path

VERSION: Final = "1"
"""Goes up when a course is added to the file, so that every school is given it."""


@dataclass(frozen=True, slots=True)
class Builtin:
    """A course that comes with the program; fields as in `models.training.Course`.

    Attributes:
        outline: One step a line, by language.
    """

    code: str
    audience: Audience
    minutes: int
    outline: Mapping[str, str]
    needs: tuple[str, ...] = ()
    spacing_days: int = 0
    valid_months: int = 0
    coverage_percent: int = 0
    coverage_course: str = ""


@cache
def builtin_courses() -> Mapping[str, Builtin]:
    """Return the courses by code, in the order of the lists."""
    text = resource_path("courses/courses.toml").read_text("utf-8")
    return {row["code"]: _course(row) for row in tomllib.loads(text)["course"]}


def builtin_outline(code: str, language: str) -> str:
    """Return the outline of a course in a language, else in English; "" if it is not built in."""
    found = builtin_courses().get(code)
    return found.outline.get(language, found.outline["en"]) if found else ""


def _course(row: Mapping[str, object]) -> Builtin:
    values = dict(row)
    outline = values.pop("outline")
    assert isinstance(outline, dict)  # noqa: S101 - our own file
    values["audience"] = Audience(str(values["audience"]))
    values["needs"] = tuple(values.get("needs", ()))  # type: ignore[arg-type]  # a list of codes
    texts = {language: text.strip() for language, text in outline.items()}
    return Builtin(outline=texts, **values)  # type: ignore[arg-type]  # checked by the tests
