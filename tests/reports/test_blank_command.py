"""``mentorwidgets blank``: one file, whole, or a sentence that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from mentorwidgets.cli import app


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORWIDGETS_DATA", str(tmp_path / "data"))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["blank", *map(str, arguments)])


@pytest.mark.parametrize(("name", "begins"), [("s.pdf", b"%PDF-"), ("S.DOCX", b"PK")])
def test_a_sheet_is_written_in_each_form(tmp_path: Path, name: str, begins: bytes) -> None:
    result = run("definition-of-success", tmp_path / name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"My definition of success: written to {tmp_path / name}.\n"
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("definition-of-sucess", "s.pdf"), 'did you mean "definition-of-success"?'),
        (("peer-meeting", "s.md"), "a sheet ends in .pdf or .docx."),
        (("peer-meeting", "s.pdf", "--exercises", "nowhere"), "there is no such folder."),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(tmp_path.glob("s.*"))


def test_a_sheet_that_is_there_stays_unless_it_may_be_replaced(tmp_path: Path) -> None:
    out = tmp_path / "s.docx"
    out.write_bytes(b"mine")
    assert run("peer-meeting", out).exit_code == 2
    assert out.read_bytes() == b"mine"
    assert run("peer-meeting", out, "--overwrite").exit_code == 0
    assert out.read_bytes().startswith(b"PK")
