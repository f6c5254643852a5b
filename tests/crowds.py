"""Maps of many people, made from a seed: for tests and benchmarks of a full picture."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mentorwidgets.content import NetworkExercise
from mentorwidgets.operations import DocumentId, OperationId
from mentorwidgets.store import open_store

#: Short and long, as people write them: initials, titles, whole names, a description.
_NAMES = (
    "AL", "Bo", "M.K.", "Prof. H", "Dr. O.", "Eun-ji", "Mum", "Ines", "R.D.", "Sam T.",
    "K.N.", "Aunt Lou", "Prof. Weber", "Tomás", "J.", "Anna-Lena", "my old boss", "Dr. Okafor",
)  # fmt: skip


def crowd(exercise: NetworkExercise, count: int, ties: int, *, seed: int = 1) -> dict[str, Any]:
    """An ``import_map`` operation that brings so many people and so many ties."""
    chance = random.Random(seed)
    offered = exercise.categories
    kinds = [kind.id for kind in offered.kinds]
    people = [
        {
            "id": f"{chance.getrandbits(128):032x}",
            "label": _NAMES[n % len(_NAMES)]
            + (f" {n // len(_NAMES) + 1}" if n >= len(_NAMES) else ""),
            "kinds": sorted(chance.sample(kinds, chance.choice((0, 1, 1, 2)))),
            "closeness": chance.choice([c.id for c in offered.closeness]),
            "level": chance.choice([c.id for c in offered.level]),
            "arena": chance.choice([c.id for c in offered.arena]),
            "influential": chance.random() < 0.2,
            "vacant": n % 23 == 22,
        }
        for n in range(count)
    ]
    keys = [person["id"] for person in people if not person["vacant"]]
    pairs = [(a, b) for k, a in enumerate(keys) for b in keys[k + 1 :]]
    return {"type": "import_map", "people": people, "ties": chance.sample(pairs, ties)}


def put_into(data: Path, exercise: NetworkExercise, op: dict[str, Any]) -> OperationId:
    """Commit an operation to the owner's document in the store of this folder."""
    store = open_store(f"sqlite:///{data / 'workbook.sqlite3'}", migrate=False)
    try:
        now = datetime.now(UTC)
        person, name = store.owner(at=now), DocumentId(exercise.name)
        entries = store.entries(person, name)
        done = store.append(
            person, name, client="c" * 32, seq=len(entries) + 1, op=op, after=len(entries), at=now
        )
        return done.entry.id
    finally:
        store.close()
