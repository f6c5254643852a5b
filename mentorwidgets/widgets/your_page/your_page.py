"""Your page: choose what of your work stands in one document, and keep it as PDF, Word or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.your_page.gathering import view_of
from mentorwidgets.widgets.your_page.making import Making, read_wish

_HERE = Path(__file__).resolve().parent


class YourPage(WorkbookWidget):
    """The page of one person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            entry=_HERE / "your_page.js",
            style=[_HERE / "your_page.css"],
            options={
                "served": desk.sitting.served,
                "meeting": f"/m/{desk.sitting.meeting}/" if desk.sitting.meeting else "",
            },
        )
        self._making = Making(desk)
        self._shown: dict[str, Any] = {}

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Something was done on another page of this person, or of anybody else."""
        shown = view_of(self.desk)
        if shown != self._shown:
            self._shown = shown
            self.say({"type": "pieces", **shown})

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``pieces`` gives :func:`.gathering.view_of`; ``draw`` and ``make`` take a wish.

        ``draw {format, names, pieces}`` draws the maps ahead, ``make`` gives the file.
        """
        if what == "pieces":
            self._shown = view_of(self.desk)
            return self._shown
        if what == "draw":
            self._making.draw(read_wish(args))
            return {}
        if what == "make":
            return self._making.make(read_wish(args))
        return super().answer(what, args)
