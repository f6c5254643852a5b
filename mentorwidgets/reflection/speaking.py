"""How long words take to say.

People who present speak some 130 to 150 words a minute. The figure is theirs to change, and the
seconds that follow from it are an estimate: a pause after the sentence that matters is not in it.
"""

from __future__ import annotations


def speaking_seconds(words: int, pace: int) -> int:
    """Whole seconds that ``words`` take at ``pace`` words a minute, the half rounded up.

    >>> speaking_seconds(75, 140), speaking_seconds(0, 140), speaking_seconds(1, 120)
    (32, 0, 1)
    """
    return (120 * words + pace) // (2 * pace)
