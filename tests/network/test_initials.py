"""The letters on a disc."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.network.initials import initials


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Prof. H", "PH"),
        ("A.L.", "AL"),
        ("AL", "AL"),
        ("M.K.", "MK"),
        ("Bo", "B"),
        ("Eun-ji", "E"),
        ("someone outside", "SO"),
        ("Dr O. Obi", "DO"),
        ("émile", "É"),
        ("e\u0301mile", "É"),
        ("O'Neil Pat", "OP"),
        ("(Ana)", "A"),
        ("ßeta", "ß"),
        ("李明", "李"),
        ("محمد علي", "مع"),
        ("👩‍🔬", "👩‍🔬"),
        ("👩‍🔬 Ana", "A"),
        ("👍🏽", "👍🏽"),
        ("🇩🇪🇫🇷", "🇩🇪"),
        ("3rd floor", "3F"),
        ("-", "-"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_initials_are_what_a_hand_would_write(label: str, expected: str) -> None:
    assert initials(label) == expected


@given(st.text(min_size=1, max_size=80))
def test_a_label_that_shows_something_has_initials_and_they_are_short(label: str) -> None:
    found = initials(label)
    assert bool(found) == bool(label.strip())
    bases = [
        c for c in found if unicodedata.combining(c) == 0 and unicodedata.category(c)[0] in "LN"
    ]
    assert len(bases) <= 2 or "\u200d" in found
