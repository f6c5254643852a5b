"""The commands on what a person makes of their map: the wanted map, gaps, actions, reflections.

Like those of :mod:`.commands`, each raises :class:`~mentorwidgets.operations.RefusedError` and
changes nothing, or returns the document that follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

from .commands import Act
from .document import Action, Gap, NetworkDocument
from .fields import Rules, a_key, a_text, a_yes_or_no, only_known
from .model import PersonKey
from .overtaken import not_overtaken

LONGEST_GAP = 400
LONGEST_STEP = 400
LONGEST_REFLECTION = 20_000
_MOST = 200
_YEARS = range(1900, 3000)
_ABOUT = re.compile(r"(?:(?:finding|kind):[a-z0-9-]{1,80}|person:[0-9a-f]{32})?")
_PROMPT = re.compile(r"(?:finding:)?[a-z0-9-]{1,80}")

Command = Callable[
    [NetworkDocument, Mapping[str, Any], Rules],
    tuple[NetworkDocument, Act],
]


def begin_wanted(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{}``: a copy of the present map, to be changed into the one that is wanted."""
    only_known(op, set())
    if document.wanted is not None:
        raise RefusedError(_("There is a wanted map already."))
    return replace(document, wanted=document.present), Act("begin_wanted")


def drop_wanted(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{}``: without a wanted map again; undo brings it back."""
    only_known(op, set())
    if document.wanted is None:
        raise RefusedError(_("There is no wanted map."))
    return replace(document, wanted=None), Act("drop_wanted")


def mark_gap(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{id, text, about?}``: something is missing, in the person's own words."""
    only_known(op, {"id", "text", "about"})
    key = a_key(op, "id")
    if document.gap(key) is not None:
        raise RefusedError(_("This gap is already marked."), field="id")
    if len(document.gaps) >= _MOST:
        raise RefusedError(_("At most {most} gaps are kept.", most=_MOST), field="id")
    gap = Gap(key, _some_text(op.get("text"), LONGEST_GAP), _about(op.get("about")))
    return replace(document, gaps=(*document.gaps, gap)), Act("mark_gap", gap.text)


def edit_gap(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{id, changes: {text?, about?, shared?}, was?}``: ``was`` is the text typed over."""
    only_known(op, {"id", "changes", "was"})
    gap = document.gap(a_key(op, "id"))
    if gap is None:
        raise RefusedError(_("This gap is no longer on your list."), field="id")
    changes = _changes(op, {"text", "about", "shared"})
    fields: dict[str, Any] = {}
    if "text" in changes:
        fields["text"] = _some_text(changes["text"], LONGEST_GAP)
        not_overtaken(gap.text, op.get("was"), fields["text"], field="text")
    if "about" in changes:
        fields["about"] = _about(changes["about"])
    if "shared" in changes:
        fields["shared"] = a_yes_or_no(changes["shared"], "shared")
    after = replace(gap, **fields)
    gaps = tuple(after if each.id == gap.id else each for each in document.gaps)
    return replace(document, gaps=gaps), Act("edit_gap", gap.text)


def drop_gap(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{id}``: off the list; its actions stay."""
    only_known(op, {"id"})
    gap = document.gap(a_key(op, "id"))
    if gap is None:
        raise RefusedError(_("This gap is no longer on your list."), field="id")
    gaps = tuple(each for each in document.gaps if each.id != gap.id)
    actions = tuple(
        replace(each, gap=None) if each.gap == gap.id else each for each in document.actions
    )
    return replace(document, gaps=gaps, actions=actions), Act("drop_gap", gap.text)


def add_action(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{id, step, person?, gap?, by?}``: a next step; ``by`` is a day as YYYY-MM-DD."""
    only_known(op, {"id", "step", "person", "gap", "by"})
    key = a_key(op, "id")
    if document.action(key) is not None:
        raise RefusedError(_("This step is already on your list."), field="id")
    if len(document.actions) >= _MOST:
        raise RefusedError(_("At most {most} steps are kept.", most=_MOST), field="id")
    fields = _action_fields(document, {name: op[name] for name in op if name not in ("type", "id")})
    if "step" not in fields:
        raise RefusedError(_("A few words, please."), field="step")
    action = Action(key, **fields)
    return replace(document, actions=(*document.actions, action)), Act("add_action", action.step)


def edit_action(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{id, changes: {step?, person?, gap?, by?, done?}, was?}``: null takes an answer back."""
    only_known(op, {"id", "changes", "was"})
    action = document.action(a_key(op, "id"))
    if action is None:
        raise RefusedError(_("This step is no longer on your list."), field="id")
    fields = _action_fields(document, _changes(op, {"step", "person", "gap", "by", "done"}))
    if "step" in fields:
        not_overtaken(action.step, op.get("was"), fields["step"], field="step")
    after = replace(action, **fields)
    actions = tuple(after if each.id == action.id else each for each in document.actions)
    return replace(document, actions=actions), Act("edit_action", action.step)


def drop_action(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{id}``: off the list."""
    only_known(op, {"id"})
    action = document.action(a_key(op, "id"))
    if action is None:
        raise RefusedError(_("This step is no longer on your list."), field="id")
    actions = tuple(each for each in document.actions if each.id != action.id)
    return replace(document, actions=actions), Act("drop_action", action.step)


def reflect(
    document: NetworkDocument, op: Mapping[str, Any], _rules: Rules
) -> tuple[NetworkDocument, Act]:
    """``{prompt, text, was?}``: an answer to a question; empty takes it back.

    If another page wrote something else over the same ``was``, both texts stand together.
    """
    only_known(op, {"prompt", "text", "was"})
    prompt = op.get("prompt")
    if not isinstance(prompt, str) or not _PROMPT.fullmatch(prompt):
        raise RefusedError(_("This exercise does not ask that."), field="prompt")
    text = a_text(op.get("text"), "text", LONGEST_REFLECTION, lines=True)
    older = document.reflections.get(prompt, "")
    was = op.get("was", older)
    if not isinstance(was, str):
        raise RefusedError(_("Text was expected here."), field="was")
    if older.strip() not in ("", was.strip(), text):
        text = a_text(f"{older}\n\n{text}", "text", LONGEST_REFLECTION, lines=True)
    if len(document.reflections) >= _MOST and prompt not in document.reflections:
        raise RefusedError(_("At most {most} answers are kept.", most=_MOST), field="prompt")
    reflections = {name: words for name, words in document.reflections.items() if name != prompt}
    if text:
        reflections[prompt] = text
    return replace(document, reflections=reflections), Act("reflect", prompt)


#: Each type of operation on the document that is no change of a map, and can be undone.
PLAN_COMMANDS: Mapping[str, Command] = {
    "begin_wanted": begin_wanted,
    "drop_wanted": drop_wanted,
    "mark_gap": mark_gap,
    "edit_gap": edit_gap,
    "drop_gap": drop_gap,
    "add_action": add_action,
    "edit_action": edit_action,
    "drop_action": drop_action,
    "reflect": reflect,
}


def _action_fields(document: NetworkDocument, given: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "step" in given:
        fields["step"] = _some_text(given["step"], LONGEST_STEP, field="step")
    if "person" in given:
        fields["person"] = _person(document, given["person"])
    if "gap" in given:
        key = given["gap"]
        if key is not None and (not isinstance(key, str) or document.gap(key) is None):
            raise RefusedError(_("This gap is no longer on your list."), field="gap")
        fields["gap"] = key
    if "by" in given:
        fields["by"] = _a_day(given["by"])
    if "done" in given:
        fields["done"] = a_yes_or_no(given["done"], "done")
    return fields


def _person(document: NetworkDocument, key: Any) -> PersonKey | None:
    if key is None:
        return None
    maps = [document.present, *([document.wanted] if document.wanted else [])]
    if not isinstance(key, str) or all(network.find(key) is None for network in maps):
        raise RefusedError(_("This person is no longer on your map."), field="person")
    return PersonKey(key)


def _a_day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    # A calendar counts on from the day; beyond these it is a slip of the hand.
    if day is None or day.year not in _YEARS:
        raise RefusedError(_("A day was expected here, as in 2027-03-31."), field="by")
    return day


def _some_text(value: Any, longest: int, *, field: str = "text") -> str:
    text = a_text("" if value is None else value, field, longest)
    if not text:
        raise RefusedError(_("A few words, please."), field=field)
    return text


def _about(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or not _ABOUT.fullmatch(value):
        raise RefusedError(
            _("A gap is about a finding, a kind of help or a person."), field="about"
        )
    return value


def _changes(op: Mapping[str, Any], known: set[str]) -> Mapping[str, Any]:
    changes = op.get("changes")
    if not isinstance(changes, Mapping) or not changes:
        raise RefusedError(_("Nothing was changed."), field="changes")
    only_known(changes, known)
    return changes
