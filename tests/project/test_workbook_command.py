"""The script behind the two commands of the README."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.tree import ROOT

SCRIPT = ROOT / ".dev" / "workbook.py"


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    """The script, with a project and an environment of its own in an empty folder."""
    spec = importlib.util.spec_from_file_location("workbook", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "BIN", tmp_path / ".venv" / "bin")
    return module


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A system with no program but those that the test puts there; each notes how it was called."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name):
        program = folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> {tmp_path / "called"}\n')
        program.chmod(0o755)

    put.called = lambda: (tmp_path / "called").read_text().splitlines()
    return put


def test_it_needs_nothing_but_python():
    isolated = [sys.executable, "-I", "-S", str(SCRIPT), "help"]
    said = subprocess.run(
        isolated, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}
    )
    assert said.returncode == 2
    assert "python3 .dev/workbook.py serve" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_environment_is_filled_once_and_again_when_the_project_changes(workbook, monkeypatch):
    asked = []
    monkeypatch.setattr(workbook, "pip", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(workbook, "make_environment", lambda: workbook.BIN.mkdir(parents=True))
    workbook.make_environment()
    (workbook.BIN / "mentorwidgets").touch()
    (workbook.BIN / "python").touch()

    workbook.install("serve")
    assert asked == [("--upgrade", "pip>=25.1"), ("--editable", str(workbook.ROOT))]
    workbook.install("serve")
    assert len(asked) == 2
    workbook.install("test")
    assert asked[3] == ("--editable", f"{workbook.ROOT}[postgres,lab]", "--group", "test")
    workbook.install("serve")
    assert len(asked) == 4
    (workbook.ROOT / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    workbook.install("serve")
    assert len(asked) == 6


def test_what_the_system_lacks_is_installed_in_one_go_and_said_in_a_line(
    workbook, programs, monkeypatch, capsys
):
    programs("apt-get")
    programs("env")
    monkeypatch.setattr(workbook, "postgresql", lambda: None)
    monkeypatch.setattr(workbook.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(workbook.os, "geteuid", lambda: 0)
    workbook.provide_system_tools()
    assert programs.called() == [
        "apt-get update -qq",
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "
        "chromium fonts-dejavu-core libatomic1 postgresql",
    ]
    assert capsys.readouterr().out.count("\n") == 1


def test_whoever_is_not_root_installs_by_sudo(workbook, programs, monkeypatch):
    programs("dnf")
    programs("sudo")
    monkeypatch.setattr(workbook.os, "geteuid", lambda: 1000)
    workbook.system_install({"apt-get": ["chromium"], "dnf": ["chromium"]}, "Chromium")
    assert [line.split(" ", 1)[1].removeprefix("-n ") for line in programs.called()] == [
        "dnf install -y chromium"
    ]


def test_a_system_without_a_package_manager_or_without_rights_is_told_what_to_do(
    workbook, programs, monkeypatch
):
    with pytest.raises(workbook.Stopped, match="install it by hand"):
        workbook.system_install({"apt-get": ["chromium"]}, "Chromium")
    programs("apt-get")
    monkeypatch.setattr(workbook.os, "geteuid", lambda: 1000)
    with pytest.raises(
        workbook.Stopped, match="Root must install that: `apt-get install chromium`"
    ):
        workbook.system_install({"apt-get": ["chromium"]}, "Chromium")


def test_a_python_that_is_too_old_is_said_in_a_sentence(workbook, programs, monkeypatch):
    monkeypatch.setattr(workbook.sys, "version_info", (3, 9, 2))
    with pytest.raises(workbook.Stopped, match=r"Python 3\.11 or newer is needed"):
        workbook.use_a_new_enough_python()


def test_a_step_that_fails_stops_with_its_last_words(workbook):
    with pytest.raises(workbook.Stopped, match="It cannot be done:\n  no such thing"):
        workbook.run(
            [sys.executable, "-c", "import sys; sys.exit('no such thing')"], "It cannot be done"
        )


def test_every_stage_runs_and_only_what_fails_is_shown(workbook, monkeypatch, capsys):
    for step in ("provide_system_tools", "npm_tools"):
        monkeypatch.setattr(workbook, step, lambda: None)
    said = "import sys; print('what', sys.argv[1], 'says'); sys.exit(sys.argv[1] == 'one')"
    stages = [(name, [sys.executable, "-c", said, name]) for name in ("one", "two")]
    monkeypatch.setattr(workbook, "stages", lambda: [*stages, ("three", ["no-such-program"])])
    monkeypatch.setattr(workbook, "run_pytest", lambda arguments, environment: True)
    assert workbook.test([]) == 1
    told = capsys.readouterr().out
    assert "what one says" in told
    assert "what two says" not in told
    assert [
        line.split()[:2] for line in told.splitlines() if "(" in line or "there is" in line
    ] == [
        ["one", "FAILED"],
        ["two", "ok"],
        ["three", "FAILED:"],
    ]


def test_pytest_is_quiet_but_for_what_fails_and_its_closing_line(
    workbook, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(workbook, "ROOT", ROOT)
    monkeypatch.setattr(workbook, "BIN", Path(sys.executable).parent)
    tests = tmp_path / "test_inner.py"
    tests.write_text("def test_good():\n    print('noise')\n")
    assert workbook.run_pytest([str(tests)], dict(os.environ))
    assert [line.strip("= ").split(" in ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "pytest       running",
        "1 passed",
    ]
    tests.write_text("def test_good():\n    pass\n\ndef test_bad():\n    assert 1 == 2\n")
    assert not workbook.run_pytest([str(tests)], dict(os.environ))
    told = capsys.readouterr().out
    assert "assert 1 == 2" in told
    assert "1 failed, 1 passed" in told.splitlines()[-1]


def test_the_whole_suite_is_shared_out_file_by_file_and_closes_as_ever(
    workbook, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(workbook, "BIN", Path(sys.executable).parent)
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\ntestpaths = ['.']\n")
    for name in ("a", "b"):
        (tmp_path / f"test_{name}.py").write_text(
            "import os, pathlib, pytest\n"
            "@pytest.mark.parametrize('number', range(3))\n"
            "def test_it(number):\n"
            f"    with pathlib.Path({str(tmp_path)!r}, 'by-{name}').open('a') as told:\n"
            "        print(os.environ['PYTEST_XDIST_WORKER'], file=told)\n"
        )
    assert workbook.run_pytest([], dict(os.environ))
    closing = capsys.readouterr().out.splitlines()[-1]
    assert closing.strip("= ").split(" in ")[0] == "6 passed"
    first, second = ((tmp_path / f"by-{name}").read_text().split() for name in ("a", "b"))
    assert (len(first), len(set(first))) == (3, 1)
    assert (len(second), len(set(second))) == (3, 1)
    assert first[0] != second[0]
