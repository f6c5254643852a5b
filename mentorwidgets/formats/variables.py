"""Our names for what files say of a person, and how their values are read.

The names are those of the exercise as a Network Canvas protocol: ``name`` or ``label``,
``support`` (several), ``closeness`` (3, 2, 1), ``level``, ``arena``, ``influential``. A
categorical variable comes either whole, or as one true-or-false column for each option
(``support_job``); a place as ``{x, y}`` or as two columns (``layout_x``). Whatever else a file
says is kept under its own name; one that is also ours travels as ``their_…``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.model import Place, Spot
from mentorwidgets.network.sectors import SECTORS
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
_EGO_BOOKKEEPING = frozenset(
    {
        "case",
        "session",
        "sessionStart",
        "sessionFinish",
        "sessionExported",
        "APP_VERSION",
        "COMMIT_HASH",
    }
)
#: Columns that name a person or a map; no attribute may be called so.
_NAMING = frozenset({"id", "uuid", "name", "case", "session", "sectors", "type", "description"})
_OURS = frozenset(
    {
        "label",
        "support",
        "closeness",
        "level",
        "arena",
        "influential",
        "role",
        "notes",
        "knows_none",
        "vacant",
        "layout",
        "by_hand",
        "in_tray",
    }
)
_OUR_BEGINNINGS = (
    "support_",
    "closeness_",
    "level_",
    "arena_",
    "layout_",
    "by_hand_",
    "named_for_",
    "their_",
)
_CLOSENESS_BY = "closeness_by_"
#: In a protocol of ours: that somebody was named when a kind of help was asked for.
NAMED_FOR = "named_for_"
_THEIRS = "their_"
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
    closeness_by: Mapping[str, str] = field(default_factory=dict)
    influential: bool = False
    role: str = ""
    notes: str = ""
    knows_none: bool = False
    vacant: bool = False
    in_tray: bool = False
    place: Place | None = None
    by_hand: bool = False
    elsewhere: Mapping[str, Spot] = field(default_factory=dict)
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


def attribute_name(name: str, categories: Categories) -> str:
    """The column of an attribute: its own name, unless that is one of ours."""
    splits = tuple(f"{a.id}_" for a in categories.attributes if a.options)
    is_ours = (
        name in _OURS
        or name in _NAMING
        or name in BOOKKEEPING
        or name.startswith(("redcap_", ".", *_OUR_BEGINNINGS, *splits))
    )
    return f"{_THEIRS}{name}" if is_ours else name


def ego_name(name: str) -> str:
    """The column of something said of the ego: its own name, unless it is one of ours."""
    is_taken = name in _NAMING or name in _EGO_BOOKKEEPING
    is_ours = is_taken or name.startswith(("networkCanvas", "redcap_", ".", _THEIRS))
    return f"{_THEIRS}{name}" if is_ours else name


def own_name(column: str) -> str:
    """The name of an attribute, or of what was said of the ego, from its column."""
    return column.removeprefix(_THEIRS) or column


def said(values: Mapping[str, Any], categories: Categories) -> Said:
    """Sort what a file says of a person into our words, nothing dropped."""
    rest = {name: value for name, value in values.items() if name not in BOOKKEEPING}
    elsewhere = {by: _take_spot(f"layout_{by}", f"by_hand_{by}", rest) for by in SECTORS}
    here = _take_spot("layout", "by_hand", rest)
    closeness_by = _take_closeness_by(rest, categories)
    named_for = _take_named_for(rest)
    asked = [a.id for a in categories.attributes if a.options]
    chosen = {name: _take_choice(name, rest) for name in (*_CATEGORICAL, *asked)}
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
        kinds=frozenset(chosen["support"]) | named_for,
        closeness=_closeness(closeness, categories),
        level=next(iter(chosen["level"]), None),
        arena=next(iter(chosen["arena"]), None),
        closeness_by=closeness_by,
        influential=is_true(rest.pop("influential", None)),
        role=_text(rest.pop("role", None)),
        notes=_text(rest.pop("notes", None)),
        knows_none=is_true(rest.pop("knows_none", None)),
        vacant=is_true(rest.pop("vacant", None)),
        in_tray=is_true(rest.pop("in_tray", None)),
        place=here.place if here else None,
        by_hand=here.by_hand if here else False,
        elsewhere={by: spot for by, spot in elsewhere.items() if spot},
        rest={
            **{own_name(name): text for name, value in rest.items() if (text := _text(value))},
            **{name: chosen[name][0] for name in asked if chosen[name]},
        },
        warnings=tuple(warnings),
    )


def said_of_ego(values: Mapping[str, Any]) -> dict[str, str]:
    """What a file says of the ego, as text, without what it says of itself."""
    return {
        name: text
        for name, value in values.items()
        if not name.startswith("networkCanvas")
        and name not in _EGO_BOOKKEEPING
        and (text := _text(value))
    }


def is_true(value: Any) -> bool:
    """Whether a file says yes: ``true``, ``True``, ``1``; everything else is no."""
    return _text(value).lower() in _TRUE


def _take_spot(name: str, by_hand: str, rest: dict[str, Any]) -> Spot | None:
    """Take a place out of the values, in any of its shapes; what is no place stays."""
    for x, y in ((f"{name}_x", f"{name}_y"), (f"{name}_X", f"{name}_Y")):
        if x in rest and y in rest:
            place = _place(rest[x], rest[y])
            if place or not (_text(rest[x]) or _text(rest[y])):
                del rest[x], rest[y]
                return Spot(place, is_true(rest.pop(by_hand, None))) if place else None
    whole = rest.get(name)
    if isinstance(whole, Mapping) and (place := _place(whole.get("x"), whole.get("y"))):
        del rest[name]
        return Spot(place, is_true(rest.pop(by_hand, None)))
    return None


def _place(x: Any, y: Any) -> Place | None:
    try:
        place = float(x), float(y)
    except (TypeError, ValueError):
        return None
    return place if all(0 <= number <= 1 for number in place) else None


def _take_named_for(rest: dict[str, Any]) -> frozenset[str]:
    named = {name: rest.pop(name) for name in [*rest] if name.startswith(NAMED_FOR)}
    return frozenset(name.removeprefix(NAMED_FOR) for name in named if is_true(named[name]))


def _take_closeness_by(rest: dict[str, Any], categories: Categories) -> dict[str, str]:
    found: dict[str, str] = {}
    for column in [name for name in rest if name.startswith(_CLOSENESS_BY)]:
        value = _closeness(_text(rest.pop(column)) or None, categories)
        kind = column.removeprefix(_CLOSENESS_BY)
        if value and kind:
            found[kind] = value
    return found


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
