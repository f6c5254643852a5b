"""What stands out on a map, worded: the rules are code, how they read is content.

A finding is advice and never a grade of a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentorwidgets.content.findings import Value, fill
from mentorwidgets.content.models import NetworkExercise

from .rules import CONDITIONS
from .seen import Fired, Seen


@dataclass(frozen=True, slots=True)
class Finding:
    """What the page says: the wording of the content with this map's numbers, and the rule."""

    rule: str
    title: str
    reading: str
    meaning: str
    question: str
    numbers: str
    values: Mapping[str, Value]

    def as_dict(self) -> dict[str, Any]:
        """The finding as JSON; ``id`` and ``rule`` are the same."""
        return {
            "id": self.rule,
            "rule": self.rule,
            "title": self.title,
            "reading": self.reading,
            "meaning": self.meaning,
            "question": self.question,
            "numbers": self.numbers,
            "values": {name: _plain(value) for name, value in self.values.items()},
        }


def findings(seen: Seen, exercise: NetworkExercise) -> list[Finding]:
    """What stands out on this map, the most striking first; a rule without wording is silent."""
    fired = [(condition(seen), rule) for rule, condition in CONDITIONS.items()]
    ranked = sorted(
        ((found, rule) for found, rule in fired if found and rule in exercise.findings),
        key=lambda pair: -pair[0].weight,
    )
    return [_worded(rule, found, exercise) for found, rule in ranked]


def _worded(rule: str, found: Fired, exercise: NetworkExercise) -> Finding:
    words = exercise.findings[rule]

    def said(template: str) -> str:
        return fill(template, found.values, lang=exercise.lang)

    return Finding(
        rule=rule,
        title=said(words.title),
        reading=said(words.reading),
        meaning=said(words.meaning),
        question=said(words.question),
        numbers=found.numbers,
        values=found.values,
    )


def _plain(value: Value) -> int | float | str | list[str]:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (int, float, str)) else [*value]
