"""A wallet of results that somebody brings from elsewhere, each saved from the first word on.

Operations: ``add_result {id, kind}``, ``edit_result {id, field, value, was?}``, ``drop_result
{id}`` and ``restore_result {id}``, which brings back what was taken out, whole. Fields: ``day``,
``source``, ``ring``, ``ranks`` (a list of ``{rank, label}``), ``scale``, ``least`` and ``most``
of a scale of one's own, ``score:<id>``, ``code``, ``topic`` and ``note:<prompt>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mentorwidgets.content.section_results import ResultKind, ResultsSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.results_checks import (
    a_number,
    a_result_day,
    check_score,
    labels_in_order,
)
from mentorwidgets.reflection.section import (
    ContentId,
    Item,
    Op,
    RandomId,
    SectionPart,
    not_overtaken,
    read,
)
from mentorwidgets.words import gettext as _

MOST_RESULTS = 100
LONGEST_NOTE = 4_000
OWN_SCALE = "own"
_TEXTS = {"source": 400, "code": 40, "topic": 400}
_FIELD = r"^(day|source|ring|ranks|scale|least|most|code|topic|(score|note):[a-z][a-z0-9-]{0,59})$"


class Rank(BaseModel):
    """A label at its rank, from 1."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    rank: Annotated[int, Field(ge=1, le=1000)]
    label: Annotated[str, StringConstraints(max_length=120)]


class AddResult(Op):
    """A result of this kind, with nothing said of it yet."""

    id: RandomId
    kind: ContentId


class EditResult(Op):
    """One thing about a result; None takes it back. ``was`` is the text that was typed over."""

    id: RandomId
    field: Annotated[str, StringConstraints(pattern=_FIELD)]
    value: (
        Annotated[str, StringConstraints(max_length=LONGEST_NOTE)]
        | int
        | float
        | Annotated[list[Rank], Field(max_length=200)]
        | None
    )
    was: Annotated[str, StringConstraints(max_length=LONGEST_NOTE)] | None = None


class OneResult(Op):
    """A result out of the wallet, or back into it."""

    id: RandomId


@dataclass(frozen=True, slots=True)
class Result:
    """One result; what is empty was not said. ``labels`` stand in the order of their ranks."""

    id: str
    kind: str
    day: date | None = None
    source: str = ""
    ring: str = ""
    labels: tuple[str, ...] = ()
    scale: str = ""
    least: float | None = None
    most: float | None = None
    scores: Mapping[str, float] = field(default_factory=dict, hash=False)
    code: str = ""
    topic: str = ""
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def said(self) -> bool:
        """Whether it says anything yet: a source or a day alone is none."""
        return bool(self.labels or self.scores or self.code or self.topic)


class ResultsPart(SectionPart):
    """The results of one person, in the order in which they were put in."""

    types: ClassVar[frozenset[str]] = frozenset(
        {"add_result", "edit_result", "drop_result", "restore_result"}
    )

    def __init__(self, section: ResultsSection) -> None:
        super().__init__(section)
        self._kinds = {kind.id: kind for kind in section.kinds}
        self._rings = {option.id: option.label for option in section.rings}
        self._section = section
        self._results: dict[str, Result] = {}
        self._out: dict[str, Result] = {}

    @property
    def results(self) -> tuple[Result, ...]:
        """What is in the wallet."""
        return tuple(self._results.values())

    def kind_of(self, result: Result) -> ResultKind | None:
        """What the content says of a result's kind; None when it no longer offers it."""
        return self._kinds.get(result.kind)

    def check(self, op: Mapping[str, Any]) -> None:
        """Only kinds, answers, labels and numbers that the content takes."""
        if op["type"] == "add_result" and read(AddResult, op).kind not in self._kinds:
            raise RefusedError(_("This kind of result is not offered any more."), field="kind")
        if op["type"] == "edit_result":
            given = read(EditResult, op)
            result = self._result(given.id)
            kind = self.kind_of(result)
            if kind is not None and given.value not in (None, "", []):
                self._fits(kind, result, given)

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation; ``at`` says which days lie in the future."""
        match op["type"]:
            case "add_result":
                self._add(read(AddResult, op))
            case "edit_result":
                given = read(EditResult, op)
                result = self._result(given.id)
                self._results[given.id] = self._edited(result, given, at)
            case "drop_result":
                key = read(OneResult, op).id
                self._out[key] = self._result(key)
                del self._results[key]
            case _:
                self._restore(read(OneResult, op).id)

    def view(self) -> dict[str, Any]:
        """``{"results": […], "out": […]}``, each with what :class:`Result` has; days as text."""
        return {
            "results": [_shown(one) for one in self.results],
            "out": [_shown(one) for one in self._out.values()],
        }

    def counts(self) -> Mapping[str, int]:
        """``results``: those that say something."""
        return {"results": sum(one.said for one in self.results)}

    def items(self) -> Iterable[Item]:
        """Each result that says something; private where its kind is, or is not known any more."""
        for one in self.results:
            if one.said:
                kind = self.kind_of(one)
                label = kind.label if kind else one.kind
                yield Item(one.id, label, self._in_words(one), kind is None or kind.private)

    # -------------------------------------------------------------------------------------

    def _result(self, key: str) -> Result:
        result = self._results.get(key)
        if result is None:
            raise RefusedError(_("This result is no longer in your wallet."), field="id")
        return result

    def _add(self, given: AddResult) -> None:
        if given.id in self._results or given.id in self._out:
            raise RefusedError(_("This is already in your wallet."), field="id")
        if len(self._results) >= MOST_RESULTS:
            raise RefusedError(_("At most {n} results are kept.", n=MOST_RESULTS), field="id")
        self._results[given.id] = Result(given.id, given.kind)

    def _restore(self, key: str) -> None:
        if key not in self._out:
            raise RefusedError(_("This result is no longer in your wallet."), field="id")
        self._results[key] = self._out.pop(key)

    def _edited(self, result: Result, given: EditResult, at: datetime) -> Result:
        name, value = given.field, given.value
        what, _colon, which = name.partition(":")
        if what == "day":
            return replace(result, day=a_result_day(value, at.date()))
        if what == "ranks":
            return replace(result, labels=labels_in_order(value))
        if what in ("least", "most"):
            return _with(result, what, a_number(value, name))
        if what == "score":
            scores = {one: number for one, number in result.scores.items() if one != which}
            number = a_number(value, name)
            return replace(result, scores=scores if number is None else {**scores, which: number})
        if what in ("ring", "scale"):
            return _with(result, what, _a_text(value, 60, name))
        text = _a_text(value, LONGEST_NOTE if what == "note" else _TEXTS[what], name)
        if what == "code":
            return replace(result, code=text.upper())
        older = result.notes.get(which, "") if what == "note" else getattr(result, what)
        not_overtaken(older, given.was, text, field=name)
        if what == "note":
            return replace(result, notes={**result.notes, which: text})
        return _with(result, what, text)

    def _fits(self, kind: ResultKind, result: Result, given: EditResult) -> None:
        what, _colon, which = given.field.partition(":")
        value = given.value
        if what == "ring" and value not in self._rings:
            raise RefusedError(_("Choose one of the answers, please."), field="ring")
        if what == "ranks":
            count = len(labels_in_order(value))
            if kind.most is not None and count > kind.most:
                raise RefusedError(
                    _("At most {most}, please; these are {n}.", most=kind.most, n=count),
                    field="ranks",
                )
        if what == "code" and kind.pattern:
            code = str(value).strip().upper()
            if not re.fullmatch(kind.pattern, code):
                example = kind.example or kind.pattern
                raise RefusedError(
                    _("This does not look like {example}.", example=example), field="code"
                )
        if what == "score":
            if which not in [score.id for score in kind.scores]:
                raise RefusedError(_("This exercise does not ask that."), field=given.field)
            check_score(kind, result, value, given.field)
        if what == "scale":
            known = [scale.id for scale in kind.scales] + [OWN_SCALE] * kind.own_scale
            if value not in known:
                raise RefusedError(_("Choose one of the answers, please."), field="scale")
            after = replace(result, scale=str(value))
            for score, number in result.scores.items():
                label = next((one.label for one in kind.scores if one.id == score), score)
                check_score(kind, after, number, "scale", label)
        if what in ("least", "most"):
            after = _with(result, what, a_number(value, what))
            if after.least is not None and after.most is not None and after.least >= after.most:
                raise RefusedError(_("The largest must be above the smallest."), field=what)
        if what == "note" and which not in [one.id for one in self._section.prompts_of(kind)]:
            raise RefusedError(_("This exercise does not ask that."), field=given.field)

    def _in_words(self, one: Result) -> str:
        kind = self.kind_of(one)
        lines = [f"{n}. {label}" for n, label in enumerate(one.labels, 1)]
        if kind is not None and kind.shape == "words":
            lines = list(one.labels)
        names = {score.id: score.label for score in kind.scores} if kind else {}
        lines += [f"{names.get(name, name)}: {number:g}" for name, number in one.scores.items()]
        lines += [words for words in (one.code, one.topic) if words]
        about = [words for words in (one.source, one.day.isoformat() if one.day else "") if words]
        if about:
            lines.append(" · ".join(about))
        if one.ring in self._rings:
            lines.append(_("Does it ring true? {answer}", answer=self._rings[one.ring]))
        prompts = {item.id: item.prompt for item in self._section.prompts_of(kind)} if kind else {}
        lines += [f"{prompts.get(name, name)} {note}" for name, note in one.notes.items() if note]
        return "\n".join(lines)


def _shown(one: Result) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "day": one.day.isoformat() if one.day else None,
        "source": one.source,
        "ring": one.ring,
        "labels": list(one.labels),
        "scale": one.scale,
        "least": one.least,
        "most": one.most,
        "scores": dict(one.scores),
        "code": one.code,
        "topic": one.topic,
        "notes": dict(one.notes),
    }


def _with(result: Result, name: str, value: Any) -> Result:
    changed: dict[str, Any] = {name: value}
    return replace(result, **changed)


def _a_text(value: Any, longest: int, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RefusedError(_("A text was expected here."), field=name)
    text = harmless(value, lines=name.startswith("note:")).strip()
    if len(text) > longest:
        raise RefusedError(_("At most {n} characters, please.", n=longest), field=name)
    return text
