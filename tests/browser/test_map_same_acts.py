"""The same act leaves the same operation in the store: by pointer, keyboard, tap and table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.mapping import opened, operations_in, saved, waiting

Act = Callable[[Locator], Any]

#: All that is done to one person, as it is stored; who it is stands apart.
STORY: list[dict[str, Any]] = [
    {"type": "add_person"},
    {"type": "edit_person", "changes": {"kinds": ["job"]}},
    {"type": "edit_person", "changes": {"kinds": ["job", "career"]}},
    {"type": "edit_person", "changes": {"closeness": "close"}},
    {"type": "edit_person", "changes": {"closeness_by": {"career": "distant"}}},
    {"type": "edit_person", "changes": {"level": "senior"}},
    {"type": "edit_person", "changes": {"arena": "department"}},
    {"type": "edit_person", "changes": {"influential": True}},
    {"type": "edit_person", "changes": {"role": "coach"}, "was": {"role": ""}},
    {"type": "edit_person", "changes": {"notes": "lunch in May"}, "was": {"notes": ""}},
    {"type": "edit_person", "changes": {"knows_none": True}},
    {"type": "tie", "with": "Hub"},
    {"type": "untie", "with": "Hub"},
    {"type": "to_tray"},
    {"type": "place_person", "closeness": "close", "level": "senior"},
    {"type": "forget_person"},
]


@pytest.fixture
def served(serve):
    return serve()


def told(data, label) -> list[dict[str, Any]]:
    """The stored operations about one person, without the ids of people."""
    operations = operations_in(data)
    names = {op["id"]: op["label"] for op in operations if op["type"] == "add_person"}
    story = []
    for op in operations:
        about = [names[op[field]] for field in ("id", "a", "b") if field in op]
        if label not in about:
            continue
        others = {"with": next(each for each in about if each != label)} if len(about) > 1 else {}
        story.append({k: v for k, v in op.items() if k not in {"id", "a", "b", "label"}} | others)
    return story


def button(place, name):
    return place.get_by_role("button", name=name, exact=True)


def write(field: Locator, text: str) -> None:
    field.fill(text)
    field.blur()


def unfold(panel: Locator, words: str, act: Act) -> None:
    """Open what is folded away; what was opened for one person is open for the next."""
    summary = panel.locator("summary", has_text=words)
    if not summary.evaluate("e => e.parentElement.open"):
        act(summary)


def in_details(page: Page, panel: Locator, label: str, act: Act, choose: Act) -> None:
    """The story by the details of a person, beside the map or in a sheet."""
    for kind in ("Get the job done", "Advance my career"):
        act(panel.get_by_role("checkbox", name=kind))
    choose(panel.get_by_role("radio", name="Close", exact=True))
    unfold(panel, "Is it different for one of these?", act)
    panel.get_by_role("combobox", name="How close, for “career”").select_option("distant")
    for answer in ("Senior to me", "My department"):
        choose(panel.get_by_role("radio", name=answer))
    act(panel.get_by_role("checkbox", name="Influence"))
    unfold(panel, "Role", act)
    write(panel.get_by_role("textbox", name="Role, in your words"), "coach")
    write(panel.get_by_role("textbox", name="Notes"), "lunch in May")
    unfold(panel, "Knows:", act)
    act(panel.get_by_role("checkbox", name="knows none of the others"))
    hub = panel.get_by_role("group", name=f"Who does {label} know?").get_by_role(
        "button", name="Hub", exact=True
    )
    for pressed in ("true", "false"):
        act(hub)
        expect(hub).to_have_attribute("aria-pressed", pressed)
    act(button(panel, "Take off the map"))
    act(button(panel, "Put on the map"))
    act(button(panel, f"Forget {label}…"))
    act(button(page.get_by_role("dialog", name=f"Forget {label}?"), "Forget"))


def in_table(page: Page, label: str) -> None:
    """The story by the row of a person."""
    for kind in ("Get the job done", "Advance my career"):
        page.get_by_role("checkbox", name=f"{label}: {kind}").check()
    page.get_by_role("combobox", name=f"{label}: how close", exact=True).select_option("close")
    row = page.get_by_role("row").filter(has=page.get_by_role("combobox", name=f"{label}: level"))
    row.locator("summary", has_text=f"{label}: more").click()
    row.locator("summary", has_text="Is it different for one of these?").click()
    row.get_by_role("combobox", name="How close, for “career”").select_option("distant")
    page.get_by_role("combobox", name=f"{label}: level").select_option("senior")
    page.get_by_role("combobox", name=f"{label}: from where").select_option("department")
    page.get_by_role("checkbox", name=f"{label}: Influence").check()
    write(page.get_by_role("textbox", name=f"{label}: Role, in your words"), "coach")
    row.locator("summary", has_text=f"{label}: notes").click()
    write(page.get_by_role("textbox", name=f"{label}: notes"), "lunch in May")
    row.locator("summary", has_text=f"{label}: knows").click()
    page.get_by_role("checkbox", name=f"{label} knows none of the others").check()
    hub = page.get_by_role("group", name=f"Who does {label} know?").get_by_role(
        "button", name="Hub", exact=True
    )
    for pressed in ("true", "false"):
        hub.click()
        expect(hub).to_have_attribute("aria-pressed", pressed)
    button(page, f"Take {label} off the map").click()
    button(page, f"Put {label} on the map").click()
    button(page, f"Forget {label}…").click()
    button(page.get_by_role("dialog"), "Forget").click()


def test_pointer_keyboard_and_table_store_the_same_operations(served, visitor):
    page = opened(visitor(served.open_link), served.url)
    button(page, "or just add somebody").click()
    field = page.get_by_label("Who helps you?")
    for label in ("Hub", "Pointer", "Keys"):
        write(field, label)
        field.press("Enter")
    button(page, "Close").click()

    waiting(page, "Pointer").click()
    panel = page.get_by_role("region", name="Pointer", exact=True)
    in_details(page, panel, "Pointer", Locator.click, Locator.click)

    waiting(page, "Keys").press("Enter")
    panel = page.get_by_role("region", name="Keys", exact=True)
    by_key = lambda locator: locator.press("Space")  # noqa: E731 - it reads as what it is
    in_details(page, panel, "Keys", by_key, by_key)

    button(page, "Table").click()
    field = page.get_by_label("Add somebody")
    write(field, "Row")
    field.press("Enter")
    in_table(page, "Row")
    saved(page)
    for label in ("Pointer", "Keys", "Row"):
        assert told(served.data, label) == STORY, label


def test_tap_stores_the_same_operations(served, visitor):
    page = visitor(served.open_link, viewport=PHONE, has_touch=True, is_mobile=True)
    opened(page, served.url)
    button(page, "List").tap()
    field = page.get_by_label("Add somebody")
    for label in ("Hub", "Tap"):
        write(field, label)
        button(page, "Add").tap()
    page.get_by_role("button", name="Tap, not placed yet").tap()
    in_details(page, page.get_by_role("dialog", name="Tap"), "Tap", Locator.tap, Locator.tap)
    saved(page)
    assert told(served.data, "Tap") == STORY


def test_a_tie_is_the_same_operation_by_row_cell_and_details(served, visitor):
    page = opened(visitor(served.open_link), served.url)
    button(page, "Table").click()
    field = page.get_by_label("Add somebody")
    for label in ("Hub", "One", "Two", "Three"):
        write(field, label)
        field.press("Enter")
    row = page.get_by_role("row").filter(has=page.get_by_role("combobox", name="One: level"))
    row.locator("summary", has_text="One: knows").click()
    button(page.get_by_role("group", name="Who does One know?"), "Hub").click()
    button(page, "Ties").click()
    page.get_by_label("Go to one person").select_option(label="Two")
    page.get_by_role("checkbox", name="Hub", exact=True).check()
    button(page, "Three and Hub know each other").click()
    saved(page)
    for label in ("One", "Two", "Three"):
        assert told(served.data, label) == [{"type": "add_person"}, {"type": "tie", "with": "Hub"}]
