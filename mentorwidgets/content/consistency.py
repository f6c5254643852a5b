"""What must hold between the fields of an exercise.

These rules look at the plain data of a file rather than at a finished model, so that a
trainer sees every fault in one run: a misspelt key does not hide minutes that do not add up.
A part with the wrong shape is passed over here; the models speak about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorwidgets.content.faults import Fault, nearest
from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.content.findings import fields
from mentorwidgets.content.marks import Marked, Place
from mentorwidgets.content.models import KINDS, LONGEST_IN_ONE_MODE
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

#: Lists whose members carry an id that is unique in the list.
_LISTS: tuple[Place, ...] = (
    ("pre_work", "items"),
    ("steps",),
    ("prompts",),
    ("agenda",),
    ("categories", "kinds"),
    ("categories", "closeness"),
    ("categories", "level"),
    ("categories", "arena"),
    ("attributes",),
)


def inconsistencies(marked: Marked) -> Iterator[Fault]:
    """Every fault between fields, in the order of the rules below."""
    yield from _ids(marked)
    yield from _minutes(marked)
    yield from _modes(marked)
    yield from _quiet(marked)
    yield from _steps(marked)
    yield from _closeness(marked)
    yield from _own(marked)
    yield from _interview(marked)
    yield from _findings(marked)


def _at(data: Any, place: Place) -> Any:
    for part in place:
        data = data.get(part) if isinstance(data, dict) and isinstance(part, str) else None
    return data


def _members(marked: Marked, *place: str) -> list[tuple[Place, dict[str, Any]]]:
    found = _at(marked.data, place)
    if not isinstance(found, list):
        return []
    return [((*place, i), member) for i, member in enumerate(found) if isinstance(member, dict)]


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _ids(marked: Marked) -> Iterator[Fault]:
    for path in _LISTS:
        yield from _unique(marked, [str(part) for part in path], "id")
    # A text's fields are its items, and "text" for the definition itself.
    for place, item in _members(marked, "pre_work", "items"):
        if item.get("id") == "text":
            found = _('found "text", which names the text itself')
            yield marked.fault((*place, "id"), found, _("another id"))


def _unique(marked: Marked, path: list[str], key: str) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for place, member in _members(marked, *path):
        value = member.get(key)
        if not isinstance(value, str):
            continue
        if value in seen:
            line = marked.values[(*seen[value], key)][0]
            found = _('"{id}" again, first on line {line}', id=value, line=line)
            yield marked.fault((*place, key), found, _("an id of its own"))
        else:
            seen[value] = place


def _minutes(marked: Marked) -> Iterator[Fault]:
    blocks = _members(marked, "agenda")
    planned = _whole(_at(marked.data, ("minutes",)))
    lengths = [_whole(block.get("minutes")) for _place, block in blocks]
    for (place, block), length in zip(blocks, lengths, strict=True):
        if length is None or "mode" not in block:
            continue
        if block["mode"] == "before" and length != 0:
            found = ngettext("found {n} minute", "found {n} minutes", length)
            expected = _("0: pre-work is not part of the meeting")
            yield marked.fault((*place, "minutes"), found, expected)
        if block["mode"] != "before" and length == 0:
            expected = _('at least 1, or mode "before"')
            yield marked.fault((*place, "minutes"), _("found 0 minutes"), expected)
    if planned is not None and blocks and None not in lengths:
        total = sum(length or 0 for length in lengths)
        if total != planned:
            found = _("the blocks of the agenda add up to {n}", n=total)
            expected = ngettext("{n} minute in all", "{n} minutes in all", planned)
            yield marked.fault(("minutes",), found, expected)


def _modes(marked: Marked) -> Iterator[Fault]:
    run, mode = 0, ""
    for place, block in _members(marked, "agenda"):
        length, here = _whole(block.get("minutes")), block.get("mode")
        if length is None or not isinstance(here, str):
            run, mode = 0, ""
            continue
        run, before = (run + length if here == mode else length), run if here == mode else 0
        mode = here
        if before <= LONGEST_IN_ONE_MODE < run:
            found = _('{n} minutes of "{mode}" without a change', n=run, mode=mode)
            expected = _("at most {n}, then another mode", n=LONGEST_IN_ONE_MODE)
            yield marked.fault((*place, "minutes"), found, expected)


def _quiet(marked: Marked) -> Iterator[Fault]:
    for place, block in _members(marked, "agenda"):
        quiet = block.get("quiet")
        silent = quiet is None or (isinstance(quiet, str) and not quiet.strip())
        if block.get("mode") in {"pairs", "fours", "all"} and silent:
            expected = _("a way to take part without speaking or sharing")
            yield marked.fault((*place, "quiet"), _("missing"), expected)


def _steps(marked: Marked) -> Iterator[Fault]:
    known = []
    for place, step in _members(marked, "steps"):
        known.append(str(step.get("id")))
        if isinstance(step.get("done_when"), dict):
            yield from _conditions(marked, (*place, "done_when"), step["done_when"])
    for place, block in _members(marked, "agenda"):
        step_id = block.get("step")
        if isinstance(step_id, str) and step_id not in known:
            found = _('no step has the id "{id}"', id=step_id)
            expected = _("one of {words}", words=", ".join(known))
            yield marked.fault((*place, "step"), found, expected, nearest(step_id, known))


def _conditions(marked: Marked, place: Place, done_when: dict[str, Any]) -> Iterator[Fault]:
    model = KINDS.get(str(_at(marked.data, ("kind",))))
    if model is not None:
        elsewhere = frozenset[str]().union(*(kind.conditions for kind in KINDS.values()))
        for what in done_when.keys() & (elsewhere - model.conditions):
            found = _('"{what}" does not exist for this kind of exercise', what=what)
            expected = _("one of {words}", words=", ".join(sorted(model.conditions)))
            yield marked.fault((*place, what), found, expected, key=True)
    wanted = _whole(done_when.get("answered"))
    items = len(_members(marked, "pre_work", "items"))
    if wanted is not None and wanted > items:
        expected = _("at most {n}, the number of pre-work items", n=items)
        yield marked.fault((*place, "answered"), _("found {n}", n=wanted), expected)


def _closeness(marked: Marked) -> Iterator[Fault]:
    before: int | None = None
    for place, ring in _members(marked, "categories", "closeness"):
        code = _whole(ring.get("code"))
        if code is not None and before is not None and code >= before:
            found = _("found {n}", n=code)
            expected = _("less than {n}: the closest comes first", n=before)
            yield marked.fault((*place, "code"), found, expected)
        before = code if code is not None else before


def _own(marked: Marked) -> Iterator[Fault]:
    for name in ("kinds", "closeness", "level", "arena"):
        own = [p for p, each in _members(marked, "categories", name) if each.get("own") is True]
        if own and name in ("kinds", "closeness"):
            expected = _("only a level and an arena can be one's own")
            yield marked.fault((*own[0], "own"), _("found true"), expected)
        elif len(own) > 1:
            yield marked.fault((*own[1], "own"), _("found true again"), _("one of them at most"))


def _interview(marked: Marked) -> Iterator[Fault]:
    yield from _unique(marked, ["interview"], "ask")


def _findings(marked: Marked) -> Iterator[Fault]:
    wording = _at(marked.data, ("findings",))
    for rule_id, words in wording.items() if isinstance(wording, dict) else ():
        here: Place = ("findings", rule_id)
        rule = RULES.get(rule_id)
        if rule is None:
            expected = _("one of {words}", words=", ".join(RULES))
            yield marked.fault(here, _("unknown rule"), expected, nearest(rule_id, RULES), key=True)
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
