"""The JSON Schema agrees with the reader, and explains itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mentorwidgets.content import beginning
from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.content.marks import read_marked
from mentorwidgets.content.schema import schema
from mentorwidgets.places import shipped
from tests.content.small import SMALL, changed

VALIDATOR = jsonschema.Draft202012Validator(schema())
FILES = [
    *sorted(shipped("exercises").glob("*/exercise.yaml")),
    Path(beginning.__file__).parent / "starter" / "exercise.yaml",
]


def data(text: str) -> Any:
    return read_marked(text, Path("exercise.yaml")).data


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_it_accepts_what_ships(file: Path) -> None:
    VALIDATOR.validate(data(file.read_text("utf-8")))


@pytest.mark.parametrize(
    "change",
    [
        ("title:", "titel:"),
        ("mode: talk", "mode: speak"),
        ("    minutes: 5\n    mode", "    minutes: soon\n    mode"),
        ("{words: 5}", "{words: 5, kept: 1}"),
        ("{words: 5}", "{}"),
        ("id: draft\n    title", "id: Draft\n    title"),
        ("kind: writing", "kind: drawing"),
        ("    quiet: Say nothing.\n", ""),
    ],
)
def test_it_refuses_what_the_reader_refuses(change: tuple[str, str]) -> None:
    assert VALIDATOR.is_valid(data(SMALL))
    assert not VALIDATOR.is_valid(data(changed(change)))


def test_an_unknown_rule_is_refused_and_each_known_one_explained() -> None:
    offered = schema()["$defs"]["NetworkExercise"]["properties"]["findings"]
    assert offered["properties"].keys() == RULES.keys()
    assert offered["additionalProperties"] is False
    assert "{missing}" in offered["properties"]["missing-kind"]["description"]


def properties(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for inner in part.values():
            yield from properties(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from properties(inner)


def test_every_field_is_explained() -> None:
    unexplained = {name for name, field in properties(schema()) if not field.get("description")}
    assert unexplained == set()
