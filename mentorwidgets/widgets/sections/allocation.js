// @ts-check
/**
 * Dividing a whole into parts while somebody drags: the same rules as `reflection/allocation.py`.
 * Whole numbers only, so that both halves reckon alike.
 */

/** @typedef {Record<string, number>} Parts in order */

/** What an allocation adds up to. */
export const WHOLE = 100;

/**
 * @param {Parts} shares
 * @param {number} [total]
 * @returns {Parts}
 */
export function apportion(shares, total = WHOLE) {
  const names = Object.keys(shares);
  const given = sum(shares);
  const whole = given || names.length;
  const due = names.map((name) => (given ? shares[name] : 1) * total);
  const parts = due.map((each) => Math.floor(each / whole));
  const left = total - parts.reduce((one, other) => one + other, 0);
  // Sorting keeps the order of equal ones.
  const nearest = names.map((_, at) => at).toSorted((a, b) => (due[b] % whole) - (due[a] % whole));
  for (const at of nearest.slice(0, left)) parts[at] += 1;
  return Object.fromEntries(names.map((name, at) => [name, parts[at]]));
}

/**
 * One part set to `to`; the others that are not held give or take in proportion.
 * @param {Parts} values
 * @param {string} changed
 * @param {number} to
 * @param {ReadonlySet<string>} [held]
 * @returns {Parts}
 */
export function reweigh(values, changed, to, held = new Set()) {
  const free = Object.keys(values).filter((name) => name !== changed && !held.has(name));
  if (!free.length) return { ...values };
  const others = Object.fromEntries(free.map((name) => [name, values[name]]));
  const room = values[changed] + sum(others);
  const now = Math.max(0, Math.min(to, room));
  return { ...values, [changed]: now, ...apportion(others, room - now) };
}

/**
 * The border between two parts moved: `one` has `by` more.
 * @param {Parts} values
 * @param {string} one
 * @param {string} other
 * @param {number} by
 * @returns {Parts}
 */
export function exchange(values, one, other, by) {
  const moved = Math.max(-values[one], Math.min(by, values[other]));
  return { ...values, [one]: values[one] + moved, [other]: values[other] - moved };
}

/**
 * ½ Σ |one − other|.
 * @param {Parts} one
 * @param {Parts} other
 */
export function distance(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  let apart = 0;
  for (const name of names) apart += Math.abs((one[name] ?? 0) - (other[name] ?? 0));
  return Math.floor(apart / 2);
}

/** @param {Parts} parts */
export function sum(parts) {
  return Object.values(parts).reduce((one, other) => one + other, 0);
}
