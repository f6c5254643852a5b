"""The printed guide: the same agenda as the meeting's, for the hand of whoever leads."""

from __future__ import annotations

import io
import json
import subprocess
import sysconfig
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from mentorwidgets.content import Exercise, Library
from mentorwidgets.content.guide import render_guide
from mentorwidgets.meeting.agenda import Agenda, Block, Step, copy_agenda
from mentorwidgets.meeting.printing import planned_guide
from mentorwidgets.places import shipped
from mentorwidgets.reports.guide import Guide, guide_of_exercise
from mentorwidgets.reports.guide_docx import guide_docx
from mentorwidgets.reports.guide_file import guide_file
from mentorwidgets.reports.guide_pdf import guide_pdf
from mentorwidgets.reports.guide_turns import turns_words
from mentorwidgets.reports.prose import prose

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
EXERCISES = Library([shipped("exercises")]).exercises()
every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


def words_of(pdf: bytes) -> str:
    """The words of the PDF in its order, in one line."""
    import pymupdf

    with pymupdf.open(stream=pdf) as opened:
        return " ".join(" ".join(page.get_text() for page in opened).split())


def paragraphs(word: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(word)).paragraphs]


def text_of(guide: Guide) -> list[str]:
    """Every sentence of a guide's agenda."""
    told = []
    for block in guide.blocks:
        told += [block.title, block.says, *(text for _label, text in block.rows)]
        told += [block.ask.text, *block.ask.about] if block.ask else []
    return told


@every
def test_the_overview_has_the_minutes_of_both_readings(exercise: Exercise) -> None:
    guide = guide_of_exercise(exercise)
    before = sum(block.mode == "before" for block in exercise.agenda)
    assert before
    assert {block.mark for block in guide.blocks[:before]} == {"before"}
    assert guide.blocks[before].mark == f"0–{exercise.agenda[before].minutes}"
    assert guide.blocks[-1].mark.endswith(f"–{exercise.minutes}")
    column = [block.for_two for block in guide.blocks[before:]]
    if all(block.minutes_for_two is None for block in exercise.agenda):
        assert set(column) == {""}
    else:
        assert sum(int(two) for two in column if two != "left out") == exercise.minutes


@every
def test_pdf_and_word_file_hold_every_sentence_of_the_agenda(exercise: Exercise) -> None:
    guide = guide_of_exercise(exercise)
    word = "\n".join(paragraphs(guide_docx(guide, at=AT)))
    for text in text_of(guide):
        assert text in word, text
    for piece in (*guide.before, *guide.after):
        assert "".join(run.text for run in piece.runs) in word
    with pikepdf.open(io.BytesIO(guide_pdf(guide))) as pdf:
        assert "pdfuaid:part" in str(pdf.Root.Metadata.read_bytes())
        assert str(pdf.docinfo.get("/Title", "")) == exercise.title
        # The prose, the overview with its blocks, and the prose after them.
        assert 5 <= len(pdf.pages) <= 12


def test_the_guide_is_read_in_its_order_and_a_checker_finds_no_fault(tmp_path: Path) -> None:
    guide = guide_of_exercise(next(e for e in EXERCISES if e.name == "strengths-and-values"))
    made = guide_pdf(guide)
    told = words_of(made)
    places = [told.find(block.says[:40]) for block in guide.blocks]
    assert all(place > 0 for place in places), told[:2000]
    assert places == sorted(places)
    assert 0 < told.find("The meeting at a glance") < places[0]
    file = tmp_path / "guide.pdf"
    file.write_bytes(made)
    checker = Path(sysconfig.get_path("scripts")) / "outloud"
    said = subprocess.run([checker, file, "--json", "-"], capture_output=True, text=True)
    (result,) = json.loads(said.stdout)["results"]
    assert result["counts"]["error"] == 0, said.stdout
    assert result["stats"]["tagged"]


def test_what_is_said_aloud_is_larger_than_the_rest_of_the_word_file() -> None:
    guide = guide_of_exercise(EXERCISES[0])
    word = Document(io.BytesIO(guide_docx(guide, at=AT)))
    said = [p for p in word.paragraphs if p.style.name == "Said aloud"]
    assert [p.text for p in said] == [block.says for block in guide.blocks]
    assert word.styles["Said aloud"].font.size > word.styles["Normal"].font.size
    (table,) = word.tables
    assert [row.cells[1].text for row in table.rows[1:]] == [""] * len(guide.blocks)


def test_turns_are_told_for_groups_of_two_to_six_and_where_they_get_too_short() -> None:
    assert turns_words("all", 20, 18) == (
        "2 people 9 min each · 3 people 6 min each · 4 people 5 min each · "
        "5 people 4 min each · 6 people 3 min each"
    )
    assert turns_words("all", 5).endswith("6 people less than a minute: make two circles")
    assert turns_words("all", 12, 0).startswith("3 people 4 min each")
    assert turns_words("pairs", 14, 18) == "in a pair 7 min each · in a group of three 4 min each"
    assert turns_words("fours", 20).startswith("3 people 6 min each · 4 people 5 min each")


def test_an_agenda_as_it_is_planned_is_printed_and_not_the_one_of_the_exercise() -> None:
    exercise = next(e for e in EXERCISES if e.name == "peer-meeting")
    shipped_agenda = copy_agenda(exercise)
    kept = [block for block in shipped_agenda.blocks if block.id != "neighbours"]
    own = Block(id="own", title="A walk", minutes=14, mode="pairs", turns=True, says="Walk.")
    agenda = Agenda(blocks=(*kept, own), steps=shipped_agenda.steps)
    told = paragraphs(planned_guide(agenda, "Group 7", "docx", at=AT, exercise=exercise))
    assert told[0] == "Group 7"
    assert "66 minutes" in told[1]
    assert any(text.endswith("A walk") for text in told)
    assert "A turn: in a pair 7 min each · in a group of three 4 min each" in told
    assert not any("The others, side by side" in text for text in told)
    assert "Hard moments, and what to do" in told


def test_an_agenda_of_one_s_own_without_an_exercise_is_printed_alone() -> None:
    agenda = Agenda(
        blocks=(
            Block(id="a", title="Begin", minutes=5, mode="talk", says="Hello.", step="here"),
            Block(
                id="b",
                title="Choose",
                minutes=5,
                mode="all",
                says="Choose.",
                quiet="Pass.",
                ask={"kind": "choice", "text": "Tea?", "options": ["Yes", "No"], "quiet": "Pass."},
            ),
        ),
        steps=(Step("here", "You are here"),),
    )
    assert planned_guide(agenda, "Ours", "pdf", at=AT).startswith(b"%PDF")
    told = paragraphs(planned_guide(agenda, "Ours", "docx", at=AT))
    assert "Step: You are here" in told
    assert "One is chosen: Yes, No." in told
    assert "Quietly: Pass." in told


def test_a_trainer_s_wild_words_break_neither_form() -> None:
    wild = "A <b>“quote”</b> \\ #let x = [ * _ $ ` @ " + "e" + "\u0301" * 500 + " 𝕏 \u202e 漢字 🙂"
    agenda = Agenda(
        blocks=(
            Block(
                id="a", title=wild, minutes=5, mode="talk", says=wild * 60, does=wild, quiet=wild
            ),
        )
    )
    assert planned_guide(agenda, wild, "pdf", at=AT).startswith(b"%PDF")
    assert any(wild in text for text in paragraphs(planned_guide(agenda, wild, "docx", at=AT)))


def test_each_numbered_list_begins_at_one() -> None:
    guide = replace(
        guide_of_exercise(EXERCISES[0]), before=tuple(prose("1. a\n2. b\n\nThen\n\n1. c")), after=()
    )
    word = Document(io.BytesIO(guide_docx(guide, at=AT)))
    numbered = [p for p in word.paragraphs if p.style.name == "List Number"]
    a, b, c = (p._p.pPr.numPr.numId.val for p in numbered)
    assert a == b != c
    numbering = word.part.numbering_part.element
    assert numbering.num_having_numId(c).lvlOverride_lst[0].startOverride.val == 1


def test_a_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="odt"):
        guide_file(guide_of_exercise(EXERCISES[0]), "odt", at=AT)


@pytest.mark.parametrize(
    ("markdown", "pieces"),
    [
        ("# T\n\nOne\ntwo.", [("title", "T"), ("paragraph", "One two.")]),
        ("- **a** b\n- c\n\n  d", [("item", "a b"), ("item", "c"), ("item", "d")]),
        ("1. a\n2. b", [("number", "a"), ("number", "b")]),
        ("> said", [("quote", "said")]),
        ("### S\n\n[here](https://a.org)", [("subheading", "S"), ("paragraph", "here (https://a.org)")]),
        ("<script>x</script>\n\nafter", [("paragraph", "after")]),
        ("    code", [("paragraph", "code")]),
        ("", []),
    ],
)  # fmt: skip
def test_markdown_becomes_plain_pieces(markdown: str, pieces: list[tuple[str, str]]) -> None:
    found = [(piece.kind, "".join(run.text for run in piece.runs)) for piece in prose(markdown)]
    assert found == pieces


def test_bold_and_slanted_words_stay_so() -> None:
    (piece,) = prose("a **b** *c* `d`")
    looks = [(run.text, run.bold, run.italic) for run in piece.runs]
    assert looks == [
        ("a ", False, False), ("b", True, False), (" ", False, False), ("c", False, True),
        (" d", False, False),
    ]  # fmt: skip


@every
def test_the_text_form_tells_of_two_people_and_of_questions_too(exercise: Exercise) -> None:
    told = render_guide(exercise)
    for block in exercise.agenda:
        if block.ask:
            assert f"- **Ask the room:** {block.ask.text}" in told
        if block.minutes_for_two:
            assert f"- **If there are two of you:** {block.minutes_for_two} minutes." in told
