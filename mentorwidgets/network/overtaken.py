"""Two pages of one person type over the same text: neither text goes away unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

from .fields import LONGEST_NOTES, a_text, only_known
from .model import Person


def typed_over(was: Any, person: Person, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, with what another page wrote meanwhile: notes stand together, a line asks.

    ``was`` has the texts that the new ones were typed over: ``{label?, role?, notes?,
    attributes?: {id: text}}``.

    :raises RefusedError: a line was changed meanwhile, so that the person has to choose.
    """
    if was is None:
        return fields
    texts, answers = _read(was)
    if "label" in fields and _overtaken(person.label, texts.get("label"), fields["label"]):
        raise RefusedError(
            _(
                "Meanwhile another page changed this name to “{other}”. Which shall it be?",
                other=person.label,
            ),
            field="label",
        )
    if "role" in fields:
        not_overtaken(person.role, texts.get("role"), fields["role"], field="role")
    for name, text in (fields.get("attributes") or {}).items():
        older = person.attributes.get(name, "")
        not_overtaken(older, answers.get(name), text or "", field=f"attributes.{name}")
    if "notes" in fields and _overtaken(person.notes, texts.get("notes"), fields["notes"]):
        together = f"{person.notes}\n\n{fields['notes']}".strip()
        return {**fields, "notes": a_text(together, "notes", LONGEST_NOTES, lines=True)}
    return fields


def not_overtaken(older: str, was: Any, text: str, *, field: str) -> None:
    """Refuse a text that was typed over another one than stands there now: a line asks."""
    if _overtaken(older, was, text):
        raise RefusedError(
            _("Meanwhile another page changed this to “{other}”. Which shall it be?", other=older),
            field=field,
        )


def _overtaken(older: str, was: Any, text: str) -> bool:
    return was is not None and older not in (was, text)


def _read(was: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    if not isinstance(was, Mapping):
        raise RefusedError(_("Text was expected here."), field="was")
    only_known(was, {"label", "role", "notes", "attributes"})
    texts = {name: text for name, text in was.items() if name != "attributes"}
    answers = was.get("attributes", {})
    if not isinstance(answers, Mapping):
        raise RefusedError(_("Text was expected here."), field="was")
    if not all(isinstance(text, str) for text in (*texts.values(), *answers.values())):
        raise RefusedError(_("Text was expected here."), field="was")
    return texts, answers
