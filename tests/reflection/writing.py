"""A small writing exercise, and pages that write in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from mentorwidgets.content.models import WritingExercise
from mentorwidgets.operations import Entry
from mentorwidgets.reflection.work import WritingWork

START = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def exercise(*, items: tuple[str, ...] = ("moments", "voices")) -> WritingExercise:
    """Steps of every condition that writing knows, and the questions named in ``items``."""
    block = {
        "id": "draft",
        "title": "Draft",
        "minutes": 60,
        "mode": "alone",
        "facilitator": {"says": "Write."},
        "participants": {"do": "Write."},
    }
    conditions: dict[str, Any] = {
        "answer": {"answered": 2},
        "draft": {"words": 5},
        "keep": {"kept": 2},
        "share": {"marked": True},
        "reread": {"ticked": True},
    }
    return WritingExercise.model_validate(
        {
            "format": 1,
            "kind": "writing",
            "title": "My definition of success",
            "phase": "early",
            "lang": "en",
            "audience": ["alone"],
            "summary": "Write it.",
            "invitation": "Begin anywhere.",
            "minutes": 60,
            "pre_work": {
                "minutes": 20,
                "text": "Think back.",
                "items": [{"id": item, "prompt": f"About {item}?"} for item in items],
            },
            "steps": [
                {"id": step, "title": step, "done_when": when} for step, when in conditions.items()
            ],
            "prompts": [{"id": "whose", "text": "Whose voice is this?", "quiet": "Think."}],
            "agenda": [block],
            "sharing": "Only the marked words.",
        }
    )


def client(number: int) -> str:
    return f"{number:032x}"


class Desk:
    """A piece of writing with any number of pages (numbered) that write in it, in turn."""

    def __init__(self, **given: Any) -> None:
        self.work = WritingWork(exercise(**given))
        self.entries: list[Entry] = []
        self._seq: dict[int, int] = {}

    def do(self, op: dict[str, Any], *, page: int = 1) -> str:
        """Apply an operation of this page; its name."""
        seq = self._seq.get(page, 0) + 1
        revision = len(self.entries) + 1
        entry = Entry(revision, client(page), seq, START + timedelta(minutes=revision), op)
        self.work.apply(entry)
        self._seq[page] = seq
        self.entries.append(entry)
        return entry.id

    def write(self, text: str, *parents: str, field: str = "text", page: int = 1) -> str:
        op = {"type": "write", "field": field, "text": text, "parents": list(parents)}
        return self.do(op, page=page)

    def mark(self, words: str, *, page: int = 1) -> str:
        """Mark these words where they first stand, as a browser counts."""
        before = self.work.text.partition(words)[0]
        start = len(before.encode("utf-16-le")) // 2
        end = start + len(words.encode("utf-16-le")) // 2
        return self.do({"type": "mark", "start": start, "end": end, "text": words}, page=page)

    def keep(self, number: int, **given: Any) -> str:
        return self.do({"type": "keep", "id": f"{number:032x}", **given})

    @property
    def view(self) -> dict[str, Any]:
        return self.work.view()

    def texts(self, field: str = "text") -> list[str]:
        return [head["text"] for head in self.view["fields"][field]["heads"]]


def marked(view: dict[str, Any]) -> str:
    """The words at the quotation's place, cut as a browser would cut them."""
    quotation = view["quotation"]
    heads = view["fields"]["text"]["heads"]
    text = next(head["text"] for head in heads if head["op"] == quotation["op"])
    units = text.encode("utf-16-le")
    return units[2 * quotation["start"] : 2 * quotation["end"]].decode("utf-16-le")
