"""What must hold between the fields of an exercise.

These rules look at the plain data of a file rather than at a finished model, so that a
trainer sees every fault in one run: a misspelt key does not hide minutes that do not add up.
A part with the wrong shape is passed over here; the models speak about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mentorwidgets.content.across_rules import ACROSS_RULES
from mentorwidgets.content.agenda_rules import agenda_faults
from mentorwidgets.content.faults import Fault, nearest
from mentorwidgets.content.finding_rules import RULES, Rule
from mentorwidgets.content.findings import fields
from mentorwidgets.content.marks import Marked, Place, whole
from mentorwidgets.content.models import KINDS
from mentorwidgets.content.section_rules import section_faults
from mentorwidgets.words import gettext as _

#: Lists whose members carry an id that is unique in the list.
_LISTS: tuple[Place, ...] = (
    ("pre_work", "items"),
    ("steps",),
    ("prompts",),
    ("agenda",),
    ("sections",),
    ("categories", "kinds"),
    ("categories", "closeness"),
    ("categories", "level"),
    ("categories", "arena"),
    ("attributes",),
)


def inconsistencies(marked: Marked) -> Iterator[Fault]:
    """Every fault between fields, in the order of the rules below."""
    yield from _ids(marked)
    yield from agenda_faults(marked)
    yield from _steps(marked)
    yield from section_faults(marked)
    yield from _closeness(marked)
    yield from _own(marked)
    yield from _interview(marked)
    yield from _findings(marked)


def _ids(marked: Marked) -> Iterator[Fault]:
    for path in _LISTS:
        yield from _unique(marked, [str(part) for part in path], "id")
    # A text's fields are its items, and "text" for the definition itself.
    for place, item in marked.members("pre_work", "items"):
        if item.get("id") == "text":
            found = _('found "text", which names the text itself')
            yield marked.fault((*place, "id"), found, _("another id"))


def _unique(marked: Marked, path: list[str], key: str) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for place, member in marked.members(*path):
        value = member.get(key)
        if not isinstance(value, str):
            continue
        if value in seen:
            line = marked.values[(*seen[value], key)][0]
            found = _('"{id}" again, first on line {line}', id=value, line=line)
            yield marked.fault((*place, key), found, _("an id of its own"))
        else:
            seen[value] = place


def _steps(marked: Marked) -> Iterator[Fault]:
    known = []
    for place, step in marked.members("steps"):
        known.append(str(step.get("id")))
        if isinstance(step.get("done_when"), dict):
            yield from _conditions(marked, (*place, "done_when"), step["done_when"])
    for place, block in marked.members("agenda"):
        step_id = block.get("step")
        if isinstance(step_id, str) and step_id not in known:
            found = _('no step has the id "{id}"', id=step_id)
            expected = _("one of {words}", words=", ".join(known))
            yield marked.fault((*place, "step"), found, expected, nearest(step_id, known))


def _conditions(marked: Marked, place: Place, done_when: dict[str, Any]) -> Iterator[Fault]:
    model = KINDS.get(str(marked.at(("kind",))))
    if model is not None:
        elsewhere = frozenset[str]().union(*(kind.conditions for kind in KINDS.values()))
        for what in done_when.keys() & (elsewhere - model.conditions):
            found = _('"{what}" does not exist for this kind of exercise', what=what)
            expected = _("one of {words}", words=", ".join(sorted(model.conditions)))
            yield marked.fault((*place, what), found, expected, key=True)
    wanted = whole(done_when.get("answered"))
    items = len(marked.members("pre_work", "items"))
    if wanted is not None and wanted > items:
        expected = _("at most {n}, the number of pre-work items", n=items)
        yield marked.fault((*place, "answered"), _("found {n}", n=wanted), expected)


def _closeness(marked: Marked) -> Iterator[Fault]:
    before: int | None = None
    for place, ring in marked.members("categories", "closeness"):
        code = whole(ring.get("code"))
        if code is not None and before is not None and code >= before:
            found = _("found {n}", n=code)
            expected = _("less than {n}: the closest comes first", n=before)
            yield marked.fault((*place, "code"), found, expected)
        before = code if code is not None else before


def _own(marked: Marked) -> Iterator[Fault]:
    for name in ("kinds", "closeness", "level", "arena"):
        own = [p for p, each in marked.members("categories", name) if each.get("own") is True]
        if own and name in ("kinds", "closeness"):
            expected = _("only a level and an arena can be one's own")
            yield marked.fault((*own[0], "own"), _("found true"), expected)
        elif len(own) > 1:
            yield marked.fault((*own[1], "own"), _("found true again"), _("one of them at most"))


def _interview(marked: Marked) -> Iterator[Fault]:
    yield from _unique(marked, ["interview"], "ask")


def _findings(marked: Marked) -> Iterator[Fault]:
    yield from _wording(marked, ("findings",), marked.at(("findings",)), RULES)
    for place, section in marked.members("sections"):
        if section.get("kind") == "across":
            here = (*place, "findings")
            yield from _wording(marked, here, section.get("findings"), ACROSS_RULES)


def _wording(
    marked: Marked, place: Place, wording: Any, rules: Mapping[str, Rule]
) -> Iterator[Fault]:
    for rule_id, words in wording.items() if isinstance(wording, dict) else ():
        here: Place = (*place, rule_id)
        rule = rules.get(rule_id)
        if rule is None:
            expected = _("one of {words}", words=", ".join(rules))
            yield marked.fault(here, _("unknown rule"), expected, nearest(rule_id, rules), key=True)
            continue
        for key, template in words.items() if isinstance(words, dict) else ():
            if not isinstance(template, str):
                continue
            try:
                unknown = [name for name in fields(template) if name not in rule.values]
            except ValueError:
                found = _("braces around something else than a name")
                yield marked.fault((*here, key), found, "{people}")
                continue
            for name in unknown:
                found = _('the rule has no value "{name}"', name=name)
                expected = _("one of {words}", words=", ".join(rule.values))
                suggestion = nearest(name, rule.values)
                yield marked.fault((*here, key), found, expected, suggestion)
