"""What may lie in the tree, and what may not."""

import re
from pathlib import Path

import pytest

from tests.project.tree import ROOT, files

TOP = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "environment.yml", "exercises",
    "mentorwidgets", "notebooks", "pyproject.toml", "tests",
}  # fmt: skip

#: Each pattern is written so that it does not find itself.
FORBIDDEN = {
    "a path of somebody's machine": r"(?<![\w.])/(?:root|home|Users)/[a-z]|[A-Z]:\\{1,2}Users",
    "the host of a package registry": r"pypi[.]org|pythonhosted[.]|registry[.]npmjs|deb[.]debian[.]org|files[.]pyth",
    "a private key": r"BEGIN [A-Z ]*PRIVATE KE[Y]",
    "a token": r"\b(?:ghp|gho|glpat|npm|pypi|sk|xox[bp])[_-][A-Za-z0-9]{20,}|\bAKIA[0-9A-Z]{16}\b",
    "a conflict that was not settled": r"^(?:<{7}|>{7}) ",
}


def texts():
    for name in files():
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_the_top_level_is_that_of_the_design():
    seen = {name.split("/")[0] for name in files()}
    assert {name for name in seen if not name.startswith(".")} == TOP


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)
    assert [
        f"{name}: {found[0]}" for name, text in texts() for found in pattern.finditer(text)
    ] == []


def test_exercises_are_content_without_code():
    found = {Path(name).suffix for name in files() if name.startswith("exercises/")}
    assert found == {".yaml", ".md"}


def test_the_licence_is_there_and_named():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("BSD 3-Clause License")
    assert 'license = "BSD-3-Clause"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_readme_has_two_commands_and_ci_runs_the_second():
    blocks = re.findall(r"^```\n(.*?)\n```$", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert blocks == ["python3 .dev/workbook.py serve", "python3 .dev/workbook.py test"]
    run = ROOT / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    assert run.read_text(encoding="utf-8").splitlines()[-1] == f"exec {blocks[1]}"


def test_what_a_document_points_at_exists():
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        targets = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
        assert [target for target in targets if not (ROOT / target).exists()] == [], name


def test_versions_of_the_package_and_of_the_changelog_agree():
    from mentorwidgets import __version__

    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
