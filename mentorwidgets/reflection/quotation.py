"""The words a person marked as what may be shared, and how they move when the text changes.

A quotation is held as words *and* place. While the words can be followed through an edit
they are "here"; when they cannot, the quotation keeps its words and the page asks.
All places in this module are counted in characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from mentorwidgets.operations import OperationId


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marked words: ``text`` at ``start``..``end`` of the version written by ``op``.

    With ``state`` "ask" the words are as they were when they could last be followed, and
    the place is where they stood then.
    """

    start: int
    end: int
    text: str
    op: OperationId
    state: Literal["here", "ask"] = "here"


def follow(quotation: Quotation, before: str, after: str, op: OperationId) -> Quotation:
    """The quotation in ``after``, the text that operation ``op`` put in place of ``before``.

    Words added right before or right after the marked ones stay outside. A change within
    them belongs to them, as long as half of what was marked stands as it was. Words that
    were moved whole are found again. Everything else is for the person to say.
    """
    span = None
    if quotation.state == "here":
        span = _untouched(quotation, before, after) or _changed_within(quotation, before, after)
    if span is None:
        # Also while asking: whoever takes an edit back gets the mark back.
        span = _found_again(quotation, after)
    if span is None or not after[span[0] : span[1]].strip():
        return replace(quotation, op=op, state="ask")
    start, end = span
    return Quotation(start=start, end=end, text=after[start:end], op=op)


def _untouched(quotation: Quotation, before: str, after: str) -> tuple[int, int] | None:
    """The edit lay wholly after or wholly before the marked words."""
    if after.startswith(before[: quotation.end]):
        return quotation.start, quotation.end
    if after.endswith(before[quotation.start :]):
        moved = len(after) - len(before)
        return quotation.start + moved, quotation.end + moved
    return None


def _changed_within(quotation: Quotation, before: str, after: str) -> tuple[int, int] | None:
    """The edit lay within the marked words and left at least half of them standing."""
    same_front = _shared(before, after)
    shorter = min(len(before), len(after)) - same_front
    same_back = min(_shared(reversed(before), reversed(after)), shorter)
    changed_from, changed_to = same_front, len(before) - same_back
    if changed_from < quotation.start or changed_to > quotation.end:
        return None
    if 2 * (changed_to - changed_from) > quotation.end - quotation.start:
        return None
    return quotation.start, quotation.end + len(after) - len(before)


def _found_again(quotation: Quotation, after: str) -> tuple[int, int] | None:
    """The same words stand somewhere: of several places the one nearest to where they were."""
    places = [match.start() for match in re.finditer(f"(?={re.escape(quotation.text)})", after)]
    if not places:
        return None
    start = min(places, key=lambda place: (abs(place - quotation.start), place))
    return start, start + len(quotation.text)


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
