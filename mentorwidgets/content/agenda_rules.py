"""What must hold in the agenda of an exercise: minutes, changes of mode, quiet ways, questions.

An agenda is read twice: by a group, and by two people, for whom a block may be longer, shorter
or left out. Both must fit the slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorwidgets.content.blocks import LONGEST_IN_ONE_MODE
from mentorwidgets.content.faults import Fault, nearest
from mentorwidgets.content.marks import Marked, Place, whole
from mentorwidgets.content.models import KINDS
from mentorwidgets.content.section_rules import screens
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

_FOR_TWO = "minutes_for_two"
#: Modes in which somebody may be expected to speak.
_IN_COMPANY = {"pairs", "fours", "all"}
#: What each kind of question needs besides its text, and what only other kinds have.
_NEEDS = {
    "line": (),
    "lines": (),
    "scale": ("low", "high"),
    "choice": ("options",),
    "ranking": ("options",),
    "plane": ("across", "upwards"),
}
_ALLOWS = {"scale": ("points",), "choice": ("several",)}


def agenda_faults(marked: Marked) -> Iterator[Fault]:
    """Every fault between the fields of the agenda, rule by rule."""
    yield from _lengths(marked)
    yield from _slot(marked, "minutes")
    yield from _modes(marked, "minutes")
    if any(whole(block.get(_FOR_TWO)) is not None for _place, block in marked.members("agenda")):
        yield from _slot(marked, _FOR_TWO)
        yield from _modes(marked, _FOR_TWO)
    yield from _quiet(marked)
    yield from _screens(marked)
    for place, block in marked.members("agenda"):
        if isinstance(block.get("ask"), dict):
            yield from _ask(marked, (*place, "ask"), block["ask"])


def _lengths(marked: Marked) -> Iterator[Fault]:
    for place, block in marked.members("agenda"):
        before = block.get("mode") == "before"
        for field in ("minutes", _FOR_TWO):
            length = whole(block.get(field))
            if length is None or "mode" not in block:
                continue
            if before and length != 0:
                found = ngettext("found {n} minute", "found {n} minutes", length)
                expected = _("0: pre-work is not part of the meeting")
                yield marked.fault((*place, field), found, expected)
            if field == "minutes" and not before and length == 0:
                expected = _('at least 1, or mode "before"')
                yield marked.fault((*place, field), _("found 0 minutes"), expected)


def _length(block: dict[str, Any], field: str) -> int | None:
    if field == _FOR_TWO and field in block and block[field] is not None:
        return whole(block[field])
    return whole(block.get("minutes"))


def _slot(marked: Marked, field: str) -> Iterator[Fault]:
    blocks = marked.members("agenda")
    planned = whole(marked.at(("minutes",)))
    lengths = [_length(block, field) for _place, block in blocks]
    if planned is None or not blocks or None in lengths:
        return
    total = sum(length or 0 for length in lengths)
    if total == planned:
        return
    expected = ngettext("{n} minute in all", "{n} minutes in all", planned)
    if field == "minutes":
        found = _("the blocks of the agenda add up to {n}", n=total)
        yield marked.fault(("minutes",), found, expected)
        return
    # Said where the second reading begins to differ.
    place = next(place for place, block in blocks if whole(block.get(field)) is not None)
    found = _("for two people the blocks of the agenda add up to {n}", n=total)
    yield marked.fault((*place, field), found, expected)


def _modes(marked: Marked, field: str) -> Iterator[Fault]:
    run, mode = 0, ""
    for place, block in marked.members("agenda"):
        length, here = _length(block, field), block.get("mode")
        if length is None or not isinstance(here, str):
            run, mode = 0, ""
            continue
        if field == _FOR_TWO and length == 0:
            # Left out for two: the blocks around it meet.
            continue
        run, before = (run + length if here == mode else length), run if here == mode else 0
        mode = here
        if before <= LONGEST_IN_ONE_MODE < run:
            found = _('{n} minutes of "{mode}" without a change', n=run, mode=mode)
            if field == _FOR_TWO:
                found = _(
                    'for two people {n} minutes of "{mode}" without a change', n=run, mode=mode
                )
            expected = _("at most {n}, then another mode", n=LONGEST_IN_ONE_MODE)
            at = field if field in block else "minutes"
            yield marked.fault((*place, at), found, expected)


def _quiet(marked: Marked) -> Iterator[Fault]:
    for place, block in marked.members("agenda"):
        if block.get("mode") in _IN_COMPANY and _empty(block.get("quiet")):
            expected = _("a way to take part without speaking or sharing")
            yield marked.fault((*place, "quiet"), _("missing"), expected)


def _screens(marked: Marked) -> Iterator[Fault]:
    model = KINDS.get(str(marked.at(("kind",))))
    if model is None:
        return
    offered = screens(marked) or model.screens
    for place, block in marked.members("agenda"):
        screen = block.get("screen")
        if not isinstance(screen, str) or screen in ("", *offered):
            continue
        found = _('this kind of exercise has no screen "{screen}"', screen=screen)
        expected = _("one of {words}", words=", ".join(offered))
        yield marked.fault((*place, "screen"), found, expected, nearest(screen, list(offered)))


def _ask(marked: Marked, place: Place, ask: dict[str, Any]) -> Iterator[Fault]:
    kind = ask.get("kind")
    if not isinstance(kind, str) or kind not in _NEEDS:
        return  # the model says which kinds there are
    needed = {
        "low": _("what the lowest point means"),
        "high": _("what the highest point means"),
        "options": _("at least two answers to choose from"),
        "across": _("what left and right mean"),
        "upwards": _("what bottom and top mean"),
    }
    for field in _NEEDS[kind]:
        if _empty(ask.get(field)):
            found = _('missing in a question of the kind "{kind}"', kind=kind)
            yield marked.fault((*place, field), found, needed[field])
    options = ask.get("options")
    if "options" in _NEEDS[kind] and isinstance(options, list) and options:
        if len(options) < 2:
            yield marked.fault((*place, "options"), _("found one"), needed["options"])
        yield from _twice(marked, (*place, "options"), options)
    own = {*_NEEDS[kind], *_ALLOWS.get(kind, ())}
    others = {name for names in (*_NEEDS.values(), *_ALLOWS.values()) for name in names} - own
    for field in ask:
        if field in others and ask[field] not in (None, False, "", []):
            found = _('a question of the kind "{kind}" has none', kind=kind)
            yield marked.fault((*place, field), found, _("nothing here"), key=True)


def _twice(marked: Marked, place: Place, options: list[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, option in enumerate(options):
        name = " ".join(option.split()).casefold() if isinstance(option, str) else ""
        if name and name in seen:
            expected = _("each answer once")
            yield marked.fault((*place, i), _('"{text}" again', text=option), expected)
        seen.add(name)


def _empty(value: Any) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())
