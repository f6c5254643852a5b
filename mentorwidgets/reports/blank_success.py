"""The empty sheets of what belongs to a text: domains weighed, what others heard, reading again."""

from __future__ import annotations

from collections.abc import Iterable

from mentorwidgets.reports.blank_pieces import BlankPiece, Boxes, Column, Given, Room, Say, Sheet
from mentorwidgets.reports.blank_writing import asked
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

#: Room for domains of one's own, and for listeners.
_OWN, _LISTENERS = 2, 4


def balance(given: Given) -> Iterable[BlankPiece]:
    """Each domain with two columns, each of which adds up to a hundred."""
    section, number = given.part.section, given.part.asked
    yield Say(f"{number['matters']} {section.matters}")
    yield Say(f"{number['spent']} {section.spent}")
    labels = [_with_hint(one.label, one.hint) for one in section.domains]
    yield Sheet(
        "",
        "",
        (
            Column(_("Domain"), share=4),
            Column(_("What matters"), number["matters"], share=1.6),
            Column(_("The time it gets"), number["spent"], share=1.6),
        ),
        tuple((label, "", "") for label in (*labels, *[""] * _OWN)),
        total=(_("Together"), "= 100", "= 100"),
    )
    if section.question:
        yield Room(number["question"], section.question, "", 4)


def reread(given: Given) -> Iterable[BlankPiece]:
    """A day to read the text again, and what one notes then."""
    section = given.part.section
    days = [ngettext("in {n} month", "in {n} months", months) for months in section.months]
    yield Boxes("", _("When you read it again"), (*days, _("on:")))
    for item in section.questions:
        yield asked(item, given.part, 4)


def replies(given: Given) -> Iterable[BlankPiece]:
    """What listeners heard, a row for each; the scales below it, with a column for each."""
    section, number = given.part.section, given.part.asked
    yield Sheet(
        number.get("question", ""),
        section.question,
        (Column(_("Who"), share=1.2), Column(_("What I heard"), share=5)),
        (("", ""),) * _LISTENERS,
        tall=3,
    )
    if section.scales:
        own = [_("Myself")] if section.own else []
        heads = [*own, *(_("Listener {n}", n=n + 1) for n in range(_LISTENERS))]
        yield Say(_("A number for each. Nobody adds them up."), quiet=True)
        yield Sheet(
            "",
            "",
            (Column("", share=4), *(Column(head, share=1.1, middle=True) for head in heads)),
            tuple(
                (
                    _(
                        "{what}: 1 {low}, {n} {high}",
                        what=scale.label,
                        low=scale.low,
                        n=scale.points,
                        high=scale.high,
                    ),
                    *[""] * len(heads),
                )
                for scale in section.scales
            ),
        )


def _with_hint(label: str, hint: str) -> str:
    return f"{label}: {hint}" if hint else label
