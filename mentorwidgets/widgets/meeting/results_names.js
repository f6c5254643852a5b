// @ts-check
/** Who answered what, where answers have names. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** Up to so many answers their names stand in the picture, more wait behind a line. */
export const NAMES_IN_SIGHT = 12;

/**
 * @param {string[]} who
 * @param {number} answers
 */
export function names(who, answers) {
  if (!who.length) return null;
  const list = h("span", { class: "mw-result-names" }, who.map((name, index) => [index ? ", " : "", h("bdi", {}, name)]).flat());
  return answers <= NAMES_IN_SIGHT ? list : h("details", { class: "mw-result-who" }, h("summary", {}, t("Who")), list);
}

/**
 * @param {import("./results.js").Round} round
 * @param {{label: string, names: string[]}[]} given
 */
export function whoWords(round, given) {
  const named = given.filter((each) => each.names.length);
  if (!named.length) return null;
  const list = h("ul", { class: "mw-result-people" }, named.map(({ label, names: who }) => h("li", {}, h("strong", {}, label), " ", who.map((name, index) => [index ? ", " : "", h("bdi", {}, name)]).flat())));
  return round.answers <= NAMES_IN_SIGHT ? list : h("details", { class: "mw-result-who" }, h("summary", {}, t("Who")), list);
}
