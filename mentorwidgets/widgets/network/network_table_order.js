// @ts-check
/** In which order a table lists people: as they came, or by a column whose head was pressed. */

import { announce, h } from "../dom.js";
import { language, t } from "../words.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {"label" | "closeness" | "level" | "arena"} Column */

/**
 * The order is made when a head is pressed, and then stands: a row must not leave the hand that
 * is changing it. Whoever comes later stands at the end.
 * @param {MapState} state
 * @param {() => void} changed
 */
export function makeOrder(state, changed) {
  /** @type {Column | null} */
  let by = null;
  /** @type {string[]} */
  let ids = [];
  /** @type {Map<Column, HTMLElement>} */
  const heads = new Map();

  /** @param {Column} column */
  function press(column) {
    by = by === column ? null : column;
    ids = by ? ranked(state.people, by, state).map(({ id }) => id) : [];
    for (const [each, head] of heads) {
      if (each === by) head.setAttribute("aria-sort", "ascending");
      else head.removeAttribute("aria-sort");
    }
    changed();
    const words = heads.get(column)?.textContent ?? "";
    announce(by ? t("Sorted by {column}.", { column: words }) : t("In the order in which they were added."));
  }

  return {
    /**
     * @param {Column} column
     * @param {string} words
     */
    head(column, words) {
      const head = h("th", { scope: "col" }, h("button", { type: "button", class: "nm-sort", onclick: () => press(column) }, words));
      heads.set(column, head);
      return head;
    },
    /** @param {Person[]} people */
    sorted(people) {
      if (!by) return people;
      const rank = (/** @type {Person} */ { id }) => {
        const at = ids.indexOf(id);
        return at < 0 ? ids.length : at;
      };
      return people.toSorted((one, other) => rank(one) - rank(other));
    },
  };
}

/**
 * @param {Person[]} people
 * @param {Column} by
 * @param {{categories: import("./network_types.js").Categories}} state
 */
export function ranked(people, by, { categories }) {
  if (by === "label") {
    const { compare } = new Intl.Collator(language(), { numeric: true, sensitivity: "base" });
    return people.toSorted((one, other) => compare(one.label, other.label));
  }
  const rank = (/** @type {Person} */ person) => {
    const at = categories[by].findIndex(({ id }) => id === person[by]);
    return at < 0 ? categories[by].length : at;
  };
  return people.toSorted((one, other) => rank(one) - rank(other));
}
