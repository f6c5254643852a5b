"""How smooth the map is, and how soon its numbers are right: through the served page.

``python -m tests.benchmarks.map_frames`` serves a workbook, puts a map of 60 people and 300 ties
into its store, and drags with a real mouse in a real Chromium. It prints

- frames: the time from one frame to the next while somebody is dragged, and how much script
  ran for each move of the hand;
- drops: the time from letting go until every number beside the map comes from the map as the
  kernel has committed it, and is painted; the numbers are compared with those of a fresh page.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.mapping import EXERCISE, exercise, middle
from tests.crowds import crowd, put_into
from tests.serving import Served

#: Watches frames, moves and drops from inside of the page.
_WATCHER = """
() => {
  const seen = (window.seen = { frames: [], moves: [], drops: [], watching: false });
  let last = 0, began = 0, dropped = 0, told = "";
  const page = document.querySelector(".nm-page");
  const frame = (now) => {
    if (seen.watching && last) seen.frames.push(now - last);
    last = seen.watching ? now : 0;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.addEventListener("pointermove", () => (began = performance.now()), true);
  window.addEventListener("pointermove", () => seen.watching && seen.moves.push(performance.now() - began));
  window.addEventListener("pointerup", () => {
    told = page.dataset.revision;
    dropped = performance.now();
  }, true);
  new MutationObserver(() => {
    if (!dropped || page.dataset.revision === told) return;
    const from = dropped;
    dropped = 0;
    requestAnimationFrame(() => setTimeout(() => seen.drops.push(performance.now() - from)));
  }).observe(page, { attributes: true, attributeFilter: ["data-revision"] });
}
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say with the exit code whether both goals were met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--ties", type=int, default=300)
    parser.add_argument("--drops", type=int, default=40)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args(arguments)
    data = Path(tempfile.mkdtemp(prefix="mw-bench-"))
    served = Served(data=data)
    try:
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            result = measure(page, served.ready(), given)
            browser.close()
    finally:
        served.close()
        shutil.rmtree(data, ignore_errors=True)
    result["load"] = round(os.getloadavg()[0], 1)
    print(json.dumps(result) if given.json else _told(result))
    return 0 if result["frame"]["median"] <= 17.5 and result["drop"]["p95"] <= 100 else 1


def measure(page: Page, served: Served, given: argparse.Namespace) -> dict[str, Any]:
    """The times of frames, moves and drops, in milliseconds."""
    page.goto(served.open_link)
    expect(page.locator(".mw").first).to_be_visible()
    put_into(served.data, exercise(), crowd(exercise(), given.people, given.ties))
    _open(page, served)
    page.evaluate(_WATCHER)
    chance = random.Random(7)
    hands = page.locator(".nm-person").all()
    _drag_about(page, chance.choice(hands))
    seen = page.evaluate("() => window.seen")
    cpu = _kernel_seconds(served)
    for _ in range(given.drops):
        _drop(page, chance.choice(hands), chance)
    spent = (_kernel_seconds(served) - cpu) / given.drops * 1000
    drops = page.evaluate("() => window.seen.drops")
    shown = _numbers(page)
    _open(page, served)
    assert _numbers(page) == shown, "The numbers beside the map are not those of a fresh page."
    return {
        "people": given.people,
        "ties": given.ties,
        "frame": _summary(seen["frames"]),
        "move": _summary(seen["moves"]),
        "drop": _summary(drops),
        "server_cpu_per_drop": round(spent, 1),
    }


def _open(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/exercise/{EXERCISE}")
    expect(page.locator(".nm-person").first).to_be_visible()
    expect(page.locator(".mw-saved")).to_have_attribute("data-status", "saved")


def _drag_about(page: Page, who: Any) -> None:
    """Carry somebody round the picture for some seconds, without letting go."""
    x, y = middle(who)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y)
    page.evaluate("() => { window.seen.watching = true; }")
    box = page.locator(".nm-canvas").bounding_box()
    assert box
    for step in range(400):
        turn = step / 400 * 4 * math.pi
        reach = box["height"] * (0.2 + 0.2 * math.sin(turn / 3))
        page.mouse.move(
            box["x"] + box["width"] / 2 + reach * math.sin(turn),
            box["y"] + box["height"] / 2 - reach * math.cos(turn),
        )
    page.evaluate("() => { window.seen.watching = false; }")
    page.keyboard.press("Escape")
    page.mouse.up()


def _drop(page: Page, who: Any, chance: random.Random) -> None:
    """Carry somebody elsewhere, let go, and wait until that is counted."""
    before = len(page.evaluate("() => window.seen.drops"))
    x, y = middle(who)
    box = page.locator(".nm-canvas").bounding_box()
    assert box
    turn, reach = chance.uniform(0, 2 * math.pi), box["height"] * chance.uniform(0.15, 0.4)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(
        box["x"] + box["width"] / 2 + reach * math.sin(turn),
        box["y"] + box["height"] / 2 - reach * math.cos(turn),
        steps=8,
    )
    page.mouse.up()
    expect(page.locator(".mw-saved")).to_have_attribute("data-status", "saved")
    for _ in range(500):
        if len(page.evaluate("() => window.seen.drops")) > before:
            return
        page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    raise AssertionError("The numbers never followed the drop.")


def _numbers(page: Page) -> str:
    return page.locator(".nm-reading").first.inner_text()


def _kernel_seconds(served: Served) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in served.family())


def _summary(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "n": len(ordered),
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 2),
        "worst": round(ordered[-1], 2),
    }


def _told(result: dict[str, Any]) -> str:
    lines = [f"{result['people']} people, {result['ties']} ties, load {result['load']}"]
    for name, words in (
        ("frame", "from frame to frame while dragging"),
        ("move", "script for one move of the hand"),
        ("drop", "from letting go to the new numbers"),
    ):
        each = result[name]
        lines.append(
            f"{words:38} median {each['median']:7.2f} ms   p95 {each['p95']:7.2f} ms"
            f"   worst {each['worst']:7.2f} ms   ({each['n']})"
        )
    lines.append(
        f"{'server and kernel CPU for one drop':38} {result['server_cpu_per_drop']:14.1f} ms"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
