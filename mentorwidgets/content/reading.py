"""One exercise folder into a model, or into every fault that keeps it from being one."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mentorwidgets.content.consistency import inconsistencies
from mentorwidgets.content.deck import DECK_FILE, deck_faults
from mentorwidgets.content.faults import Fault, nearest
from mentorwidgets.content.marks import Marked, Place, read_marked
from mentorwidgets.content.models import KINDS, Exercise
from mentorwidgets.content.sections import SECTION_KINDS
from mentorwidgets.words import gettext as _

EXERCISE_FILE = "exercise.yaml"
GUIDE_FILE = "guide.md"
#: What an exercise can be called: it becomes part of an address and the id of people's work.
NAME = r"(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*"
#: The line of ``guide.md`` where the agenda is put.
AGENDA_MARK = "<!-- agenda -->"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder held. ``exercise`` is ``None`` when its faults keep it from running."""

    exercise: Exercise | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one exercise folder; equal sources are the same exercise."""

    folder: Path
    yaml: bytes | None
    guide: bytes | None
    problem: str = ""
    deck: bytes | None = None

    @classmethod
    def of(cls, folder: Path) -> Source:
        """What lies in the folder now. A file that cannot be read is a problem, not an error."""
        problem = ""
        texts: list[bytes | None] = []
        for name in (EXERCISE_FILE, GUIDE_FILE, DECK_FILE):
            try:
                texts.append((folder / name).read_bytes())
            except FileNotFoundError:
                texts.append(None)
            except OSError as error:
                texts.append(None)
                problem = problem or f"{name}: {error.strerror or error}"
        return cls(folder, texts[0], texts[1], problem, texts[2])

    def over(self, below: Sequence[Source]) -> Source:
        """The folder laid over those of the same name below it, the topmost last.

        A deck is worth changing by itself: a folder with a deck alone has the exercise of the
        one below, and one without a deck has its deck.
        """
        yaml, deck = self.yaml, self.deck
        for source in reversed(below):
            if yaml is None and self.deck is not None:
                yaml = source.yaml
            if deck is None:
                deck = source.deck
        return replace(self, yaml=yaml, deck=deck)


def read_exercise(folder: Path, *, inherited_guide: str | None = None) -> Exercise:
    """The exercise in a folder.

    Raises ``ValueError`` with every fault, one to a line, when it cannot run.
    """
    reading = read_source(Source.of(folder), inherited_guide=inherited_guide)
    if reading.exercise is None:
        raise ValueError("\n".join(str(fault) for fault in reading.faults))
    return reading.exercise


@lru_cache(maxsize=256)
def read_source(source: Source, *, inherited_guide: str | None = None) -> Reading:
    """Read and check one exercise; the same bytes are parsed once in a process.

    ``inherited_guide`` is the guide of the exercise that this one overlays, used when the
    folder has none of its own. A fault in the guide does not keep an exercise from running.
    """
    file = source.folder / EXERCISE_FILE
    guide, guide_faults = _guide(source, inherited_guide)
    name = source.folder.resolve().name
    if not re.fullmatch(NAME, name):
        fault = Fault(file, 1, 1, "", _('the folder is called "{name}"', name=name), _pattern(NAME))
        guide_faults = (fault, *guide_faults)
    if source.problem and source.yaml is None:
        fault = Fault(file, 1, 1, "", source.problem, _("a file that can be read"))
        return Reading(None, (fault, *guide_faults))
    if source.yaml is None:
        fault = Fault(file, 1, 1, "", _("missing"), _("the text of the exercise"))
        return Reading(None, (fault, *guide_faults))
    try:
        text = source.yaml.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = not_utf8(file, source.yaml, error)
        return Reading(None, (fault, *guide_faults))
    marked = read_marked(text, file)
    of_deck = deck_faults(marked, source.folder / DECK_FILE, source.deck)
    exercise, of_model = _model(marked)
    faults = sorted({*marked.faults, *of_model, *inconsistencies(marked), *of_deck})
    if faults or exercise is None or not re.fullmatch(NAME, name):
        return Reading(None, (*faults, *guide_faults))
    exercise._name, exercise._guide = name, guide
    return Reading(exercise, guide_faults)


def _guide(source: Source, inherited: str | None) -> tuple[str, tuple[Fault, ...]]:
    file = source.folder / GUIDE_FILE
    if source.guide is None:
        if inherited is not None:
            return inherited, ()
        return "", (Fault(file, 1, 1, "", _("missing"), _("the facilitation guide")),)
    try:
        text = source.guide.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", (not_utf8(file, source.guide, error),)
    marks = [i for i, line in enumerate(text.splitlines(), 1) if line.strip() == AGENDA_MARK]
    if len(marks) == 1:
        return text, ()
    if marks:
        found = _("the line {mark} is there twice", mark=AGENDA_MARK)
        return text, (Fault(file, marks[1], 1, "", found, _("it once")),)
    found = _("no line {mark}", mark=AGENDA_MARK)
    return text, (Fault(file, 1, 1, "", found, _("it once, where the agenda belongs")),)


def not_utf8(file: Path, text: bytes, error: UnicodeDecodeError) -> Fault:
    """Where a file stops being UTF-8."""
    before = text[: error.start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    found = _("a byte that is not UTF-8 ({byte})", byte=f"0x{text[error.start]:02x}")
    expected = _("a text file saved as UTF-8")
    return Fault(file, before.count(b"\n") + 1, column, "", found, expected)


def _model(marked: Marked) -> tuple[Exercise | None, list[Fault]]:
    data = marked.data
    if not isinstance(data, dict):
        if marked.faults:
            return None, []
        found = _("found nothing") if data is None else _found(data)
        return None, [marked.fault((), found, _("keys and values"))]
    model = _model_of(data)
    try:
        return model.model_validate(data), []
    except ValidationError:
        return None, model_faults(marked, model)


def model_faults(marked: Marked, model: type[BaseModel]) -> list[Fault]:
    """What keeps the data of a file from being this model."""
    try:
        model.model_validate(marked.data)
    except ValidationError as error:
        details = error.errors()
    else:
        return []
    faults = [_said(marked, model, each) for each in details if not _echo(each)]
    # A misspelt key is one fault: that the right one is missing follows from it.
    meant = {
        ".".join([*fault.field.split(".")[:-1], fault.suggestion])
        for fault in faults
        if fault.suggestion and fault.found == _("unknown key")
    }
    missing = _("missing")
    return [f for f in faults if not (f.found == missing and f.field in meant)]


def _model_of(data: dict[str, Any]) -> type[Exercise]:
    """The model of the kind, or the likeliest one: a misspelt kind hides no other fault."""
    kind = data.get("kind")
    if isinstance(kind, str) and (kind in KINDS or nearest(kind, KINDS)):
        return KINDS[kind if kind in KINDS else nearest(kind, KINDS)]

    def own_keys(model: type[Exercise]) -> int:
        return len(data.keys() & (model.model_fields.keys() - Exercise.model_fields.keys()))

    likeliest = max(KINDS.values(), key=own_keys)
    return likeliest if own_keys(likeliest) else Exercise


def _echo(details: ErrorDetails) -> bool:
    """Whether a list is called too short only because its faulty members were not counted."""
    given, least = details["input"], details.get("ctx", {}).get("min_length", 0)
    return details["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _said(marked: Marked, model: type[BaseModel], details: ErrorDetails) -> Fault:
    loc: Place = details["loc"]
    # Pydantic names the kind of a section on the way into it; the file does not.
    in_section = loc[:1] == ("sections",) and len(loc) > 2 and loc[2] in SECTION_KINDS
    place = (*loc[:2], *loc[3:]) if in_section else loc
    if in_section:
        return _said_of(marked, SECTION_KINDS[str(loc[2])], details, place, loc[3:])
    return _said_of(marked, model, details, place, loc)


def _said_of(
    marked: Marked, model: type[BaseModel], details: ErrorDetails, place: Place, within: Place
) -> Fault:
    """A fault at ``place`` of the file, which is ``within`` this model."""
    context = details.get("ctx", {})
    kind, given = details["type"], details["input"]
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        named = given.get("kind") if isinstance(given, dict) else None
        expected = _("one of {words}", words=", ".join(SECTION_KINDS))
        if kind == "union_tag_not_found":
            return marked.fault((*place, "kind"), _("missing"), expected)
        suggestion = nearest(str(named), SECTION_KINDS)
        return marked.fault((*place, "kind"), _found(named), expected, suggestion)
    if kind == "extra_forbidden":
        known = _keys_at(model, within[:-1])
        expected = _("one of {words}", words=", ".join(known))
        suggestion = nearest(str(place[-1]), known)
        return marked.fault(place, _("unknown key"), expected, suggestion, key=True)
    if kind == "missing":
        return marked.fault(place, _("missing"), _description(model, within))
    if kind in {"literal_error", "enum"}:
        options = list(KINDS) if place == ("kind",) else _options(context)
        suggestion = nearest(given, options) if isinstance(given, str) else ""
        expected = _("one of {words}", words=", ".join(options))
        return marked.fault(place, _found(given), expected, suggestion)
    if kind == "value_error":
        return marked.fault(place, str(context["error"]))
    return marked.fault(place, _found(given), _expected(kind, context))


def _options(context: dict[str, Any]) -> list[str]:
    """The allowed words, out of Pydantic's ``'a', 'b' or 'c'``."""
    return [word.strip("'") for word in re.split(", | or ", str(context["expected"]))]


def _expected(kind: str, context: dict[str, Any]) -> str:
    """What Pydantic missed, in words for a trainer."""
    plain = {
        "string_type": _("text, in quotes if it looks like something else"),
        "int_type": _("a whole number"),
        "bool_type": _("true or false"),
        "tuple_type": _("a list, each member after a dash"),
        "mapping_type": _("keys and values"),
        "dict_type": _("keys and values"),
        "model_type": _("keys and values"),
        "model_attributes_type": _("keys and values"),
    }
    if kind in plain:
        return plain[kind]
    if kind == "greater_than_equal":
        return _("at least {n}", n=context["ge"])
    if kind == "less_than_equal":
        return _("at most {n}", n=context["le"])
    if kind == "string_too_short":
        least = context["min_length"]
        return _("some text") if least == 1 else _("at least {n} characters", n=least)
    if kind == "string_too_long":
        return _("at most {n} characters", n=context["max_length"])
    if kind == "too_short":
        return _("at least {n} in the list", n=context["min_length"])
    if kind == "too_long":
        return _("at most {n} in the list", n=context["max_length"])
    if kind == "string_pattern_mismatch":
        return _pattern(str(context["pattern"]))
    return kind.replace("_", " ")


def _pattern(pattern: str) -> str:
    if pattern == r"^[^\n]*$":
        return _("one line")
    if pattern.startswith("^[a-z]{2,3}"):
        return _("a language tag such as en or pt-BR")
    return _("small letters, digits and single hyphens, beginning with a letter")


def _found(value: Any) -> str:
    if value is None:
        return _("found nothing")
    if isinstance(value, dict):
        return _("found keys and values")
    if isinstance(value, list):
        return _("found a list")
    text = json.dumps(value, ensure_ascii=False)
    return _("found {value}", value=text if len(text) <= 60 else text[:57] + '…"')


def _field_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside a list, a mapping or an optional one; ``None`` where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _field_model(inner)
        if found is not None:
            return found
    return None


def _walk(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for part in place:
        if current is not None and isinstance(part, str) and part in current.model_fields:
            current = _field_model(current.model_fields[part].annotation)
        # An index, or a key of a mapping such as a rule's id, stays at the same model.
    return current


def _keys_at(model: type[BaseModel], place: Place) -> list[str]:
    here = _walk(model, place)
    return list(here.model_fields) if here else []


def _description(model: type[BaseModel], place: Place) -> str:
    here = _walk(model, place[:-1])
    info = here.model_fields.get(str(place[-1])) if here else None
    words = (info.description or "") if info else ""
    return words[:1].lower() + words[1:].rstrip(".") if words else _("a value")
