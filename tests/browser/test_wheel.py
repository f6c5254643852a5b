"""A built wheel, in an environment of its own and from an empty folder, works like the checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.project.tree import ROOT, files

#: All that the wheel needs is fetched and unpacked, beside tests that keep both cores busy.
pytestmark = pytest.mark.timeout(900)


def run(*command, cwd, env=None):
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The scripts of an environment in which nothing but the wheel was asked for."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input"]
    # Python compiles what is imported; pip would compile all of it, most of it for nothing.
    run(*pip, "--disable-pip-version-check", "--no-compile", wheel, cwd=folder)
    return folder / "bin"


@pytest.fixture
def elsewhere(short_path):
    """An empty folder, and an environment that knows neither the checkout nor this machine."""
    empty = short_path / "empty"
    empty.mkdir()
    known = ("PATH", "LANG", "TMPDIR")
    env = {name: os.environ[name] for name in known if name in os.environ}
    return empty, {**env, "HOME": str(short_path / "home")}


def test_the_wheel_holds_every_file_of_the_package_the_content_and_the_notebooks(wheel):
    listed = [*files("mentorwidgets"), *files("exercises"), *files("notebooks")]
    expected = {
        name if name.startswith("mentorwidgets/") else f"mentorwidgets/_data/{name}"
        for name in listed
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert expected - held == set()
    assert not [name for name in held if name.startswith("tests/") or "/.dev/" in name]


def test_the_installed_commands_find_their_content(installed, elsewhere):
    empty, env = elsewhere
    where = "import mentorwidgets.places as places; print(places.shipped('exercises'))"
    found = Path(run(installed / "python", "-c", where, cwd=empty, env=env).strip())
    assert found.is_relative_to(installed.parent)
    checked = run(installed / "mentorwidgets", "check", cwd=empty, env=env)
    shipped = sum(folder.is_dir() for folder in (ROOT / "exercises").iterdir())
    assert checked == f"{shipped} exercises checked: no faults.\n"
    (empty / "a.json").write_text('{"nodes": [{"id": "x"}, {"id": "y"}], "edges": []}')
    told = run(
        installed / "mentorwidgets", "network", "measures", "a.json", "--json", cwd=empty, env=env
    )
    (measures,) = json.loads(told)
    assert (measures["case"], measures["size"], measures["density"]) == ("a", 2, 0.0)


def test_the_installed_workbook_opens_home_and_an_exercise(installed, elsewhere, serve, visitor):
    empty, env = elsewhere
    served = serve(cwd=empty, env=env, executable=str(installed / "mentorwidgets"))
    page = visitor(served.open_link)
    for name in ("developmental network", "definition of success"):
        expect(page.get_by_role("link", name=name).first).to_be_visible()
    page.get_by_role("link", name="definition of success").first.click()
    page.wait_for_url("**/exercise/definition-of-success")
    expect(page.get_by_role("textbox").first).to_be_visible()
    assert list(empty.iterdir()) == []
