"""A rehearsal: a script's people take part in a meeting that nobody keeps.

They do what everybody does, through what everybody's page goes through: whatever the meeting
refuses them is refused, as it would be to a person.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from mentorwidgets.content import Exercise
from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.asking import Answering
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.rehearsal import Act, Doing, Scene, Script
from mentorwidgets.meeting.rehearsal_cards import invented_sort
from mentorwidgets.meeting.rehearsal_map import invented_map
from mentorwidgets.meeting.rehearsal_words import NAMES
from mentorwidgets.meeting.saying import Saying
from mentorwidgets.meeting.valuing import Valuing
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import DocumentId, PersonId, RefusedError
from mentorwidgets.reflection.chosen import cards_of, chosen
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.store import Role, Store, StoreError


class Rehearsal:
    """The script and the meeting it is played in; ``store`` goes with the process."""

    def __init__(
        self,
        store: Store,
        live: LiveMeeting,
        exercise: Exercise,
        *,
        rng: random.Random,
        began: datetime,
    ) -> None:
        self._store = store
        self._live = live
        self._exercise = exercise
        self._rng = rng
        self._script = Script(rng=rng, began=began)
        self._people: dict[int, PersonId] = {}
        self._cards = cards_of(exercise)
        self._values: dict[PersonId, tuple[Value, ...]] = {}

    def play(self, now: datetime) -> None:
        """Let the people do everything that they do up to now."""
        self._live.catch_up()
        for act in self._script.until(now, self._scene()):
            with suppress(RefusedError, StoreError):
                self._do(act)

    def _scene(self) -> Scene:
        state, ended = self._live.state, self._live.ended
        block = state.timer.block if state.timer.phase in ("running", "paused") else None
        up = state.prompts.up
        asked = None if up is None or up.last.standing != "open" else up
        return Scene(
            block=block.id if block else "",
            mode=block.mode if block else "",
            step=block.step if block else "",
            values=self._cards is not None,
            question=asked.question if asked else None,
            prompt=asked.id if asked else "",
            round=asked.last.number if asked else 0,
            ended=ended,
        )

    def _do(self, act: Act) -> None:
        if act.doing == "come":
            self._come(act)
            return
        person = self._people[act.who]
        doing: Mapping[Doing, Callable[[Act, PersonId], None]] = {
            "here": self._here,
            "away": self._away,
            "working": self._progress,
            "done": self._progress,
            "help": self._help,
            "answer": self._answer,
            "pass": self._answer,
            "say": self._say,
            "park": self._say,
            "show": self._show,
        }
        doing[act.doing](act, person)

    def _come(self, act: Act) -> None:
        store, at = self._store, act.at
        person = self._people[act.who] = store.create_person(at=at)
        store.take_seat(
            self._live.record.id, person, name=NAMES[act.who], role=Role.PARTICIPANT, at=at
        )
        self._live.catch_up()
        if isinstance(self._exercise, NetworkExercise):
            drawn = NetworkWork(self._exercise, places=False)
            self._bring(drawn, invented_map(drawn.categories, self._rng), person, at)
        elif self._cards is not None:
            laid = WritingWork(self._exercise)
            self._bring(laid, invented_sort(self._cards, self._rng), person, at)
            self._values[person] = chosen(laid)

    def _bring(
        self,
        work: NetworkWork | WritingWork,
        ops: Iterable[Mapping[str, Any]],
        person: PersonId,
        at: datetime,
    ) -> None:
        """What somebody did before they came."""
        document = DocumentId(self._exercise.name)
        for number, op in enumerate(ops):
            appended = self._store.append(
                person, document, client=_device(person), seq=number, op=op, after=None, at=at
            )
            work.replay(appended.entry)
        self._live.note_progress(person, work.progress(), at)

    def _here(self, act: Act, person: PersonId) -> None:
        self._live.sign_of_life(person, _device(person), act.at)

    def _away(self, act: Act, person: PersonId) -> None:
        self._live.leave(person, _device(person), act.at)

    def _progress(self, act: Act, person: PersonId) -> None:
        step = act.about["step"]
        if self._live.state.progress.of(person, step) != "done":
            self._live.note_progress(person, {step: act.doing}, act.at)

    def _help(self, act: Act, person: PersonId) -> None:
        self._live.do(Role.PARTICIPANT, person, "help", act.about, act.at)

    def _answer(self, act: Act, person: PersonId) -> None:
        answering = Answering(self._store, self._live, person)
        prompt, number, slip = act.about["prompt"], act.about["round"], self._token()
        if act.doing == "pass":
            answering.pass_on(prompt, number, slip, act.at)
        else:
            answering.answer(prompt, number, act.about["value"], slip, act.at)

    def _say(self, act: Act, person: PersonId) -> None:
        saying = Saying(self._live, person)
        if act.doing == "say":
            saying.say(self._token(), act.about["text"], "free", None, act.at)
        else:
            saying.park(self._token(), act.about["text"], act.at)

    def _show(self, act: Act, person: PersonId) -> None:
        valuing = Valuing(self._store, self._live, person)
        values = self._values[person][: self._rng.randint(2, 5)]
        named = act.about["named"]
        valuing.show(self._token(), values, None, act.at, named=named)

    def _token(self) -> str:
        return f"{self._rng.getrandbits(128):032x}"


def _device(person: PersonId) -> str:
    # One device each, and ids of people look like those of devices.
    return str(person)
