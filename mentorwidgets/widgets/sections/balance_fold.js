// @ts-check
/**
 * What stands of the weights and the time once unsent changes are laid on top: the same rules as
 * `reflection/balance.py`.
 */

import { apportion, distance, sum } from "./allocation.js";

/** @typedef {import("./allocation.js").Parts} Parts */
/** @typedef {{id: string, label: string, own: boolean, out: boolean}} Domain */
/** @typedef {"weights" | "time"} Side */
/**
 * @typedef {{domains: Domain[],
 *   given: {weights: Parts | null, time: Parts | null, inMinutes: boolean, week: number | null},
 *   weights: Parts | null, time: Parts | null, minutes: Parts | null, distance: number | null}} Balance
 */

/**
 * @param {Balance} view
 * @param {Record<string, any>} op
 * @returns {Balance}
 */
export function foldBalance(view, op) {
  switch (op.type) {
    case "weigh": {
      const given = { ...view.given, [op.side]: op.values };
      if (op.side === "time") {
        given.inMinutes = false;
        if (!op.values) given.week = null;
      }
      return derived({ ...view, given });
    }
    case "spend": {
      const week = sum(op.minutes) || null;
      return derived({ ...view, given: { ...view.given, time: op.minutes, inMinutes: true, week } });
    }
    case "name_domain": {
      const label = op.label.trim();
      const known = view.domains.some(({ id }) => id === op.id);
      const domains = known
        ? view.domains.map((each) => (each.id === op.id ? { ...each, label } : each))
        : [...view.domains, { id: op.id, label, own: true, out: false }];
      return derived({ ...view, domains });
    }
    case "leave_domain":
      return derived({
        ...view,
        domains: view.domains.map((each) => (each.id === op.id ? { ...each, out: op.out } : each)),
      });
    default:
      return view;
  }
}

/**
 * The domains that count, in order.
 * @param {Balance} view
 */
export function counting(view) {
  return view.domains.filter(({ out }) => !out);
}

/**
 * @param {Balance} view
 * @returns {Balance}
 */
function derived(view) {
  const { given } = view;
  const ids = counting(view).map(({ id }) => id);
  const pick = (/** @type {Parts} */ parts) => Object.fromEntries(ids.map((id) => [id, parts[id] ?? 0]));
  const divided = (/** @type {Parts | null} */ parts) => (parts && sum(pick(parts)) ? apportion(pick(parts)) : null);
  const weights = divided(given.weights);
  const time = divided(given.time);
  let minutes = null;
  if (time && given.time && given.week !== null) minutes = given.inMinutes ? pick(given.time) : apportion(time, given.week);
  return { ...view, weights, time, minutes, distance: weights && time ? distance(weights, time) : null };
}
