"""What a page may change about the versions of a short speech, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from mentorwidgets.content.section_pitch import FASTEST, SLOWEST
from mentorwidgets.reflection.rehearsals import Rehearsals, Speech
from mentorwidgets.reflection.section import ContentId, Op, RandomId, SomeWords

LONGEST_SPEECH = 20_000
LONGEST_LISTENER = 60
LONGEST_TERM = 60

#: A listener: of the content by its id, of one's own by a random name.
Who = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$")]
Name = Annotated[SomeWords, Field(max_length=LONGEST_LISTENER)]


def _lowered(word: str) -> str:
    return " ".join(word.split()).lower()


#: A word, or a few, of a list of jargon: in small letters, since a text may begin with it.
Term = Annotated[SomeWords, Field(max_length=LONGEST_TERM), AfterValidator(_lowered)]


class PitchPace(Op):
    """So many words a minute."""

    pace: int = Field(ge=SLOWEST, le=FASTEST)


class PitchJargon(Op):
    """A word is on one's list of jargon, or is not."""

    word: Term
    listed: bool


class PitchKnown(Op):
    """A listener knows a word, or does not."""

    listener: Who
    word: Term
    known: bool


class AddListener(Op):
    """Somebody whom the content does not name."""

    id: RandomId
    name: Name


class NameListener(Op):
    """Another name for somebody of one's own, typed over ``was``."""

    id: RandomId
    name: Name
    was: str | None = None


class TakeOffListener(Op):
    """Somebody of one's own is no longer offered, or is again; what was written stays."""

    id: RandomId
    off: bool


class KeepSpeech(Op):
    """Keep this text as a version."""

    id: RandomId
    speech: Speech
    text: str


class RateSpeech(Op):
    """How one finds a speech on a scale: the number of the point, or None."""

    speech: Speech
    scale: ContentId
    point: int | None = Field(ge=1, le=7)


PITCH_OPS: Mapping[str, type[Op]] = {
    "pitch_pace": PitchPace,
    "pitch_jargon": PitchJargon,
    "pitch_known": PitchKnown,
    "add_listener": AddListener,
    "name_listener": NameListener,
    "take_off_listener": TakeOffListener,
    "keep_speech": KeepSpeech,
    "rate_speech": RateSpeech,
    **Rehearsals.ops,
}
