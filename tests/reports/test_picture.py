"""The map as a file: PNG, SVG, PDF."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import matplotlib.image
import numpy as np
import pytest

from mentorwidgets.content import Library
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.layout import settle
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, tie_between
from mentorwidgets.network.redaction import Copy, redact
from mentorwidgets.places import shipped
from mentorwidgets.reports.picture import draw


@pytest.fixture(scope="module")
def categories() -> Categories:
    return Categories.from_exercise(
        Library([shipped("exercises")]).exercise("developmental-network")
    )


def person(number: int, label: str, **said: object) -> Person:
    return Person(id=PersonKey(f"{number:032x}"), label=label, **said)


@pytest.fixture
def map_(categories: Categories) -> NetworkMap:
    people = (
        person(1, "AL", kinds=frozenset({"job"}), closeness="close", level="senior"),
        person(2, "Bo $x$ & <b>", kinds=frozenset({"career"}), closeness="distant", level="peer"),
        person(3, "K.N.", closeness="moderate", level="junior", vacant=True),
        person(4, "Unplaced"),
    )
    ties = frozenset({tie_between(people[0].id, people[1].id)})
    return settle(NetworkMap(people, ties), categories)


def words(svg: bytes) -> str:
    return " ".join(
        "".join(e.itertext()) for e in ET.fromstring(svg).iter() if e.tag.endswith("text")
    )


def test_everybody_is_in_the_picture_by_their_label_also_those_without_a_place(map_, categories):
    text = words(draw(map_, categories, "svg"))
    for label in ("AL", "Bo $x$ & <b>", "K.N.", "Not placed yet: Unplaced"):
        assert label in text


def test_the_legend_names_what_is_in_use_and_nothing_else(map_, categories):
    text = words(draw(map_, categories, "svg"))
    assert "someone still missing" in text
    assert "influential" not in text
    assert categories.kinds[0].label in text
    assert categories.kinds[2].label not in text


def test_each_format_is_what_it_says_and_the_same_map_gives_the_same_bytes(map_, categories):
    for format_, start in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        picture = draw(map_, categories, format_, title="T")
        assert picture.startswith(start)
        assert picture == draw(map_, categories, format_, title="T")


def test_kinds_differ_in_greyscale(categories):
    """One person with one kind each: without colour the pictures still differ."""

    def grey(kind: str) -> np.ndarray:
        only = person(1, "A", kinds=frozenset({kind}), closeness="close", level="senior")
        one = settle(NetworkMap((only,)), categories)
        pixels = matplotlib.image.imread(io.BytesIO(draw(one, categories, "png")))
        # The legend is below; only the map itself counts.
        return pixels[: int(pixels.shape[0] * 0.82), :, :3].mean(axis=2)

    pictures = [grey(kind.id) for kind in categories.kinds]
    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert (np.abs(one - other) > 0.3).sum() > 200


def test_an_empty_map_and_a_crowd_are_drawn(categories):
    assert draw(NetworkMap(), categories, "png").startswith(b"\x89PNG")
    crowd = NetworkMap(
        tuple(person(i, f"Person {i}", closeness="close", level="peer") for i in range(60))
    )
    assert draw(settle(crowd, categories), categories, "svg").startswith(b"<?xml")


def test_an_unknown_format_is_refused(categories):
    with pytest.raises(ValueError, match="png, svg, pdf"):
        draw(NetworkMap(), categories, "gif")


def test_a_picture_without_names_has_tags_on_its_discs_and_no_label(map_, categories):
    shown = redact(map_, categories, Copy("a secret"))
    drawn = draw(shown, categories, "svg", names=False)
    text = words(drawn)
    for label in ("AL", "Bo $x$", "K.N.", "Unplaced", "You"):
        assert label not in text
    for person_ in shown.people:
        assert text.count(person_.label) == 1
    assert "Me" in text
