"""What the fields of an operation may hold: everything from a browser is checked here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

from .categories import Categories, Category, ids
from .model import PersonKey

LONGEST_LABEL = 80
LONGEST_ROLE = 120
LONGEST_NOTES = 4000
#: What may be said of a person, in an operation.
PERSON_FIELDS = frozenset(
    {
        "label",
        "kinds",
        "closeness",
        "closeness_by",
        "level",
        "arena",
        "influential",
        "role",
        "notes",
        "knows_none",
        "vacant",
        "attributes",
    }
)

_KEY = re.compile(r"[0-9a-f]{32}")
_MOST_KINDS = 50
_MOST_ATTRIBUTES = 100
_LONGEST_ID = 80
_LONGEST_ATTRIBUTE = 1000


@dataclass(frozen=True, slots=True)
class Rules:
    """What values may be: ``strict`` refuses a category that the content does not offer.

    A stored operation is read with ``strict=False``: the content may have changed since, and
    what a person said stays.
    """

    categories: Categories
    strict: bool = True


def only_known(fields: Mapping[str, Any], known: Set[str]) -> None:
    """Refuse a field that this operation does not have."""
    for name in fields:
        if name != "type" and name not in known:
            raise RefusedError(_("This change has a part that is not known here."), field=str(name))


def a_key(op: Mapping[str, Any], field: str) -> PersonKey:
    """A person's id, as the browser makes them."""
    value = op.get(field)
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise RefusedError(_("This change does not say which person it is about."), field=field)
    return PersonKey(value)


def a_coordinate(op: Mapping[str, Any], field: str) -> float:
    """A coordinate in the square of the picture, 0 to 1."""
    value = op.get(field)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise RefusedError(_("A place on the map is two numbers."), field=field)
    if not 0 <= value <= 1:  # so is what is not a number at all
        raise RefusedError(_("That place is outside the map."), field=field)
    return float(value)


def a_list(op: Mapping[str, Any], field: str, most: int) -> list[Any]:
    """A list of at most so many things; left out, it is empty."""
    value = op.get(field, [])
    if not isinstance(value, (list, tuple)):
        raise RefusedError(_("A list was expected here."), field=field)
    if len(value) > most:
        raise RefusedError(
            _("This is more than a map can hold: at most {most}.", most=most), field=field
        )
    return list(value)


def a_text(value: Any, field: str, longest: int, *, lines: bool = False) -> str:
    """Text a person wrote: bounded, without control characters; line breaks where allowed."""
    if not isinstance(value, str):
        raise RefusedError(_("Text was expected here."), field=field)
    text = value.replace("\r\n", "\n").strip()
    if len(text) > longest:
        raise RefusedError(
            _("This is longer than {longest} characters.", longest=longest), field=field
        )
    for character in text:
        if lines and character in "\n\t":
            continue
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            raise RefusedError(_("This contains a sign that cannot be kept."), field=field)
    return text


def person_changes(fields: Mapping[str, Any], rules: Rules, *, new: bool) -> dict[str, Any]:
    """The fields of a person that an operation sets, checked; null takes an answer back."""
    changes: dict[str, Any] = {}
    if new or "label" in fields:
        label = a_text(fields.get("label") or "", "label", LONGEST_LABEL)
        if not label:
            raise RefusedError(_("A name or initials, please."), field="label")
        changes["label"] = label
    for name in ("closeness", "level", "arena"):
        if name in fields:
            offered: tuple[Category, ...] = getattr(rules.categories, name)
            changes[name] = _category(fields[name], name, offered, strict=rules.strict)
    if "kinds" in fields:
        given = a_list({"kinds": fields["kinds"] or []}, "kinds", _MOST_KINDS)
        offered = rules.categories.kinds
        kinds = {_category(kind, "kinds", offered, strict=rules.strict) for kind in given}
        changes["kinds"] = frozenset(kind for kind in kinds if kind is not None)
    for name in ("influential", "vacant", "knows_none"):
        if name in fields:
            changes[name] = a_yes_or_no(fields[name], name)
    for name, longest in (("role", LONGEST_ROLE), ("notes", LONGEST_NOTES)):
        if name in fields:
            text = "" if fields[name] is None else fields[name]
            changes[name] = a_text(text, name, longest, lines=name == "notes")
    for name, merged in (("closeness_by", closeness_by), ("attributes", attributes)):
        if name in fields:
            changes[name] = merged(fields[name], rules)
    return changes


def closeness_by(given: Any, rules: Rules) -> dict[str, str | None]:
    """Closeness where one kind of help is concerned; None takes such an answer back."""
    kinds, rings = rules.categories.kinds, rules.categories.closeness
    read = {}
    for kind, value in _named(given, "closeness_by").items():
        known = _category(kind, "closeness_by", kinds, strict=rules.strict)
        read[known or ""] = _category(value, "closeness_by", rings, strict=rules.strict)
    return read


def attributes(given: Any, rules: Rules, *, field: str = "attributes") -> dict[str, str | None]:
    """Answers to what a programme asks besides, or what a file carried; None takes one back."""
    options = {a.id: a.options for a in rules.categories.attributes}
    read: dict[str, str | None] = {}
    for name, value in _named(given, field).items():
        named, whose = a_text(name, field, _LONGEST_ID), f"{field}.{name}"
        if value is None:
            read[named] = None
        elif options.get(name):
            read[named] = _category(value, whose, options[name], strict=rules.strict)
        else:
            read[named] = a_text(value, whose, _LONGEST_ATTRIBUTE, lines=True) or None
    return read


def merged(
    older: Mapping[str, str | None], changes: Mapping[str, str | None], field: str = "attributes"
) -> dict[str, str]:
    """Named answers with some of them changed; None takes one away.

    >>> merged({"a": "1", "b": "2"}, {"a": None, "c": "3"})
    {'b': '2', 'c': '3'}

    :raises RefusedError: together they are more than a map holds.
    """
    after = {**older, **changes}
    return dict(_named({name: value for name, value in after.items() if value is not None}, field))


def _named(given: Any, field: str) -> Mapping[str, Any]:
    named = {} if given is None else given
    if not isinstance(named, Mapping) or len(named) > _MOST_ATTRIBUTES:
        raise RefusedError(
            _("This is more than a map can hold: at most {most}.", most=_MOST_ATTRIBUTES),
            field=field,
        )
    return named


def _category(value: Any, field: str, offered: tuple[Category, ...], *, strict: bool) -> str | None:
    if value is None:
        return None
    known = ids(offered)
    if not isinstance(value, str) or (strict and value not in known):
        labels = ", ".join(category.label for category in offered)
        raise RefusedError(_("One of these was expected: {labels}.", labels=labels), field=field)
    return a_text(value, field, _LONGEST_ID) or None


def a_yes_or_no(value: Any, field: str) -> bool:
    """A plain yes or no; not said is no."""
    if value is None:
        return False
    if not isinstance(value, bool):
        raise RefusedError(_("Yes or no was expected here."), field=field)
    return value
