// @ts-check
/** What there is to do before the start, for whoever leads for the first time: three things. */

import { h } from "../dom.js";
import { t, tn } from "../words.js";

/** @param {{rehearse: boolean}} given whether the meeting can be rehearsed from here */
export function beforeTheStart({ rehearse }) {
  const here = h("span", {});
  const element = h(
    "div",
    { class: "mw-before" },
    h(
      "ol",
      { class: "mw-before-steps" },
      h("li", {}, t("Share the code: the projector view puts it on the wall, large.")),
      h("li", {}, t("Wait until people are here."), " ", here),
      h("li", {}, t("Press Start. The clock then runs on every screen.")),
    ),
    rehearse
      ? h(
          "p",
          {},
          t("Your first time?"),
          " ",
          h("a", { href: "rehearsal", target: "_blank" }, t("Rehearse it with invented people")),
        )
      : null,
  );
  return {
    element,
    /**
     * @param {boolean} waiting
     * @param {number} n how many are here
     */
    show(waiting, n) {
      element.hidden = !waiting;
      here.textContent = n ? tn("{n} person here.", "{n} people here.", n) : "";
    },
  };
}
