"""The report on a map: what it says, as a PDF for every reader and as a Word file to edit."""

from __future__ import annotations

import io
import json
import subprocess
import sysconfig
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from mentorwidgets.reports.network_report import picture_in_words, report_of
from mentorwidgets.reports.picture import draw
from mentorwidgets.reports.report_docx import report_docx
from mentorwidgets.reports.report_pdf import report_pdf
from mentorwidgets.reports.typst_pdf import MISSING
from tests.network.journal import START, Journal
from tests.strategies import key

DAY = date(2026, 11, 24)
LABELS = ["AL", "Bo", "Prof. H", "Dr. O.", "Mum", "Eun-ji", "M.K.", "R.D.", "Ines", "K.N.", "T."]


@pytest.fixture
def journal():
    """Eleven people, a vacant slot, two gaps and three next steps."""
    journal = Journal()
    for number, label in enumerate(LABELS, start=1):
        journal.add(
            number,
            label,
            kinds=[["job", "career", "personal"][number % 3]],
            closeness=["close", "moderate", "distant"][number % 3],
            level=["senior", "peer", "junior"][number % 2],
            arena=["department", "external"][number % 2],
            influential=number == 4,
        )
    for a, b in [(1, 2), (2, 3), (3, 4), (1, 4)]:
        journal.do("tie", a=key(a), b=key(b))
    journal.add(20, "someone who writes", vacant=True)
    journal.do("mark_gap", id=key(50), text="Nobody outside who would name me")
    journal.do("mark_gap", id=key(51), text="I never ask juniors")
    journal.do("add_action", id=key(60), step="Later step", by="2027-03-01", person=key(4))
    journal.do("add_action", id=key(61), step="Step without a day", person=key(20))
    journal.do("add_action", id=key(62), step="First step", by="2026-12-01")
    journal.do("edit_action", id=key(62), changes={"done": True})
    return journal


def pdf_of(journal):
    work = journal.work
    return report_pdf(
        report_of(work, on=DAY), draw(work.map, work.categories, "svg", as_shapes=True)
    )


def read_aloud(pdf):
    """What a screen reader is given, page by page."""
    import pymupdf

    with pymupdf.open(stream=pdf) as opened:
        return ["".join(page.get_text()) for page in opened]


def test_the_report_says_what_the_map_says_and_what_the_person_made_of_it(journal):
    journal.do("reflect", prompt="finding:influence-single-bridge", text="Ask Bo", was="")
    report = report_of(journal.work, on=DAY)
    assert "24 November 2026" in report.subtitle
    assert "11 people · 4 ties between them · 1 vacant place" in report.subtitle
    assert report.gaps == ("Nobody outside who would name me", "I never ask juniors")
    assert [(s.step, s.with_whom, s.by, s.done) for s in report.steps] == [
        ("Later step", "Dr. O.", "1 March 2027", "open"),
        ("Step without a day", "someone who writes", "", "open"),
        ("First step", "", "1 December 2026", "done"),
    ]
    assert 1 <= len(report.findings) <= 5
    shown = [finding["title"] for finding in journal.work.view()["findings"]]
    assert [told.title for told in report.findings] == shown[: len(report.findings)]
    assert len(report.reading) >= 10
    assert all(said.title and said.sentence for said in report.reading)


def test_the_picture_is_said_in_words_ring_by_ring(journal):
    words = picture_in_words(journal.work.map, journal.work.categories)
    assert (
        words.index("Close: Prof. H (Peers)") < words.index("Moderate:") < words.index("Distant:")
    )
    assert "AL – Bo" in words
    assert "Closeness not said: someone who writes." in words
    assert picture_in_words(Journal().work.map, journal.work.categories) == (
        "A map without anybody on it."
    )


def test_the_pdf_has_two_pages_map_and_plan_then_the_reading(journal):
    first, second = read_aloud(pdf_of(journal))
    assert "Map your developmental network" in first
    assert "Nobody outside who would name me" in first
    assert "1 March 2027" in first
    assert "What stands out" in second
    assert "In numbers" in second


def test_the_pdf_names_itself_pdf_ua_and_a_checker_finds_no_fault(journal, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of(journal))
    with pikepdf.open(path) as pdf:
        assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes().decode()
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang).startswith("en")
    checker = Path(sysconfig.get_path("scripts")) / "outloud"
    said = subprocess.run([checker, path, "--json", "-"], capture_output=True, text=True)
    (result,) = json.loads(said.stdout)["results"]
    assert result["counts"]["error"] == 0, said.stdout
    assert result["stats"]["tagged"]


def test_every_picture_in_the_pdf_has_words(journal):
    with pikepdf.open(io.BytesIO(pdf_of(journal))) as pdf:
        figures = [
            obj
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/Figure"
        ]
        assert figures
        assert all("AL" in str(figure.get("/Alt")) for figure in figures)


@pytest.mark.parametrize(
    "label",
    ["=1+1", "<b>x</b> & y", "$x^2$ #strong[y]", "*a* _b_ @c `d` \\ //", "محمد علي", "a\u200bb"],
)
def test_any_words_come_into_the_pdf_as_they_are(label):
    journal = Journal()
    # A sign that only steers the writing is refused or dropped, never shown as something else.
    journal.add(1, label, closeness="close", level="peer")
    journal.do("mark_gap", id=key(50), text=label)
    first = read_aloud(pdf_of(journal))[0].replace("\n", " ")
    if label.isascii():
        assert label in first
    assert MISSING not in first


def test_a_sign_that_no_font_here_has_does_not_keep_the_pdf_from_being_made():
    journal = Journal()
    journal.add(1, "Ann", closeness="close", level="peer")
    journal.do("mark_gap", id=key(50), text="Ask 👩 first")
    # Where a font has it, it is shown; elsewhere something stands in its place.
    assert any(f"Ask {sign} first" in read_aloud(pdf_of(journal))[0] for sign in ("👩", MISSING))


def test_nothing_is_cut_when_a_person_wrote_more_than_two_pages_hold():
    journal = Journal()
    journal.add(1, "AL")
    for number in range(60):
        journal.do("add_action", id=key(100 + number), step=f"Step number {number} of sixty")
    text = "".join(read_aloud(pdf_of(journal)))
    assert all(f"Step number {number} of sixty" in text for number in range(60))


def test_an_empty_map_gives_a_report_that_says_so():
    pages = read_aloud(pdf_of(Journal()))
    assert "No gap is marked yet." in pages[0]
    assert "No next step is noted yet." in pages[0]


def test_the_word_file_says_the_same_and_can_be_edited(journal):
    work = journal.work
    report = report_of(work, on=DAY)
    made = report_docx(report, draw(work.map, work.categories, "png"), at=START)
    word = Document(io.BytesIO(made))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for expected in (report.title, *report.gaps, *(f.question for f in report.findings)):
        assert expected in text
    assert [said.sentence in text for said in report.reading] == [True] * len(report.reading)
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows[0] == ["Step", "With", "By", "State"]
    assert rows[1] == ["Later step", "Dr. O.", "1 March 2027", "open"]
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings[:2] == ["What I would like to change", "Next steps"]
    assert word.inline_shapes[0]._inline.docPr.get("descr") == report.picture_in_words
    assert word.core_properties.author == ""
