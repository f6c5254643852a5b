"""The exercise as a Network Canvas protocol (``.netcanvas``, schema 8), made from its content.

Checked with ``validateProtocol`` of npm ``@codaco/protocol-validation``. The codebook is made
of the same variables as every file we write. A prompt can only set a boolean on whoever is
named, so that each kind of help has a ``named_for_…`` of its own besides ``support``, which is
asked of each person; reading takes both together.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.formats.outgoing import CAREER_STAGE, PROTOCOL
from mentorwidgets.formats.variables import NAMED_FOR, attribute_name, closeness_code
from mentorwidgets.formats.vocabulary import Variable, variables
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

SCHEMA = 8
PERSON, KNOWS = "Person", "knows"
#: A zip remembers when; the same content makes the same file.
_WHEN = (2020, 1, 1, 0, 0, 0)
_SUBJECT = {"entity": "node", "type": PERSON}
_STAGES = ((1, "early"), (2, "mid"), (3, "late"))
Stage = dict[str, Any]


def netcanvas(exercise: NetworkExercise) -> bytes:
    """The protocol as the file that Network Canvas opens."""
    text = json.dumps(protocol(exercise), ensure_ascii=False, indent=2) + "\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo("protocol.json", _WHEN)
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, text.encode("utf-8"))
        archive.writestr(zipfile.ZipInfo("assets/", _WHEN), b"")
    return packed.getvalue()


def protocol(exercise: NetworkExercise) -> dict[str, Any]:
    """The protocol: what is kept of people and ties, and what is asked, in order."""
    categories = Categories.from_exercise(exercise)
    asked = variables(categories)
    return {
        "name": PROTOCOL,
        "description": f"{exercise.title}. {exercise.summary}",
        "schemaVersion": SCHEMA,
        "codebook": {
            "ego": {"variables": {CAREER_STAGE: _career_stage()}},
            "node": {
                PERSON: {
                    "name": PERSON,
                    "color": "node-color-seq-1",
                    "shape": {"default": "circle"},
                    "icon": "add-a-person",
                    "variables": _codebook(asked, categories),
                }
            },
            "edge": {KNOWS: {"name": KNOWS, "color": "edge-color-seq-1", "variables": {}}},
        },
        "stages": list(_stages(exercise, categories, asked)),
    }


def _codebook(asked: Iterable[Variable], categories: Categories) -> dict[str, Any]:
    found = {_called(v): {"name": _called(v), **_kind(v, categories)} for v in asked}
    found["name"]["validation"] = {"required": True}
    for kind in categories.kinds:
        name = f"{NAMED_FOR}{kind.id}"
        found[name] = {"name": name, "type": "boolean", "component": "Boolean"}
    return found


def _called(variable: Variable) -> str:
    return "name" if variable.name == "label" else variable.name


def _kind(variable: Variable, categories: Categories) -> dict[str, Any]:
    """What the codebook says of a variable besides its name."""
    component = {
        "text": "TextArea" if variable.long else "Text",
        "boolean": "Boolean",
        "ordinal": "RadioGroup",
        "categorical": "CheckboxGroup" if variable.several else "ToggleButtonGroup",
        "layout": None,
    }[variable.type]
    said: dict[str, Any] = {"type": variable.type}
    if component:
        said["component"] = component
    if variable.type == "ordinal":
        said["options"] = [
            {"label": c.label, "value": int(closeness_code(c.id, categories) or 0)}
            for c in variable.options
        ]
    elif variable.options:
        said["options"] = [{"label": c.label, "value": c.id} for c in variable.options]
    return said


def _career_stage() -> dict[str, Any]:
    labels = {"early": _("Early"), "mid": _("In the middle"), "late": _("Late")}
    return {
        "name": CAREER_STAGE,
        "type": "ordinal",
        "component": "RadioGroup",
        "options": [{"label": labels[stage], "value": code} for code, stage in _STAGES],
    }


def _stages(
    exercise: NetworkExercise, categories: Categories, asked: Iterable[Variable]
) -> Iterator[Stage]:
    """The interview, a stage for each of its questions, in the order of the content."""
    yield {
        "id": "welcome",
        "type": "Information",
        "label": exercise.title,
        "title": exercise.title,
        "items": [{"id": "summary", "type": "text", "content": exercise.summary}],
    }
    yield {
        "id": "ego",
        "type": "EgoForm",
        "label": _("About you"),
        "introductionPanel": {
            "title": _("About you"),
            "text": _("One question about yourself comes first. You may leave it open."),
        },
        "form": {
            "fields": [{"variable": CAREER_STAGE, "prompt": _("Where are you in your career?")}]
        },
    }
    circles = {"concentricCircles": len(categories.closeness), "skewedTowardCenter": True}
    for question in exercise.interview:
        text = _text(question.question, question.hint)
        if question.ask == "kinds":
            yield from _name_generators(exercise, text)
            yield _form(exercise, asked)
        elif question.ask == "vacant":
            yield _name_generator("vacant", _("Still missing"), text, {"vacant": True})
        elif question.ask == "closeness":
            prompt = {"variable": "closeness", "color": "ord-color-seq-1"}
            yield _stage("OrdinalBin", "closeness", _("Closeness"), text, prompt)
        elif question.ask in ("level", "arena"):
            label = {"level": _("Level"), "arena": _("Arena")}[question.ask]
            yield _stage("CategoricalBin", question.ask, label, text, {"variable": question.ask})
        elif question.ask in ("influence", "ties", "strangers"):
            yield _sociogram(question.ask, text, circles)
    yield _narrative(exercise, circles)


def _text(question: str, hint: str) -> str:
    return f"{question}\n\n{hint}" if hint else question


def _stage(type_: str, name: str, label: str, text: str, prompt: dict[str, Any]) -> Stage:
    return {
        "id": name,
        "type": type_,
        "label": label,
        "subject": _SUBJECT,
        "prompts": [{"id": f"{name}-prompt", "text": text, **prompt}],
    }


def _name_generators(exercise: NetworkExercise, text: str) -> Iterator[Stage]:
    yield {
        "id": "people",
        "type": "Information",
        "label": _("Who helps you"),
        "title": _("Who helps you"),
        "items": [{"id": "people-text", "type": "text", "content": text}],
    }
    for kind in exercise.categories.kinds:
        yield _name_generator(
            f"kind-{kind.id}",
            kind.label,
            _text(kind.question, kind.hint),
            {f"{NAMED_FOR}{kind.id}": True},
        )


def _name_generator(name: str, label: str, text: str, sets: dict[str, bool]) -> Stage:
    """A screen to name people on, with those who were named already beside it."""
    attributes = [{"variable": variable, "value": value} for variable, value in sets.items()]
    stage = _stage("NameGeneratorQuickAdd", name, label, text, {"additionalAttributes": attributes})
    panel = {"id": f"{name}-panel", "title": _("Already mentioned"), "dataSource": "existing"}
    return {**stage, "quickAdd": "name", "panels": [panel]}


def _form(exercise: NetworkExercise, asked: Iterable[Variable]) -> Stage:
    """What is asked of each person apart: the kinds once more, and what no other screen asks."""
    own = {attribute_name(a.id, Categories.from_exercise(exercise)) for a in exercise.attributes}
    prompts = {
        "support": _("Which kinds of help do they give you? Tick all that apply."),
        "role": _("What are they to you, or where do they work?"),
        "notes": _("Is there anything to remember about them?"),
    }
    fields = [
        {"variable": v.name, "prompt": prompts.get(v.name) or v.label}
        for v in asked
        if v.name in prompts or v.name in own
    ]
    return {
        "id": "about-each",
        "type": "AlterForm",
        "label": _("About each person"),
        "subject": _SUBJECT,
        "introductionPanel": {
            "title": _("About each person"),
            "text": _("A few questions about each of them. Leave open what you do not know."),
        },
        "form": {"fields": fields},
    }


def _sociogram(ask: str, text: str, circles: dict[str, Any]) -> Stage:
    label, edges, highlight = {
        "influence": (_("Influence"), None, "influential"),
        "ties": (_("Who knows whom"), {"create": KNOWS, "display": [KNOWS]}, None),
        "strangers": (_("Knows none of the others"), {"display": [KNOWS]}, "knows_none"),
    }[ask]
    prompt: dict[str, Any] = {"layout": {"layoutVariable": "layout"}}
    if edges:
        prompt["edges"] = edges
    if highlight:
        prompt["highlight"] = {"allowHighlighting": True, "variable": highlight}
    stage = _stage("Sociogram", ask, label, text, prompt)
    return {**stage, "background": circles}


def _narrative(exercise: NetworkExercise, circles: dict[str, Any]) -> Stage:
    preset = {
        "id": "map-by-level",
        "label": exercise.title,
        "layoutVariable": "layout",
        "groupVariable": "level",
        "edges": {"display": [KNOWS]},
        "highlight": ["influential"],
    }
    return {
        "id": "map",
        "type": "Narrative",
        "label": _("Your map"),
        "subject": _SUBJECT,
        "presets": [preset],
        "background": circles,
        "behaviours": {"allowRepositioning": True, "freeDraw": True},
    }
