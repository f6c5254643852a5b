"""What others may rely on: names of the package, and the behaviour of the command line."""

import json
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

import mentorwidgets
from mentorwidgets import cli
from tests.serving import command


def test_the_package_exports_the_calls_of_its_notebooks():
    assert sorted(mentorwidgets.__all__) == [
        "__version__", "board", "home", "meeting_page", "open_exercise", "rehearsal", "wall",
        "your_page",
    ]  # fmt: skip
    for name in mentorwidgets.__all__:
        assert getattr(mentorwidgets, name) is not None
    for name in set(mentorwidgets.__all__) - {"__version__"}:
        assert getattr(mentorwidgets, name).__doc__


def test_a_name_that_is_not_exported_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'homes'"):
        mentorwidgets.homes  # noqa: B018


def loaded_by(code):
    said = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(said.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "heavy", ["voila", "anywidget", "sqlalchemy", "matplotlib", "jupyter_server"]
)
def test_the_command_line_starts_light(heavy):
    assert heavy not in loaded_by("import mentorwidgets.cli")


def test_computing_a_measure_starts_no_server_and_no_widget():
    code = (
        "import runpy, sys, pathlib, tempfile\n"
        "from mentorwidgets.cli import app\n"
        "path = pathlib.Path(tempfile.mkdtemp()) / 'a.json'\n"
        'path.write_text(\'{"nodes": [{"id": "a"}], "edges": []}\')\n'
        "app(['network', 'measures', str(path), '--json'], standalone_mode=False)"
    )
    assert not loaded_by(code) & {"voila", "anywidget", "sqlalchemy", "jupyter_server", "tornado"}


@pytest.mark.parametrize("name", ["developmental-network", "definition-of-success"])
def test_a_page_opens_without_what_only_draws_or_writes_documents(name, tmp_path, monkeypatch):
    monkeypatch.setenv("MENTORWIDGETS_DATA", str(tmp_path))
    loaded = loaded_by(f"import mentorwidgets; mentorwidgets.open_exercise({name!r})")
    assert "mentorwidgets.widgets.base" in loaded
    assert not loaded & {"matplotlib", "docx", "typst", "icalendar", "pyarrow", "voila"}


def test_who_writes_does_not_wait_for_what_measures_networks(tmp_path, monkeypatch):
    monkeypatch.setenv("MENTORWIDGETS_DATA", str(tmp_path))
    loaded = loaded_by("import mentorwidgets; mentorwidgets.open_exercise('definition-of-success')")
    assert "mentorwidgets.widgets.writer.writer" in loaded
    assert not loaded & {"networkx", "numpy", "mentorwidgets.network.work"}


def run(*arguments, **env):
    return subprocess.run([command(), *arguments], capture_output=True, text=True, env=env or None)


def test_the_version_is_that_of_the_package():
    said = run("--version")
    assert (said.returncode, said.stdout) == (0, f"mentorwidgets {mentorwidgets.__version__}\n")


def test_every_command_of_the_readme_is_offered():
    said = run("--help")
    assert said.returncode == 0
    for name in ("serve", "check", "schema", "new-exercise", "network"):
        assert f"\n  {name} " in said.stdout


@pytest.mark.parametrize("wrong", [["sevre"], ["serve", "--colour"], ["network", "measures"], []])
def test_a_usage_that_cannot_be_meant_ends_with_2_and_no_traceback(wrong):
    said = run(*wrong)
    assert said.returncode == 2
    assert "Usage:" in said.stderr + said.stdout
    assert "Traceback" not in said.stderr


@pytest.fixture
def failing(monkeypatch):
    """A command that fails as nobody foresaw."""

    def fail_with(error):
        app = typer.Typer(pretty_exceptions_enable=False)

        @app.command()
        def fail():
            raise error

        monkeypatch.setattr(cli, "app", lambda: app([]))

    return fail_with


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            PermissionError(13, "Permission denied", "/some/file"),
            "Cannot go on: /some/file: Permission denied.\n",
        ),
        (
            ZeroDivisionError("division by zero"),
            "This should not have happened (ZeroDivisionError: division by zero).",
        ),
        (ValueError("two\nlines"), "This should not have happened (ValueError: two lines)."),
    ],
)
def test_an_error_nobody_foresaw_is_one_sentence_and_ends_with_2(failing, capsys, error, sentence):
    failing(error)
    with pytest.raises(SystemExit) as end:
        cli.main()
    told = capsys.readouterr().err
    assert end.value.code == 2
    assert told.startswith(sentence)
    assert told.count("\n") == 1


def test_whoever_looks_for_the_cause_gets_the_traceback(failing, monkeypatch):
    monkeypatch.setenv("MENTORWIDGETS_DEBUG", "1")
    failing(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        cli.main()


def test_help_is_given_in_words_of_the_catalogue():
    told = CliRunner().invoke(cli.app, ["serve", "--help"]).output
    assert "Open the workbook in a browser, alone or for a room." in told
