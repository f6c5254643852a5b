"""What reading across asks: a person's other worksheets are opened here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.content import NetworkExercise, UnknownExerciseError, WritingExercise
from mentorwidgets.content.findings import fill
from mentorwidgets.content.section_across import AcrossSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.across import (
    Domain,
    OneResult,
    People,
    RankedValue,
    Seen,
    read_across,
)
from mentorwidgets.reflection.across_part import AcrossPart
from mentorwidgets.reflection.balance import BalancePart
from mentorwidgets.reflection.cards import CardsPart
from mentorwidgets.reflection.entries import EntriesPart
from mentorwidgets.reflection.results import ResultsPart
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.widgets.desk import Desk, OpenDocument
from mentorwidgets.words import gettext as _


def noticed(desk: Desk, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """``across {section}`` gives ``{observations, values, missing}``.

    ``observations``: ``[{key, rule, title, reading, question}]``; ``values``: those ranked,
    ``[{id, label}]``; ``missing``: what is not there yet, ``[{words, section?, exercise?}]``.

    :raises RefusedError: there is no such section.
    """
    document = desk.document(name)
    found = document.exercise
    section = (
        found.section(str(args.get("section"))) if isinstance(found, WritingExercise) else None
    )
    if not isinstance(section, AcrossSection):
        raise RefusedError(_("This exercise does not have that part."))
    desk.catch_up()
    seen, missing = _seen(desk, document, section)
    return {
        "observations": [
            {
                "key": one.key,
                "rule": one.rule,
                **{
                    part: fill(getattr(words, part), one.values, lang=found.lang)
                    for part in ("title", "reading", "question")
                },
            }
            for one in read_across(seen)
            if (words := section.findings.get(one.rule)) is not None
        ],
        "values": [{"id": value.id, "label": value.label} for value in seen.values or ()],
        "missing": missing,
    }


def _seen(
    desk: Desk, document: OpenDocument, section: AcrossSection
) -> tuple[Seen, list[dict[str, str]]]:
    missing: list[dict[str, str]] = []
    own = document.work
    across = own.parts[section.id] if isinstance(own, WritingWork) else None
    times = across.times if isinstance(across, AcrossPart) else {}
    values = _values(own, section.values, times)
    here = {each.id for each in getattr(document.exercise, "worksheets", ())}
    if not values and section.values in here:
        missing.append(
            {"words": _("You have not ranked any values yet."), "section": section.values}
        )
    results = _results(own, section)
    if section.results and section.results in here and not results:
        missing.append({"words": _("Your wallet is empty."), "section": section.results})
    definition, domains, goals = None, None, None
    other = _other(desk, section.definition)
    if isinstance(other, WritingWork) and section.definition:
        definition = other.text.strip() or None
        domains, goals = _domains(other, section.balance), _goals(other, section)
        if definition is None:
            words = _("There is no definition of success yet.")
            missing.append({"words": words, "exercise": section.definition})
        if section.balance and domains is None:
            words = _("Weights and time are not set yet.")
            exercise = f"{section.definition}#{section.balance}"
            missing.append({"words": words, "exercise": exercise})
    people = _people(desk, section.network)
    if section.network and people is None:
        missing.append({"words": _("Nobody is on your map yet."), "exercise": section.network})
    return Seen(values or None, definition, domains, goals, results, people), missing


def _other(desk: Desk, name: str | None) -> Any:
    try:
        return desk.document(name).work if name else None
    except UnknownExerciseError:
        return None


def _values(work: Any, section: str, times: Mapping[str, int]) -> tuple[RankedValue, ...]:
    part = work.parts.get(section) if isinstance(work, WritingWork) else None
    if not isinstance(part, CardsPart):
        return ()
    stems = {card.id: card.words for card in part.section.cards}
    return tuple(
        RankedValue(one.id, one.label, tuple(stems.get(one.id, ())), times.get(one.id))
        for one in part.ranked()
    )


def _results(work: Any, section: AcrossSection) -> tuple[OneResult, ...]:
    part = work.parts.get(section.results or "") if isinstance(work, WritingWork) else None
    if not isinstance(part, ResultsPart):
        return ()
    read = []
    for one in sorted(
        part.results, key=lambda result: result.day.isoformat() if result.day else ""
    ):
        kind = part.kind_of(one)
        if kind is None or kind.private or not one.said:
            continue
        first = one.labels[0] if one.labels else one.code or kind.label
        note = one.notes.get
        labels = one.labels if kind.shape == "ranked" else ()
        read.append(
            OneResult(
                one.id,
                one.kind,
                kind.label,
                labels,
                first,
                note("overused", ""),
                note("beside", ""),
                not section.strengths or kind.id in section.strengths,
            )
        )
    return tuple(read)


def _domains(work: WritingWork, section: str | None) -> tuple[Domain, ...] | None:
    part = work.parts.get(section) if section else None
    if not isinstance(part, BalancePart) or part.weights is None or part.time is None:
        return None
    weights, time = part.weights, part.time
    return tuple(Domain(one.id, one.label, weights[one.id], time[one.id]) for one in part.domains)


def _goals(work: WritingWork, section: AcrossSection) -> tuple[tuple[str, bool], ...] | None:
    part = work.parts.get(section.goals) if section.goals else None
    if not isinstance(part, EntriesPart):
        return None
    return tuple(part.told(section.apart or ""))


def _people(desk: Desk, name: str | None) -> People | None:
    work = _other(desk, name)
    if work is None or name is None:
        return None
    exercise = desk.library.exercise(name)
    if not isinstance(exercise, NetworkExercise) or isinstance(work, WritingWork):
        return None
    people = work.map.alters
    if not people:
        return None
    kinds = exercise.categories.kinds
    helping = {kind.label: sum(kind.id in one.kinds for one in people) for kind in kinds}
    return People(tuple(one.label for one in people), helping)
