"""What files say of a person, one variable at a time: the one list that every writer works from.

Reading is the other way round and more forgiving: :mod:`mentorwidgets.formats.variables`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mentorwidgets.formats.variables import attribute_name, closeness_code
from mentorwidgets.network.categories import Categories, Category, ids, label_of
from mentorwidgets.network.model import Person, Place
from mentorwidgets.network.sectors import SECTORS
from mentorwidgets.words import current_language
from mentorwidgets.words import gettext as _

Scalar = str | bool | int | float
#: None is not said; a tuple of texts is what was chosen among options; a place is two floats.
Value = Scalar | tuple[str, ...] | Place | None


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that is said of a person.

    ``options`` are what the content offers, which a value may go beyond; ``several`` may be
    chosen; a variable that is not ``always`` there is left out of a file that has none of it.
    """

    name: str
    type: Literal["text", "boolean", "ordinal", "categorical", "layout"]
    label: str = ""
    options: tuple[Category, ...] = ()
    several: bool = False
    always: bool = False
    long: bool = False


Said = list[tuple[Variable, Value]]


def variables(categories: Categories) -> tuple[Variable, ...]:
    """The variables that the content asks for, in the order of its interview."""
    return _variables(categories, current_language())


@lru_cache(maxsize=8)
def _variables(categories: Categories, _language: str) -> tuple[Variable, ...]:
    """The variables, made once for a vocabulary and the language of its labels."""
    return (
        Variable("label", "text", _("Name or initials"), always=True),
        Variable(
            "support",
            "categorical",
            _("Kinds of help"),
            categories.kinds,
            several=True,
            always=True,
        ),
        Variable("closeness", "ordinal", _("Closeness"), categories.closeness, always=True),
        *(_closeness_by(kind.id, categories) for kind in categories.kinds),
        Variable("level", "categorical", _("Level"), categories.level, always=True),
        Variable("arena", "categorical", _("Arena"), categories.arena, always=True),
        Variable("influential", "boolean", _("Influence"), always=True),
        Variable("role", "text", _("Role")),
        Variable("notes", "text", _("Notes"), long=True),
        Variable("knows_none", "boolean", _("Knows none of the others")),
        Variable("vacant", "boolean", _("Still missing")),
        *(_attribute(a.id, categories) for a in categories.attributes),
        Variable("layout", "layout", _("Place on the map")),
    )


def of_person(person: Person, categories: Categories) -> Said:
    """Everything that is said of a person, as variables with their values."""
    asked = {variable.name: variable for variable in variables(categories)}
    code = closeness_code(person.closeness, categories)
    known: dict[str, Value] = {
        "label": person.label,
        "support": _in_order(person.kinds, categories.kinds),
        "closeness": _number(code),
        "level": _chosen(person.level),
        "arena": _chosen(person.arena),
        "influential": person.influential,
        "role": person.role or None,
        "notes": person.notes or None,
        "knows_none": person.knows_none or None,
        "vacant": person.vacant or None,
        "layout": person.place,
    }
    said: Said = [(asked[name], value) for name, value in known.items()]
    said += [
        (_closeness_by(kind, categories), _number(closeness_code(closeness, categories)))
        for kind, closeness in sorted(person.closeness_by.items())
    ]
    for name, text in person.attributes.items():
        variable = _attribute(name, categories)
        said.append((variable, _chosen(text) if variable.options else text))
    return [*said, *_looks(person)]


def _looks(person: Person) -> Iterator[tuple[Variable, Value]]:
    """Where they stand in the picture, which no measure knows."""
    yield Variable("by_hand", "boolean", _("Placed by hand")), person.by_hand or None
    yield Variable("in_tray", "boolean", _("Not on the map yet")), person.in_tray or None
    for by in SECTORS:
        if spot := person.elsewhere.get(by):
            yield Variable(f"layout_{by}", "layout"), spot.place
            yield Variable(f"by_hand_{by}", "boolean"), spot.by_hand or None


def _closeness_by(kind: str, categories: Categories) -> Variable:
    label = _("Closeness: {kind}", kind=label_of(categories.kinds, kind))
    return Variable(f"closeness_by_{kind}", "ordinal", label, categories.closeness)


def _attribute(name: str, categories: Categories) -> Variable:
    asked = next((a for a in categories.attributes if a.id == name), None)
    called = attribute_name(name, categories)
    if asked is None:
        return Variable(called, "text", name, long=True)
    if asked.options:
        return Variable(called, "categorical", asked.label, asked.options)
    return Variable(called, "text", asked.label, long=True)


def flat(
    said: Said, *, split: bool = False, whole: bool = False, places: str = "xy"
) -> dict[str, Scalar | tuple[str, ...] | None]:
    """One value a column, as tables and graphs have it.

    Several choices become a yes or no for each option, unless ``whole``; with ``split`` a
    single choice does so too. A place is two numbers, whose columns end as ``places`` says.
    """
    columns: dict[str, Scalar | tuple[str, ...] | None] = {}
    for variable, value in said:
        name = variable.name
        if variable.type == "layout":
            if isinstance(value, tuple):
                columns.update(zip((f"{name}_{end}" for end in places), value, strict=True))
        elif variable.type == "categorical":
            chosen = chosen_of(value)
            if whole and variable.several:
                columns[name] = chosen
            elif variable.several or split:
                for option in options(variable, chosen):
                    columns[f"{name}_{option}"] = None if chosen is None else option in chosen
            else:
                columns[name] = chosen[0] if chosen else None
        elif not isinstance(value, tuple) and (value is not None or variable.always):
            columns[name] = value
    return columns


def options(variable: Variable, chosen: tuple[str, ...] | None) -> tuple[str, ...]:
    """What the content offers, and after it what was chosen beyond that."""
    offered = ids(variable.options)
    return (*offered, *(one for one in chosen or () if one not in offered))


def chosen_of(value: Value) -> tuple[str, ...] | None:
    """What was chosen among options; None where nothing was said."""
    return tuple(map(str, value)) if isinstance(value, tuple) else None


def _chosen(value: str | None) -> tuple[str, ...] | None:
    return None if value is None else (value,)


def _in_order(kinds: frozenset[str], offered: tuple[Category, ...]) -> tuple[str, ...]:
    known = ids(offered)
    return (*(kind for kind in known if kind in kinds), *sorted(kinds - {*known}))


def _number(code: str | None) -> int | str | None:
    """A code as a number; what is no code of the content stays text."""
    return int(code) if code is not None and code.isascii() and code.isdigit() else code
