"""The microphone, on the pages on which one hears oneself speak, and nowhere else.

What is recorded stays in the page's memory: the page may play what it holds itself, and nothing
of it can be sent, since no address of ours takes it.
"""

from __future__ import annotations

from mentorwidgets.content import Library, WritingExercise

#: Kinds of worksheets in which something is said aloud.
_SPOKEN = frozenset({"pitch", "storyboard"})


def is_spoken(library: Library, exercise: str | None) -> bool:
    """Whether the pages of this exercise have something that is said aloud."""
    if exercise is None or exercise not in library.names():
        return False
    found = library.exercise(exercise)
    return isinstance(found, WritingExercise) and any(
        section.kind in _SPOKEN for section in found.worksheets
    )
