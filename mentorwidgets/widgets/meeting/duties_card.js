// @ts-check
/** What somebody has taken on for the hour, with one sentence of what it means. */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {"facilitator" | "timekeeper" | "note_taker"} Duty */

/** @returns {Record<Duty, [string, string]>} what it is called, and what it asks for */
const words = () => ({
  facilitator: [
    t("You lead today"),
    t("Open each part in a sentence, see that everybody has their say, and leave the answers to the group."),
  ],
  timekeeper: [
    t("You keep the time"),
    t("Say when a turn is half over and when one minute is left, kindly and aloud."),
  ],
  note_taker: [
    t("You take the notes"),
    t("Write down what the group wants to keep: the thought, not who had it."),
  ],
});

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function dutiesCard({ bridge }) {
  const list = h("ul", { class: "mw-duties" });
  const element = h("section", { class: "mw-duties-card", "aria-label": t("Your part in this hour"), hidden: true }, list);
  let said = "";
  bridge.on("duties", (/** @type {{mine: Duty[]}} */ { mine }) => {
    element.hidden = !mine.length;
    const known = words();
    show(list, mine.map((duty) => h("li", {}, h("strong", {}, known[duty][0]), ". ", known[duty][1])));
    const now = mine.map((duty) => known[duty].join(". ")).join(" ");
    if (now && now !== said) announce(now);
    said = now;
  });
  return { element };
}
