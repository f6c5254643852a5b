"""The printed guide from the board: to the meeting as it is planned now.

Question from the browser: ``guide {form}`` gives ``{name, mime, base64}``.
"""

from __future__ import annotations

import base64
from typing import Any

from mentorwidgets.content import Exercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.board.way_in import title_of
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import current_language
from mentorwidgets.words import gettext as _


class GuideSide:
    """Makes the guide when it is asked for; ``exercise`` is where the words around it come from."""

    questions = frozenset({"guide"})

    def __init__(self, desk: Desk, live: LiveMeeting, exercise: Exercise | None) -> None:
        self._desk = desk
        self._live = live
        self._exercise = exercise

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Answer one of :attr:`questions`; raise ``RefusedError`` to say why not."""
        del what
        # Few ask for it, and it brings libraries along.
        from mentorwidgets.meeting.printing import planned_guide
        from mentorwidgets.reports.guide_file import FORMS

        form = args.get("form")
        if not isinstance(form, str) or form not in FORMS:
            raise RefusedError(_("There is no such format."), field="form")
        title, group = title_of(self._desk, self._live), self._live.record.title
        made = planned_guide(
            self._live.agenda,
            f"{title} · {group}" if self._exercise and group else title,
            form,
            at=self._desk.now(),
            exercise=self._exercise,
            language=current_language(),
        )
        return {
            "name": f"{_('guide')}-{self._live.record.exercise}.{form}",
            "mime": FORMS[form],
            "base64": base64.b64encode(made).decode("ascii"),
        }

    def hello(self) -> None:
        """Nothing is told: the guide is made when it is asked for."""

    def refresh(self) -> None:
        """Nothing is told: the guide is made when it is asked for."""
