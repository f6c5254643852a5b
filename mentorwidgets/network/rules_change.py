"""Rules about time: what is different since the newest version that the person kept."""

from __future__ import annotations

from mentorwidgets.content.findings import Value

from .model import Person
from .seen import Fired, Seen, of


def gone_since(seen: Seen) -> Fired | None:
    """People who were on the kept version and are not on the map any more."""
    if seen.earlier is None:
        return None
    now = {person.id for person in seen.network.alters}
    before = seen.earlier.network.alters
    gone = [person.label for person in before if person.id not in now]
    if not gone:
        return None
    values: dict[str, Value] = {
        "who": gone,
        "count": len(gone),
        "before": len(before),
        "version": seen.earlier.called,
    }
    return Fired(0.5 + len(gone) / len(before) / 4, values, of(len(gone), len(before)))


def come_since(seen: Seen) -> Fired | None:
    """People who are on the map and were not on the kept version."""
    if seen.earlier is None or not seen.earlier.network.alters:
        return None
    before = {person.id for person in seen.earlier.network.alters}
    come = seen.those(lambda person: person.id not in before)
    if not come:
        return None
    values: dict[str, Value] = {
        "who": [person.label for person in come],
        "count": len(come),
        "people": seen.size,
        "version": seen.earlier.called,
    }
    return Fired(0.32 + len(come) / seen.size / 4, values, of(len(come), seen.size))


def further_since(seen: Seen) -> Fired | None:
    """People on both who stand further out now than on the kept version."""
    return _nearer(seen, -1, 0.56)


def closer_since(seen: Seen) -> Fired | None:
    """People on both who stand closer now than on the kept version."""
    return _nearer(seen, 1, 0.3)


def _nearer(seen: Seen, sign: int, weight: float) -> Fired | None:
    if seen.earlier is None:
        return None
    codes = {ring.id: ring.code for ring in seen.categories.closeness}
    earlier = {person.id: person for person in seen.earlier.network.alters}

    def moved(person: Person) -> bool:
        old = earlier.get(person.id)
        was, now = codes.get((old and old.closeness) or ""), codes.get(person.closeness or "")
        return was is not None and now is not None and sign * (now - was) > 0

    found = seen.those(moved)
    both = len(seen.those(lambda person: person.id in earlier))
    if not found:
        return None
    values: dict[str, Value] = {
        "who": [person.label for person in found],
        "count": len(found),
        "both": both,
        "version": seen.earlier.called,
    }
    return Fired(weight, values, of(len(found), both))
