"""REDCap: the fields of a project that holds maps, and its data dictionary.

A field's name and the codes of its choices are plain letters, digits and underscores. What a
map calls the same thing stands in the field's annotation, so that reading finds it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentorwidgets.formats.tables import Row
from mentorwidgets.formats.variables import closeness_code
from mentorwidgets.formats.vocabulary import Value, Variable, chosen_of
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

#: The headers of a data dictionary, in REDCap's order.
HEADS = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
MAP, PERSON, TIE = "map", "person", "tie"
#: Fields that may name somebody.
_NAMES_SOMEBODY = frozenset({"label", "role", "notes", "case_name"})
#: A name that REDCap takes as it is, and that means nothing else in its files.
_PLAIN = re.compile(r"(?!redcap_)(?!.*__)(?!.*_complete$)[a-z][a-z0-9_]*")
_CODE = re.compile(r"[a-z0-9][a-z0-9_]*")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


@dataclass(slots=True)
class Field:
    """A field of a form, with the choices that have come up so far."""

    name: str
    form: str
    type: str
    label: str = ""
    variable: str = ""
    validation: tuple[str, str, str] = ("", "", "")
    identifier: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def code(self, option: str, label: str = "") -> str:
        """The code of a choice; a new one is added."""
        if option not in self.codes:
            taken = {*self.codes.values()}
            plain = option.lower().replace("-", "_")
            if not _CODE.fullmatch(plain) or plain in taken:
                plain = next(c for n in range(1, 10**6) if (c := f"o{n}") not in taken)
            self.codes[option] = plain
            self.labels[plain] = label or option
        return self.codes[option]

    def row(self) -> dict[str, str]:
        """The line of the data dictionary."""
        choices = " | ".join(f"{code}, {_one_line(text)}" for code, text in self.labels.items())
        kept: dict[str, Any] = {} if self.variable == self.name else {"variable": self.variable}
        renamed = {code: option for option, code in self.codes.items() if code != option}
        kept |= {"options": renamed} if renamed else {}
        note = json.dumps(kept, ensure_ascii=True).replace("@", "\\u0040") if kept else ""
        values = {
            "Variable / Field Name": self.name,
            "Form Name": self.form,
            "Field Type": self.type,
            "Field Label": _one_line(self.label or self.variable or self.name),
            "Choices, Calculations, OR Slider Labels": choices,
            "Text Validation Type OR Show Slider Number": self.validation[0],
            "Text Validation Min": self.validation[1],
            "Text Validation Max": self.validation[2],
            "Identifier?": "y" if self.identifier else "",
            "Field Annotation": note,
        }
        return {head: values.get(head, "") for head in HEADS}


class Fields:
    """The fields of a project, made as they come up; those of a form stay together."""

    def __init__(self, categories: Categories) -> None:
        self.categories = categories
        self.all: dict[tuple[str, str], Field] = {}
        self._used: set[str] = set()
        self.plain("record_id", MAP)
        self.plain("case_name", MAP, label=_("Case"))
        self.plain("session", MAP, label=_("Session"))
        self.plain("uuid", PERSON, label=_("Permanent id"))
        for end in ("tie_from", "tie_to"):
            self.plain(end, TIE, label=end.replace("_", " "), validation=("integer", "1", ""))

    def plain(self, name: str, form: str, **more: Any) -> Field:
        """A field whose name is its own."""
        return self._made(name, form, name, "text", identifier=name in _NAMES_SOMEBODY, **more)

    def of_ego(self, name: str) -> Field:
        """A field for something said of the ego."""
        return self._made(f"ego_{name}", MAP, name, "notes", identifier=True)

    def cells(self, variable: Variable, value: Value) -> Iterable[tuple[str, Any]]:
        """The columns of a variable with their values."""
        if variable.type == "layout":
            for end, number in zip("xy", value or (None, None), strict=True):  # type: ignore[arg-type]
                column = f"{variable.name}_{end}"
                found = self._made(column, PERSON, column, "text", validation=("number", "0", "1"))
                yield found.name, number
        elif variable.type in ("ordinal", "categorical"):
            yield from self._choices(variable, value)
        elif variable.type == "boolean":
            found = self._made(variable.name, PERSON, variable.name, "yesno", label=variable.label)
            yield found.name, None if value is None else int(bool(value))
        else:
            found = self._made(
                variable.name,
                PERSON,
                variable.name,
                "notes" if variable.long else "text",
                label=variable.label,
                identifier=variable.long or variable.name in _NAMES_SOMEBODY,
            )
            yield found.name, value

    def _choices(self, variable: Variable, value: Value) -> Iterable[tuple[str, Any]]:
        several = variable.several
        found = self._made(
            variable.name,
            PERSON,
            variable.name,
            "checkbox" if several else "radio",
            label=variable.label,
        )
        ordinal = variable.type == "ordinal"
        for offered in variable.options:
            code = closeness_code(offered.id, self.categories) if ordinal else offered.id
            found.code(code or offered.id, offered.label)
        chosen = chosen_of(value) if not ordinal else None if value is None else (str(value),)
        codes = [found.code(option) for option in chosen or ()]
        if several:
            for code in found.codes.values():
                yield f"{found.name}___{code}", int(code in codes)
        else:
            yield found.name, codes[0] if codes else None

    def _made(self, wanted: str, form: str, variable: str, type_: str, **more: Any) -> Field:
        known = self.all.get((form, wanted))
        if known is None:
            name = self._free(wanted if _PLAIN.fullmatch(wanted) else _slug(wanted))
            known = self.all[form, wanted] = Field(name, form, type_, variable=variable, **more)
        return known

    def _free(self, wanted: str) -> str:
        found = wanted
        number = 2
        while found in self._used:
            found = f"{wanted}_{number}"
            number += 1
        self._used.add(found)
        return found

    def rows(self) -> list[dict[str, str]]:
        """The data dictionary: form after form."""
        return [each.row() for form in (MAP, PERSON, TIE) for each in self._of(form)]

    def columns(self) -> list[str]:
        """The columns of the data, in the order of the dictionary."""
        found: list[str] = []
        for form in (MAP, PERSON, TIE):
            for each in self._of(form):
                if each.type == "checkbox":
                    found += [f"{each.name}___{code}" for code in each.codes.values()]
                else:
                    found.append(each.name)
            found.append(f"{form}_complete")
        return [*found[:1], "redcap_repeat_instrument", "redcap_repeat_instance", *found[1:]]

    def _of(self, form: str) -> list[Field]:
        return [each for each in self.all.values() if each.form == form]


def read_dictionary(rows: Iterable[Row]) -> dict[str, tuple[str, Mapping[str, str]]]:
    """For each field that has one, the name it has elsewhere, and the names of its choices."""
    found: dict[str, tuple[str, Mapping[str, str]]] = {}
    for row in rows:
        name = row.get(HEADS[0], "")
        try:
            note = json.loads(row.get(HEADS[-1]) or "{}")
        except (ValueError, RecursionError):
            note = {}
        if not isinstance(note, dict):
            note = {}
        variable, options = note.get("variable", name), note.get("options", {})
        if isinstance(variable, str) and isinstance(options, dict):
            found[name] = variable, {str(code): str(option) for code, option in options.items()}
    return found


def _slug(name: str) -> str:
    plain = _NOT_PLAIN.sub("_", name.lower()).strip("_")[:_LONGEST]
    whole = plain if plain[:1].isalpha() else f"x_{plain}".rstrip("_")
    return whole if _PLAIN.fullmatch(whole) else f"x_{whole}_x"


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
