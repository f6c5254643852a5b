// @ts-check
/** The turn that is on, on a participant's page and on the wall: its number and its clock. */

import { announce, h } from "../dom.js";
import { t } from "../words.js";
import { turnWords } from "./turn_clock.js";

/** @param {{speak: boolean}} given `speak` says each turn that begins */
export function turnLine({ speak }) {
  const number = h("span", { class: "mw-turn-number" });
  const time = h("span", { class: "mw-turn-time", role: "timer", "aria-label": t("Time left of this turn") });
  const element = h("p", { class: "mw-turn", hidden: true }, number, time);
  let said = "";
  return {
    element,
    /**
     * @param {import("./turn_clock.js").Clock} clock
     * @param {number} left seconds of the block
     */
    tick(clock, left) {
      const words = turnWords(clock, left);
      element.hidden = !words.turn;
      if (number.textContent !== words.turn) number.textContent = words.turn;
      if (time.textContent !== words.time) time.textContent = words.time;
      element.toggleAttribute("data-over", words.time.startsWith("+"));
      if (speak && words.turn && said && said !== words.turn) announce(words.turn);
      said = words.turn || "none";
    },
  };
}
