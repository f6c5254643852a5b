"""What invented people do in a rehearsal: a script that is asked what is due.

Nobody of it exists. They come over the first minute, one of them late; they work at the step of
the block that is on, each at a pace of their own; one falls asleep over the phone for a while,
one asks for help; they answer what the room is asked, some of them only with a pass, and say a
line when all talk together. The script knows neither store nor clock: it is told how the meeting
stands, and what time it is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any, Literal

from mentorwidgets.meeting.presence import BEAT_SECONDS
from mentorwidgets.meeting.questions import Question
from mentorwidgets.meeting.rehearsal_words import NAMES, answer_to, lines, parked

#: How many times as fast as the day a rehearsal goes.
SPEED = 10
Doing = Literal[
    "come", "here", "away", "working", "done", "help", "answer", "pass", "say", "park", "show"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one of them does: ``who`` is a number, ``about`` what it takes to do it."""

    at: datetime
    who: int
    doing: Doing
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """How the meeting stands, as far as somebody in the room can see it."""

    #: The block that is on, "" while none is; how people work in it; the step it is about, or "".
    block: str = ""
    mode: str = ""
    step: str = ""
    #: Whether they have sorted cards of values, and could show some.
    values: bool = False
    #: The question that can be answered now, what it is called, and its round.
    question: Question | None = None
    prompt: str = ""
    round: int = 0
    ended: bool = False


class Script:
    """The people of one rehearsal, who begin to come at ``began``."""

    def __init__(self, *, rng: random.Random, began: datetime) -> None:
        self._rng = rng
        self._pace = [self._rng.uniform(0.6, 1.5) for _name in NAMES]
        self._due: list[tuple[datetime, int, Act]] = []
        self._order = count()
        self._here: set[int] = set()
        self._asleep: set[int] = set()
        self._block = ""
        self._shown: set[int] = set()
        self._asked: tuple[str, int] = ("", 0)
        #: Who asks for help, who dozes off, and who comes late.
        self._lost, self._dozing, self._late = self._rng.sample(range(len(NAMES)), 3)
        for who in range(len(NAMES)):
            if who != self._late:
                self._plan(began, who, "come", within=(3, 60))

    def until(self, now: datetime, scene: Scene) -> list[Act]:
        """Everything that is done up to now, in its order; asked again, it goes on from there."""
        if scene.ended:
            self._due.clear()
            return []
        if scene.block != self._block:
            self._turn_to(scene, now)
        if scene.question is not None and (scene.prompt, scene.round) != self._asked:
            self._hear(scene.question, scene, now)
        return [act for act in self._fall_due(now) if self._happens(act, scene)]

    def _turn_to(self, scene: Scene, now: datetime) -> None:
        began, self._block = not self._block, scene.block
        if began:
            self._plan(now, self._late, "come", within=(240, 420))
            self._plan(now, self._dozing, "away", within=(420, 600))
        for who in sorted(self._here):
            self._work(scene, who, now)
        if scene.step and self._lost in self._here:
            self._plan(now, self._lost, "help", within=(60, 120), wanted=True)
            self._plan(now, self._lost, "help", within=(240, 300), wanted=False)
        if scene.mode == "all":
            for who in sorted(self._here):
                if self._rng.random() < 0.7:
                    self._plan(now, who, "say", within=(20, 240), text=self._rng.choice(lines()))
            self._show_values(scene, now)
            parker = min(self._here, default=None)
            if parker is not None:
                self._plan(now, parker, "park", within=(60, 180), text=self._rng.choice(parked()))

    def _show_values(self, scene: Scene, now: datetime) -> None:
        """Once each, when all talk together; more than half of them without a name."""
        if scene.values:
            for who in sorted(self._here - self._shown):
                self._shown.add(who)
                self._plan(now, who, "show", within=(15, 150), named=self._rng.random() < 0.4)

    def _work(self, scene: Scene, who: int, now: datetime) -> None:
        if scene.step:
            self._plan(now, who, "working", within=(5, 60), step=scene.step)
            if self._rng.random() < 0.9:
                self._plan(now, who, "done", within=(120, 420), step=scene.step)

    def _hear(self, question: Question, scene: Scene, now: datetime) -> None:
        self._asked = scene.prompt, scene.round
        about: dict[str, Any] = {"prompt": scene.prompt, "round": scene.round}
        for who in sorted(self._here - self._asleep):
            if self._rng.random() < 0.1:
                self._plan(now, who, "pass", within=(10, 90), **about)
            else:
                value = answer_to(question, self._rng)
                self._plan(now, who, "answer", within=(10, 120), value=value, **about)

    def _happens(self, act: Act, scene: Scene) -> bool:
        who = act.who
        if act.doing == "come":
            self._here.add(who)
            self._plan(act.at, who, "here", within=(1, 4))
            self._work(scene, who, act.at)
        elif act.doing == "away":
            self._asleep.add(who)
            self._plan(act.at, who, "here", within=(200, 260), awake=True)
        elif act.doing == "here":
            if act.about.get("awake"):
                self._asleep.discard(who)
            if who in self._asleep:
                return False
            self._plan(act.at, who, "here", within=(BEAT_SECONDS, BEAT_SECONDS))
        elif act.doing in ("answer", "pass"):
            asked = scene.prompt, scene.round
            return scene.question is not None and asked == (act.about["prompt"], act.about["round"])
        elif who in self._asleep:
            return False
        return True

    def _fall_due(self, now: datetime) -> Iterator[Act]:
        # What is done may lead to more that is due already.
        while self._due and self._due[0][0] <= now:
            yield heappop(self._due)[2]

    def _plan(
        self, now: datetime, who: int, doing: Doing, *, within: tuple[float, float], **about: Any
    ) -> None:
        pace = 1.0 if doing in ("come", "here", "away") else self._pace[who]
        at = now + timedelta(seconds=self._rng.uniform(*within) * pace)
        heappush(self._due, (at, next(self._order), Act(at, who, doing, about)))
