from __future__ import annotations

import pytest

from mentorwidgets.content import Library
from mentorwidgets.network.categories import Categories
from mentorwidgets.places import shipped


@pytest.fixture(scope="session")
def categories() -> Categories:
    return Categories.from_exercise(
        Library([shipped("exercises")]).exercise("developmental-network")
    )
