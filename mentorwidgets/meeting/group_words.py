"""What is said of a draw: who meets again, and which wish cannot be, with whom and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from babel.lists import format_list

from mentorwidgets.meeting.breakouts import Draw
from mentorwidgets.meeting.wishes import Unmet, Wish
from mentorwidgets.operations import PersonId
from mentorwidgets.words import current_language
from mentorwidgets.words import gettext as _

#: A name stands by itself, whichever way its writing runs.
_ISOLATED = "\u2068{}\u2069"
Name = Callable[[PersonId], str]


def listed(names: Iterable[str]) -> str:
    """Names in a row by the alphabet, as people say them: "A., K. and T."."""
    language = current_language()
    isolated = [_ISOLATED.format(name) for name in sorted(names, key=str.casefold)]
    return str(format_list(isolated, locale="en_GB" if language == "en" else language))


def repeat_words(drawn: Draw[PersonId], name: Name) -> list[str]:
    """Who meets again, a sentence for each pair."""
    return [_("{who} were together before.", who=listed(map(name, pair))) for pair in drawn.repeats]


def unmet_words(drawn: Draw[PersonId], name: Name) -> list[str]:
    """Which wishes cannot be honoured, a sentence for each: whom it is about, and why."""
    return [_unmet(unmet, name) for unmet in drawn.unmet]


def _unmet(unmet: Unmet[PersonId], name: Name) -> str:
    wish, other = unmet.wish, unmet.other
    who = listed(map(name, wish.people))
    fault = (
        _("{who} cannot be kept together", who=who)
        if wish.kind == "together"
        else _("{who} cannot be kept apart", who=who)
    )
    return f"{fault}: {_why(unmet.why, wish, other, name)}"


def _why(
    why: str,
    wish: Wish[PersonId],
    other: Wish[PersonId] | None,
    name: Name,
) -> str:
    if why == "large":
        return _("they are {n}, and that is more than a group here.", n=len(wish.people))
    if why == "few":
        return _("they are {n}, and so many groups cannot be made here.", n=len(wish.people))
    if other is None:
        return _("there is no room for it beside the other wishes.")
    who = listed(map(name, other.people))
    if why == "against":
        if other.kind == "apart":
            return _("you also want {who} apart.", who=who)
        return _("you also want {who} together.", who=who)
    if other.kind == "apart":
        return _("there is no room for it while {who} are apart.", who=who)
    return _("there is no room for it while {who} stay together.", who=who)
