"""How soon a key shows its effect in the values sort: all cards, with real key presses.

``python -m tests.benchmarks.card_sort`` serves a workbook, sorts every card by its digit in a
real Chromium, and prints for each key the time that script ran for it, and the time until the
next card was painted.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.benchmarks.map_frames import _summary
from tests.serving import Served

#: Notes for each digit how long script ran, and when the frame after it was painted.
_WATCHER = """
() => {
  const seen = (window.seen = { script: [], paint: [] });
  let began = 0;
  window.addEventListener("keydown", () => {
    began = performance.now();
    requestAnimationFrame(() => setTimeout(() => seen.paint.push(performance.now() - began)));
  }, true);
  window.addEventListener("keydown", () => seen.script.push(performance.now() - began));
}
"""
#: Within this, a key is felt to act at once, in milliseconds.
AT_ONCE = 100


def main() -> int:
    """Measure, print, and say with the exit code whether every key acted at once."""
    data = Path(tempfile.mkdtemp(prefix="mw-bench-"))
    served = Served(data=data)
    try:
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(served.ready().open_link)
            page.goto(f"{served.url}/exercise/strengths-and-values#values")
            expect(page.locator(".cs-hand .cs-card")).to_be_visible()
            page.evaluate(_WATCHER)
            chance = random.Random(7)
            began, keys = time.monotonic(), 0
            while page.locator(".cs-hand .cs-card").is_visible():
                page.keyboard.press(str(chance.randint(1, 5)))
                keys += 1
            took = time.monotonic() - began
            expect(page.locator(".mw-saved")).to_have_attribute("data-status", "saved")
            seen = page.evaluate("() => window.seen")
            browser.close()
    finally:
        served.close()
        shutil.rmtree(data, ignore_errors=True)
    result = {
        "cards": keys,
        "seconds": round(took, 1),
        **{name: _summary(times) for name, times in seen.items()},
    }
    print(json.dumps(result))
    return 0 if result["paint"]["p95"] <= AT_ONCE else 1


if __name__ == "__main__":
    sys.exit(main())
