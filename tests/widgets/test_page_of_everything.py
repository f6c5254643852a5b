"""Whatever somebody does in any exercise comes onto their page, in each format."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from mentorwidgets.content import read_exercise
from mentorwidgets.places import shipped
from mentorwidgets.reports.own_page import Points
from mentorwidgets.store import MemoryStore
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.widgets.your_page.gathering import chapters_on
from mentorwidgets.widgets.your_page.your_page import YourPage
from tests.made_up import MadeUp, do_something
from tests.reports.own import docx_text, pdf_text

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
EXERCISES = [read_exercise(folder) for folder in sorted(shipped("exercises").iterdir())]
WORDS = ["plumtree", "a fox 🦊 in\n\nthe snow", "=1+1", "<b>#strong[$x$]</b>"]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.name)
def test_all_of_it_is_in_the_files_and_what_is_left_out_is_in_none(exercise):
    store = MemoryStore()
    person = store.create_person(at=AT)
    desk = Desk(replace(Sitting.local(), person=person), store=store, now=lambda: AT)
    made_up = MadeUp(exercise, Random(11), WORDS)
    list(do_something(desk, made_up, 300))
    for client, section in enumerate(made_up.sections(), start=2):
        list(do_something(desk, made_up, 100, client=client, section=section))
    pieces = [p for chapter in chapters_on(desk, "initials") for p in chapter.pieces]
    assert pieces
    page = YourPage(desk)

    def made(format_, chosen):
        wish = {"format": format_, "names": "initials", "pieces": [piece.id for piece in chosen]}
        return base64.b64decode(page.answer("make", wish)["base64"])

    told = docx_text(made("docx", pieces))
    for piece in pieces:
        assert piece.title in told or piece.title == exercise.title
        if isinstance(piece.content, Points):
            for point in piece.content.points:
                assert " ".join(point.text.split()) in told
    assert pdf_text(made("pdf", pieces))

    suggested = [piece for piece in pieces if not piece.left_out]
    if suggested:
        file = json.loads(made("json", suggested))
        ids = [piece["id"] for chapter in file["chapters"] for piece in chapter["pieces"]]
        assert ids == [piece.id for piece in suggested]
        assert not any(name.endswith(".private") for name in ids)
