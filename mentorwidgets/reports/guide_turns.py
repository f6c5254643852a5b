"""How long a turn is in a block of which everybody gets a part, for groups of two to six."""

from __future__ import annotations

from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


def turn_minutes(minutes: int, people: int) -> int:
    """Whole minutes for each when so many people share a block."""
    return minutes // people


def turns_words(mode: str, minutes: int, minutes_for_two: int | None = None) -> str:
    """Each group's turn in one line; it says where a turn gets too short to speak in.

    In pairs and fours the size of the whole group does not matter; with an odd number one pair
    is a trio, and fours have one more or one less.
    """
    if mode == "pairs":
        told = [_("in a pair {turn}", turn=_turn(minutes, 2)),
                _("in a group of three {turn}", turn=_turn(minutes, 3))]  # fmt: skip
        return " · ".join(told)
    sizes = (3, 4, 5) if mode == "fours" else (2, 3, 4, 5, 6)
    told = []
    for people in sizes:
        shared = minutes_for_two if people == 2 and minutes_for_two is not None else minutes
        if shared:  # not left out for two
            who = ngettext("{n} person", "{n} people", people)
            told.append(_("{who} {turn}", who=who, turn=_turn(shared, people)))
    return " · ".join(told)


def _turn(minutes: int, people: int) -> str:
    each = turn_minutes(minutes, people)
    return _("{n} min each", n=each) if each else _("less than a minute: make two circles")
