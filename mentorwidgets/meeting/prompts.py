"""Questions to the room: the fold of their events.

A question goes through rounds, and a round from open to closed to shown: what is answered is
seen by nobody before. Events: ``prompt {id, …}`` asks (see :mod:`.questions`);
``answer {prompt, round, value}``, ``pass_on {prompt, round}`` and ``take_answer {prompt, round}``
are a participant's; ``close_prompt``, ``reveal``, ``put_away``, ``again``, ``reset_prompt
{prompt}``, ``hide_answer`` and ``show_answer {prompt, round, answer}`` are of whoever leads.

Without names there is no ``answer``: the store keeps slips in the box ``<prompt>.<round>``, and
its events ``slip_in``, ``slip_out`` and ``box_closed {box}`` say that somebody has answered, and
that nobody can any more. A round's number is never used again, also not after a reset, so what
was sent for one that is gone ends nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from mentorwidgets.meeting.parts import FACILITATOR, NO_PAGE, Body, Kind, Part, RandomId
from mentorwidgets.meeting.questions import Question, Value, fits
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

#: Answers without a name are shown, and offered, from this many on.
LEAST = 5
#: How far a round has come.
Standing = Literal["open", "closed", "shown"]
RoundNumber = Annotated[int, Field(ge=1, le=10_000)]


class PromptBody(Question):
    """A question, and what it is called."""

    id: RandomId


class AboutPrompt(Body):
    """Something about a question."""

    prompt: RandomId


class AboutRound(AboutPrompt):
    """Something about one round of it."""

    round: RoundNumber


class AnswerBody(AboutRound):
    """What somebody answers, with their name."""

    value: Value


class AboutAnswer(AboutRound):
    """Something about one answer, by what the board calls it (see :mod:`.results`)."""

    answer: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{1,32}$")]


class AboutBox(Body):
    """Something about a box of slips."""

    box: Annotated[str, StringConstraints(max_length=100)]


@dataclass(slots=True)
class Round:
    """One time that a question was before the room."""

    number: int
    standing: Standing = "open"
    answers: dict[PersonId, Value] = field(default_factory=dict)
    passed: set[PersonId] = field(default_factory=set)
    #: Without names: who has a slip in the box, never which.
    cast: set[PersonId] = field(default_factory=set)
    #: Answers that whoever leads keeps off the screens.
    hidden: set[str] = field(default_factory=set)

    @property
    def answered(self) -> set[PersonId]:
        """Who has answered or passed: nobody is told which."""
        return self.answers.keys() | self.passed | self.cast


@dataclass(slots=True)
class Prompt:
    """One question, with all its rounds that were not thrown away."""

    id: str
    question: Question
    at: datetime
    rounds: list[Round]
    #: Whether it is before the room: on the phones and on the wall.
    up: bool = True

    @property
    def last(self) -> Round:
        """The round that is on, or was last."""
        return self.rounds[-1]

    def round(self, number: int) -> Round | None:
        """The round with this number; None when it was thrown away or never was."""
        return next((each for each in self.rounds if each.number == number), None)

    def box(self, round_: Round) -> str:
        """Where the slips of a round lie."""
        return f"{self.id}.{round_.number}"


class Prompts(Part):
    """Every question of a meeting, in the order in which they were asked."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "prompt": Kind(NO_PAGE, PromptBody),
        "answer": Kind(NO_PAGE, AnswerBody),
        "pass_on": Kind(NO_PAGE, AboutRound),
        "take_answer": Kind(NO_PAGE, AboutRound),
        "close_prompt": Kind(NO_PAGE, AboutRound),
        "reset_prompt": Kind(NO_PAGE, AboutPrompt),
        "reveal": Kind(FACILITATOR, AboutPrompt, after_the_end=True),
        "put_away": Kind(FACILITATOR, AboutPrompt, after_the_end=True),
        "again": Kind(FACILITATOR, AboutPrompt),
        "hide_answer": Kind(FACILITATOR, AboutAnswer, after_the_end=True),
        "show_answer": Kind(FACILITATOR, AboutAnswer, after_the_end=True),
        "slip_in": Kind(NO_PAGE, AboutBox),
        "slip_out": Kind(NO_PAGE, AboutBox),
        "box_closed": Kind(NO_PAGE, AboutBox),
        "box_emptied": Kind(NO_PAGE, AboutBox),
    }

    #: What was shown leaves the screens with its block: the next one has them.
    overhears = frozenset({"move"})

    def __init__(self) -> None:
        self.prompts: dict[str, Prompt] = {}
        #: Grows with every change, so that a page need not compare everything.
        self.version = 0

    @property
    def up(self) -> Prompt | None:
        """The question that is before the room."""
        return next((prompt for prompt in self.prompts.values() if prompt.up), None)

    def __iter__(self) -> Iterator[Prompt]:
        return iter(self.prompts.values())

    def replay(self, event: Event, body: Any) -> bool:
        """Fold one event."""
        if isinstance(body, PromptBody):
            done = self._ask(body, event.at)
        elif isinstance(body, AboutBox):
            done = self._box(event.kind, body.box, event.actor)
        else:
            prompt = self.prompts.get(body.prompt)
            done = prompt is not None and self._fold(prompt, event, body)
        self.version += done
        return done

    def overhear(self, event: Event, body: Any) -> None:
        """Put away what was shown; a question that is still being answered stays."""
        del event, body
        prompt = self.up
        if prompt is not None and prompt.last.standing == "shown":
            prompt.up = False
            self.version += 1

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """What whoever leads may do with a question now."""
        del role, actor, state
        prompt = self.prompts.get(body.prompt)
        if prompt is None:
            raise RefusedError(_("This question is not here any more."))
        if kind in ("reveal", "again") and prompt.last.standing == "open":
            raise RefusedError(_("Close the question first: people are still answering."))
        if kind == "reveal" and prompt.question.nameless and len(prompt.last.cast) < LEAST:
            raise too_few(len(prompt.last.cast))

    def _ask(self, body: PromptBody, at: datetime) -> bool:
        if body.id in self.prompts:
            return False
        question = Question.model_validate(body.model_dump(exclude={"id"}))
        self._put_up(Prompt(body.id, question, at, [Round(1)]))
        return True

    def _put_up(self, prompt: Prompt) -> None:
        """One question is before the room at a time."""
        for other in self:
            other.up = False
        prompt.up = True
        self.prompts[prompt.id] = prompt

    def _fold(self, prompt: Prompt, event: Event, body: Any) -> bool:
        if event.kind in _ANSWERING:
            round_ = prompt.round(body.round)
            if round_ is None or event.actor is None or prompt.question.nameless:
                return False
            return _ANSWERING[event.kind](prompt.question, round_, event.actor, body)
        if isinstance(body, AboutAnswer):
            round_ = prompt.round(body.round)
            if round_ is None:
                return False
            (round_.hidden.add if event.kind == "hide_answer" else round_.hidden.discard)(
                body.answer
            )
            return True
        return self._lead(prompt, event.kind, body)

    def _lead(self, prompt: Prompt, kind: str, body: Any) -> bool:
        last = prompt.last
        if kind == "close_prompt":
            if prompt.question.nameless or last.number != body.round or last.standing != "open":
                return False
            last.standing = "closed"
        elif kind == "reveal":
            # How many slips lie in the box is looked at where they are shown: people who were
            # erased have left theirs in it.
            if last.standing == "open":
                return False
            last.standing = "shown"
            self._put_up(prompt)
        elif kind == "put_away":
            prompt.up = False
        elif kind == "again":
            if last.standing == "open":
                return False
            prompt.rounds.append(Round(last.number + 1))
            self._put_up(prompt)
        else:
            prompt.rounds = [Round(last.number + 1)]
            self._put_up(prompt)
        return True

    def _box(self, kind: str, box: str, actor: PersonId | None) -> bool:
        name, _dot, number = box.partition(".")
        prompt = self.prompts.get(name)
        round_ = prompt.round(int(number)) if prompt and number.isdecimal() else None
        if prompt is None or round_ is None or not prompt.question.nameless:
            return False
        if kind == "box_closed":
            round_.standing = "closed"
        elif kind == "box_emptied":
            round_.cast.clear()
        elif actor is None:
            return False
        else:
            (round_.cast.add if kind == "slip_in" else round_.cast.discard)(actor)
        return True


def too_few(count: int) -> RefusedError:
    """Without names, this cannot be shown."""
    return RefusedError(
        _(
            "{count} have answered. Without names the answers of at least {least} are shown: with "
            "fewer, people could tell whose is whose.",
            count=count,
            least=LEAST,
        )
    )


def _answer(question: Question, round_: Round, actor: PersonId, body: AnswerBody) -> bool:
    if round_.standing != "open" or not fits(question, body.value):
        return False
    round_.answers[actor] = body.value
    round_.passed.discard(actor)
    return True


def _pass_on(_question: Question, round_: Round, actor: PersonId, _body: AboutRound) -> bool:
    if round_.standing != "open":
        return False
    round_.answers.pop(actor, None)
    round_.passed.add(actor)
    return True


def _take_answer(_question: Question, round_: Round, actor: PersonId, _body: AboutRound) -> bool:
    there = actor in round_.answered
    # Also when it has been shown: then it is gone from every screen.
    round_.answers.pop(actor, None)
    round_.passed.discard(actor)
    return there


_ANSWERING: Mapping[str, Callable[[Question, Round, PersonId, Any], bool]] = {
    "answer": _answer,
    "pass_on": _pass_on,
    "take_answer": _take_answer,
}
