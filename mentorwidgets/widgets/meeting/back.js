// @ts-check
/** The countdown to coming back together, the same second on every screen. */

import { announce, h } from "../dom.js";
import { t, tn } from "../words.js";
import { clockWords, keepTicking } from "./clock.js";

/** @typedef {import("./clock.js").Clock} Clock */

/** @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal}} given */
export function backCountdown({ bridge, signal }) {
  const words = h("span", { class: "mw-back-words" });
  const time = h("span", { class: "mw-back-time", role: "timer" });
  const element = h("p", { class: "mw-back-line", hidden: true }, words, " ", time);
  /** When one is back, in milliseconds of the server's time. @type {number | null} */
  let at = null;
  /** @type {Clock | null} */
  let clock = null;

  /** @param {number} left seconds */
  const tick = (left) => {
    const over = left <= 0;
    if (over && !element.hasAttribute("data-over")) announce(t("Come back together now"));
    draw(over ? "" : clockWords(left));
    if (over) clock = null;
  };

  /** @param {string} left as it is shown; "" when it is over */
  const draw = (left) => {
    element.toggleAttribute("data-over", !left);
    words.textContent = left ? t("Back together in") : t("Come back together now");
    time.textContent = left;
  };
  const tickNow = keepTicking({ now: () => bridge.now(), speed: () => bridge.speed, clock: () => clock, tick, signal });

  return {
    element,
    /** @param {number | null} when in milliseconds of the server's time; null for no countdown */
    show(when) {
      if (when === at) return;
      at = when;
      element.hidden = when === null;
      if (when === null) {
        clock = null;
        return;
      }
      const now = bridge.now();
      const left = (when - now) / 1000;
      if (left > 0) announce(t("Back together in {time}", { time: lengthWords(left) }));
      // Who opens the page when it is over is not called aloud once more.
      draw(left > 0 ? clockWords(left) : "");
      clock = left > 0 ? { phase: "running", index: 0, now, remaining: left, ahead: 0 } : null;
      tickNow();
    },
  };
}

/** @param {number} seconds */
function lengthWords(seconds) {
  const minutes = Math.round(seconds / 60);
  return minutes ? tn("{n} minute", "{n} minutes", minutes) : tn("{n} second", "{n} seconds", Math.ceil(seconds));
}
