"""Reading across strengths, values, the definition of success and the map of people.

Pure: what is read is handed in (:class:`Seen`), what is noticed comes out, each observation
with the numbers it rests on. The borders (5, 15 and so on) are illustrative: no source names
any. Nothing here says what is good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mentorwidgets.content.findings import Value

#: At most so much of a hundred is hardly any time.
LITTLE = 5
#: So much of a hundred between weight and time is worth a look.
APART = 15
#: Within so much of a hundred a weight and a time are alike; said from which weight on.
ALIKE, MUCH = 5, 20
#: So many labels of a result are looked for elsewhere.
LABELS = 5
#: So many ranks between two results are a move.
MOVED = 3
#: The first so many values are missed in a definition.
FIRST = 3
#: So many people on a map say that nobody gives a kind of help.
PEOPLE = 5


@dataclass(frozen=True, slots=True)
class RankedValue:
    """A value at its place; ``stems`` are how it begins in a text."""

    id: str
    label: str
    stems: tuple[str, ...] = ()
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of life: its weight and its share of time, of a hundred."""

    id: str
    label: str
    weight: int
    time: int


@dataclass(frozen=True, slots=True)
class OneResult:
    """A result, as far as it is read: ``labels`` in the order of their ranks.

    ``strengths`` is whether these labels name strengths.
    """

    id: str
    kind: str
    kind_label: str
    labels: tuple[str, ...] = ()
    first: str = ""
    overused: str = ""
    beside: str = ""
    strengths: bool = True


@dataclass(frozen=True, slots=True)
class People:
    """The map: who is on it, and how many give each kind of help."""

    labels: tuple[str, ...]
    helping: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """What is read; None is not there yet. ``results`` stand in the order of their days."""

    values: tuple[RankedValue, ...] | None = None
    definition: str | None = None
    domains: tuple[Domain, ...] | None = None
    goals: tuple[tuple[str, bool], ...] | None = None
    results: tuple[OneResult, ...] = ()
    people: People | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """Something noticed: by which rule, about what (``about`` names it for ever), its values."""

    rule: str
    about: str
    values: Mapping[str, Value] = field(hash=False)

    @property
    def key(self) -> str:
        """What is marked and noted under."""
        return f"{self.rule}:{self.about}"


def read_across(seen: Seen) -> list[Observation]:
    """Everything that is noticed, value by value, then domains, goals, results and people."""
    return [
        *_values(seen),
        *_strengths(seen),
        *_domains(seen),
        *_goals(seen),
        *_results(seen),
        *_people(seen),
    ]


def speaks_of(text: str, stems: Sequence[str]) -> str:
    """The first words of a text that begin with one of these, as they stand there; or "".

    Capitals do not matter. A hyphen in a stem stands for a space or a hyphen.

    >>> speaks_of("Success is to have served.", ["serv"])
    'served'
    """
    places = []
    for stem in stems:
        begins = re.escape(stem).replace(re.escape("-"), "[- ]")
        found = re.search(rf"\b{begins}\w*", text, re.IGNORECASE)
        if stem and found:
            places.append((found.start(), found.group()))
    return min(places, default=(0, ""))[1]


def stem_of(label: str) -> str:
    """How somebody's own label begins in a text: a long one without its last two letters.

    >>> stem_of("Curiosity"), stem_of("Hope")
    ('Curiosi', 'Hope')
    """
    return label[:-2] if len(label) > 6 else label


def names_in(text: str) -> list[str]:
    """The names that a line lists; a longer phrase is a sentence about somebody, and no name.

    >>> names_in("R.D., Bo and Eun-ji; whoever has the patience")
    ['R.D.', 'Bo', 'Eun-ji']
    """
    names = (" ".join(name.split()) for name in re.split(r"[,;\n/&]|\band\b", text))
    return [name for name in names if name and len(name.split()) <= 3]


def same_person(one: str, other: str) -> bool:
    """Whether two labels may be one person: alike, or one the initials of the other.

    >>> same_person("R.D.", "rd"), same_person("RD", "Rosa Diaz"), same_person("Bo", "Bea")
    (True, True, False)
    """
    return _bare(one) == _bare(other) or any(
        len(_bare(short)) > 1 and _bare(short) == _initials(long)
        for short, long in ((one, other), (other, one))
    )


def _values(seen: Seen) -> Iterator[Observation]:
    for rank, value in enumerate(seen.values or (), 1):
        about: dict[str, Value] = {"value": value.label, "rank": rank}
        timed: dict[str, Value] = {**about, "percent": value.percent or 0}
        little = value.percent is not None and value.percent <= LITTLE
        written = bool((seen.definition or "").strip())
        found = speaks_of(seen.definition or "", _begins(value)) if written else ""
        inside = bool(found)
        if written and not inside and little:
            yield Observation("value-apart", value.id, timed)
            continue
        if inside:
            yield Observation("value-in-definition", value.id, {**about, "found": found})
        elif written and rank <= FIRST:
            yield Observation("value-not-in-definition", value.id, about)
        if little:
            yield Observation("value-without-time", value.id, timed)


def _begins(value: RankedValue) -> tuple[str, ...]:
    return (*value.stems, stem_of(value.label))


def _strengths(seen: Seen) -> Iterator[Observation]:
    newest = {one.kind: one for one in seen.results if one.labels and one.strengths}
    named = (label for result in newest.values() for label in result.labels[:LABELS])
    labels = {label.casefold(): label for label in named}.values()
    for rank, value in enumerate(seen.values or (), 1):
        strength = next((each for each in labels if speaks_of(each, _begins(value))), None)
        if strength:
            about: dict[str, Value] = {"strength": strength, "value": value.label, "rank": rank}
            yield Observation("strength-meets-value", value.id, about)
    inside = [each for each in labels if speaks_of(seen.definition or "", [stem_of(each)])]
    if inside:
        yield Observation(
            "strength-in-definition", "strengths", {"labels": inside, "count": len(inside)}
        )


def _domains(seen: Seen) -> Iterator[Observation]:
    for one in seen.domains or ():
        about: dict[str, Value] = {"domain": one.label, "weight": one.weight, "time": one.time}
        if one.weight - one.time >= APART:
            yield Observation("domain-short", one.id, about)
        elif one.time - one.weight >= APART:
            yield Observation("domain-over", one.id, about)
        elif one.weight >= MUCH and abs(one.weight - one.time) <= ALIKE:
            yield Observation("domain-kept", one.id, about)


def _goals(seen: Seen) -> Iterator[Observation]:
    goals = seen.goals or ()
    apart = [goal for goal, conflicts in goals if conflicts]
    if apart:
        yield Observation(
            "goals-apart", "goals", {"goals": apart, "count": len(apart), "all": len(goals)}
        )


def _results(seen: Seen) -> Iterator[Observation]:
    last: dict[str, OneResult] = {}
    for result in seen.results:
        if result.overused:
            about = {"result": result.kind_label, "first": result.first, "note": result.overused}
            yield Observation("strength-overused", result.id, about)
        before = last.get(result.kind)
        if before is not None and result.labels:
            yield from _moved(before, result)
        if result.labels:
            last[result.kind] = result


def _moved(before: OneResult, now: OneResult) -> Iterator[Observation]:
    earlier = {label.casefold(): n for n, label in enumerate(before.labels, 1)}
    moves = [
        (abs(rank - earlier[label.casefold()]), label, earlier[label.casefold()], rank)
        for rank, label in enumerate(now.labels, 1)
        if label.casefold() in earlier
    ]
    far, label, was, rank = max(moves, default=(0, "", 0, 0), key=lambda move: move[0])
    if far >= MOVED:
        yield Observation(
            "result-moved",
            now.id,
            {"result": now.kind_label, "label": label, "earlier": was, "later": rank},
        )


def _people(seen: Seen) -> Iterator[Observation]:
    if seen.people is None or not seen.people.labels:
        return
    count = len(seen.people.labels)
    written: dict[str, str] = {}
    for name in (name for result in seen.results for name in names_in(result.beside)):
        written.setdefault(_bare(name), name)
    named = written.values()
    on_map = [name for name in named if any(same_person(name, p) for p in seen.people.labels)]
    missing = [name for name in named if name not in on_map]
    if on_map:
        yield Observation("beside-on-map", "beside", {"names": on_map, "people": count})
    if missing:
        yield Observation("beside-not-on-map", "beside", {"names": missing, "people": count})
    nobody = [kind for kind, helping in seen.people.helping.items() if not helping]
    if nobody and count >= PEOPLE:
        yield Observation("help-nobody", "help", {"help": nobody, "people": count})


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _initials(name: str) -> str:
    words = [_bare(word) for word in re.split(r"[\s-]+", name)]
    return "".join(word[0] for word in words if word) if len(words) > 1 else ""
