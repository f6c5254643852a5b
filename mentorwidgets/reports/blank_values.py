"""The empty sheets of strengths and values: cards, results from elsewhere, reading across."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorwidgets.reports.blank_pieces import (
    BOX,
    BlankPiece,
    Boxes,
    Column,
    Given,
    Room,
    Say,
    Sheet,
    boxed,
    rows,
)
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


def cards(given: Given) -> Iterable[BlankPiece]:
    """Every card with a box for each pile; what is private stays on the page of each person."""
    section = given.part.section
    public = [card for card in section.cards if not card.private]
    piles = [pile.label for pile in section.piles]
    hidden = len(section.cards) - len(public)
    yield Say(_("One box in each row. Do not think long: the first answer is often the right one."))
    yield Sheet(
        "",
        "",
        (
            Column("", share=0.5, middle=True),
            Column(_("Card"), share=4.6),
            *(Column(pile, share=1.2, middle=True) for pile in piles),
        ),
        tuple(
            (str(n), f"{card.label}: {card.text}" if card.text else card.label, *[BOX] * len(piles))
            for n, card in enumerate(public, start=1)
        ),
    )
    if hidden:
        yield Say(
            ngettext(
                "{n} more card is on your own page only: it is nobody else’s business.",
                "{n} more cards are on your own page only: they are nobody else’s business.",
                hidden,
            ),
            quiet=True,
        )
    yield Sheet(
        "",
        _("Cards of your own"),
        (
            Column("", share=0.5),
            Column(_("What it is called"), share=2),
            Column(_("What it means"), share=4),
        ),
        rows(3, 3),
    )
    yield Sheet(
        "",
        _(
            "The {fewest} to {most} that matter most, the first on top",
            fewest=section.fewest,
            most=section.most,
        ),
        (Column("", share=0.5), Column(_("Card"), share=6)),
        rows(section.most, 2),
    )


def results(given: Given) -> Iterable[BlankPiece]:
    """Each kind of result: where it is from, what it says, and what one thinks of it."""
    section, number = given.part.section, given.part.asked
    rings = tuple(option.label for option in section.rings)
    for kind in section.kinds:
        yield Sheet(
            number.get(kind.id, ""),
            kind.label,
            (Column(_("Taken on"), share=2), Column(_("Where it is from"), share=5)),
            (("", ""),),
            hint=kind.text,
        )
        yield _said(kind)
        yield Boxes("", _("Does it ring true?"), rings)
        for item in section.prompts_of(kind):
            yield Room("", item.prompt, item.hint, 2)


def _said(kind: Any) -> BlankPiece:
    """What a result says, in the shape that it has."""
    if kind.shape == "scores":
        return Sheet(
            "",
            _("Scale: {scales}", scales=boxed([one.label for one in kind.scales])),
            (Column("", share=4), Column(_("Score"), share=2)),
            tuple((score.label, "") for score in kind.scores),
        )
    if kind.shape in {"ranked", "words"}:
        return Sheet(
            "",
            _("The first on top") if kind.shape == "ranked" else "",
            (Column("", share=0.5), Column(_("In the words of the report"), share=6)),
            rows(min(kind.most or 5, 7), 2),
        )
    example = _("For example {example}", example=kind.example) if kind.example else ""
    return Room("", _("The code") if kind.shape == "code" else _("The topic"), example, 1)


def across(_given: Given) -> Iterable[BlankPiece]:
    """The page reads your sheets across; on paper one does it oneself."""
    yield Room("", _("Where do they agree?"), "", 4)
    yield Room("", _("Where do they pull apart?"), "", 4)
