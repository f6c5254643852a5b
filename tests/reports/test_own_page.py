"""A person's own page: what is chosen stands in it, what is not stands nowhere in it."""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sysconfig
from datetime import date
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from mentorwidgets import cli
from mentorwidgets.content import read_exercise
from mentorwidgets.operations import Entry
from mentorwidgets.places import shipped
from mentorwidgets.reflection.entries import EntriesPart
from mentorwidgets.reflection.section import Item
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.reports.own_blocks import blocks_of, first_words
from mentorwidgets.reports.own_chapters import chapters_of
from mentorwidgets.reports.own_json import PageFile, schema
from mentorwidgets.reports.own_page import NextStep, NextSteps, Points, Said
from tests.network.journal import Journal
from tests.reflection.writing import Desk
from tests.reports.own import AT, Person, docx_text
from tests.strategies import key

#: Words that stand in one piece alone, by the part of the work that they were written in.
WORDS = {
    "my-success:draft": "finish one thing that is used",
    "my-success:draft.versions": "count what is cited",
    "my-success:before": "the nurse on the ward said",
    "my-success:plan.steps": "Say no to the next review",
    "developmental-network:people": "my department",
    "developmental-network:gaps": "Nobody outside who would name me",
    "developmental-network:plan.steps": "Ask who sits on the committee",
}


@pytest.fixture
def person() -> Person:
    success = Desk()
    success.work.exercise._name = "my-success"
    first = success.write("I count what is cited.")
    success.keep(1, name="The old one")
    success.write(
        "I would rather finish one thing that is used.\nOr two.\n\nA new paragraph.", first
    )
    success.write("When the nurse on the ward said: this works.", field="moments")
    success.do(
        {
            "type": "add_action",
            "id": key(9),
            "step": "Say no to the next review",
            "by": "2026-12-03",
        }
    )
    network = Journal()
    network.add(
        1, "Anna Lindqvist", kinds=["job"], closeness="close", level="peer", arena="department"
    )
    network.add(2, "Al Lowe", closeness="distant", level="senior", influential=True)
    network.add(3, "someone who writes", vacant=True)
    network.do("tie", a=key(1), b=key(2))
    network.do("mark_gap", id=key(50), text="Nobody outside who would name me")
    network.do("add_action", id=key(60), step="Ask who sits on the committee", person=key(2))
    return Person([success.work, network.work])


@pytest.mark.parametrize("format_", ["json", "docx", "pdf"])
def test_each_chosen_piece_is_in_the_document_and_no_other(person, format_):
    all_pieces = person.all_pieces()
    assert set(WORDS) == set(all_pieces) - {"developmental-network:map"}
    everything = person.told(format_, all_pieces).casefold()
    for words in WORDS.values():
        assert words.casefold() in everything
    alone = [*WORDS] if format_ == "json" else [*WORDS][::3]
    for piece in alone:
        told = person.told(format_, [piece]).casefold()
        for other, words in WORDS.items():
            assert (words.casefold() in told) == (other == piece), (piece, other)


def test_the_pieces_stand_in_the_same_order_whatever_is_chosen(person):
    pieces = person.all_pieces()
    assert pieces == [
        "my-success:before",
        "my-success:draft",
        "my-success:draft.versions",
        "developmental-network:map",
        "developmental-network:people",
        "developmental-network:gaps",
        "my-success:plan.steps",
        "developmental-network:plan.steps",
    ]
    for some in itertools.combinations(reversed(pieces), 3):
        page = person.page(some)
        shown = [piece.id for chapter in page.chapters for piece in chapter.pieces]
        assert shown == [piece for piece in pieces if piece in some]


def test_what_one_wrote_for_oneself_is_left_out_until_asked_for_and_says_why(person):
    chapters = chapters_of(person.works, "initials")
    left_out = {p.id: p.left_out for chapter in chapters for p in chapter.pieces if p.left_out}
    assert set(left_out) == {"my-success:draft.versions", "my-success:before"}
    assert all(why.endswith(".") for why in left_out.values())


@pytest.mark.parametrize("format_", ["json", "docx", "pdf"])
def test_others_go_by_their_initials_unless_their_names_are_wanted(person, format_):
    pieces = person.all_pieces()
    told = person.told(format_, pieces)
    assert "Lindqvist" not in told
    assert "Lowe" not in told
    # Two of the same initials are two people still; who is missing has no name to hide.
    assert "AL 2" in told
    assert "someone who writes" in told
    written = person.told(format_, pieces, "written")
    assert "Anna Lindqvist" in written
    assert "Al Lowe" in written
    assert "initials" not in person.told("docx", ["my-success:draft"], "initials")


def test_two_texts_that_nobody_chose_between_are_both_on_the_page():
    success = Desk()
    success.write("The one text.")
    success.write("The other text.", page=2)
    page = Person([success.work])
    for format_ in ("json", "docx"):
        told = page.told(format_, page.all_pieces())
        assert "The one text." in told
        assert "The other text." in told


def test_an_answer_stays_when_its_question_is_no_longer_asked():
    success = Desk(items=("moments",))
    success.write("An old answer.", field="voices")
    assert "An old answer." in Person([success.work]).told("docx", [":answers.before"])


class Secret(EntriesPart):
    """A worksheet of a kind that the page has never heard of, half of it private."""

    def items(self):
        yield Item("1", "Value 1", "service")
        yield Item("2", "Value 2", "rest")
        yield Item("3", self.section.title, "a word for nobody else", private=True)


def test_a_worksheet_of_any_kind_is_on_the_page_and_what_is_private_in_it_is_left_out():
    exercise = read_exercise(shipped("exercises") / "value-i-bring")
    work = WritingWork(exercise)
    work.parts["offer"] = Secret(exercise.section("offer"))
    person = Person([work])
    (chapter,) = chapters_of(person.works, "initials")
    open_, private = chapter.pieces
    assert (open_.id, open_.title) == ("value-i-bring:offer", "What I offer")
    assert private.id == "value-i-bring:offer.private"
    assert "private" in private.left_out
    assert not open_.left_out
    word = Document(io.BytesIO(person.docx([open_.id])))
    listed = [p.text for p in word.paragraphs if p.style.name == "List Bullet"]
    assert listed == ["Value 1: service", "Value 2: rest"]
    assert "a word for nobody else" not in person.told("json", [open_.id])
    assert "a word for nobody else" in person.told("json", [private.id])


def test_the_entries_of_a_list_are_told_with_what_was_asked_of_them_in_the_order_of_the_content():
    work = WritingWork(read_exercise(shipped("exercises") / "value-i-bring"))
    ops = [
        {"type": "add_entry", "section": "elsewhere", "id": key(1),
         "fields": {"kind": "personal-wellbeing", "instead": "The counselling office"}},
        {"type": "add_entry", "section": "time", "id": key(2),
         "fields": {"what": "reading", "hours": 3}},
    ]  # fmt: skip
    for number, op in enumerate(ops, start=1):
        work.apply(Entry(number, "c" * 32, number, AT, op))
    person = Person([work])
    assert person.all_pieces() == ["value-i-bring:time", "value-i-bring:elsewhere"]
    told = person.told("docx", person.all_pieces())
    assert "Reading and commenting How much: 3 hours a month" in told
    assert "Wellbeing, balance, hard times Where to go instead: The counselling office" in told


def test_the_fields_of_an_entry_stay_apart_where_its_first_words_are_shown():
    points = Points(points=(Said(label="", text="My father\nWhat it says: a post\n"),))
    assert first_words(points) == "My father; What it says: a post"
    points = Points(points=(Said(label="", text="I am a nurse.\n\nI listen."),))
    assert first_words(points) == "I am a nurse. I listen."


def test_a_step_says_whether_it_is_to_start_to_stop_or_to_protect():
    steps = NextSteps(steps=(NextStep(step="the reviews", verb="Stop"),))
    (table,) = blocks_of(steps)
    assert table.rows[0][0] == "Stop: the reviews"


def test_work_without_a_word_has_no_page():
    assert Person([Desk().work, Journal().work]).all_pieces() == []


# PDF ---------------------------------------------------------------------------------------


def test_the_pdf_is_pdf_ua_with_a_title_a_language_and_headings_and_a_checker_finds_no_fault(
    person, tmp_path
):
    path = tmp_path / "page.pdf"
    path.write_bytes(person.pdf(person.all_pieces()))
    with pikepdf.open(path) as pdf:
        meta = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in meta
        assert "My page" in meta
        assert str(pdf.Root.Lang).startswith("en")
        kinds = [
            str(o["/S"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o
        ]
        assert kinds.count("/H2") == 3
        assert kinds.count("/Table") == 3
        assert "/TH" in kinds
        figures = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert figures
        assert all("Close: AL (Peers)." in str(figure.get("/Alt")) for figure in figures)
    checker = Path(sysconfig.get_path("scripts")) / "outloud"
    said = subprocess.run([checker, path, "--json", "-"], capture_output=True, text=True)
    (result,) = json.loads(said.stdout)["results"]
    assert result["counts"]["error"] == 0, said.stdout


# Word --------------------------------------------------------------------------------------


def test_the_word_file_has_real_headings_a_language_and_words_for_its_picture(person):
    content = person.docx(person.all_pieces())
    word = Document(io.BytesIO(content))
    headings = [
        (p.style.name, p.text) for p in word.paragraphs if p.style.name[:4] in ("Head", "Titl")
    ]
    assert headings[0] == ("Title", "My page")
    assert ("Heading 1", "My definition of success") in headings
    assert ("Heading 2", "The text as it stands") in headings
    assert ("Heading 3", "About moments?") in headings
    assert word.core_properties.title == "My page"
    assert word.core_properties.language.startswith("en")
    assert word.core_properties.author == ""
    (shape,) = word.inline_shapes
    assert "AL – AL 2" in shape._inline.docPr.get("descr")
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    # A line break within a paragraph is one in Word too.
    assert "finish one thing that is used.\nOr two." in "\n".join(p.text for p in word.paragraphs)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_words_come_into_the_word_file(text):
    success = Desk()
    cleaned = "".join(c for c in text if c == "\n" or (ord(c) >= 32 and ord(c) != 127))
    if not cleaned.strip():
        return
    success.write(cleaned)
    seen = "".join(c for c in cleaned if c not in "\ufffe\uffff")
    told = docx_text(Person([success.work]).docx([":draft"]))
    assert " ".join(seen.split()) in told


# JSON --------------------------------------------------------------------------------------


def test_the_json_file_is_what_its_schema_says_and_reads_back_as_the_same_page(person):
    file = person.json(person.all_pieces())
    jsonschema.validate(file, schema(), format_checker=jsonschema.FormatChecker())
    assert (file["format"], file["version"], file["day"]) == ("mentorwidgets-page", 1, "2026-11-24")
    back = PageFile.model_validate_json(json.dumps(file))
    assert back.chapters == person.page(person.all_pieces()).chapters
    steps = next(c for c in file["chapters"] if c["id"] == "next-steps")["pieces"][0]["content"]
    assert steps == {
        "kind": "steps",
        "steps": [
            {
                "step": "Say no to the next review",
                "verb": "",
                "by": "2026-12-03",
                "with_whom": "",
                "done": False,
            }
        ],
    }
    people = file["chapters"][1]["pieces"][1]["content"]["people"]
    assert [(p["name"], p["knows"], p["vacant"]) for p in people] == [
        ("AL", ["AL 2"], False),
        ("AL 2", ["AL"], False),
        ("someone who writes", [], True),
    ]


def test_what_the_schema_does_not_know_is_no_such_file(person):
    file = person.json(person.all_pieces())
    file["chapters"][0]["pieces"][0]["content"]["kind"] = "secret"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file, schema())


def test_the_schema_of_the_file_can_be_printed():
    said = CliRunner().invoke(cli.app, ["schema", "page"])
    assert said.exit_code == 0
    assert json.loads(said.stdout) == schema()


def test_the_next_step_that_is_due_first_stands_first_and_what_is_done_last():
    success = Desk()
    for number, (step, by) in enumerate(
        [
            ("later", "2027-03-01"),
            ("some day", None),
            ("soon", "2026-12-01"),
            ("past", "2026-01-01"),
        ]
    ):
        success.do({"type": "add_action", "id": key(number), "step": step, "by": by})
    success.do({"type": "edit_action", "id": key(3), "changes": {"done": True}})
    (chapter,) = chapters_of([success.work], "initials")
    steps = chapter.pieces[0].content.steps
    assert [step.step for step in steps] == ["soon", "later", "some day", "past"]
    assert steps[0].by == date(2026, 12, 1)
