"""Asking the room, and answering: what needs more than one event, or more than what they say.

Who leads and who takes part each have their own class here; what either may not do is refused
with a sentence, and then nothing has changed. Questions and closed boxes are nobody's events in
the store: whoever led could be erased, and what was closed must stay closed.

**Without names.** It is offered when at least five are here. An answer then goes into the box of
its round on a slip, which only the browser that wrote it can find again, and so does a pass. A
closed box takes and gives no slip, so no two looks at it differ by one person.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.prompts import LEAST, Prompt, Round
from mentorwidgets.meeting.questions import Value, read_answer, read_question
from mentorwidgets.operations import CLIENT_PATTERN, PersonId, RefusedError
from mentorwidgets.store import Store
from mentorwidgets.words import gettext as _


class _AtPrompts:
    """What both sides need: to find a question as it is now, and to record."""

    def __init__(self, store: Store, live: LiveMeeting) -> None:
        self._store = store
        self._live = live

    def _find(self, prompt: str) -> Prompt:
        self._live.catch_up()
        found = self._live.state.prompts.prompts.get(prompt)
        if found is None:
            raise RefusedError(_("This question is not here any more."))
        return found

    def _record(
        self, kind: str, body: Mapping[str, Any], at: datetime, actor: PersonId | None = None
    ) -> None:
        self._store.record(self._live.record.id, actor=actor, kind=kind, body=body, at=at)
        self._live.catch_up()

    def _going_on(self) -> None:
        if self._live.ended:
            raise RefusedError(_("This meeting has ended."))


class Asking(_AtPrompts):
    """What whoever leads does with questions."""

    def here(self, now: datetime) -> int:
        """How many people are here who could answer now."""
        presence = self._live.state.presence
        return sum(
            presence.of(seat.person, now, joined_at=seat.joined_at) != "away"
            for seat in self._live.seats
        )

    def ask(self, prompt: str, given: Mapping[str, Any], at: datetime) -> None:
        """Put a question to the room, closing one that was open; the same id again is no change."""
        self._live.catch_up()
        self._going_on()
        if not CLIENT_PATTERN.fullmatch(prompt):
            raise RefusedError(_("That question came without its words."))
        if prompt in self._live.state.prompts.prompts:
            return
        question = read_question(given)
        if question.nameless and self.here(at) < LEAST:
            raise RefusedError(
                _(
                    "Without names needs at least {least} people here, and there are {here}: in a "
                    "group this small the others will know.",
                    least=LEAST,
                    here=self.here(at),
                ),
                field="nameless",
            )
        for other in list(self._live.state.prompts):
            self.close(other.id, other.last.number, at)
        self._record("prompt", {"id": prompt, **question.model_dump(mode="json")}, at)

    def close(self, prompt: str, number: int, at: datetime) -> None:
        """Take no more answers; a round that is closed already, or not the last, stays as it is."""
        found = self._find(prompt)
        if found.last.number != number or found.last.standing != "open":
            return
        if found.question.nameless:
            self._store.close_box(self._live.record.id, found.box(found.last), actor=None, at=at)
            self._live.catch_up()
        else:
            self._record("close_prompt", {"prompt": prompt, "round": number}, at)

    def reset(self, prompt: str, at: datetime) -> None:
        """Throw every answer to a question away, and ask it anew."""
        found = self._find(prompt)
        self._going_on()
        boxes = [found.box(each) for each in found.rounds] if found.question.nameless else []
        for other in list(self._live.state.prompts):
            if other is not found:
                self.close(other.id, other.last.number, at)
        self._record("reset_prompt", {"prompt": prompt}, at)
        for box in boxes:
            self._store.empty_box(self._live.record.id, box, actor=None, at=at)
            # A slip that was on its way must not lie in it for ever.
            self._store.close_box(self._live.record.id, box, actor=None, at=at)
        self._live.catch_up()


class Answering(_AtPrompts):
    """What somebody who takes part does with questions."""

    def __init__(self, store: Store, live: LiveMeeting, person: PersonId) -> None:
        super().__init__(store, live)
        self._person = person

    def answer(self, prompt: str, number: int, given: object, slip: str, at: datetime) -> None:
        """Answer; the same answer again is no change. ``slip`` is "" where names are."""
        found, round_ = self._round(prompt, number)
        value = read_answer(found.question, given)
        if found.question.nameless:
            self._cast(found, round_, slip, {"value": value}, at)
        elif round_.answers.get(self._person) != value:
            self._open(round_)
            body = {"prompt": prompt, "round": number, "value": value}
            self._record("answer", body, at, self._person)

    def pass_on(self, prompt: str, number: int, slip: str, at: datetime) -> None:
        """Take part without answering."""
        found, round_ = self._round(prompt, number)
        if found.question.nameless:
            self._cast(found, round_, slip, {"pass": True}, at)
        elif self._person not in round_.passed:
            self._open(round_)
            self._record("pass_on", {"prompt": prompt, "round": number}, at, self._person)

    def take_back(self, prompt: str, number: int, slip: str, at: datetime) -> None:
        """Take an answer or a pass back; with names also when it was shown."""
        found, round_ = self._round(prompt, number)
        if found.question.nameless:
            box = found.box(round_)
            self._store.withdraw_slip(
                self._live.record.id, box, _token(slip), actor=self._person, at=at
            )
            self._live.catch_up()
        elif self._person in round_.answered:
            self._record("take_answer", {"prompt": prompt, "round": number}, at, self._person)

    def _cast(
        self, prompt: Prompt, round_: Round, slip: str, content: Mapping[str, Value], at: datetime
    ) -> None:
        # The store decides whether it comes in time, in one breath with keeping it.
        self._store.cast_slip(
            self._live.record.id,
            prompt.box(round_),
            _token(slip),
            content,
            actor=self._person,
            at=at,
        )
        self._live.catch_up()

    def _round(self, prompt: str, number: int) -> tuple[Prompt, Round]:
        found = self._find(prompt)
        round_ = found.round(number)
        if round_ is None:
            raise RefusedError(_("This question was asked anew meanwhile."))
        if not any(seat.person == self._person for seat in self._live.seats):
            raise RefusedError(_("You have no seat in this meeting any more."))
        return found, round_

    def _open(self, round_: Round) -> None:
        self._going_on()
        if round_.standing != "open":
            raise RefusedError(_("This question is closed, so nothing can be changed any more."))


def _token(slip: str) -> str:
    if not CLIENT_PATTERN.fullmatch(slip):
        raise RefusedError(_("That question came without its words."))
    return slip
