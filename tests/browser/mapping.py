"""How the tests of the map look at it: on the page, and in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mentorwidgets.content import Library
from mentorwidgets.network.geometry import Geometry, at
from mentorwidgets.network.layout import is_shown
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import DocumentId
from mentorwidgets.places import shipped
from mentorwidgets.store import open_store

EXERCISE = "developmental-network"


@dataclass(frozen=True)
class Kept:
    """What the store holds of a map, without what only says how it looks."""

    people: dict[str, tuple[Any, ...]]
    ties: frozenset[frozenset[str]]
    on_map: frozenset[str]


def exercise() -> Any:
    return Library([shipped("exercises")]).exercise(EXERCISE)


def operations_in(data: Path) -> list[dict[str, Any]]:
    """The operations on the owner's map, as they are stored and in their order."""
    store = open_store(f"sqlite:///{data / 'workbook.sqlite3'}", migrate=False)
    try:
        owner = store.owner(at=datetime.now(UTC))
        return [dict(entry.op) for entry in store.entries(owner, DocumentId(EXERCISE))]
    finally:
        store.close()


def shapes_in(data: Path) -> set[tuple[str, ...]]:
    """What kinds of operation are stored: type, fields, and what an edit changes."""
    return {shape(op) for op in operations_in(data)}


def shape(op: dict[str, Any]) -> tuple[str, ...]:
    """The type of an operation with the names of its fields."""
    return (op["type"], *sorted(op.keys() - {"type"}), *sorted(op.get("changes", {})))


def work_in(data: Path) -> NetworkWork:
    """The owner's map as the store of this folder has it, folded anew."""
    store = open_store(f"sqlite:///{data / 'workbook.sqlite3'}", migrate=False)
    try:
        work = NetworkWork(exercise())
        owner = store.owner(at=datetime.now(UTC))
        for entry in store.entries(owner, DocumentId(EXERCISE)):
            work.replay(entry)
    finally:
        store.close()
    assert work.passed_over == 0
    return work


def kept_in(data: Path) -> Kept:
    """People by their label, with all that was said of them, and who knows whom."""
    work = work_in(data)
    network = work.map
    label = {person.id: person.label for person in network.people}
    return Kept(
        people={
            p.label: (
                tuple(sorted(p.kinds)),
                p.closeness,
                p.level,
                p.arena,
                p.influential,
                p.vacant,
            )
            for p in network.people
        },
        ties=frozenset(frozenset(label[end] for end in tie) for tie in network.ties),
        on_map=frozenset(p.label for p in network.people if is_shown(p, work.categories)),
    )


def opened(page: Page, url: str) -> Page:
    """The page of the map, ready."""
    page.goto(f"{url}/exercise/{EXERCISE}")
    expect(
        page.get_by_role("heading", level=1, name="Map your developmental network")
    ).to_be_visible()
    return page


def saved(page: Page) -> None:
    """Wait until everything on the page is committed."""
    expect(page.locator(".mw-saved")).to_have_attribute("data-status", "saved")


def person(page: Page, label: str) -> Locator:
    """Somebody on the picture."""
    return page.locator(f'svg .nm-person[aria-label^="{label},"]')


def waiting(page: Page, label: str) -> Locator:
    """Somebody in the tray."""
    return page.locator(f'.nm-tray button[aria-label^="{label},"]')


def middle(locator: Locator) -> tuple[float, float]:
    """The middle of a person's disc on the page: labels do not count."""
    box = locator.locator("circle").first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def spot(page: Page, closeness: str, level: str, *, turn: float = 0.5) -> tuple[float, float]:
    """A point of the page in that ring and sector; ``turn`` goes through the sector, 0 to 1."""
    shape = Geometry.of(NetworkWork(exercise()).categories)
    ring, sector = shape.ring(closeness), shape.sector(level)
    box = page.locator(".nm-ring").first.bounding_box()
    assert box
    side = box["width"] / 2 / shape.rings[-1].outer
    radius = (max(ring.inner, 0.08) + ring.outer) / 2
    x, y = at(radius, sector.start + turn * (sector.end - sector.start))
    return (
        box["x"] + box["width"] / 2 + (x - 0.5) * side,
        box["y"] + box["height"] / 2 + (y - 0.5) * side,
    )


#: The map that the whole exercise makes, whichever way it is done.
WHOLE = Kept(
    people={
        "AL": (("career", "job"), "close", "senior", "department", True, False),
        "Bo": (("job",), "moderate", "peer", None, False, False),
        "Mum": (("personal",), "close", "junior", "family", False, False),
        "M.K.": (("career",), "distant", "senior", None, False, False),
        "someone who writes": ((), None, None, None, False, True),
    },
    ties=frozenset({frozenset({"AL", "Bo"}), frozenset({"AL", "M.K."})}),
    on_map=frozenset({"AL", "Bo", "Mum"}),
)


def begun_with(data: Path, ops: list[dict[str, Any]]) -> Path:
    """A data folder whose owner has done these operations on the map already.

    Each may carry ``at``, when it was done; a folder that a server uses must not be given.
    """
    store = open_store(f"sqlite:///{data / 'workbook.sqlite3'}")
    try:
        now = datetime.now(UTC)
        owner = store.owner(at=now)
        for seq, op in enumerate(ops, start=1):
            fields = {name: value for name, value in op.items() if name != "at"}
            store.append(
                owner,
                DocumentId(EXERCISE),
                client="b" * 32,
                seq=seq,
                op=fields,
                after=None,
                at=op.get("at", now),
            )
    finally:
        store.close()
    assert len(work_in(data).map.people) or not ops
    return data


#: And the operations that it leaves in the store, whichever way it is done.
ADDED, ADDED_WITH_KIND = ("add_person", "id", "label"), ("add_person", "id", "kinds", "label")
SHAPES = {
    ADDED,
    ("add_person", "id", "label", "vacant"),
    ("edit_person", "changes", "id", "arena"),
    ("edit_person", "changes", "id", "influential"),
    ("edit_person", "changes", "id", "kinds"),
    ("forget_person", "id"),
    ("place_person", "closeness", "id", "level", "x", "y"),
    ("tie", "a", "b"),
    ("to_tray", "id"),
}
