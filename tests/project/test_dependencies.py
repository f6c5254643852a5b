"""What the project needs is said once, and the same everywhere."""

import ast
import re
import sys
import tomllib
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENVIRONMENT = YAML(typ="safe").load((ROOT / "environment.yml").read_text(encoding="utf-8"))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

#: Called otherwise on conda-forge, where `matplotlib` brings a desktop toolkit along.
ON_CONDA = {"matplotlib": "matplotlib-base"}
#: Called otherwise when it is imported.
IMPORTED_AS = {"ruamel.yaml": "ruamel", "python-docx": "docx"}
#: What conda leaves to the pip line of its environment.
ONLY_ON_PYPI = {"typst"}


def named(requirement):
    """Name and lower bound of `name[extra]>=1.2`."""
    match = re.fullmatch(r"([A-Za-z0-9._-]+)(?:\[[^\]]+\])?(?:>=([0-9.]+))?", requirement)
    assert match, f"{requirement} says more than a lower bound"
    return match[1], match[2]


def run_time():
    return dict(map(named, PROJECT["project"]["dependencies"]))


def test_every_requirement_has_a_lower_bound_and_no_upper_one():
    groups = [PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values()]
    groups += PROJECT["project"]["optional-dependencies"].values()
    for requirement in (r for group in groups for r in group):
        assert named(requirement)[1], f"{requirement} has no lower bound"


def test_the_conda_environment_agrees_with_the_project():
    wanted = run_time() | dict(map(named, PROJECT["project"]["optional-dependencies"]["lab"]))
    expected = {
        ON_CONDA.get(name, name): bound
        for name, bound in wanted.items()
        if name not in ONLY_ON_PYPI
    }
    expected |= {"python": PROJECT["project"]["requires-python"].removeprefix(">="), "pip": None}
    *packages, editable = ENVIRONMENT["dependencies"]
    assert dict(map(named, packages)) == expected
    assert editable == {"pip": ["-e ."]}


def test_the_conda_environment_takes_from_conda_forge_alone():
    assert ENVIRONMENT["channels"] == ["conda-forge", "nodefaults"]


def test_each_dependency_is_justified_in_contributing_and_no_other():
    table = CONTRIBUTING.split("## What we depend on, and why")[1].split("##")[0]
    justified = re.findall(r"^\| `([^`]+)` \| \S", table, re.MULTILINE)
    assert justified == sorted(run_time())
    for extra, requirements in PROJECT["project"]["optional-dependencies"].items():
        assert f"`{extra}`" in table
        assert all(f"`{named(r)[0]}`" in table for r in requirements)


def test_what_the_package_imports_is_a_dependency_or_said_to_come_with_one():
    table = CONTRIBUTING.split("## What we depend on, and why")[1].split("##")[0]
    brought = {
        name for row in re.findall(r"brings.*", table) for name in re.findall(r"`(\w+)`", row)
    }
    extras = (
        named(r)[0] for group in PROJECT["project"]["optional-dependencies"].values() for r in group
    )
    known = {IMPORTED_AS.get(name, name) for name in (*run_time(), *extras)} | brought
    imported = {
        name
        for path in (ROOT / "mentorwidgets").rglob("*.py")
        for name in top_level_imports(path)
        if name not in sys.stdlib_module_names and name != "mentorwidgets"
    }
    assert imported - known == set()
    assert brought - imported == set(), "said to be imported, and is not"
    assert {IMPORTED_AS.get(name, name) for name in run_time()} - imported == set(), (
        "never imported"
    )


def top_level_imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_the_lock_of_the_npm_tools_names_no_host():
    assert "http" not in (ROOT / ".dev" / "package-lock.json").read_text(encoding="utf-8")
