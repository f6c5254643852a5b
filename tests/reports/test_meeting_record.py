"""The record of a meeting as PDF, Word and table: the same words in each, and none that runs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sysconfig
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from docx import Document

from mentorwidgets.reports.meeting_csv import COLUMNS, meeting_csv
from mentorwidgets.reports.meeting_docx import meeting_docx
from mentorwidgets.reports.meeting_pdf import meeting_pdf
from mentorwidgets.reports.meeting_record import (
    AskedQuestion,
    AskedRound,
    MeetingRecord,
    RanBlock,
    Said,
)

NASTY = "=HYPERLINK(1) <b>bold</b> #strong[x] $x$"
RECORD = MeetingRecord(
    title="My definition of success",
    subtitle="Group 7 · 24 November 2026 · 5 people",
    language="en-GB",
    agenda=(RanBlock("Welcome", "one speaks", "5", "7"), RanBlock("Write", "alone", "8", "–")),
    notes=(Said(NASTY), Said("One line\nand another", "Ana")),
    steps=(Said("Ask M. for an hour", "Bo"),),
    questions=(
        AskedQuestion(
            "How clear is it?",
            "without names",
            (
                AskedRound("Round 1", "5 answers", (Said("1: 2"), Said("2: 3"))),
                AskedRound("Round 2", "6 answers", (Said("1: 0"), Said("2: 6"))),
            ),
        ),
    ),
    lines=(Said("I would like evenings.", "Eun-ji"),),
    parked=(Said("+fees abroad", "Chi"),),
)
EMPTY = MeetingRecord("An hour", "2 people", "en-GB", (), (), (), (), (), ())


def words_of_pdf(record):
    import pymupdf

    with pymupdf.open(stream=meeting_pdf(record)) as opened:
        return "".join(page.get_text() for page in opened)


def words_of_word(record):
    word = Document(io.BytesIO(meeting_docx(record, at=datetime(2026, 11, 24, tzinfo=UTC))))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])


def test_the_pdf_and_the_word_file_say_all_of_it_as_it_was_written():
    for text in (words_of_pdf(RECORD), words_of_word(RECORD)):
        said = " ".join(text.split())
        for words in (NASTY, "One line and another", "Ana", "Ask M. for an hour", "How clear is it?", "Round 2", "without names", "2: 6", "I would like evenings.", "+fees abroad", "Welcome", "7"):  # fmt: skip
            assert words in said, words


def test_a_meeting_in_which_nothing_was_said_gives_a_record_that_says_so():
    for text in (words_of_pdf(EMPTY), words_of_word(EMPTY)):
        assert "Nothing was noted." in text
        assert "Parking lot" not in text


def test_the_pdf_names_itself_pdf_ua_and_a_checker_finds_no_fault(tmp_path):
    path = tmp_path / "record.pdf"
    path.write_bytes(meeting_pdf(RECORD))
    with pikepdf.open(path) as pdf:
        assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes().decode()
    checker = Path(sysconfig.get_path("scripts")) / "outloud"
    said = subprocess.run([checker, path, "--json", "-"], capture_output=True, text=True)
    (result,) = json.loads(said.stdout)["results"]
    assert result["counts"]["error"] == 0, said.stdout
    assert result["stats"]["tagged"]


def test_the_table_has_a_row_for_everything_and_no_cell_that_a_spreadsheet_runs():
    text = meeting_csv(RECORD).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == [
        *("meeting", "note", "note", "next-step"),
        *("answer",) * 4,
        *("line", "parked", "block", "block"),
    ]
    assert not any(cell[:1] in tuple("=+-@\t\r") and cell for row in rows for cell in row)
    assert rows[1][2] == f"'{NASTY}"
    assert rows[7][1] == "How clear is it? · Round 2 · 6 answers"
    assert rows[10][4:] == ["5", "7"]
