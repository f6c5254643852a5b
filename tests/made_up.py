"""Made-up work in any exercise: operations drawn from the models that read them.

A worksheet of a new kind needs no line here: its operations are found by the name of their model
(``add_entry`` is read as ``AddEntry``), and drawn from that model's JSON Schema. Many fit, some
do not; whoever applies them passes over those that are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.section import Op, SectionPart
from mentorwidgets.reflection.sections import PARTS
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.widgets.desk import Desk
from tests.strategies import key

#: A few things each, so that later operations meet what earlier ones made.
KEYS = [key(number) for number in range(1, 4)]
#: Fields that a worksheet of this kind has besides those that its content names.
FIELDS = {"results": ["source", "topic"]}


class MadeUp:
    """Draws operations for one exercise; ``words`` are what its person writes."""

    def __init__(self, exercise: Exercise, random: Random, words: Iterable[str]) -> None:
        self.exercise = exercise
        self._random = random
        self._words = list(words)
        # Some worksheets keep their texts beside the answers.
        parts = WritingWork(exercise).parts if exercise.kind == "writing" else {}
        self._texts = [name for part in parts.values() for name in part.fields()] or ["text"]
        #: What of the content an operation may name: of the worksheet that it is on.
        self._ids: list[str] = []

    def operation(self) -> dict[str, Any]:
        """One operation on any part of the exercise."""
        if self.exercise.kind == "network":
            return self._on_a_map()
        parts = self.sections()
        if parts and self._random.random() < 0.7:
            return self.on_section(self._random.choice(parts))
        return self._on_a_text()

    def sections(self) -> list[str]:
        """The worksheets that keep something of their own."""
        if not isinstance(self.exercise, WritingExercise):
            return []
        return [section.id for section in self.exercise.sections if section.kind in PARTS]

    def on_section(self, section: str) -> dict[str, Any]:
        """One operation on this worksheet."""
        assert isinstance(self.exercise, WritingExercise)
        known = self.exercise.section(section)
        assert known is not None
        self._ids = [*_ids(known.model_dump(mode="json")), "text", *FIELDS.get(known.kind, ())]
        kind = self._random.choice(sorted(PARTS[known.kind].types))
        schema = _model(kind, PARTS[known.kind]).model_json_schema()
        op = self._drawn({**schema, "properties": _rest(schema)}, schema.get("$defs", {}))
        return {**op, "type": kind, "section": section}

    # -------------------------------------------------------------------------------------

    def _on_a_text(self) -> dict[str, Any]:
        choice, word = self._random.choice, self._random.choice(self._words)
        self._ids = [*_ids(self.exercise.model_dump(mode="json")), "text"]
        return choice(
            [
                {"type": "write", "field": choice(self._ids), "text": word, "parents": []},
                {"type": "write", "field": "text", "text": word, "parents": []},
                {"type": "write", "field": choice(self._texts), "text": word, "parents": []},
                {"type": "keep", "id": choice(KEYS), "name": word, "text": word},
                {"type": "add_action", "id": choice(KEYS), "step": word, "by": "2027-03-31"},
                {"type": "edit_action", "id": choice(KEYS), "changes": {"done": True}},
                {"type": "tick", "step": choice(self._ids), "done": True},
            ]
        )

    def _on_a_map(self) -> dict[str, Any]:
        choice, word = self._random.choice, self._random.choice(self._words)
        return choice(
            [
                {"type": "add_person", "id": choice(KEYS), "label": word, "closeness": "close"},
                {"type": "edit_person", "id": choice(KEYS), "changes": {"notes": word}},
                {"type": "tie", "a": choice(KEYS), "b": choice(KEYS)},
                {"type": "mark_gap", "id": choice(KEYS), "text": word},
                {"type": "add_action", "id": choice(KEYS), "step": word, "by": "2027-03-31"},
                {"type": "take_snapshot", "id": choice(KEYS), "name": word},
                {"type": "begin_wanted"},
            ]
        )

    def _drawn(self, schema: dict[str, Any], defs: dict[str, Any]) -> Any:
        if "$ref" in schema:
            return self._drawn(defs[schema["$ref"].rpartition("/")[2]], defs)
        if "const" in schema:
            return schema["const"]
        for several in ("enum", "anyOf", "oneOf"):
            if several in schema:
                offered = schema[several]
                texts = [
                    one for one in offered if isinstance(one, dict) and one.get("type") == "string"
                ]
                one = self._random.choice(
                    texts if texts and self._random.random() < 0.5 else offered
                )
                return one if several == "enum" else self._drawn(one, defs)
        match schema.get("type"):
            case "object":
                return self._object(schema, defs)
            case "array":
                return self._array(schema, defs)
            case "string":
                return self._string(schema)
            case "integer" | "number":
                return self._random.randint(
                    int(schema.get("minimum", schema.get("exclusiveMinimum", 0))),
                    int(schema.get("maximum", 100)),
                )
            case "boolean":
                return self._random.random() < 0.5
        return None

    def _object(self, schema: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
        made = {}
        for name, inside in schema.get("properties", {}).items():
            if name in schema.get("required", ()) or self._random.random() < 0.5:
                names = name == "field" and "pattern" not in inside
                made[name] = self._random.choice(self._ids) if names else self._drawn(inside, defs)
        free = schema.get("additionalProperties") or next(
            iter(schema.get("patternProperties", {}).values()), None
        )
        if isinstance(free, dict):
            # A whole in one place is a division of it too, which few others are.
            if "maximum" in free and self._random.random() < 0.5:
                return {self._random.choice(self._ids): free["maximum"]}
            for _ in range(self._random.choice([0, 1, 1, 2])):
                made[self._random.choice(self._ids)] = self._drawn(free, defs)
        return made

    def _array(self, schema: dict[str, Any], defs: dict[str, Any]) -> list[Any]:
        if "prefixItems" in schema:
            return [self._drawn(one, defs) for one in schema["prefixItems"]]
        least = schema.get("minItems", 0)
        many = self._random.randint(least, max(least, min(4, schema.get("maxItems", 4))))
        made: list[Any] = []
        for _ in range(many):
            one = self._drawn(schema.get("items", {}), defs)
            if one not in made:
                made.append(one)
        return made

    def _string(self, schema: dict[str, Any]) -> str:
        if schema.get("format") == "date":
            return self._random.choice(["2026-12-24", "2027-03-31"])
        pattern = schema.get("pattern")
        if pattern:
            named = [*KEYS, *self._ids, "a-rule:what-it-is-about"]
            offered = [one for one in named if re.search(pattern, one)]
            return self._random.choice(offered) if offered else KEYS[0]
        # A text may also be the answer of a choice, or a day.
        return self._random.choice([*2 * self._words, self._random.choice(self._ids), "2027-03-31"])


def do_something(
    desk: Desk, made_up: MadeUp, many: int, *, client: int = 1, section: str = ""
) -> Iterator[dict[str, Any]]:
    """Let somebody do up to so many things in an exercise; those that were accepted."""
    document = desk.document(made_up.exercise.name)
    for seq in range(1, many + 1):
        op = made_up.on_section(section) if section else made_up.operation()
        try:
            document.append(f"{client:032x}", seq, op)
        except RefusedError:
            continue
        yield op


def _model(kind: str, part: type[SectionPart]) -> type[Op]:
    """The model that reads this kind of operation: of its name, or else of what it is about.

    ``restore_result`` may be read as ``drop_result`` is: the model of the part with the least in it.
    """
    words = [word.title() for word in kind.split("_")]
    named = [model for model in _models(Op) if model.__name__ == "".join(words)]
    if named:
        return named[0]
    about = [
        model
        for model in _models(Op)
        if model.__module__ == part.__module__ and model.__name__.endswith(words[-1])
    ]
    assert about, f"nothing reads {kind}"
    return min(about, key=lambda model: len(model.model_fields))


def _models(of: type[Op]) -> Iterator[type[Op]]:
    for model in of.__subclasses__():
        yield model
        yield from _models(model)


def _rest(schema: dict[str, Any]) -> dict[str, Any]:
    """What an operation has besides its type and its section."""
    return {k: v for k, v in schema["properties"].items() if k not in ("type", "section")}


def _ids(part: Any) -> Iterator[str]:
    """Every id in the content."""
    if isinstance(part, dict):
        if isinstance(part.get("id"), str):
            yield part["id"]
        for value in part.values():
            yield from _ids(value)
    elif isinstance(part, list):
        for value in part:
            yield from _ids(value)
