// @ts-check
/** Names of people in a sentence, each standing by itself whichever way its writing runs. */

import { h } from "../dom.js";
import { language } from "../words.js";

/** @param {string} tag */
const locale = (tag) => (tag === "en" ? "en-GB" : tag);

/**
 * "A., K. and T." as nodes.
 * @param {string[]} names
 * @returns {(Node | string)[]}
 */
export function namesInARow(names) {
  return new Intl.ListFormat(locale(language()), { type: "conjunction" })
    .formatToParts(names)
    .map(({ type, value }) => (type === "element" ? h("bdi", { class: "mw-name" }, value) : value));
}

/**
 * "A., K. and T." as text, for labels and what is read out.
 * @param {string[]} names
 */
export function namesAsText(names) {
  return new Intl.ListFormat(locale(language()), { type: "conjunction" }).format(
    names.map((name) => `\u2068${name}\u2069`),
  );
}
