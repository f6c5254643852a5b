"""The printed guide from the board: to the meeting as it is planned, for whoever leads alone."""

import base64
import io

import pytest
from docx import Document

from tests.meeting.room import DEVICE, Room, hears, last, run


async def asks(page, what, **args):
    await hears(page, type="ask", id=7, what=what, args=args)
    return last(page, "answer")


def told(answer):
    word = Document(io.BytesIO(base64.b64decode(answer["result"]["base64"])))
    return [paragraph.text for paragraph in word.paragraphs]


def test_what_is_planned_anew_is_what_is_printed():
    room = Room("peer-meeting")

    async def story():
        board = room.board()
        await hears(board, type="hello", client=DEVICE)
        before = told(await asks(board, "guide", form="docx"))
        assert any("The others, side by side" in text for text in before)
        assert "60 minutes" in before[1]
        await asks(board, "plan_change", change="leave", block="neighbours")
        await asks(board, "plan_change", change="minutes", block="think", minutes=9)
        answer = await asks(board, "guide", form="docx")
        assert answer["result"]["name"] == "guide-peer-meeting.docx"
        after = told(answer)
        assert "57 minutes" in after[1]
        assert not any("The others, side by side" in text for text in after)
        assert any(text.startswith("9–18") for text in after)
        # The words around the agenda come along.
        assert "Hard moments, and what to do" in after

    run(story())


def test_a_pdf_is_given_too():
    async def story():
        board = Room("one-two-four-all").board()
        answer = await asks(board, "guide", form="pdf")
        assert answer["result"]["mime"] == "application/pdf"
        assert base64.b64decode(answer["result"]["base64"]).startswith(b"%PDF-")

    run(story())


@pytest.mark.parametrize("form", ["odt", "", None, ["pdf"], "../pdf"])
def test_another_form_is_refused_in_words(form):
    async def story():
        board = Room("peer-meeting").board()
        answer = await asks(board, "guide", form=form)
        assert answer["error"]["message"] == "There is no such format."

    run(story())


def test_a_phone_is_not_given_what_whoever_leads_says():
    async def story():
        phone = Room("peer-meeting").phone("Bo")
        answer = await asks(phone, "guide", form="docx")
        assert answer["error"]["message"]
        assert "result" not in answer

    run(story())
