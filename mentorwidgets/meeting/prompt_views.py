"""What each screen is shown of the questions to the room, as JSON.

The board and the wall are told how many have answered, never what, until a round is shown; of a
moderated question whoever leads reads the answers once it is closed. Slips are read only from a
closed box with at least five in it. A participant's page is told of the question that is before
the room, and of what this one person has answered to it.
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.prompts import LEAST, Prompt, Round
from mentorwidgets.meeting.results import Given, named_answers, nameless_answers, result
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Store
from mentorwidgets.words import gettext as _


class PromptViews:
    """The questions of one meeting, as its screens see them."""

    def __init__(self, store: Store, live: LiveMeeting) -> None:
        self._store = store
        self._live = live
        #: Closed boxes, by their names: what lies in them does not change any more.
        self._closed: dict[str, list[Any]] = {}

    def standing(self) -> object:
        """What everything here depends on: equal means that no view has changed."""
        seats = tuple((seat.person, seat.name) for seat in self._live.seats)
        return self._live.state.prompts.version, seats, self._live.ended

    def board(self) -> list[dict[str, Any]]:
        """Every question for whoever leads, the latest first."""
        return [self._on_board(prompt) for prompt in reversed([*self._live.state.prompts])]

    def wall(self) -> dict[str, Any] | None:
        """The question that is before the room; None when there is none."""
        prompt = self._live.state.prompts.up
        return None if prompt is None else {**self._about(prompt), **self._counts(prompt)}

    def page(self, person: PersonId) -> dict[str, Any] | None:
        """The question that is before the room, for one who is asked."""
        prompt = self._live.state.prompts.up
        if prompt is None:
            return None
        last = prompt.last
        before = prompt.rounds[-2] if len(prompt.rounds) > 1 else None
        return {
            **self._about(prompt),
            "answered": person in last.answered,
            "mine": last.answers.get(person),
            "passed": person in last.passed,
            # Two rounds that differ by one person would tell theirs.
            "new": prompt.question.nameless
            and before is not None
            and person not in before.answered,
            "small": len(self._live.seats) < LEAST,
            "ended": self._live.ended,
        }

    def whole(self, prompt_id: str, number: int, answer: str, *, leads: bool) -> str:
        """All of a long answer of which the beginning is shown."""
        prompt = self._live.state.prompts.prompts.get(prompt_id)
        round_ = prompt.round(number) if prompt else None
        if prompt is not None and round_ is not None:
            read = self._readable(prompt, round_) if leads else self._shown(prompt, round_)
            found = next((each for each in read if each.id == answer), None)
            if found is not None:
                return str(found.value)
        raise RefusedError(_("This answer was taken off the screens."))

    def shown(self) -> list[dict[str, Any]]:
        """Every question that is or was shown, with its results: what may be kept."""
        about = (
            self._about(prompt) | {"rounds": self._rounds(prompt)}
            for prompt in self._live.state.prompts
        )
        return [each for each in about if each["rounds"]]

    def _on_board(self, prompt: Prompt) -> dict[str, Any]:
        readable = self._readable(prompt, prompt.last)
        kept = result(prompt.question, readable, passed=None).get("sentences", [])
        return {
            **self._about(prompt),
            **self._counts(prompt),
            "at": prompt.at.timestamp() * 1000,
            "up": prompt.up,
            "moderated": prompt.question.moderated,
            # What whoever leads may read and keep off the screens.
            "reading": [{**each, "hidden": each["id"] in prompt.last.hidden} for each in kept],
            "few": self._is_few(prompt),
        }

    def _about(self, prompt: Prompt) -> dict[str, Any]:
        question, last = prompt.question, prompt.last
        return {
            "id": prompt.id,
            "kind": question.kind,
            "text": question.text,
            "quiet": question.quiet,
            "options": question.options,
            "low": question.low,
            "high": question.high,
            "points": question.points,
            "across": question.across,
            "upwards": question.upwards,
            "several": question.several,
            "nameless": question.nameless,
            "moderated": question.moderated,
            "standing": last.standing,
            "round": last.number,
            "number": len(prompt.rounds),
            # While a second round is on, the first one is not there to be copied.
            "rounds": self._rounds(prompt) if last.standing == "shown" else [],
        }

    def _rounds(self, prompt: Prompt) -> list[dict[str, Any]]:
        """The rounds that were shown, the first first."""
        return [
            self._result(prompt, round_, number)
            for number, round_ in enumerate(prompt.rounds, start=1)
            if round_.standing == "shown" and self._may_be_shown(prompt, round_)
        ]

    def _counts(self, prompt: Prompt) -> dict[str, int]:
        seats = {seat.person for seat in self._live.seats}
        return {"answered": len(prompt.last.answered & seats), "of": len(seats)}

    def _result(self, prompt: Prompt, round_: Round, number: int) -> dict[str, Any]:
        passed = None
        if prompt.question.nameless:
            _given, passed = nameless_answers(prompt.question, self._slips(prompt, round_))
        shown = result(prompt.question, self._shown(prompt, round_), passed=passed)
        return {"round": round_.number, "number": number, **shown}

    def _shown(self, prompt: Prompt, round_: Round) -> list[Given]:
        """The answers that everybody sees."""
        if round_.standing != "shown":
            return []
        return [each for each in self._given(prompt, round_) if each.id not in round_.hidden]

    def _readable(self, prompt: Prompt, round_: Round) -> list[Given]:
        """The answers that whoever leads sees."""
        reads = round_.standing == "shown" or (
            round_.standing == "closed" and prompt.question.moderated
        )
        return self._given(prompt, round_) if reads else []

    def _given(self, prompt: Prompt, round_: Round) -> list[Given]:
        if not self._may_be_shown(prompt, round_):
            return []
        if prompt.question.nameless:
            return nameless_answers(prompt.question, self._slips(prompt, round_))[0]
        return named_answers(prompt, round_, self._live.name_of)

    def _may_be_shown(self, prompt: Prompt, round_: Round) -> bool:
        return not prompt.question.nameless or len(self._slips(prompt, round_)) >= LEAST

    def _is_few(self, prompt: Prompt) -> bool:
        """Whether too few have answered without names for anything to be shown."""
        open_ = prompt.last.standing == "open"
        return prompt.question.nameless and (
            len(prompt.last.cast) < LEAST if open_ else not self._may_be_shown(prompt, prompt.last)
        )

    def _slips(self, prompt: Prompt, round_: Round) -> list[Any]:
        """What lies in a box that is closed; of an open one nothing is read."""
        if round_.standing == "open":
            return []
        box = prompt.box(round_)
        if box not in self._closed:
            self._closed[box] = self._store.slips(self._live.record.id, box)
        return self._closed[box]
