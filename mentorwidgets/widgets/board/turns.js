// @ts-check
/** Turns on the board: how long each has, which is on, and the next one. Numbers, never names. */

import { announce, h } from "../dom.js";
import { t, tn } from "../words.js";
import { turnWords } from "../meeting/turn_clock.js";

/**
 * @typedef {{block: string | null, had: number, of: number, each: number, short: string}} Sharing
 * @param {{bridge: import("../bridge.js").Bridge}} given
 */
export function turnsOnBoard({ bridge }) {
  /** @type {Sharing | null} */
  let sharing = null;
  /** @type {import("../meeting/turn_clock.js").Clock | null} */
  let clock = null;
  let left = 0;

  const number = h("span", { class: "mw-turns-number" });
  const time = h("span", { class: "mw-turns-time", role: "timer", "aria-label": t("Time left of this turn") });
  const about = h("span", { class: "mw-turns-about" });
  const short = h("p", { class: "mw-turns-short" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const next = h("button", { class: "mw-button", type: "button", onclick: () => void go(1) });
  const back = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => void go(-1) }, t("Turn before"));
  const element = h(
    "div",
    { class: "mw-turns", role: "group", "aria-label": t("Turns"), hidden: true },
    h("p", { class: "mw-turns-line" }, number, time, about),
    h("span", { class: "mw-turns-buttons" }, next, back),
    short,
    fault,
  );

  /** @param {number} by */
  const go = async (by) => {
    if (!sharing?.block) return;
    try {
      await bridge.ask("turn", { block: sharing.block, n: sharing.had + by });
      fault.textContent = "";
      announce(turnWords(clock ?? /** @type {any} */ ({}), left).turn);
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  };

  const draw = () => {
    element.hidden = !sharing?.block || !sharing.of;
    if (!sharing || element.hidden) return;
    const { had, of, each, short: advice } = sharing;
    const on = clock?.turn;
    const words = clock ? turnWords(clock, left) : { turn: "", time: "" };
    write(number, on ? words.turn : tn("{n} turn", "{n} turns", of));
    write(time, on ? words.time : "");
    write(about, aboutWords({ had, of, each, seconds: on ? on.seconds : null }));
    write(next, had === 0 ? t("First turn") : had < of ? t("Next turn") : t("One more turn"));
    write(short, advice);
    back.hidden = had < 2;
    element.toggleAttribute("data-over", words.time.startsWith("+"));
  };
  bridge.on("turns", (/** @type {Sharing} */ told) => {
    sharing = told;
    draw();
  });
  return {
    element,
    /**
     * @param {import("../meeting/turn_clock.js").Clock} told
     * @param {number} seconds left of the block
     */
    tick(told, seconds) {
      clock = told;
      left = seconds;
      draw();
    },
  };
}

/**
 * How long a turn is, and how long those to come are when that is another length.
 * @param {{had: number, of: number, each: number, seconds: number | null}} given
 */
function aboutWords({ had, of, each, seconds }) {
  const alone = of - had === 1;
  const coming = each
    ? alone ? t("about {n} min", { n: each }) : t("about {n} min each", { n: each })
    : alone ? t("less than a minute") : t("less than a minute each");
  if (seconds === null) return coming;
  const minutes = Math.round(seconds / 60);
  const now = minutes ? t("left of about {n} min", { n: minutes }) : t("left");
  if (had >= of) return t("{now}, and everybody has had a turn", { now: seconds ? now : t("no time is left") });
  if (each === minutes) return now;
  return t("{now}, then {coming}", { now, coming });
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
