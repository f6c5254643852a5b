"""Rules about the kinds of help: which are given, by how many, and by whom."""

from __future__ import annotations

from mentorwidgets.content.findings import Value

from . import support
from .categories import Category, label_of
from .seen import A_FEW, ENOUGH, Fired, Seen, of, percent


def missing_kind(seen: Seen) -> Fired | None:
    """Kinds of help that had their turn and that nobody gives, nor is wished for in an outline."""
    wished = {kind for slot in seen.network.vacancies for kind in slot.kinds}
    missing = [
        kind.label
        for kind in seen.finished_kinds
        if not seen.numbers.kinds[kind.id] and kind.id not in wished
    ]
    if not missing or seen.size < A_FEW:
        return None
    kinds = len(seen.categories.kinds)
    values: dict[str, Value] = {
        "missing": missing,
        "count": len(missing),
        "kinds": kinds,
        "people": seen.size,
    }
    return Fired(0.9, values, f"{len(missing)}/{kinds}")


def single_giver_kind(seen: Seen) -> Fired | None:
    """Kinds of help that come from exactly one of several people."""
    single = [kind for kind in seen.finished_kinds if seen.numbers.kinds[kind.id] == 1]
    if not single or seen.size < ENOUGH:
        return None
    givers = seen.those(lambda person: any(kind.id in person.kinds for kind in single))
    values: dict[str, Value] = {
        "kinds": [kind.label for kind in single],
        "givers": [person.label for person in givers],
        "count": len(single),
        "people": seen.size,
    }
    return Fired(0.8, values, f"{len(single)}/{len(seen.categories.kinds)}")


def dependence_top_share(seen: Seen) -> Fired | None:
    """One person gives a quarter or more of all help, and more than anybody else.

    The quarter is illustrative: no published threshold is known.
    """
    given, listed = seen.numbers.counts["dependence"]
    carrier = support.carrier(seen.network)
    others = [len(person.kinds) for person in seen.network.alters if person is not carrier]
    if carrier is None or seen.size < ENOUGH or given < 2 or 4 * given < listed:
        return None
    if given <= max(others, default=0):
        return None
    values: dict[str, Value] = {
        "person": carrier.label,
        "given": given,
        "listings": listed,
        "percent": percent(given, listed),
        "people": seen.size,
    }
    return Fired(0.5 + given / listed / 2, values, of(given, listed))


def kinds_overlap(seen: Seen) -> Fired | None:
    """Two kinds of help come from nearly the same people: three quarters or more give both."""
    closest: tuple[float, str, str, int, int] | None = None
    for (one, other), (both, either) in support.shared(seen.network, seen.categories.kinds).items():
        if both >= A_FEW and 4 * both >= 3 * either and (not closest or both / either > closest[0]):
            closest = (both / either, one, other, both, either)
    if closest is None or len(seen.categories.kinds) < 2:
        return None
    _share, one, other, both, either = closest
    kinds = [label_of(seen.categories.kinds, kind) for kind in (one, other)]
    return Fired(0.42, {"kinds": kinds, "both": both, "either": either}, of(both, either))


def kind_distant(seen: Seen) -> Fired | None:
    """Kinds of help whose givers are all in the outermost ring, where that help is concerned."""
    rings = [ring for ring in seen.categories.closeness if ring.code is not None]
    if len(rings) < 2:
        return None
    found = []
    givers = 0
    for kind in seen.categories.kinds:
        rated, listed = seen.numbers.counts[f"closeness:{kind.id}"]
        if rated >= 2 and rated == listed and seen.numbers.closeness_by[kind.id] == rings[-1].code:
            found.append(kind)
            givers += rated
    if not found:
        return None
    values: dict[str, Value] = {
        "kinds": [kind.label for kind in found],
        "closeness": rings[-1].label,
        "givers": givers,
    }
    return Fired(0.58, values, f"{givers}/{givers}")


def kind_one_arena(seen: Seen) -> Fired | None:
    """Kinds of help that three or more people give, all of them from one arena of several."""
    if sum(count > 0 for count in seen.numbers.by["arena"].values()) < 2:
        return None
    found: list[tuple[Category, str, int]] = []
    for kind in seen.categories.kinds:
        givers = seen.those(lambda person, kind=kind: kind.id in person.kinds)  # type: ignore[misc]
        arenas = {person.arena for person in givers}
        if len(givers) >= A_FEW and len(arenas) == 1 and None not in arenas:
            found.append((kind, str(givers[0].arena), len(givers)))
    if not found:
        return None
    givers_in_all = sum(count for _kind, _arena, count in found)
    places = dict.fromkeys(label_of(seen.categories.arena, arena) for _k, arena, _n in found)
    values: dict[str, Value] = {
        "kinds": [kind.label for kind, _arena, _count in found],
        "arenas": list(places),
        "givers": givers_in_all,
    }
    return Fired(0.44, values, f"{givers_in_all}/{givers_in_all}")


def people_without_help(seen: Seen) -> Fired | None:
    """A third or more of the people give no kind of help, although others do."""
    idle = seen.those(lambda person: not person.kinds)
    if seen.size < ENOUGH or len(idle) == seen.size or 3 * len(idle) < seen.size:
        return None
    values: dict[str, Value] = {
        "who": [person.label for person in idle],
        "count": len(idle),
        "people": seen.size,
    }
    return Fired(0.38, values, of(len(idle), seen.size))


def vacant_without_step(seen: Seen) -> Fired | None:
    """Vacant places that no next step is about."""
    slots = seen.network.vacancies
    open_slots = [slot for slot in slots if slot.id not in seen.planned]
    if not open_slots or not seen.size:
        return None
    values: dict[str, Value] = {
        "places": [slot.label for slot in open_slots],
        "count": len(open_slots),
        "vacant": len(slots),
    }
    return Fired(0.62, values, f"{len(open_slots)}/{len(slots)}")
