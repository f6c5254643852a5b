"""How much faster a cohort is measured than by a loop with networkx, and how it grows.

    python -m tests.benchmarks.cohort [--maps 100000] [--grow 1000000]

Both measure the same random maps from memory, in the same run: constraint and effective size
of the ego, its betweenness, density and components. The loop with networkx takes a sample of the maps
and its time is multiplied (it takes minutes for what the other does in a second); each number
of the sample is compared. Building networkx's graphs is not counted, nor is packing the maps
into bits: what that costs is printed beside it, and so is the whole way from maps as objects. Growth is in time and in peak memory, the maps
made and measured block by block as they would come from files; a row has a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import platform
import resource
import time

import networkx as nx
import numpy as np

from mentorwidgets.network.batch import rows_of, structure
from mentorwidgets.network.cohort import measure_each
from mentorwidgets.network.model import NetworkMap, Person, PersonKey
from tests.strategies import CATEGORIES as _WORDS

_BLOCK = 2_000
_ASKED = ("constraint", "effective_size", "ego_betweenness", "density", "components")


def main() -> None:
    """Print the ratio, then the growth, each from a process of its own."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--maps", type=int, default=100_000)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--sample", type=int, default=200)
    options.add_argument("--grow", type=int, default=1_000_000)
    given = options.parse_args()
    print(f"{platform.machine()}, {platform.python_version()}, numpy {np.__version__}, "
          f"networkx {nx.__version__}")  # fmt: skip
    # Each in a process of its own: the peak of one is not that of another.
    spawning = multiprocessing.get_context("spawn")
    for work, *arguments in (
        (_ratio, given.maps, given.people, given.sample),
        *((_growth, maps, given.people) for maps in _sizes(given.grow)),
    ):
        process = spawning.Process(target=work, args=arguments)
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(process.exitcode)


def _ratio(maps: int, people: int, sample: int) -> None:
    chance = np.random.default_rng(20261124)
    adjacency = _random_maps(chance, maps, people)
    packing, rows = _timed(lambda: rows_of(adjacency))
    asked, found = _timed(lambda: structure(rows, only=_ASKED))
    whole, _all = _timed(lambda: structure(rows))
    chosen = chance.choice(maps, min(sample, maps), replace=False)
    graphs = [_graph(adjacency[k]) for k in chosen]
    looped, expected = _timed(lambda: [_by_networkx(*pair) for pair in graphs])
    apart = max(
        abs(found[name][k] - each[name])
        for k, each in zip(chosen, expected, strict=True)
        for name in _ASKED
    )
    estimate = looped / len(chosen) * maps
    print(f"{maps:,} maps of {people} people, the five measures named above")
    print(f"  networkx, a loop    {estimate:10.1f} s   ({len(chosen)} maps timed, {looped:.2f} s)")
    print(f"  all at once         {asked:10.2f} s   ratio {estimate / asked:,.0f}")
    print(f"  with the cut points {whole:10.2f} s   (every measure of the ties)")
    print(f"  packing into bits   {packing:10.2f} s   (not in the ratio)")
    given = [_as_map(adjacency[k]) for k in range(min(maps, 2_000))]
    took, _rows = _timed(lambda: list(measure_each(given, _WORDS)))
    print(f"  from map objects    {took / len(given) * maps:10.2f} s   ({len(given):,} timed: every "
          "measure, people's answers and packing included)")  # fmt: skip
    print(f"  farthest apart      {apart:10.1e}     over the sample")
    if not apart < 1e-9:
        raise SystemExit("the numbers differ")


def _sizes(most: int) -> list[int]:
    return [10**power for power in range(3, 10) if 10**power <= most]


def _growth(maps: int, people: int) -> None:
    if maps == _sizes(maps)[0]:
        print(f"{'maps':>12} {'seconds':>9} {'a map':>9} {'peak memory':>12}")
    chance = np.random.default_rng(1)
    seconds = 0.0
    for start in range(0, maps, _BLOCK):
        rows = rows_of(_random_maps(chance, min(_BLOCK, maps - start), people))
        took, _found = _timed(lambda rows=rows: structure(rows))
        seconds += took
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{maps:>12,} {seconds:>9.2f} {seconds / maps * 1e6:>6.1f} µs {peak:>8.0f} MiB")


def _random_maps(chance: np.random.Generator, maps: int, people: int) -> np.ndarray:
    # From loose to dense, as people's maps are.
    upper = chance.random((maps, people, people)) < chance.uniform(0.05, 0.4, (maps, 1, 1))
    upper &= np.triu(np.ones((people, people), dtype=bool), k=1)
    return upper | upper.transpose(0, 2, 1)


def _as_map(matrix: np.ndarray) -> NetworkMap:
    said = [[category.id for category in offered] for offered in (
        _WORDS.kinds, _WORDS.closeness, _WORDS.level, _WORDS.arena)]  # fmt: skip
    people = tuple(
        Person(
            PersonKey(f"{k:032x}"),
            f"P{k}",
            kinds=frozenset(said[0][: 1 + k % len(said[0])]),
            closeness=said[1][k % len(said[1])],
            level=said[2][k % len(said[2])],
            arena=said[3][k % len(said[3])],
        )
        for k in range(len(matrix))
    )
    pairs = zip(*np.nonzero(np.triu(matrix)), strict=True)
    return NetworkMap(people, frozenset((people[i].id, people[j].id) for i, j in pairs))


def _graph(matrix: np.ndarray) -> tuple[nx.Graph, nx.Graph]:
    among = nx.from_numpy_array(matrix.astype(int))
    joined = among.copy()
    joined.add_edges_from(("ego", person) for person in among)
    # Unit weights, without asking for each of them.
    for graph in (among, joined):
        for _one, _other, said in graph.edges(data=True):
            said.clear()
    return among, joined


def _by_networkx(among: nx.Graph, joined: nx.Graph) -> dict[str, float]:
    return {
        "constraint": nx.constraint(joined, nodes=["ego"])["ego"],
        "effective_size": nx.effective_size(joined, nodes=["ego"])["ego"],
        "ego_betweenness": nx.betweenness_centrality(joined, normalized=False)["ego"],
        "density": nx.density(among),
        "components": nx.number_connected_components(among),
    }


def _timed(work):  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


if __name__ == "__main__":
    main()
