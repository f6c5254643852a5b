"""``check``, ``schema`` and ``new-exercise`` as a trainer meets them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from mentorwidgets.cli import content
from mentorwidgets.content import Library
from mentorwidgets.places import shipped
from tests.content.small import SMALL, changed, put

app = typer.Typer()
content.register(app)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_check_finds_nothing_in_the_shipped_exercises() -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "no faults" in result.stdout


def test_check_without_a_path_does_not_mind_an_empty_folder_of_your_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORWIDGETS_DATA", str(tmp_path))
    (tmp_path / "exercises").mkdir()
    assert run("check").exit_code == 0


def test_check_without_a_path_looks_at_your_own_exercises_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORWIDGETS_DATA", str(tmp_path))
    put(tmp_path / "exercises", "mine", changed(("lang: en", "lang: English")))
    result = run("check")
    assert result.exit_code == 1
    assert f"{tmp_path}/exercises/mine/exercise.yaml:5:7: lang: " in result.stderr


def test_check_says_every_fault_in_every_file_in_one_run(tmp_path: Path) -> None:
    put(tmp_path, "good")
    put(tmp_path, "one", changed(("minutes: 15", "minutes: 16"), ("phase: early", "fase: early")))
    put(
        tmp_path,
        "two",
        changed(("    mode: talk", "    mode: tlak\n    mode: talk")),
        guide="# No\n",
    )
    put(tmp_path, "three", "a: b: c\n")
    result = run("check", tmp_path)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert [line.removeprefix(f"{tmp_path}/").split(": ")[0] for line in lines] == [
        "one/exercise.yaml:4:1",
        "one/exercise.yaml:10:10",
        "three/exercise.yaml:1:5",
        "two/exercise.yaml:29:11",
        "two/exercise.yaml:30:5",
        "two/guide.md:1:1",
    ]
    assert lines[0].endswith('fase: unknown key; did you mean "phase"?')
    assert lines[3].endswith('agenda.0.mode: found "tlak"; did you mean "talk"?')
    assert "4 exercises checked: 6 faults." in result.stdout


@pytest.mark.parametrize("below", ["", "one", "one/exercise.yaml"])
def test_check_takes_a_file_an_exercise_or_a_folder_of_them(tmp_path: Path, below: str) -> None:
    put(tmp_path, "one", changed(("lang: en", "lang: 7")))
    result = run("check", tmp_path / below)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{tmp_path}/one/exercise.yaml:5:7: lang: found 7; "
        "expected text, in quotes if it looks like something else\n"
    )


@pytest.mark.parametrize("path", [".", "exercise.yaml", "../one"])
def test_check_works_inside_the_folder_of_an_exercise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(put(tmp_path, "one"))
    result = run("check", path)
    assert (result.exit_code, result.stderr) == (0, "")


def test_check_says_when_a_path_is_not_there_holds_nothing_or_is_something_else(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for path in ("nowhere", "notes.txt", "empty"):
        result = run("check", tmp_path / path)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert str(tmp_path / path) in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_check_says_when_a_folder_may_not_be_read(tmp_path: Path) -> None:
    put(tmp_path / "closed", "one")
    code = (
        "import os, sys\n"
        "from mentorwidgets.content.checking import NothingToCheckError, check_places\n"
        "from pathlib import Path\n"
        "place = Path(sys.argv[1])\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try: check_places([place], below=place)\n"
        "except NothingToCheckError as error: print(error.message)"
    )
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    (tmp_path / "closed").chmod(0)
    try:
        command = [sys.executable, "-c", code, str(tmp_path / "closed")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    finally:
        (tmp_path / "closed").chmod(0o755)
    assert said == f"{tmp_path}/closed cannot be read: Permission denied.\n"


def test_one_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "one" / "exercise.yaml").mkdir(parents=True)
    put(tmp_path, "two", changed(("lang: en", "lang: 7")))
    result = run("check", tmp_path)
    assert result.exit_code == 1
    assert "one/exercise.yaml:1:1: exercise.yaml: Is a directory" in result.stderr
    assert "two/exercise.yaml:5:7" in result.stderr


def test_a_new_exercise_is_whole_valid_commented_and_runs(tmp_path: Path) -> None:
    result = run("new-exercise", "first-meeting", "--exercises", tmp_path / "my exercises")
    folder = tmp_path / "my exercises" / "first-meeting"
    assert result.exit_code == 0
    assert str(folder) in result.stdout
    assert f"mentorwidgets check '{folder}'" in result.stdout
    text = (folder / "exercise.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=exercise.schema.json\n")
    assert sum(line.lstrip().startswith("#") for line in text.splitlines()) > 25
    assert json.loads((folder / "exercise.schema.json").read_text("utf-8"))["$defs"]
    assert os.access(folder, os.X_OK)
    assert run("check", tmp_path / "my exercises").exit_code == 0
    assert Library([tmp_path / "my exercises"]).names() == ["first-meeting"]
    assert [path.name for path in (tmp_path / "my exercises").iterdir()] == ["first-meeting"]


def test_a_new_exercise_goes_to_the_data_folder_where_the_workbook_looks(tmp_path: Path) -> None:
    assert run("new-exercise", "mine", "--data", tmp_path).exit_code == 0
    assert (
        Library([shipped("exercises"), tmp_path / "exercises"]).exercise("mine").kind == "writing"
    )


def test_a_copy_keeps_the_comments_and_runs_beside_the_original(tmp_path: Path) -> None:
    result = run(
        "new-exercise", "my-map", "--from", "developmental-network", "--exercises", tmp_path
    )
    assert result.exit_code == 0
    original = (shipped("exercises") / "developmental-network" / "exercise.yaml").read_text("utf-8")
    assert (tmp_path / "my-map" / "exercise.yaml").read_text("utf-8").endswith(original)
    assert run("check", tmp_path).exit_code == 0


def test_a_copy_of_ones_own_exercise_is_preferred_to_the_shipped_one(tmp_path: Path) -> None:
    put(tmp_path, "definition-of-success", guide=None)
    run("new-exercise", "again", "--from", "definition-of-success", "--exercises", tmp_path)
    again = Library([tmp_path]).exercise("again")
    assert again.title == "A small exercise"
    assert "Listening without advising" in again.guide


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    folder = put(tmp_path, "mine")
    (folder / "guide.md").unlink()
    result = run("new-exercise", "mine", "--exercises", tmp_path)
    assert result.exit_code == 2
    assert "is there already; nothing was changed" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["exercise.yaml"]
    assert (folder / "exercise.yaml").read_text("utf-8") == SMALL


@pytest.mark.parametrize(
    "name", ["Mine", "my exercise", "../mine", "mine/", "-", "1st", "a--b", "", "x" * 61]
)
def test_a_name_that_cannot_be_an_address_is_refused(tmp_path: Path, name: str) -> None:
    result = run("new-exercise", "--exercises", tmp_path / "own", "--", name)
    assert result.exit_code == 2
    assert "cannot be the name of an exercise" in result.stderr
    assert not (tmp_path / "own").exists()


def test_a_copy_of_what_is_unknown_or_faulty_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "broken", changed(("lang: en", "lang: 7")))
    unknown = run("new-exercise", "x", "--from", "definition-of-sucess", "--exercises", tmp_path)
    faulty = run("new-exercise", "x", "--from", "broken", "--exercises", tmp_path)
    assert (unknown.exit_code, faulty.exit_code) == (2, 2)
    assert 'did you mean "definition-of-success"?' in unknown.stderr
    assert "exercise.yaml:5:7: lang" in faulty.stderr
    assert not (tmp_path / "x").exists()


def test_a_place_that_is_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("new-exercise", "mine", "--exercises", tmp_path / "file")
    assert result.exit_code == 2
    assert "cannot be made" in result.stderr


def test_schema_prints_json() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "exercise.yaml"
