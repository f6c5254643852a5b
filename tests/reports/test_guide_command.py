"""``mentorwidgets guide``: one file, whole, or a sentence that says why not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document
from typer.testing import CliRunner

from mentorwidgets.cli import app
from tests.content.small import changed, put


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORWIDGETS_DATA", str(tmp_path / "data"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["guide", *map(str, arguments)])


@pytest.mark.parametrize(
    ("name", "begins"), [("g.pdf", b"%PDF-"), ("g.docx", b"PK"), ("G.MD", b"# A meeting among")]
)
def test_a_guide_is_written_in_each_form(tmp_path: Path, name: str, begins: bytes) -> None:
    result = run("peer-meeting", tmp_path / name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"A meeting among peers: written to {tmp_path / name}.\n"
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_an_exercise_of_one_s_own_is_named_or_shown_by_its_folder(tmp_path: Path) -> None:
    own = put(tmp_path / "own", "small")
    put(tmp_path / "data" / "exercises", "mine")
    assert run("small", tmp_path / "a.docx", "--exercises", tmp_path / "own").exit_code == 0
    assert run(own, tmp_path / "b.docx").exit_code == 0
    assert run("mine", tmp_path / "c.docx").exit_code == 0
    for name in "abc":
        word = Document(io.BytesIO((tmp_path / f"{name}.docx").read_bytes()))
        assert word.paragraphs[0].text == "A small exercise"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("peer-meting", "g.pdf"), 'did you mean "peer-meeting"?'),
        (("peer-meeting", "g.odt"), "a guide ends in .pdf, .docx or .md."),
        (("peer-meeting", "file/g.pdf"), "file"),
        (("peer-meeting", "g.pdf", "--exercises", "nowhere"), "there is no such folder."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("**/g.*"))


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "g.pdf"
    out.write_bytes(b"mine")
    result = run("peer-meeting", out)
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert out.read_bytes() == b"mine"
    assert run("peer-meeting", out, "--overwrite").exit_code == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_faults_of_an_exercise_are_told_with_their_lines_and_no_guide_is_written(
    tmp_path: Path,
) -> None:
    own = put(tmp_path / "own", "small", changed(("lang: en", "lang: 7")))
    out = tmp_path / "g.pdf"
    shown = run(own, out)
    assert shown.exit_code == 1
    assert "exercise.yaml:5:7: lang: found 7" in shown.stderr
    named = run("small", out, "--exercises", tmp_path / "own")
    assert named.exit_code == 1
    assert "exercise.yaml:5:7: lang: found 7" in named.stderr
    assert not out.exists()


def test_an_exercise_without_a_guide_says_so(tmp_path: Path) -> None:
    folder = put(tmp_path / "own", "small", guide=None)
    result = run(folder, tmp_path / "g.pdf")
    assert result.exit_code == 2
    assert "has no guide.md" in result.stderr
