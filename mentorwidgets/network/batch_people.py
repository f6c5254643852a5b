"""What the people of very many maps give and are, at once; see :mod:`.batch` for their ties.

A category is a small number, its place in the content, and -1 where it was not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from .batch import MOST, Counts, Numbers, Rows, structure
from .categories import Categories, Category, ids
from .homophily import traits, value_of
from .measures import ENOUGH_TO_SPREAD
from .model import NetworkMap, Person

Codes = npt.NDArray[np.int8]
_ONE = np.uint64(1)


@dataclass(frozen=True, slots=True)
class Packed:
    """Maps of the same number of people, as arrays; the vacant slots are left out.

    ``rows``: (maps, n), see :mod:`.batch`. ``kinds``: (maps, n), bit k set for who gives kind
    k. ``closeness``: (maps, n). ``closeness_by``: (kinds, maps, n), how close somebody is where
    a kind is concerned. ``influential``: (maps, n). ``traits``: by name, (maps, n).
    """

    rows: Rows
    kinds: Rows
    closeness: Codes
    closeness_by: Codes
    influential: npt.NDArray[np.bool_]
    traits: Mapping[str, Codes]


def fits(network: NetworkMap, categories: Categories) -> bool:
    """Whether a map can be packed: not too large, and in words that the content knows."""
    people = network.alters
    known = [
        (ids(categories.closeness), [p.closeness for p in people]),
        *((ids(offered), map(value_of(name), people)) for name, offered in _traits(categories)),
    ]
    return (
        len(people) <= MOST
        and all(value is None or value in offered for offered, values in known for value in values)
        and all(kind in ids(categories.kinds) for p in people for kind in p.kinds)
    )


def pack(maps: Sequence[NetworkMap], categories: Categories) -> Packed:
    """Maps of the same number of people as arrays; each must :func:`fits`.

    :raises ValueError: they differ in their number of people.
    """
    sizes = {len(network.alters) for network in maps}
    if len(sizes) > 1:
        raise ValueError(f"maps of different sizes: {sorted(sizes)}")
    n = sizes.pop() if sizes else 0
    shape = (len(maps), n)
    kinds = {kind: index for index, kind in enumerate(ids(categories.kinds))}
    rings = _places(categories.closeness)
    rows, given = np.zeros(shape, np.uint64), np.zeros(shape, np.uint64)
    closeness, starred = np.full(shape, -1, np.int8), np.zeros(shape, np.bool_)
    closeness_by = np.full((len(kinds), *shape), -1, np.int8)
    found = {name: np.full(shape, -1, np.int8) for name, _offered in _traits(categories)}
    places = {name: _places(offered) for name, offered in _traits(categories)}
    asked = {name: value_of(name) for name in found}
    for m, network in enumerate(maps):
        people = network.alters
        rows[m] = _rows(network, people)
        for i, person in enumerate(people):
            given[m, i] = sum(1 << kinds[kind] for kind in person.kinds)
            closeness[m, i] = rings.get(person.closeness, -1)
            starred[m, i] = person.influential
            for kind in person.kinds:
                closeness_by[kinds[kind], m, i] = rings.get(person.closeness_for(kind), -1)
            for name, codes in found.items():
                codes[m, i] = places[name].get(asked[name](person), -1)
    return Packed(rows, given, closeness, closeness_by, starred, found)


def measure_packed(packed: Packed, categories: Categories) -> dict[str, Numbers]:
    """All measures of each map, by the ids of :meth:`.measures.Measures.values`; shape (maps,).

    Left out are the two that need each map by itself: ``influence_through_one`` and
    ``ego_ei:…``. Besides, for each trait, ``blau:…``, ``entropy:…`` and ``n:…``.
    """
    maps, n = packed.rows.shape
    ties = structure(packed.rows)
    return {
        "size": np.full(maps, float(n)),
        **ties,
        **_support(packed, categories),
        **_closeness(packed, categories),
        **_variety(packed, categories),
        **_mixing(packed),
        "influential": packed.influential.sum(axis=1).astype(float),
    }


def _support(packed: Packed, categories: Categories) -> dict[str, Numbers]:
    kinds = ids(categories.kinds)
    gives = [(packed.kinds >> np.uint64(k)) & _ONE == 1 for k in range(len(kinds))]
    listed = np.bitwise_count(packed.kinds).astype(np.int64)
    listings, givers = listed.sum(axis=1), (listed > 0).sum(axis=1)
    counts = np.stack([each.sum(axis=1) for each in gives])
    found = {f"kind:{kind}": counts[k].astype(float) for k, kind in enumerate(kinds)}
    found["balance"] = _iqv(counts)
    found["multiplexity"] = _ratio(listings, givers)
    found["dependence"] = _ratio(listed.max(axis=1, initial=0), listings)
    for (k, one), (j, other) in combinations(enumerate(kinds), 2):
        both, either = (gives[k] & gives[j]).sum(axis=1), (gives[k] | gives[j]).sum(axis=1)
        found[f"overlap:{one}:{other}"] = _ratio(both, either)
    return found


def _closeness(packed: Packed, categories: Categories) -> dict[str, Numbers]:
    scale = np.array([*(c.code or 0.0 for c in categories.closeness), 0.0])
    codes = scale[packed.closeness]
    rated = packed.closeness >= 0
    n = rated.sum(axis=1)
    mean = _ratio(codes.sum(axis=1, where=rated), n)
    apart = np.where(rated, codes - mean[:, None], 0.0)
    closest = int(np.argmax(scale[:-1]))
    found = {
        "closeness": mean,
        "closeness_share": _ratio((packed.closeness == closest).sum(axis=1), n),
        "closeness_spread": np.sqrt(_ratio((apart**2).sum(axis=1), n)),
    }
    for k, kind in enumerate(ids(categories.kinds)):
        here = packed.closeness_by[k]
        total = scale[here].sum(axis=1, where=here >= 0)
        found[f"closeness:{kind}"] = _ratio(total, (here >= 0).sum(axis=1))
    return found


def _variety(packed: Packed, categories: Categories) -> dict[str, Numbers]:
    found: dict[str, Numbers] = {}
    for name, offered in _traits(categories):
        codes = packed.traits[name]
        counts = np.stack([(codes == k).sum(axis=1) for k in range(len(offered))])
        n = counts.sum(axis=0)
        share = _ratio(counts, n)
        with np.errstate(divide="ignore", invalid="ignore"):
            bits = np.where(counts > 0, -share * np.log2(share), 0.0).sum(axis=0)
        iqv = _iqv(counts)
        named = name if name in ("level", "arena") else f"attribute:{name}"
        found[named] = np.where(n >= ENOUGH_TO_SPREAD, iqv, np.nan)
        found[f"n:{name}"] = n.astype(float)
        found[f"blau:{name}"] = _blau(counts)
        found[f"iqv:{name}"] = iqv
        found[f"entropy:{name}"] = np.where(n > 0, bits, np.nan)
    return found


def _mixing(packed: Packed) -> dict[str, Numbers]:
    """E-I of the ties: who is alike is a word of bits, so ties among them are counted as bits."""
    maps, n = packed.rows.shape
    places = np.left_shift(_ONE, np.arange(n, dtype=np.uint64))
    found: dict[str, Numbers] = {}
    for name, codes in packed.traits.items():
        known = (places * (codes >= 0)).sum(axis=1, dtype=np.uint64)
        within = _ties_within(packed.rows, codes >= 0, known)
        internal = np.zeros(maps)
        for value in range(int(codes.max(initial=-1)) + 1):
            alike = codes == value
            internal += _ties_within(
                packed.rows, alike, (places * alike).sum(axis=1, dtype=np.uint64)
            )
        found[f"ei:{name}"] = _ratio(within - 2 * internal, within)
    return found


def _ties_within(rows: Rows, members: npt.NDArray[np.bool_], word: Rows) -> Numbers:
    shared = np.bitwise_count(rows & word[:, None]).astype(np.int64)
    return np.asarray(shared.sum(axis=1, where=members) / 2)


def _blau(counts: Counts) -> Numbers:
    n = counts.sum(axis=0)
    return _ratio(n * n - (counts * counts).sum(axis=0), n * n)


def _iqv(counts: Counts) -> Numbers:
    k = len(counts)
    if k < 2:
        return np.full(counts.shape[1:], np.nan)
    return _blau(counts) * k / (k - 1)


def _ratio(part: Numbers | Counts, whole: Numbers | Counts) -> Numbers:
    """A ratio; NaN where the whole is nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(whole > 0, part / whole, np.nan), dtype=np.float64)


def _rows(network: NetworkMap, people: Sequence[Person]) -> list[int]:
    index = {person.id: i for i, person in enumerate(people)}
    rows = [0] * len(people)
    for one, other in network.alter_ties:
        i, j = index[one], index[other]
        rows[i] |= 1 << j
        rows[j] |= 1 << i
    return rows


def _traits(categories: Categories) -> Iterable[tuple[str, tuple[Category, ...]]]:
    return traits(categories).items()


def _places(offered: Sequence[Category]) -> dict[str | None, int]:
    return {category.id: index for index, category in enumerate(offered)}
