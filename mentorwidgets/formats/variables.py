"""Our names for what files say of a person, and how their values are read.

The names are those of the exercise as a Network Canvas protocol: ``name`` or ``label``,
``support`` (several), ``closeness`` (3, 2, 1), ``level``, ``arena``, ``influential``. A
categorical variable comes either whole, or as one true-or-false column for each option
(``support_job``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

#: Columns that are about the file, not about the person.
BOOKKEEPING = frozenset(
    {
        "nodeID",
        "edgeID",
        "networkCanvasEgoUUID",
        "networkCanvasUUID",
        "networkCanvasType",
        "networkCanvasSourceUUID",
        "networkCanvasTargetUUID",
    }
)
_CATEGORICAL = ("support", "level", "arena", "closeness")
_TRUE = {"true", "1", "yes", "1.0"}
_FALSE = {"false", "0", "no", "0.0", ""}
_SEVERAL = re.compile(r"\s*[;,|]\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of one person, in our words; ``rest`` is what we have no name for."""

    label: str = ""
    kinds: frozenset[str] = frozenset()
    closeness: str | None = None
    level: str | None = None
    arena: str | None = None
    influential: bool = False
    notes: str = ""
    vacant: bool = False
    rest: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def renamed(values: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """The values under our names; an option column (``help_job``) follows its variable."""
    return {_our_name(name, mapping): value for name, value in values.items()}


def _our_name(name: str, mapping: Mapping[str, str]) -> str:
    if name in mapping:
        return mapping[name]
    for theirs, ours in mapping.items():
        if name.startswith(f"{theirs}_"):
            return f"{ours}{name[len(theirs) :]}"
    return name


def said(values: Mapping[str, Any], categories: Categories) -> Said:
    """Sort what a file says of a person into our words, nothing dropped."""
    rest = {name: value for name, value in values.items() if name not in BOOKKEEPING}
    chosen = {name: _take_choice(name, rest) for name in _CATEGORICAL}
    warnings = [
        _(
            "{name} names several values ({found}): the first is used",
            name=name,
            found=", ".join(found),
        )
        for name, found in chosen.items()
        if name != "support" and len(found) > 1
    ]
    label = _text(rest.pop("label", None))
    name = _text(rest.pop("name", None)) if not label or "name" in rest else ""
    if label and name and name != label:
        rest["name"] = name
    closeness = next(iter(chosen["closeness"]), None)
    return Said(
        label=label or name,
        kinds=frozenset(chosen["support"]),
        closeness=_closeness(closeness, categories),
        level=next(iter(chosen["level"]), None),
        arena=next(iter(chosen["arena"]), None),
        influential=is_true(rest.pop("influential", None)),
        notes=_text(rest.pop("notes", None)),
        vacant=is_true(rest.pop("vacant", None)),
        rest={name: text for name, value in rest.items() if (text := _text(value))},
        warnings=tuple(warnings),
    )


def is_true(value: Any) -> bool:
    """Whether a file says yes: ``true``, ``True``, ``1``; everything else is no."""
    return _text(value).lower() in _TRUE


def _take_choice(name: str, rest: dict[str, Any]) -> list[str]:
    """Take a categorical variable out of the values, in either of its two shapes."""
    found: list[str] = []
    if name in rest:
        value = rest.pop(name)
        if isinstance(value, list | tuple):
            found += [_text(one) for one in value]
        elif name == "support":
            found += _SEVERAL.split(_listed(_text(value)))
        else:
            found.append(_text(value))
    prefix = f"{name}_"
    for column in [c for c in rest if c.startswith(prefix)]:
        answer = _text(rest[column]).lower()
        if answer in _TRUE:
            found.append(column[len(prefix) :])
        elif answer not in _FALSE:
            continue  # not an option column but a variable whose name only looks like one
        del rest[column]
    return list(dict.fromkeys(one for one in found if one))


def _listed(text: str) -> str:
    """A list that a tool wrote as text, without its brackets and quotes."""
    if text.startswith("[") and text.endswith("]"):
        return re.sub(r"[\"']", "", text[1:-1])
    return text


def _closeness(value: str | None, categories: Categories) -> str | None:
    """The category with this code; an id, or a value the content does not know, stays."""
    if value is None:
        return None
    try:
        code = float(value)
    except ValueError:
        return value
    return next((c.id for c in categories.closeness if c.code == code), value)


def closeness_code(closeness: str | None, categories: Categories) -> str | None:
    """The code that files carry for a category of closeness; an unknown one stays as it is."""
    for category in categories.closeness:
        if category.id == closeness and category.code is not None:
            return f"{category.code:g}"
    return closeness


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping | list | tuple):
        items: Iterable[Any] = value.items() if isinstance(value, Mapping) else value
        return ", ".join(map(str, items))
    return str(value).strip()
