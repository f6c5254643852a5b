"""A small pitch and a small storyboard, operations on them, and pages that send them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from mentorwidgets.content.section_pitch import PitchSection
from mentorwidgets.content.section_storyboard import StoryboardSection
from mentorwidgets.reflection.section import SectionPart

START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)

PITCH: dict[str, Any] = {
    "id": "pitch",
    "kind": "pitch",
    "title": "Your pitch",
    "short": "Pitch",
    "pace": 140,
    "frame": [{"id": "why", "label": "Why", "prompt": "Why?"}],
    "lengths": [
        {"id": "s30", "label": "30 seconds", "seconds": 30},
        {"id": "m1", "label": "1 minute", "seconds": 60},
    ],
    "listeners": [
        {"id": "family", "short": "Family", "who": "a relative", "about": "Fond of you."},
        {
            "id": "funder",
            "short": "Funder",
            "who": "a funder",
            "about": "Busy.",
            "knows": ["cohort"],
        },
    ],
    "jargon": ["cohort", "robust"],
    "scales": [
        {"id": "clarity", "label": "Clear", "question": "Clear?", "points": ["no", "so-so", "yes"]}
    ],
}
STORYBOARD: dict[str, Any] = {
    "id": "talk",
    "kind": "storyboard",
    "title": "Your storyboard",
    "short": "Storyboard",
    "slot": 10,
    "message": "What should stay?",
    "shown": "What is seen?",
}


def pitch_section(**changed: Any) -> PitchSection:
    return PitchSection.model_validate({**PITCH, **changed})


def storyboard_section(**changed: Any) -> StoryboardSection:
    return StoryboardSection.model_validate({**STORYBOARD, **changed})


def key(number: int) -> str:
    return f"{number:032x}"


class Page:
    """Sends operations to a part, a minute apart, as a page of the present content does."""

    def __init__(self, part: SectionPart) -> None:
        self.part = part
        self.sent = 0

    def do(self, kind: str, **said: Any) -> None:
        self.sent += 1
        op = {"type": kind, "section": self.part.section.id, **said}
        self.part.check(op)
        self.part.take(op, START + timedelta(minutes=self.sent))


KEYS = st.integers(1, 4).map(key)
SPEECHES = st.sampled_from(["family-m1", "family-s30", "funder-m1"])
TEXTS = st.sampled_from(["", "one", "one two", "Für dich, 成功 🌱"])
REHEARSALS = st.one_of(
    st.fixed_dictionaries(
        {"type": st.just("rehearse"), "id": KEYS, "seconds": st.integers(1, 600)},
    ),
    st.fixed_dictionaries(
        {"type": st.just("note_rehearsal"), "id": KEYS, "note": TEXTS, "was": TEXTS}
    ),
    st.fixed_dictionaries(
        {"type": st.just("take_off_rehearsal"), "id": KEYS, "off": st.booleans()}
    ),
)
#: Operations of a pitch; some fit what stands and some do not.
PITCH_OPS = st.one_of(
    st.fixed_dictionaries({"type": st.just("pitch_pace"), "pace": st.integers(100, 200)}),
    st.fixed_dictionaries(
        {
            "type": st.just("pitch_jargon"),
            "word": st.sampled_from(["cohort", "in vitro"]),
            "listed": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("pitch_known"),
            "listener": st.sampled_from(["family", key(1)]),
            "word": st.sampled_from(["cohort", "fmri"]),
            "known": st.booleans(),
        }
    ),
    st.fixed_dictionaries(
        {"type": st.just("add_listener"), "id": KEYS, "name": st.sampled_from(["a nurse", "you"])}
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("name_listener"),
            "id": KEYS,
            "name": st.just("a doctor"),
            "was": st.sampled_from(["a nurse", "you"]),
        }
    ),
    st.fixed_dictionaries({"type": st.just("take_off_listener"), "id": KEYS, "off": st.booleans()}),
    st.fixed_dictionaries(
        {"type": st.just("keep_speech"), "id": KEYS, "speech": SPEECHES, "text": TEXTS}
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("rate_speech"),
            "speech": SPEECHES,
            "scale": st.just("clarity"),
            "point": st.one_of(st.none(), st.integers(1, 3)),
        }
    ),
    REHEARSALS,
)
HALVES = st.integers(1, 20).map(lambda n: n / 2)
STORYBOARD_OPS = st.one_of(
    st.fixed_dictionaries(
        {
            "type": st.just("add_message"),
            "id": KEYS,
            "minutes": HALVES,
            "before": st.one_of(st.none(), KEYS),
        }
    ),
    st.fixed_dictionaries({"type": st.just("time_message"), "id": KEYS, "minutes": HALVES}),
    st.fixed_dictionaries(
        {"type": st.just("write_message"), "id": KEYS, "message": TEXTS, "was": TEXTS}
    ),
    st.fixed_dictionaries(
        {"type": st.just("write_shown"), "id": KEYS, "shown": TEXTS, "was": TEXTS}
    ),
    st.fixed_dictionaries(
        {"type": st.just("move_message"), "id": KEYS, "before": st.one_of(st.none(), KEYS)}
    ),
    st.fixed_dictionaries({"type": st.just("take_off_message"), "id": KEYS, "off": st.booleans()}),
    st.fixed_dictionaries({"type": st.just("set_slot"), "minutes": HALVES}),
    REHEARSALS,
)
