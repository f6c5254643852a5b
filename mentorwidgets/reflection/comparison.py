"""Two texts side by side, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, TypedDict

# A word with its inner apostrophes and hyphens; scripts that write without spaces are
# compared character by character, as one reads them.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+(?:['’-]\w+)*"
    r"|\s+|."
)


class Piece(TypedDict):
    """A run of text that both have ("same"), or only the earlier, or only the later one."""

    op: Literal["same", "removed", "added"]
    text: str


def count_words(text: str) -> int:
    """How many words a text has: runs without spaces that hold a letter or a digit."""
    return sum(any(map(str.isalnum, run)) for run in text.split())


def compare(earlier: str, later: str) -> list[Piece]:
    """What became of ``earlier`` in ``later``, as runs in reading order.

    The "same" and "removed" runs put together are ``earlier``, the "same" and "added" runs
    are ``later``, to the letter. Of a change the removed words come first. Spaces between
    two changes belong to them, so that a rewritten clause reads as one change.

    The longest-match comparison of :mod:`difflib` (Ratcliff and Metzener, 1988).
    """
    old, new = _TOKEN.findall(earlier), _TOKEN.findall(later)
    changes: list[list[str]] = []  # same, removed, added, in turn
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        removed, added = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if what == "equal":
            changes.append([removed, "", ""])
        elif changes:
            changes[-1][1] += removed
            changes[-1][2] += added
        else:
            changes.append(["", removed, added])
    pieces: list[Piece] = []
    for same, removed, added in _joined(changes):
        if same:
            pieces.append({"op": "same", "text": same})
        if removed:
            pieces.append({"op": "removed", "text": removed})
        if added:
            pieces.append({"op": "added", "text": added})
    return pieces


def _joined(changes: list[list[str]]) -> list[list[str]]:
    joined: list[list[str]] = []
    for same, removed, added in changes:
        between = joined and any(joined[-1][1:]) and (removed or added)
        if between and same and not same.strip():
            joined[-1][1] += same + removed
            joined[-1][2] += same + added
        else:
            joined.append([same, removed, added])
    return joined
