"""The short code on the wall by which a meeting is joined.

Six characters, each told apart from every other across a room and on the phone: none of
``0 O``, ``1 I L``, ``2 Z``, ``5 S``, ``8 B``, ``6 G``, ``U V`` comes with its double, and without
vowels no code spells a word. 19 characters make 47 million codes; the code only leads to the
door (who joins is given a key of their own there), and the door slows down whoever guesses.
"""

from __future__ import annotations

import random
import unicodedata

#: What a code is made of.
ALPHABET = "34679CDFHJKMNPRTWXY"
#: How many characters a code has.
LENGTH = 6
_LONGEST_TYPED = 64
_BETWEEN = frozenset(" \t\r\n-\u2010\u2011\u2012\u2013\u2014._/\u00a0\u202f\u200b")


def new_code(rng: random.Random) -> str:
    """Draw a new code. Pass ``secrets.SystemRandom()`` where it is used, a seeded one in a test."""
    return "".join(rng.choice(ALPHABET) for _ in range(LENGTH))


def normalise(text: str) -> str | None:
    """Read what somebody typed, in any case, with spaces or dashes; None if it cannot be a code."""
    if len(text) > _LONGEST_TYPED:
        return None
    plain = unicodedata.normalize("NFKC", text).upper()
    code = "".join(character for character in plain if character not in _BETWEEN)
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return None
    return code
