"""Whoever opens a notebook in JupyterLab is the owner of the local data folder."""

import shutil
import sysconfig
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.serving import Served, free_port

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab on a copy of the notebooks, asking nobody for news."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, folder / "notebooks")
    port = str(free_port())
    served = Served(
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--IdentityProvider.token=",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        data=folder / "data",
        argv=[str(Path(sysconfig.get_path("scripts")) / "jupyter-lab")],
        cwd=folder / "notebooks",
        env={
            "MENTORWIDGETS_DATA": str(folder / "data"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
        },
    )
    served.ready("/api/status")
    yield served
    served.close()


@pytest.fixture
def opened(lab, visitor, watch):
    """A notebook in JupyterLab, with all its cells run."""
    # What JupyterLab itself complains about is not ours; requests to other hosts are.
    watch.expect("^(console|error): ")

    def open_notebook(name):
        page = visitor(f"{lab.url}/lab/tree/{name}.ipynb?reset")
        panel = page.get_by_role("main")
        expect(panel.locator(".jp-CodeCell").first).to_be_visible()
        expect(page.get_by_role("button", name="Python 3 (ipykernel) | Idle")).to_be_visible()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        return page

    return open_notebook


def test_home_opens_in_jupyterlab_and_names_the_exercises(opened):
    page = opened("home")
    shown = page.locator(".jp-OutputArea .mw").first
    expect(shown).to_be_visible()
    expect(shown.get_by_text("developmental network")).to_be_visible()
    expect(shown.get_by_text("definition of success")).to_be_visible()


def test_what_is_written_in_jupyterlab_is_there_when_the_notebook_is_opened_again(opened):
    page = opened("definition-of-success")
    shown = page.locator(".jp-OutputArea .mw").first
    shown.get_by_role("textbox").first.fill("To teach what I was never taught.")
    expect(shown.get_by_text("Saved").first).to_be_visible()
    again = opened("definition-of-success").locator(".jp-OutputArea .mw").first
    expect(again.get_by_role("textbox").first).to_have_value("To teach what I was never taught.")


@pytest.mark.parametrize("name", ["board", "meeting", "wall"])
def test_a_page_of_a_meeting_says_in_jupyterlab_how_to_start_one(opened, name):
    shown = opened(name).locator(".jp-OutputArea .mw").first
    expect(shown.get_by_text("mentorwidgets serve --group")).to_be_visible()


def test_the_map_opens_in_jupyterlab(opened):
    shown = opened("developmental-network").locator(".jp-OutputArea .mw").first
    expect(shown.get_by_role("button").first).to_be_visible()
