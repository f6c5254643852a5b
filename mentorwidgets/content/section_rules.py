"""What must hold in and between the worksheets of an exercise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorwidgets.content.faults import Fault, nearest
from mentorwidgets.content.marks import Marked, Place, whole
from mentorwidgets.content.sections import SECTION_KINDS
from mentorwidgets.words import gettext as _

#: What a page calls the earlier versions of a text: no section can be called so.
VERSIONS = "versions"
_ONCE = ("draft", "plan")


def section_faults(marked: Marked) -> Iterator[Fault]:
    """Every fault of the sections, and of the steps that wait for one."""
    sections = marked.members("sections")
    yield from _ids(marked, sections)
    yield from _kinds_once(marked, sections)
    yield from _questions(marked, sections)
    for place, section in sections:
        if section.get("kind") == "list":
            yield from _list(marked, place, section)
        elif section.get("kind") == "replies":
            yield from _replies(marked, place, section, sections)
    yield from _steps(marked, sections)


def screens(marked: Marked) -> tuple[str, ...]:
    """What a block may bring everybody to; empty where the exercise has no sections."""
    sections = [section for _place, section in marked.members("sections")]
    ids = tuple(str(section.get("id")) for section in sections)
    return (*ids, VERSIONS) if any(one.get("kind") == "draft" for one in sections) else ids


def _ids(marked: Marked, sections: list[tuple[Place, dict[str, Any]]]) -> Iterator[Fault]:
    for place, section in sections:
        if section.get("id") == VERSIONS:
            found = _('found "{id}", which names the versions of the text', id=VERSIONS)
            yield marked.fault((*place, "id"), found, _("another id"))


def _kinds_once(marked: Marked, sections: list[tuple[Place, dict[str, Any]]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, section in sections:
        kind = str(section.get("kind"))
        if kind == "questions" and not section.get("items"):
            kind = "questions without items"
        elif kind not in _ONCE:
            continue
        if kind in seen:
            found = _('a second section of the kind "{kind}"', kind=kind)
            yield marked.fault((*place, "kind"), found, _("one of them at most"))
        seen.add(kind)


def _questions(marked: Marked, sections: list[tuple[Place, dict[str, Any]]]) -> Iterator[Fault]:
    """All answers of an exercise are kept side by side, under the ids of their questions."""
    seen = {str(item.get("id")) for _place, item in marked.members("pre_work", "items")} | {"text"}
    for place, section in sections:
        for i, item in _mappings(section.get("items")):
            name = item.get("id")
            if isinstance(name, str) and name in seen:
                found = _('"{id}" again', id=name)
                expected = _("an id that no other question of this exercise has")
                yield marked.fault((*place, "items", i, "id"), found, expected)
            seen.add(str(name))


def _list(marked: Marked, place: Place, section: dict[str, Any]) -> Iterator[Fault]:
    fields = section.get("fields")
    yield from _each_once(marked, (*place, "fields"), fields)
    for i, field in _mappings(fields):
        yield from _each_once(marked, (*place, "fields", i, "options"), field.get("options"))
    count_by = section.get("count_by")
    choices = [str(one.get("id")) for _i, one in _mappings(fields) if one.get("kind") == "choice"]
    if isinstance(count_by, str) and count_by not in choices:
        found = _('no choice has the id "{id}"', id=count_by)
        expected = _("one of {words}", words=", ".join(choices)) if choices else ""
        yield marked.fault((*place, "count_by"), found, expected, nearest(count_by, choices))


def _mappings(value: Any) -> list[tuple[int, dict[str, Any]]]:
    """The mappings of a list with their places in it; of other shapes the models speak."""
    members = enumerate(value) if isinstance(value, list) else ()
    return [(i, member) for i, member in members if isinstance(member, dict)]


def _replies(
    marked: Marked,
    place: Place,
    section: dict[str, Any],
    sections: list[tuple[Place, dict[str, Any]]],
) -> Iterator[Fault]:
    yield from _each_once(marked, (*place, "scales"), section.get("scales"))
    onward = section.get("next")
    ids = [str(one.get("id")) for _place, one in sections]
    if isinstance(onward, str) and onward not in ids:
        found = _('no section has the id "{id}"', id=onward)
        expected = _("one of {words}", words=", ".join(ids))
        yield marked.fault((*place, "next"), found, expected, nearest(onward, ids))


def _each_once(marked: Marked, place: Place, members: Any) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, member in _mappings(members):
        name = str(member.get("id"))
        if name in seen:
            found = _('"{id}" again', id=name)
            yield marked.fault((*place, i, "id"), found, _("an id of its own"))
        seen.add(name)


def _steps(marked: Marked, sections: list[tuple[Place, dict[str, Any]]]) -> Iterator[Fault]:
    kinds = {str(section.get("id")): str(section.get("kind")) for _place, section in sections}
    items = {str(section.get("id")): section.get("items") for _place, section in sections}
    for place, step in marked.members("steps"):
        done_when = step.get("done_when")
        wanted = done_when.get("section") if isinstance(done_when, dict) else None
        if not isinstance(wanted, dict):
            continue
        here = (*place, "done_when", "section")
        name = wanted.get("id")
        if isinstance(name, str) and name not in kinds:
            found = _('no section has the id "{id}"', id=name)
            expected = _("one of {words}", words=", ".join(kinds)) if kinds else ""
            yield marked.fault((*here, "id"), found, expected, nearest(name, list(kinds)))
            continue
        model = SECTION_KINDS.get(kinds.get(str(name), ""))
        what = wanted.get("what")
        if model is not None and isinstance(what, str) and what and what not in model.counts:
            found = _('a section of this kind does not count "{what}"', what=what)
            expected = _("one of {words}", words=", ".join(model.counts))
            yield marked.fault((*here, "what"), found, expected, nearest(what, list(model.counts)))
        asked = items.get(str(name))
        least = whole(wanted.get("least"))
        if kinds.get(str(name)) == "questions" and least is not None:
            there = len(asked if isinstance(asked, list) else marked.members("pre_work", "items"))
            if least > there:
                expected = _("at most {n}, the number of questions", n=there)
                yield marked.fault((*here, "least"), _("found {n}", n=least), expected)
