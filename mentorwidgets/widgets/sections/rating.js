// @ts-check
/** A rating from 1 to a few points: how it is given, and how it is shown. Never an average. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @typedef {{id: string, label: string, low: string, high: string, points: number}} Scale */

/**
 * One scale to rate on, as a row of circles with their numbers. What was chosen can be left open
 * again.
 * @param {{scale: Scale, name: string, lang?: string, value: number | null,
 *   changed: (value: number | null) => void}} given `name` is the group's, its own on the page
 * @returns {{element: HTMLElement, set: (value: number | null) => void}}
 */
export function ratingField({ scale, name, lang, value, changed }) {
  const { label, low, high, points } = scale;
  const numbers = Array.from({ length: points }, (_, i) => i + 1);
  const radios = numbers.map((n) =>
    h("input", { class: "rt-radio", type: "radio", name, value: n, "data-key": `${name}-${n}`, "aria-label": endWords(scale, n), onchange: () => choose(n) }),
  );
  const clear = h("button", { class: "mw-button mw-quiet rt-clear", type: "button", "data-key": `${name}-clear`, "aria-label": t("Leave open: {label}", { label }), onclick: () => { choose(null); radios[0].focus(); } }, t("Leave open"));
  /** @param {number | null} chosen */
  const set = (chosen) => {
    radios.forEach((radio, i) => (radio.checked = chosen === i + 1));
    // It keeps its place, so that nothing moves under the finger.
    clear.style.visibility = chosen === null ? "hidden" : "visible";
  };
  /** @param {number | null} chosen */
  const choose = (chosen) => {
    set(chosen);
    changed(chosen);
  };
  set(value);
  return {
    element: h(
      "fieldset",
      { class: "rt-field" },
      h("legend", { class: "rt-label", lang }, label),
      h(
        "div",
        { class: "rt-row" },
        h("div", { class: "rt-points" }, radios.map((radio, i) => h("label", { class: "rt-point" }, radio, h("span", { class: "rt-circle", "aria-hidden": "true" }, String(i + 1))))),
        clear,
      ),
      h("p", { class: "rt-ends", "aria-hidden": "true", lang }, h("span", {}, `1 · ${low}`), h("span", {}, `${points} · ${high}`)),
    ),
    set,
  };
}

/**
 * A rating as it was given: dots, and the same in a word.
 * @param {number} score
 * @param {number} points
 */
export function ratingShown(score, points) {
  const all = Math.max(score, points);
  return h(
    "span",
    { class: "rt-shown" },
    h("span", { class: "rt-dots", "aria-hidden": "true" }, Array.from({ length: all }, (_, i) => h("span", { class: i < score ? "rt-dot rt-full" : "rt-dot" }))),
    h("span", { class: "rt-word" }, t("{n} of {points}", { n: score, points })),
  );
}

/**
 * @param {Scale} scale
 * @param {number} n
 */
function endWords({ low, high, points }, n) {
  if (n === 1) return t("{n}, {meaning}", { n, meaning: low });
  return n === points ? t("{n}, {meaning}", { n, meaning: high }) : String(n);
}
