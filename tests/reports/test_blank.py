"""The empty sheet: everything that an exercise asks, in its order, with its numbers."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from mentorwidgets.content import Exercise, Library
from mentorwidgets.content.numbering import outline
from mentorwidgets.places import shipped
from mentorwidgets.reports.blank import SHEETS, blank_of
from mentorwidgets.reports.blank_docx import blank_docx
from mentorwidgets.reports.blank_file import blank_file
from mentorwidgets.reports.blank_pdf import blank_pdf
from mentorwidgets.reports.blank_pieces import BOX, Blank, Boxes, Pairs, Room, Say, Sheet

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
EXERCISES = Library([shipped("exercises")]).exercises()
every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
BY_NAME = {exercise.name: exercise for exercise in EXERCISES}


def told(blank: Blank) -> Iterator[tuple[str, str]]:
    """Everything that a sheet says, in order: the number that stands before it, and the words."""
    yield "", blank.title
    for about in blank.about:
        yield "", about
    for part in blank.parts:
        yield part.number, part.title
        yield "", part.text
        for piece in part.pieces:
            match piece:
                case Say():
                    yield "", piece.text
                case Room():
                    yield piece.number, piece.prompt
                    yield "", piece.hint
                case Boxes():
                    yield piece.number, piece.prompt
                    yield "", piece.hint
                    for option in piece.options:
                        yield "", option
                case Sheet():
                    yield piece.number, piece.prompt
                    yield "", piece.hint
                    for column in piece.columns:
                        yield column.number, column.label
                    for row in (*piece.rows, piece.total):
                        for cell in row:
                            yield "", cell
                case Pairs():
                    yield "", piece.prompt
                    for name in piece.names:
                        yield "", name
    for text, quiet in blank.stuck:
        yield "", text
        yield "", quiet


def squeezed(text: str) -> str:
    """Only what is written: a page breaks lines and words, and draws its boxes."""
    return re.sub(r"[\s\u200b\u00ad☐-]+", "", text)


def assert_in_order(blank: Blank, text: str) -> None:
    at = 0
    for number, words in told(blank):
        wanted = squeezed(number + words)
        found = text.find(wanted, at)
        assert found >= 0, f"{number} {words} is not in what follows {text[max(0, at - 60) : at]}"
        at = found + len(wanted)


def text_of_pdf(made: bytes) -> str:
    """The words of a PDF as it holds them, without what repeats on every page."""
    import pymupdf

    with pymupdf.open(stream=made) as opened:
        pages = [page.get_text(sort=False) for page in opened]
    return squeezed("".join(re.sub(r"[^\n]+· sheet\s+\d+ / \d+\s*$", "", page) for page in pages))


def text_of_word(made: bytes) -> str:
    said: list[str] = []
    for block in Document(io.BytesIO(made)).iter_inner_content():
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Table):
            said += [cell.text for row in block.rows for cell in row.cells]
    return squeezed("".join(said))


@every
def test_the_word_file_says_everything_in_order_with_its_numbers(exercise: Exercise) -> None:
    blank = blank_of(exercise)
    made = blank_docx(blank, at=AT)
    assert_in_order(blank, text_of_word(made))
    word = Document(io.BytesIO(made))
    heads = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert heads[: len(blank.parts)] == [f"{part.number}  {part.title}" for part in blank.parts]
    assert word.core_properties.title == exercise.title
    for table in word.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader"), "a table without a head row"
    ruled = [p for p in word.paragraphs if p.style is not None and p.style.name == "Room to write"]
    rooms = [piece for part in blank.parts for piece in part.pieces if isinstance(piece, Room)]
    assert len(ruled) == sum(room.rules for room in rooms)


def test_the_pdfs_say_everything_in_order_and_a_checker_finds_no_fault(tmp_path: Path) -> None:
    files = [tmp_path / f"{exercise.name}.pdf" for exercise in EXERCISES]
    for exercise, file in zip(EXERCISES, files, strict=True):
        blank = blank_of(exercise)
        made = blank_pdf(blank)
        assert_in_order(blank, text_of_pdf(made))
        with pikepdf.open(io.BytesIO(made)) as pdf:
            assert "pdfuaid:part" in str(pdf.Root.Metadata.read_bytes())
            assert str(pdf.docinfo.get("/Title", "")) == exercise.title
        file.write_bytes(made)
    # One checker for all: it takes longer to start than to read.
    checker = Path(sysconfig.get_path("scripts")) / "outloud"
    said = subprocess.run([checker, *files, "--json", "-"], capture_output=True, text=True)
    results = json.loads(said.stdout)["results"]
    assert len(results) == len(files)
    for result in results:
        assert result["counts"]["error"] == 0, said.stdout
        assert result["stats"]["tagged"]


@every
def test_every_number_of_the_page_stands_on_the_sheet(exercise: Exercise) -> None:
    on_paper = {number for number, _words in told(blank_of(exercise)) if number}
    for part in outline(exercise):
        assert {part.number, *part.asked.values()} <= on_paper


@every
def test_every_kind_of_part_that_is_shipped_has_a_sheet_of_its_own(exercise: Exercise) -> None:
    assert {part.kind for part in outline(exercise)} <= set(SHEETS)


def test_every_question_beforehand_has_room_to_answer() -> None:
    exercise = BY_NAME["definition-of-success"]
    rooms = [p for part in blank_of(exercise).parts for p in part.pieces if isinstance(p, Room)]
    asked = {room.prompt: room.rules for room in rooms}
    for item in exercise.pre_work.items:
        assert asked[item.prompt] >= 3


def test_the_sheet_of_a_map_asks_for_each_person_what_the_map_asks() -> None:
    blank = blank_of(BY_NAME["developmental-network"])
    people, ties = blank.parts[0], blank.parts[1]
    (table,) = (piece for piece in people.pieces if isinstance(piece, Sheet))
    assert [column.label for column in table.columns] == [
        "", "Name or initials", "Kinds of help", "How close", "Level", "From where", "Influence",
    ]  # fmt: skip
    assert table.rows[0][2].count(BOX) == 3
    (grid,) = (piece for piece in ties.pieces if isinstance(piece, Pairs))
    assert list(grid.names) == [row[0] for row in table.rows]


@every
def test_it_says_whose_it_is_and_that_one_may_pass(exercise: Exercise) -> None:
    blank = blank_of(exercise)
    assert any("nobody reads it unless you read" in about for about in blank.about)
    assert [quiet for _text, quiet in blank.stuck] == [
        " ".join(prompt.quiet.split()) for prompt in exercise.prompts
    ]


def test_a_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="odt"):
        blank_file(EXERCISES[0], "odt", at=AT)
