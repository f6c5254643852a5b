// @ts-check
/** The countdown to coming back together, the same second on every screen. */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { clockWords } from "./clock.js";

/**
 * @param {{now: () => number, signal: AbortSignal}} given `now` gives the server's time
 */
export function backCountdown({ now, signal }) {
  const words = h("span", { class: "mw-back-words" });
  const time = h("span", { class: "mw-back-time", role: "timer" });
  const element = h("p", { class: "mw-back-line", hidden: true }, words, " ", time);
  /** When one is back, in milliseconds of the server's time. @type {number | null} */
  let at = null;
  let timer = 0;
  let said = 0;

  const tick = () => {
    window.clearTimeout(timer);
    element.hidden = at === null;
    if (at === null || signal.aborted) return;
    const left = (at - now()) / 1000;
    const over = left <= 0;
    element.toggleAttribute("data-over", over);
    const sentence = over ? t("Come back together now") : t("Back together in");
    if (words.textContent !== sentence) words.textContent = sentence;
    show(time, over ? "" : clockWords(left));
    speak(left);
    if (!over) timer = window.setTimeout(tick, (left % 1) * 1000 + 2);
  };

  /** @param {number} left seconds */
  const speak = (left) => {
    if (at === null || said === at) return;
    if (left <= 0) {
      said = at;
      announce(t("Come back together now"));
    }
  };

  for (const [target, name] of /** @type {[EventTarget, string][]} */ ([
    [document, "visibilitychange"],
    [window, "pageshow"],
  ])) {
    target.addEventListener(name, tick, { signal });
  }
  signal.addEventListener("abort", () => window.clearTimeout(timer));

  return {
    element,
    /** @param {number | null} when in milliseconds of the server's time; null for no countdown */
    show(when) {
      const changed = when !== at;
      at = when;
      const left = when === null ? 0 : (when - now()) / 1000;
      // Who opens the page long after does not hear of it.
      if (changed && when !== null && left <= 0) said = when;
      if (changed && left > 0) announce(t("Back together in {time}", { time: lengthWords(left) }));
      tick();
    },
  };
}

/** @param {number} seconds */
function lengthWords(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes ? tn("{n} minute", "{n} minutes", minutes) : tn("{n} second", "{n} seconds", Math.ceil(seconds));
}
