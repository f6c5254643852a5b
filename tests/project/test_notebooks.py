"""Notebooks are thin: a title, a paragraph for the person, one import, one call."""

import ast
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ROLES = {"owner", "participant", "facilitator", "host"}


def test_the_pages_of_the_workbook_are_all_there():
    assert {path.stem for path in NOTEBOOKS} == {
        "home", "developmental-network", "definition-of-success", "exercise", "board", "meeting",
        "strengths-and-values", "wall", "rehearsal", "value-i-bring", "your-page", "elevator-pitch",
        "oral-presentation",
    }  # fmt: skip


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    found = nbformat.read(request.param, as_version=nbformat.NO_CONVERT)
    nbformat.validate(found)
    return found


def test_it_begins_with_a_title_and_a_paragraph_for_the_person(notebook):
    title, empty, paragraph = notebook.cells[0].source.split("\n")
    assert notebook.cells[0].cell_type == "markdown"
    assert title.startswith("# ")
    assert empty == ""
    assert 40 < len(paragraph) < 400


def test_it_has_one_cell_with_one_import_and_one_call(notebook):
    (cell,) = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(notebook.cells) == 2
    imported, called = ast.parse(cell.source).body
    assert isinstance(imported, ast.ImportFrom)
    assert imported.module == "mentorwidgets"
    (name,) = imported.names
    assert isinstance(called, ast.Expr)
    assert isinstance(called.value, ast.Call)
    assert called.value.func.id == name.name


def test_it_says_who_may_open_it(notebook):
    roles = notebook.metadata["mentorwidgets"]["roles"]
    assert roles
    assert set(roles) <= ROLES


def test_it_runs_on_the_kernel_of_any_machine(notebook):
    assert notebook.metadata["kernelspec"]["name"] == "python3"


def test_it_keeps_no_state_of_a_widget_and_only_the_words_that_are_compared(notebook):
    assert set(notebook.metadata) == {"kernelspec", "language_info", "mentorwidgets"}
    (output,) = notebook.cells[1].outputs
    assert output.output_type == "execute_result"
    assert set(output.data) == {"text/plain"}
    assert "0x" not in output.data["text/plain"]
    assert all(not cell.metadata for cell in notebook.cells)
