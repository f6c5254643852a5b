"""What a report on a map says, before it is a PDF or a Word file: both are made from this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from mentorwidgets.network.categories import Categories, label_of
from mentorwidgets.network.document import NetworkDocument
from mentorwidgets.network.findings import findings
from mentorwidgets.network.model import NetworkMap
from mentorwidgets.network.sentences import sentences
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

#: How many findings a report tells; the page has the others.
MOST_FINDINGS = 5


@dataclass(frozen=True, slots=True)
class InNumbers:
    """One measure: what it is called, and what it says in a sentence with its counts."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: what stands out, its counts, a question, and what the person answered."""

    title: str
    reading: str
    meaning: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """One line of the plan, in words; empty where nothing was said."""

    step: str
    with_whom: str
    by: str
    done: str


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """All that is in the document; ``picture_in_words`` stands for the map where it is not seen."""

    title: str
    subtitle: str
    language: str
    picture_in_words: str
    findings: tuple[Told, ...]
    reading: tuple[InNumbers, ...]
    gaps: tuple[str, ...]
    steps: tuple[NextStep, ...]


def report_of(work: NetworkWork, *, on: date) -> NetworkReport:
    """The report on the present map of this work, as it is on that day."""
    document, categories, language = work.document, work.categories, work.exercise.lang
    seen = work.seen()
    told = findings(seen, work.exercise)[:MOST_FINDINGS]
    return NetworkReport(
        title=work.exercise.title,
        subtitle=f"{_('As it is on {day}', day=_day(on, language))} · {_people(work.map)}",
        language=language,
        picture_in_words=picture_in_words(work.map, categories),
        findings=tuple(
            Told(
                each.title,
                each.reading,
                each.meaning,
                each.question,
                document.reflections.get(f"finding:{each.rule}", ""),
            )
            for each in told
        ),
        reading=tuple(InNumbers(each.title, each.sentence) for each in sentences(seen)),
        gaps=tuple(gap.text for gap in document.gaps),
        steps=_steps(document, language),
    )


def picture_in_words(network: NetworkMap, categories: Categories) -> str:
    """The map for whoever does not see it: who stands in which ring, and who knows whom."""
    if not network.people:
        return _("A map without anybody on it.")
    lines = []
    rings = [(ring.id, ring.label) for ring in categories.closeness]
    for ring, label in [*rings, (None, _("Closeness not said"))]:
        here = [
            f"{person.label} ({level})" if (level := label_of_level(person.level, categories))
            else person.label
            for person in network.people
            if person.closeness == ring
        ]  # fmt: skip
        if here:
            lines.append(f"{label}: {', '.join(here)}.")
    names = {person.id: person.label for person in network.people}
    if network.ties:
        pairs = sorted(f"{names[one]} – {names[other]}" for one, other in network.ties)
        lines.append(_("Know each other: {pairs}.", pairs=", ".join(pairs)))
    return " ".join(lines)


def label_of_level(level: str | None, categories: Categories) -> str:
    """How the content words a level; nothing where it was not said."""
    return label_of(categories.level, level) if level else ""


def _people(network: NetworkMap) -> str:
    people = ngettext("{n} person", "{n} people", len(network.alters))
    ties = ngettext("{n} tie between them", "{n} ties between them", network.tie_count)
    vacant = len(network.vacancies)
    open_places = ngettext("{n} vacant place", "{n} vacant places", vacant) if vacant else ""
    return " · ".join(filter(None, (people, ties, open_places)))


def _steps(document: NetworkDocument, language: str) -> tuple[NextStep, ...]:
    # What is due first stands first, what has no day after it, what is done at the end.
    ordered = sorted(document.actions, key=lambda a: (a.done, a.by is None, a.by or date.max))
    maps: Sequence[NetworkMap] = [document.present, *filter(None, [document.wanted])]
    names = {person.id: person.label for network in reversed(maps) for person in network.people}
    return tuple(
        NextStep(
            step=action.step,
            with_whom=names.get(action.person, "") if action.person else "",
            by=_day(action.by, language) if action.by else "",
            done=_("done") if action.done else _("open"),
        )
        for action in ordered
    )


def _day(day: date, language: str) -> str:
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    return format_date(day, format="long", locale=locale)
