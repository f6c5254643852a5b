"""Many maps together: what is said, and that nothing is said of fewer than five."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorwidgets.content import Library
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.cohort import measure_each
from mentorwidgets.network.cohort_bins import bars, join
from mentorwidgets.network.cohort_change import change, kept, matched, paired
from mentorwidgets.network.cohort_report import report
from mentorwidgets.network.cohort_summary import (
    Cohort,
    TooFewError,
    distribution,
    summarise,
)
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from mentorwidgets.places import shipped

CATEGORIES = Categories.from_exercise(
    Library([shipped("exercises")]).exercise("developmental-network")
)
NAN = float("nan")


def a_map(size, *, ties=0, **said):
    people = tuple(Person(f"p{n}", f"P{n}", **said) for n in range(size))
    pairs = [(a.id, b.id) for k, a in enumerate(people) for b in people[k + 1 :]]
    return NetworkMap(people, frozenset(tie_between(a, b) for a, b in pairs[:ties]))


def cohort(maps, cases=None):
    found = Cohort(CATEGORIES, keeps_people=True)
    names = cases or [f"m{n}" for n in range(len(maps))]
    for case, one, row in zip(names, maps, measure_each(maps, CATEGORIES), strict=True):
        found.add(one, row, case=case)
    return found


def test_the_worked_example_of_a_paired_change():
    found = paired(np.array([3.0, 4, 4, 5, 2, 6]), np.array([5.0, 5, 6, 6, 4, 6]))
    assert found.mean == pytest.approx(1.3333, abs=5e-5)
    assert found.sd == pytest.approx(0.8165, abs=5e-5)
    assert found.t == pytest.approx(4.0, abs=1e-12)
    assert found.p == pytest.approx(0.010323, abs=5e-7)
    assert found.d_z == pytest.approx(1.63299, abs=5e-6)
    # 2.570582 is the quantile of t with five degrees of freedom.
    reach = 2.570582 * found.sd / 6**0.5
    assert found.interval == pytest.approx((found.mean - reach, found.mean + reach), abs=1e-6)


def test_where_nothing_varies_there_is_no_t():
    found = paired(np.arange(6.0), np.arange(6.0) + 0.1)
    assert (found.t, found.p, found.d_z) == (None, None, None)
    assert found.mean == pytest.approx(0.1)


def test_the_distribution_of_the_sizes_is_that_of_numpy():
    maps = [
        a_map(n) for n in (3, 3, 4, 4, 4, 6, 7, 8, 8, 8, 10, 11, 12, 12, 12, 14, 15, 16, 16, 16)
    ]
    size = report(cohort(maps)).summary.find("size")
    values = [len(one.alters) for one in maps]
    assert (size.n, size.mean) == (20, round(float(np.mean(values)), 1))
    assert size.sd == round(float(np.std(values, ddof=1)), 1)
    assert [(bar.words, bar.n) for bar in size.bars] == [
        ("2–4", 5), ("5–8", 5), ("9–12", 5), ("13 or more", 5),
    ]  # fmt: skip
    # The five nearest to ranks 5.75 and 15.25: 4, 4, 6, 7, 8 and 12, 12, 12, 14, 15.
    assert size.quartiles == (5.8, 13.0)


def test_the_share_of_maps_that_lack_a_kind_of_help_is_the_bar_none():
    maps = [a_map(4)] * 6 + [a_map(4, kinds=frozenset({"job"}))] * 9
    found = report(cohort(maps)).summary
    assert [(b.words, b.n) for b in found.find("kind:job").bars] == [("none", 6), ("1 or more", 9)]
    # All lack the others: that no map has any would say something of each.
    assert found.find("kind:career").bars == ()
    assert found.find("kind:career").mean is None


def test_fewer_than_five_maps_say_nothing():
    with pytest.raises(TooFewError):
        report(cohort([a_map(5)] * 4))
    with pytest.raises(TooFewError):
        report(cohort([a_map(5)] * 9, [*"abcdefghi"]), cohort([a_map(5)] * 9, [*"fghijklmn"]))


def test_a_map_with_one_person_is_left_out_and_counted_in_fives():
    found = report(cohort([a_map(5)] * 5 + [a_map(1)] * 4))
    assert (found.summary.n, found.summary.left_out) == (5, None)
    assert report(cohort([a_map(5)] * 5 + [a_map(0)] * 6)).summary.left_out == 5


def test_quartiles_wait_until_each_quarter_has_five_maps():
    nineteen = distribution("size", np.arange(2.0, 21), CATEGORIES)
    assert nineteen.quartiles is None
    assert nineteen.median == 11
    twenty = distribution("size", np.arange(2.0, 22), CATEGORIES)
    assert twenty.quartiles is not None
    assert distribution("size", np.repeat([2.0, 9.0], [4, 5]), CATEGORIES).median is None


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_no_joined_bar_is_small_and_none_is_lost(counts):
    found = join(counts)
    assert all(n >= 5 for _first, n in found)
    assert sum(n for _first, n in found) == (sum(counts) if sum(counts) >= 5 else 0)
    assert [first for first, _n in found] == sorted({first for first, _n in found})


#: All ways to fill four cells with up to nine maps each, by what is shown of them.
SHOWN: dict[tuple, list[tuple[int, ...]]] = {}
for _cells in product(range(10), repeat=4):
    SHOWN.setdefault(tuple(join(_cells)), []).append(_cells)


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
@example([5, 0, 0, 0])
@example([5, 1, 5, 0])
def test_a_cell_that_is_not_shown_by_itself_cannot_be_computed(counts):
    shown = join(counts)
    if not shown or sum(counts) > 18:
        return
    ends = [*(first for first, _n in shown[1:]), len(counts)]
    alone = {first for (first, _n), end in zip(shown, ends, strict=True) if end - first == 1}
    possible = SHOWN[tuple(shown)]
    for cell in set(range(4)) - alone:
        assert len({one[cell] for one in possible}) > 1, (counts, shown, cell)


@given(st.lists(st.integers(0, 8), min_size=10, max_size=26))
@example([0] * 10 + [1] * 10)
def test_bars_and_mean_of_a_small_count_leave_every_hidden_cell_open(found):
    given_ = np.array(found, dtype=float)
    shown = distribution("isolates", given_, CATEGORIES)
    if shown.mean is None or len(shown.bars) == 4:
        return
    assert (shown.sd, shown.median, shown.quartiles) == (None,) * 3
    # Another crowd of the same size that shows the same, for each hidden cell: cells 0, 1-2, 3-5.
    n, possible = len(found), {0: set(), 1: set(), 2: set(), 3: set()}
    bars_ = [(b.start, b.n) for b in shown.bars]
    for a, b, c in product(range(n + 1), repeat=3):
        d = n - a - b - c
        if d < 0 or [((0, 1, 3, 6)[k], m) for k, m in join([a, b, c, d])] != bars_:
            continue
        low, high = b + 3 * c + 6 * d, 2 * b + 5 * c + 100 * d
        if any(round(total / n, 1) == shown.mean for total in range(low, min(high, 500) + 1)):
            for cell, count in enumerate((a, b, c, d)):
                possible[cell].add(count)
    starts = [*(start for start, _n in bars_), 100]
    for cell, start in enumerate((0, 1, 3, 6)):
        alone = start in starts and starts[starts.index(start) + 1] == (1, 3, 6, 100)[cell]
        assert alone or len(possible[cell]) > 1, (shown, cell)


values = st.lists(
    st.one_of(st.just(NAN), st.integers(0, 10).map(lambda n: n / 10)), min_size=5, max_size=60
)


@given(values)
def test_nothing_in_a_distribution_is_about_fewer_than_five_maps(found):
    given_ = np.array(found)
    shown = distribution("density", given_, CATEGORIES)
    known = np.sort(given_[~np.isnan(given_)])
    assert all(bar.n >= 5 for bar in shown.bars)
    assert (shown.n is None) == (len(known) < 5)
    _each, times = np.unique(known, return_counts=True)
    if len(known) < 5 or len(known) - times.max() < 5:
        # Where nearly all have the same, the mean would be that of the others.
        assert shown.bars or (shown.mean, shown.sd, shown.median, shown.quartiles) == (None,) * 4
    if shown.mean is None:
        return
    if shown.rounded:
        assert shown.n % 5 == 0
        assert all(bar.n % 5 == 0 for bar in shown.bars)
    else:
        assert shown.n == len(known)
        assert sum(bar.n for bar in shown.bars) in ({0} if not shown.bars else {len(known)})
    assert (shown.quartiles is not None) == (len(known) >= 20)
    # Bars begin and end at edges that are the same for all cohorts.
    edges = {round(n / 10, 9) for n in range(11)}
    assert {round(e, 9) for b in shown.bars for e in (b.start, b.end)} <= edges


@given(values, st.randoms(use_true_random=False))
def test_a_change_is_never_that_of_fewer_than_five_maps(found, chance):
    before = np.array(found)
    after = before.copy()
    for place in chance.sample(range(len(found)), min(4, len(found))):
        after[place] = chance.random()
    shown = change("density", before, after, CATEGORIES)
    assert (shown.before, shown.after, shown.mean, shown.t) == (None,) * 4


def test_a_measure_that_some_maps_lack_tells_its_number_nowhere():
    before = np.array([0.1, 0.9] * 10 + [NAN])
    after = np.array([0.3, 0.6] * 10 + [0.5])
    found = change("balance", before, after, CATEGORIES)
    assert (found.n, found.rounded) == (20, True)
    assert found.d_z is not None
    assert (found.t, found.p, found.interval) == (None, None, None)


def test_maps_are_matched_by_case_and_one_that_is_there_twice_is_nobodys():
    assert matched([*"abcc"], [*"cbda"]) == ([1, 0], [1, 3])
    assert matched([*"ab"], [*"bb"]) == ([], [])


def test_both_times_are_of_the_same_maps():
    before = cohort([a_map(n) for n in range(4, 14)], [*"abcdefghij"])
    after = cohort([a_map(n + 2) for n in range(4, 13)] + [a_map(40)], [*"abcdefghi", "new"])
    found = report(after, before)
    assert found.summary.n == 9
    assert found.single is None
    size = next(each for each in found.changes if each.id == "size")
    assert (size.n, size.mean) == (9, 2)
    # The newcomer's forty people are in none of the numbers.
    assert found.summary.find("size").mean == 10


def test_who_stayed_is_said_only_where_files_share_ids():
    one, other = frozenset({1, 2, 3}), frozenset({2, 3, 4})
    assert kept([(one, other)]).tolist() == [0.5]
    assert kept([(one, frozenset({9}))]) is None


def test_a_bar_of_a_measure_without_a_largest_value_is_open():
    found = bars("constraint", np.repeat([0.25, 1.125], 5), CATEGORIES)
    assert [bar.words for bar in found] == ["0 to under 0.3", "0.3 or more"]


def test_columns_of_no_maps_cannot_be_summed_up():
    with pytest.raises(TooFewError):
        summarise({}, CATEGORIES)
