"""Questions to the room, on the page of somebody who is asked, and on the wall.

Questions from a participant's browser: ``prompt_answer {prompt, round, value, slip}``,
``prompt_pass {prompt, round, slip}``, ``prompt_take_back {prompt, round, slip}`` (``slip`` is ""
where names are) and, from every screen, ``prompt_whole {prompt, round, answer}``, which gives
``{text}``, all of a long answer. Message to the browsers: ``prompts {prompt}``, the question
that is before the room, or null (see :mod:`mentorwidgets.meeting.prompt_views`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.asking import Answering
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.prompt_views import PromptViews
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _


class PromptsOnWall:
    """The question before the room, for a screen that only shows; ``say`` reaches its browser."""

    questions = frozenset({"prompt_whole"})

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._say = say
        self._views = PromptViews(desk.store, live)
        self._standing: object = None
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Give all of a long answer."""
        del what
        return {"text": self._views.whole(*which_answer(args), leads=False)}

    def hello(self) -> None:
        """Show the question as it is."""
        self._standing = self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Show it again when it has changed."""
        standing = self._views.standing()
        if standing == self._standing:
            return
        self._standing = standing
        view = self._view()
        # The first time also when there is nothing: the page may show what was there before.
        if self._told is None or view != self._told:
            self._told = view
            self._say(view)

    def _view(self) -> dict[str, Any]:
        return {"type": "prompts", "prompt": self._views.wall()}


class PromptsOnPage(PromptsOnWall):
    """The question before the room, for one who is asked."""

    questions = frozenset(
        {"prompt_answer", "prompt_pass", "prompt_take_back", *PromptsOnWall.questions}
    )

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        super().__init__(desk, live, say)
        self._desk = desk
        self._answering = Answering(desk.store, live, desk.person)

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Take an answer, a pass, or that one is taken back."""
        if what == "prompt_whole":
            return super().answer(what, args)
        prompt, number = which_round(args)
        slip, now = text_of(args, "slip"), self._desk.now()
        if what == "prompt_answer":
            self._answering.answer(prompt, number, args.get("value"), slip, now)
        elif what == "prompt_pass":
            self._answering.pass_on(prompt, number, slip, now)
        else:
            self._answering.take_back(prompt, number, slip, now)
        return {}

    def _view(self) -> dict[str, Any]:
        return {"type": "prompts", "prompt": self._views.page(self._desk.person)}


def which_round(args: Mapping[str, Any]) -> tuple[str, int]:
    """The question and the round that a browser speaks of."""
    number = args.get("round")
    if type(number) is not int:
        raise RefusedError(_("That question came without its words."))
    return text_of(args, "prompt"), number


def which_answer(args: Mapping[str, Any]) -> tuple[str, int, str]:
    """The answer that a browser speaks of."""
    return *which_round(args), text_of(args, "answer")


def text_of(args: Mapping[str, Any], name: str) -> str:
    """A text that a browser has sent."""
    value = args.get(name)
    if not isinstance(value, str):
        raise RefusedError(_("That question came without its words."))
    return value
