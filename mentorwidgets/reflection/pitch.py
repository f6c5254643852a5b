"""A short speech in versions: for each listener and each length a text of its own.

The texts themselves are fields of the exercise, named ``<section>-<listener>-<length>``, so that
they are kept as every other text is: two that did not know of each other both stand. What is
about them stands here: listeners of one's own, words that are jargon or known, versions kept,
rehearsals, and how one found oneself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, cast

from mentorwidgets.content.parts import Section
from mentorwidgets.content.section_pitch import PitchSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.comparison import count_words
from mentorwidgets.reflection.pitch_changes import (
    LONGEST_SPEECH,
    PITCH_OPS,
    AddListener,
    KeepSpeech,
    NameListener,
    PitchJargon,
    PitchKnown,
    PitchPace,
    RateSpeech,
    TakeOffListener,
)
from mentorwidgets.reflection.rehearsals import Rehearsals
from mentorwidgets.reflection.section import Item, SectionPart, not_overtaken, read
from mentorwidgets.reflection.speaking import speaking_seconds
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

MOST_LISTENERS = 12
MOST_TERMS = 600
MOST_KEPT = 300
MOST_RATED = 500


@dataclass(frozen=True, slots=True)
class OwnListener:
    """Somebody one speaks to who is not in the content."""

    id: str
    name: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a speech that the person keeps."""

    id: str
    speech: str
    at: datetime
    text: str


class PitchPart(SectionPart):
    """What stands of a section of the kind ``pitch``."""

    types: ClassVar[frozenset[str]] = frozenset(PITCH_OPS)

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self.content = cast(PitchSection, section)
        self.pace = self.content.pace
        self.jargon: dict[str, bool] = {}
        self.known: dict[tuple[str, str], bool] = {}
        self.listeners: dict[str, OwnListener] = {}
        self.kept: dict[str, Kept] = {}
        self.rated: dict[tuple[str, str], int] = {}
        self.rehearsals = Rehearsals()

    # Taking in ---------------------------------------------------------------------------

    def check(self, op: Mapping[str, Any]) -> None:
        """Whether it speaks of what the content has now."""
        given = read(PITCH_OPS[op["type"]], op)
        speech = getattr(given, "speech", None)
        if speech is not None and speech not in self.speeches():
            raise RefusedError(_("There is no such speech here any more."), field="speech")
        if isinstance(given, PitchKnown) and given.listener not in self._who():
            raise RefusedError(_("There is no such listener here any more."), field="listener")
        if isinstance(given, RateSpeech):
            scale = next((one for one in self.content.scales if one.id == given.scale), None)
            if scale is None or (given.point or 1) > len(scale.points):
                raise RefusedError(_("There is no such answer here any more."), field="point")

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Take in an operation of this section."""
        given = read(PITCH_OPS[op["type"]], op)
        match given:
            case PitchPace():
                self.pace = given.pace
            case PitchJargon():
                _say(self.jargon, given.word, value=given.listed)
            case PitchKnown():
                _say(self.known, (given.listener, given.word), value=given.known)
            case AddListener() | NameListener() | TakeOffListener():
                self._listener(given)
            case KeepSpeech():
                self._keep(given, at)
            case RateSpeech():
                self._rate(given)
            case _:
                self.rehearsals.take(given, at)

    def _listener(self, given: AddListener | NameListener | TakeOffListener) -> None:
        one = self.listeners.get(given.id)
        if isinstance(given, AddListener):
            if one is not None:
                raise RefusedError(_("This listener is here already."), field="id")
            if len(self.listeners) >= MOST_LISTENERS:
                raise RefusedError(
                    _("{n} listeners of your own are the most.", n=MOST_LISTENERS), field="name"
                )
            self.listeners[given.id] = OwnListener(given.id, given.name)
            return
        if one is None:
            raise RefusedError(_("This listener is not here."), field="id")
        if isinstance(given, TakeOffListener):
            self.listeners[one.id] = replace(one, off=given.off)
            return
        not_overtaken(one.name, given.was, given.name, field="name")
        self.listeners[one.id] = replace(one, name=given.name)

    def _keep(self, given: KeepSpeech, at: datetime) -> None:
        if not given.text.strip():
            raise RefusedError(_("There is nothing to keep yet."), field="text")
        if len(given.text) > LONGEST_SPEECH:
            raise RefusedError(_("At most {n} characters, please.", n=LONGEST_SPEECH), field="text")
        if given.id in self.kept:
            raise RefusedError(_("This version is kept already."), field="id")
        if len(self.kept) >= MOST_KEPT:
            raise RefusedError(_("{n} versions are kept already; that is the most.", n=MOST_KEPT))
        self.kept[given.id] = Kept(given.id, given.speech, at, given.text)

    def _rate(self, given: RateSpeech) -> None:
        key = (given.speech, given.scale)
        if given.point is None:
            self.rated.pop(key, None)
            return
        if key not in self.rated and len(self.rated) >= MOST_RATED:
            raise RefusedError(_("{n} answers are the most.", n=MOST_RATED), field="point")
        self.rated[key] = given.point

    # Showing -----------------------------------------------------------------------------

    def _who(self) -> dict[str, str]:
        """Everybody one may be speaking to, with who they are."""
        own = {one.id: one.name for one in self.listeners.values()}
        return {**{one.id: one.who for one in self.content.listeners}, **own}

    def speeches(self) -> dict[str, tuple[str, str]]:
        """Each speech there can be: its name, for whom and how long."""
        return {
            f"{who}-{length.id}": (name, length.label)
            for who, name in self._who().items()
            for length in self.content.lengths
        }

    def fields(self) -> list[str]:
        """The names of the texts that this section writes among those of the exercise."""
        who = self._who()
        return [f"{self.section.id}-{one}-{leaf}" for one in who for leaf in self.content.leaves]

    def counts(self) -> Mapping[str, int]:
        """What a step may wait for."""
        return {
            "written": sum(bool(text.strip()) for _s, _w, _l, text in self._written()),
            "kept": len(self.kept),
            "rehearsed": len(self.rehearsals),
            "rated": len({speech for speech, _scale in self.rated}),
        }

    def _written(self) -> Iterable[tuple[str, str, str, str]]:
        for speech, (who, length) in self.speeches().items():
            yield speech, who, length, self.text_of(f"{self.section.id}-{speech}")

    def items(self) -> Iterable[Item]:
        """Each speech that has words, with whom it is for and how long it takes."""
        for speech, who, length, text in self._written():
            if text.strip():
                words = count_words(text)
                label = _(
                    "For {who}, {length}: {words}, about {seconds} s at {pace} words a minute",
                    who=who,
                    length=length,
                    words=ngettext("{n} word", "{n} words", words),
                    seconds=speaking_seconds(words, self.pace),
                    pace=self.pace,
                )
                yield Item(speech, label, text)

    def view(self) -> dict[str, Any]:
        """What the page is shown, as JSON."""
        return {
            "pace": self.pace,
            "jargon": dict(self.jargon),
            "known": _nested(self.known),
            "listeners": [
                {"id": one.id, "name": one.name, "off": one.off} for one in self.listeners.values()
            ],
            "kept": [
                {
                    "id": one.id,
                    "speech": one.speech,
                    "at": one.at.isoformat(),
                    "words": count_words(one.text),
                    "text": one.text,
                }
                for one in self.kept.values()
            ],
            "rated": _nested(self.rated),
            "rehearsals": self.rehearsals.view(),
        }


def _say(said: dict[Any, bool], key: Any, *, value: bool) -> None:
    if key not in said and len(said) >= MOST_TERMS:
        raise RefusedError(_("{n} words are the most.", n=MOST_TERMS), field="word")
    said[key] = value


def _nested(given: Mapping[tuple[str, str], Any]) -> dict[str, dict[str, Any]]:
    nested: dict[str, dict[str, Any]] = {}
    for (outer, inner), value in given.items():
        nested.setdefault(outer, {})[inner] = value
    return nested
