"""Text of others is shown as text, and in its place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorwidgets.plain import MOST_MARKS, guarded, harmless, unguarded

#: Signs that act on others, mixed with what people write.
_HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "aé=-\u202e\u2066\u061c\u200b\u200c\u200d\ufe0f\u0301\u0489\u00ad\x00\n\t "
        ),
        st.sampled_from("नी्க\u0dca👩🔬🏴\U000e0067\U000e0062\U000e007f\ud800\uffff\u2028\u3164ـب"),
        st.characters(),
    ),
    max_size=80,
)


@given(_HOSTILE)
@example("a\u200b\u0301" + "\u0301" * 9)
def test_what_is_harmless_stays_as_it_is(text):
    once = harmless(text)
    assert harmless(once) == once
    lines = harmless(text, lines=True)
    assert harmless(lines, lines=True) == lines


@given(_HOSTILE)
def test_no_sign_of_harmless_text_turns_the_writing_round_or_breaks_the_line(text):
    for sign in harmless(text):
        assert sign == " " or unicodedata.category(sign) not in {"Cc", "Cs", "Zs", "Zl", "Zp"}
        assert unicodedata.bidirectional(sign) not in {
            *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
        }


@given(_HOSTILE)
def test_marks_never_pile_up(text):
    run = 0
    for sign in harmless(text, lines=True):
        run = run + 1 if unicodedata.category(sign)[0] == "M" else 0
        assert run <= MOST_MARKS


def test_ten_thousand_marks_on_one_letter_become_a_few():
    assert len(harmless("Z" + "\u0335\u0489" * 5_000 + "algo")) == 1 + MOST_MARKS + 4
    assert harmless("\u0335" * 10_000) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Müller-Łuczak",
        "O'Neill & Söhne <b>",
        "می‌خواهم",  # Persian, with the joiner that keeps its letters apart
        "क्‍ष",  # Devanagari, with the joiner that keeps the half letter
        "ന്‍",  # Malayalam, which ends in one
        "නෛශ්‍රී",  # Sinhala
        "ภาษาไทยที่นี่",
        "בְּרֵאשִׁ֖ית",
        "Nguyễn Thị Ánh",
        "한국어 이름",
        "👩‍🔬 🏳️‍🌈 👍🏽 ❤️ 1️⃣ 🇩🇪",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城",
    ],
)
def test_what_people_write_in_their_scripts_stays_as_it_is(text):
    assert harmless(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\u202eAB\u202c", "AB"),
        ("\u2067A\u2069 \u200fB\u061c", "A B"),
        ("A\u200bB\ufeff\u2060\u00ad", "AB"),
        ("A\u200dB\u200c", "AB"),
        ("👩\u200d\u200d\u200d", "👩"),
        ("\u200d\u200cA", "A"),
        ("A\ufe0fB\ufe00", "AB"),
        ("\u3164\u2800", ""),
        ("A\U000e0041\U000e0042", "A"),
        ("a\x00\x1b[31m\x7f", "a[31m"),
        ("  A\u00a0\u3000 B\t\n", "A B"),
        ("\ud800A\uffff", "A"),
    ],
)
def test_signs_that_nobody_sees_go(written, shown):
    assert harmless(written) == shown


def test_lines_stay_where_lines_may_be():
    text = "one \r\n\u202e two\u2028\n\n\n\n\nthree\n\n"
    assert harmless(text, lines=True) == "one\ntwo\n\nthree"
    assert harmless(text) == "one two three"


@pytest.mark.parametrize(
    "text", ["=x", "+1", "-1", "@a", "\tx", "\rx", "\nx", "＝x", "'=x", "''=x"]
)
def test_text_that_a_spreadsheet_would_run_is_guarded_and_unguarded(text):
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["x=1", "'x", "'", "", "3-1"])
def test_other_text_is_left_as_it_is(text):
    assert guarded(text) == unguarded(text) == text
