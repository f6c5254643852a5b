from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentorwidgets.content import Library
from mentorwidgets.network.categories import Categories
from mentorwidgets.places import shipped


@pytest.fixture(scope="session")
def categories() -> Categories:
    return Categories.from_exercise(
        Library([shipped("exercises")]).exercise("developmental-network")
    )


@pytest.fixture
def shipped_exercise(tmp_path) -> Path:
    """A copy of the exercise's file, as a trainer may change it."""
    folder = tmp_path / "exercises" / "developmental-network"
    shutil.copytree(shipped("exercises") / "developmental-network", folder)
    return folder / "exercise.yaml"
