"""Asking the room, on the facilitator's board.

Questions from the browser: ``prompt_ask {id, question}`` puts a question to the room (``id`` is
the browser's, so that asking twice asks once; for ``question`` see
:mod:`mentorwidgets.meeting.questions`), ``prompt_close {prompt, round}``, ``prompt_reset
{prompt}`` and ``prompt_whole {prompt, round, answer}``. What else may be done with a question is
steering: ``reveal``, ``put_away``, ``again``, ``hide_answer``, ``show_answer`` (see
:mod:`mentorwidgets.meeting.prompts`). Message to it: ``prompts {here, least, ready, prompts}``,
where ``ready`` is the question that lies ready in the block that is on, or null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.asking import Asking
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.prompt_views import PromptViews
from mentorwidgets.meeting.prompts import LEAST
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.prompts import text_of, which_answer, which_round
from mentorwidgets.words import gettext as _


class PromptsOnBoard:
    """What whoever leads does with questions; ``say`` reaches their browser."""

    questions = frozenset({"prompt_ask", "prompt_close", "prompt_reset", "prompt_whole"})

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._desk = desk
        self._live = live
        self._say = say
        self._asking = Asking(desk.store, live)
        self._views = PromptViews(desk.store, live)
        self._standing: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Ask, close, or begin again."""
        now = self._desk.now()
        if what == "prompt_whole":
            return {"text": self._views.whole(*which_answer(args), leads=True)}
        if what == "prompt_ask":
            question = args.get("question")
            if not isinstance(question, dict):
                raise RefusedError(_("That question came without its words."))
            self._asking.ask(text_of(args, "id"), question, now)
        elif what == "prompt_close":
            self._asking.close(*which_round(args), now)
        else:
            self._asking.reset(text_of(args, "prompt"), now)
        return {}

    def hello(self) -> None:
        """Show all questions as they are."""
        self._standing = None
        self.refresh()

    def refresh(self) -> None:
        """Show them again when something has changed."""
        here, ready = self._asking.here(self._desk.now()), self._ready()
        standing = (self._views.standing(), here, ready)
        if standing == self._standing:
            return
        self._standing = standing
        self._say(
            {
                "type": "prompts",
                "here": here,
                "least": LEAST,
                "ready": ready,
                "prompts": self._views.board(),
            }
        )

    def _ready(self) -> Mapping[str, Any] | None:
        """What lies ready in the block that is on, unless it was asked already."""
        block = self._live.state.timer.block
        if block is None or block.ask is None:
            return None
        asked = {prompt.question.text for prompt in self._live.state.prompts}
        return None if block.ask.get("text") in asked else block.ask
