"""Figures of many maps: all there is to see is in the report, and the same maps draw the same."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mentorwidgets.content import Library
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.cohort import measure_each
from mentorwidgets.network.cohort_report import report
from mentorwidgets.network.cohort_summary import Cohort
from mentorwidgets.network.model import NetworkMap, Person
from mentorwidgets.places import shipped
from mentorwidgets.reports.cohort_figures import FIGURES, draw

CATEGORIES = Categories.from_exercise(
    Library([shipped("exercises")]).exercise("developmental-network")
)


def cohort(sizes):
    found = Cohort(CATEGORIES, keeps_people=True)
    maps = [
        NetworkMap(
            tuple(
                Person(f"{n}", f"Name {n}", frozenset({"job"} if n % 3 else ()), "close", "peer")
                for n in range(size)
            )
        )
        for size in sizes
    ]
    for case, (one, row) in enumerate(zip(maps, measure_each(maps, CATEGORIES), strict=True)):
        found.add(one, row, case=str(case))
    return found


@pytest.fixture(scope="module")
def both():
    sizes = np.random.default_rng(1).integers(3, 20, 40)
    return report(cohort(sizes + 2), cohort(sizes[::-1]))


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_says_how_many_maps_it_rests_on_and_names_nobody(name, both):
    svg = draw(name, both, CATEGORIES, "svg").decode()
    texts = re.findall(r"<text[^>]*>([^<]*)", svg)
    assert "40 maps, the same at both times" in texts
    assert not any("Name" in text or "nan" in text for text in texts)
    assert draw(name, both, CATEGORIES, "svg").decode() == svg


def test_the_numbers_over_the_bars_are_those_of_the_report(both):
    svg = draw("measures", both, CATEGORIES, "svg").decode()
    texts = re.findall(r"<text[^>]*>([^<]*)", svg)
    assert {str(bar.n) for bar in both.summary.find("size").bars} <= set(texts)


def test_a_cohort_too_small_for_bars_says_so_instead():
    svg = draw("measures", report(cohort(range(4, 10))), CATEGORIES, "svg").decode()
    assert "too few maps for bars of five" in svg


def test_a_format_that_is_none_is_refused(both):
    with pytest.raises(ValueError, match="png, svg, pdf"):
        draw("help", both, CATEGORIES, "gif")
