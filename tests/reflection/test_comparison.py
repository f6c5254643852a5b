"""Two versions, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.reflection.comparison import compare, count_words

PROSE = st.lists(
    st.sampled_from(
        ["success", "is", "work,", "rest", "—", "\n\n", "don't", "成功", "🌱", "a-b", "."]
    )
).map(" ".join)


def test_a_changed_word_is_one_removed_and_one_added():
    assert compare("Success is work.", "Success is rest.") == [
        {"op": "same", "text": "Success is "},
        {"op": "removed", "text": "work"},
        {"op": "added", "text": "rest"},
        {"op": "same", "text": "."},
    ]


def test_a_rewritten_clause_reads_as_one_change():
    assert compare("It is the work I chose.", "It is evenings at home I chose.")[1:3] == [
        {"op": "removed", "text": "the work"},
        {"op": "added", "text": "evenings at home"},
    ]


def test_equal_texts_have_nothing_removed_or_added():
    assert compare("The same.", "The same.") == [{"op": "same", "text": "The same."}]
    assert compare("", "") == []


def test_scripts_without_spaces_are_compared_by_character():
    assert {"op": "added", "text": "大"} in compare("成功です", "大成功です")


@given(PROSE | st.text(), PROSE | st.text())
def test_the_pieces_put_together_are_both_texts_to_the_letter(earlier, later):
    pieces = compare(earlier, later)
    assert "".join(p["text"] for p in pieces if p["op"] != "added") == earlier
    assert "".join(p["text"] for p in pieces if p["op"] != "removed") == later
    assert all(p["text"] for p in pieces)


def test_words_are_counted_as_people_count_them():
    assert count_words("Success, for me, is work — and don't ask.") == 8
    assert count_words(" \n ") == 0
    assert count_words("🌱 …") == 0
