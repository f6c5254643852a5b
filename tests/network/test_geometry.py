"""Rings, sectors, and which cell a place is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.network.categories import Categories, Category
from mentorwidgets.network.geometry import CENTRE, DISC, OUTER, YOU, Geometry, at, polar
from tests.strategies import CATEGORIES

GEOMETRY = Geometry.of(CATEGORIES)


def _offering(rings: int, sectors: int) -> Categories:
    return Categories(
        kinds=(),
        closeness=tuple(Category(f"c{k}", f"C{k}") for k in range(rings)),
        level=tuple(Category(f"l{k}", f"L{k}") for k in range(sectors)),
        arena=(),
    )


def test_the_closest_are_inside_and_the_first_level_is_at_twelve_o_clock() -> None:
    assert GEOMETRY.cell_at(at(0.1, 0)) == ("close", "senior")
    assert GEOMETRY.cell_at(at(0.3, 120)) == ("moderate", "peer")
    assert GEOMETRY.cell_at(at(0.45, 240)) == ("distant", "junior")
    assert GEOMETRY.cell_at(at(0.6, 359)) == ("distant", "senior")


@pytest.mark.parametrize("rings", range(1, 6))
@pytest.mark.parametrize("sectors", range(1, 9))
def test_rings_and_sectors_follow_one_another_without_a_gap(rings: int, sectors: int) -> None:
    geometry = Geometry.of(_offering(rings, sectors))
    assert geometry.rings[0].inner == 0
    assert geometry.rings[-1].outer == OUTER
    for inner, outer in zip(geometry.rings, geometry.rings[1:], strict=False):
        assert inner.outer == outer.inner
    assert geometry.sectors[0].start == -geometry.sectors[0].end
    for one, following in zip(geometry.sectors, geometry.sectors[1:], strict=False):
        assert one.end == pytest.approx(following.start)
    assert geometry.sectors[-1].end - geometry.sectors[0].start == pytest.approx(360)


def test_a_ring_is_wide_enough_for_a_person_with_a_label() -> None:
    for ring in GEOMETRY.rings:
        assert ring.outer - max(ring.inner, YOU) > 2 * DISC + 0.03


@given(
    st.integers(1, 5),
    st.integers(1, 8),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
    st.data(),
)
def test_a_place_pulled_into_a_cell_lies_in_it(
    rings: int, sectors: int, place: tuple[float, float], data: st.DataObject
) -> None:
    geometry = Geometry.of(_offering(rings, sectors))
    ring = data.draw(st.sampled_from(geometry.rings))
    sector = data.draw(st.sampled_from(geometry.sectors))
    pulled = geometry.within(place, ring.id, sector.id)
    assert geometry.cell_at(pulled) == (ring.id, sector.id)
    assert polar(pulled)[0] >= YOU + DISC
    again = geometry.within(pulled, ring.id, sector.id)
    assert again == pytest.approx(pulled)


@given(st.floats(0.08, 0.48), st.floats(0, 359.9))
def test_a_place_that_is_well_inside_its_cell_stays_where_the_hand_put_it(
    radius: float, angle: float
) -> None:
    place = at(radius, angle)
    closeness, level = GEOMETRY.cell_at(place)
    pulled = GEOMETRY.within(place, closeness, level)
    assert abs(pulled[0] - place[0]) < 0.002
    assert abs(pulled[1] - place[1]) < 0.002


def test_a_place_is_pulled_over_the_nearer_border() -> None:
    just_past = at(0.3, 63)
    assert polar(GEOMETRY.within(just_past, "moderate", "senior"))[1] == pytest.approx(60, abs=1)
    just_before = at(0.3, 297)
    assert polar(GEOMETRY.within(just_before, "moderate", "senior"))[1] == pytest.approx(300, abs=1)


def test_what_the_content_does_not_know_has_no_ring_and_no_sector() -> None:
    with pytest.raises(KeyError):
        GEOMETRY.ring("nearby")
    with pytest.raises(KeyError):
        GEOMETRY.sector("other")


def test_a_content_without_closeness_or_level_has_one_ring_and_one_sector() -> None:
    geometry = Geometry.of(_offering(0, 0))
    assert len(geometry.rings) == len(geometry.sectors) == 1
    assert geometry.cell_at(CENTRE) == ("", "")
