// @ts-check
/** A plane with dots on it, and what its four ends mean. */

import { h, s } from "../dom.js";
import { tn } from "../words.js";
import { placeWords } from "./prompt_words.js";
import { NAMES_IN_SIGHT, whoWords } from "./results_names.js";

/**
 * Where the dots are; of several on one place one dot says how many.
 * @param {import("./results.js").Shown} prompt
 * @param {import("./results.js").Round} round
 */
export function plane(prompt, round) {
  const dots = round.dots ?? [];
  const near = round.answers <= NAMES_IN_SIGHT;
  return h(
    "div",
    { class: "mw-plane" },
    planeFrame(
      prompt,
      s(
        "svg",
        { viewBox: "-4 -4 108 108", "aria-hidden": "true" },
        s("path", { class: "mw-plane-cross", d: "M50 0V100M0 50H100" }),
        dots.map(({ x, y, count, names: who }) =>
          s(
            "g",
            {},
            s("circle", { class: "mw-plane-dot", cx: x, cy: 100 - y, r: 2.2 + Math.sqrt(count - 1) * 1.4 }),
            count > 1 ? s("text", { class: "mw-plane-count", x, y: 100 - y + 1.3, "text-anchor": "middle" }, String(count)) : null,
            near && who.length ? s("text", { class: "mw-plane-name", x: x > 70 ? x - 4 : x + 4, y: 100 - y + 1.3, "text-anchor": x > 70 ? "end" : "start" }, who.join(", ")) : null,
          ),
        ),
      ),
    ),
    h(
      "table",
      { class: "mw-hidden" },
      h("caption", {}, prompt.text),
      h("tbody", {}, dots.map(({ x, y, count, names: who }) => h("tr", {}, h("th", { scope: "row" }, placeWords(prompt, x, y)), h("td", {}, tn("{n} dot", "{n} dots", count)), h("td", {}, near ? who.join(", ") : "")))),
    ),
    near ? null : whoWords(round, dots.map(({ x, y, names: who }) => ({ label: placeWords(prompt, x, y), names: who }))),
  );
}

/**
 * A plane with what its four ends mean around it.
 * @param {{across: [string, string] | null, upwards: [string, string] | null}} prompt
 * @param {Element} inside
 */
export function planeFrame({ across, upwards }, inside) {
  const [left, right] = across ?? ["", ""];
  const [bottom, top] = upwards ?? ["", ""];
  return h(
    "div",
    { class: "mw-plane-frame" },
    h("span", { class: "mw-plane-top" }, `↑ ${top}`),
    h("div", { class: "mw-plane-square" }, inside),
    h("span", { class: "mw-plane-bottom" }, `↓ ${bottom}`),
    h("span", { class: "mw-plane-left" }, `← ${left}`),
    h("span", { class: "mw-plane-right" }, `${right} →`),
  );
}
