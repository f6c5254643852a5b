// @ts-check
/** How many have given something back to whoever spoke: numbers, never names, and no words. */

import { h } from "../dom.js";
import { t, tn } from "../words.js";

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function repliesOnBoard({ bridge }) {
  const element = h("p", { class: "mw-turns-about", hidden: true });
  bridge.on("replies", (/** @type {{joined: number, givers: number, turn: number | null}} */ { joined, givers, turn }) => {
    element.hidden = !givers;
    const hour = t("{n} of {joined} have given something back", { n: givers, joined });
    const words = turn ? t("{hour}, {turn}", { hour, turn: tn("{n} in this turn", "{n} in this turn", turn) }) : hour;
    if (element.textContent !== words) element.textContent = words;
  });
  return { element };
}
