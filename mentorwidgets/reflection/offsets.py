"""Places in a text as a browser counts them: in UTF-16 code units.

A character outside the basic plane (an emoji, say) is two units in a browser and one
character in Python. Operations and views carry units; the model works in characters.
"""

from __future__ import annotations


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def to_characters(text: str, offset: int) -> int:
    """The place of a UTF-16 ``offset`` in ``text``, counted in characters.

    Raises :class:`ValueError` when the offset lies outside the text or splits a character.
    """
    passed = 0
    for index, character in enumerate((*text, "")):
        if passed == offset:
            return index
        passed += units(character)
    raise ValueError(f"offset {offset} is not between two characters of the text")


def well_formed(text: str) -> bool:
    """Whether a text can be written down as UTF-8: no half of a surrogate pair stands alone."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
