"""What is shown of one round of a question: pure, and the same on every screen.

Of words every answer is shown, in an order that comes from random ids and says nothing of who
or when; of the rest, how many answered what. With names, each number has its names beside it.
A measure of nothing is not defined (None), never 0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from mentorwidgets.meeting.prompts import Prompt, Round
from mentorwidgets.meeting.questions import WORDS, Question, Value, fits
from mentorwidgets.operations import PersonId

#: How much of a long answer is shown before somebody asks for all of it, in characters.
EXCERPT = 320


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: ``id`` is what the screens call it, ``name`` is empty without names."""

    id: str
    value: Value
    name: str = ""


def named_answers(prompt: Prompt, round_: Round, name_of: Callable[[PersonId], str]) -> list[Given]:
    """The answers with their names, mixed; those of people who have no seat any more are gone."""

    def handle(person: PersonId) -> str:
        return hashlib.sha256(f"{prompt.box(round_)}:{person}".encode()).hexdigest()[:16]

    answers = sorted((handle(person), person) for person in round_.answers)
    return [
        Given(id_, round_.answers[person], name)
        for id_, person in answers
        if (name := name_of(person))
    ]


def nameless_answers(question: Question, slips: Sequence[object]) -> tuple[list[Given], int]:
    """The answers on slips, in the order of the store, and how many passed."""
    given = [
        Given(f"{place:x}", slip["value"])
        for place, slip in enumerate(slips)
        if isinstance(slip, Mapping) and fits(question, slip.get("value"))
    ]
    return given, len(slips) - len(given)


def result(question: Question, given: Sequence[Given], *, passed: int | None) -> dict[str, Any]:
    """What is shown of the answers to a question, as JSON.

    ``passed`` is how many passed; None with names, where the number would say who it was.
    """
    shown: dict[str, Any] = {"answers": len(given), "passed": passed}
    if question.kind in WORDS:
        return shown | {"sentences": [_sentence(each) for each in given]}
    if question.kind == "choice":
        chosen = {place: [g for g in given if place in _numbers(g)] for place in _options(question)}
        return shown | {"bars": [_bar(question.options[p], chosen[p]) for p in chosen]}
    if question.kind == "scale":
        points = range(1, question.points + 1)
        bars = [_bar(str(point), [g for g in given if g.value == point]) for point in points]
        return shown | {"bars": bars, "median": _median(given)}
    if question.kind == "ranking":
        return shown | {"ranks": _ranks(question, given), "orders": _orders(question, given)}
    return shown | {"dots": _dots(given)}


def _sentence(given: Given) -> dict[str, Any]:
    text = str(given.value)
    cut = text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    return {"id": given.id, "text": cut, "more": cut != text, "name": given.name}


def _bar(label: str, given: Sequence[Given]) -> dict[str, Any]:
    return {"label": label, "count": len(given), "names": _names(given)}


def _median(given: Sequence[Given]) -> float | None:
    return float(median(int(str(each.value)) for each in given)) if given else None


def _ranks(question: Question, given: Sequence[Given]) -> list[dict[str, Any]]:
    """Each option with how many gave it which place; what was placed best stands first.

    The mean place is the sum of the places over the number of answers; options of the same mean
    stand in the order in which they were asked.
    """
    places = {
        option: [_numbers(each).index(option) + 1 for each in given]
        for option in _options(question)
    }
    by_sum = sorted(places, key=lambda option: sum(places[option]))
    return [
        {
            "label": question.options[option],
            "places": [places[option].count(place + 1) for place in _options(question)],
            "mean": round(fmean(places[option]), 1) if given else None,
        }
        for option in by_sum
    ]


def _orders(question: Question, given: Sequence[Given]) -> list[dict[str, Any]]:
    """Who ordered how, where there are names."""
    return [
        {"name": each.name, "labels": [question.options[option] for option in _numbers(each)]}
        for each in given
        if each.name
    ]


def _dots(given: Sequence[Given]) -> list[dict[str, Any]]:
    """The places on the plane where dots are, from left to right: of two on one place, one dot."""
    at: dict[tuple[int, ...], list[Given]] = {}
    for each in given:
        at.setdefault(tuple(_numbers(each)), []).append(each)
    return [
        {"x": x, "y": y, "count": len(dots), "names": _names(dots)}
        for (x, y), dots in sorted(at.items())
    ]


def _options(question: Question) -> Iterable[int]:
    return range(len(question.options))


def _numbers(given: Given) -> list[int]:
    return given.value if isinstance(given.value, list) else []


def _names(given: Sequence[Given]) -> list[str]:
    return [each.name for each in given if each.name]
