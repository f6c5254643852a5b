// @ts-check
/** What changed between two maps, in sentences with their counts. */

import { t, tn } from "../words.js";
import { locale } from "../days.js";

/**
 * @typedef {{person: string, label: string, field: "closeness" | "level" | "arena", before: string | null, after: string | null, before_label: string, after_label: string}} Moved
 * @typedef {{person: string, label: string, kinds: string[], labels: string[]}} Helped
 * @typedef {object} Change what Python says of two maps
 * @property {string[]} stayed ids
 * @property {string[]} added
 * @property {string[]} gone
 * @property {string[]} filled
 * @property {string[]} places_new
 * @property {string[]} places_gone
 * @property {Moved[]} moved
 * @property {Helped[]} new_kinds
 * @property {Helped[]} lost_kinds
 * @property {string[]} stars_new
 * @property {string[]} stars_gone
 * @property {[string, string][]} ties_new
 * @property {[string, string][]} ties_gone
 * @property {import("./network_types.js").Delta[]} measures
 * @property {Record<string, string>} people labels by id
 * @property {boolean} nothing
 */

/** @param {string[]} parts */
export function enumerated(parts) {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(parts);
}

/**
 * The sentences, each with the person it is about, if it is about one.
 * @param {Change} change
 * @param {import("./network_types.js").Categories} categories
 * @returns {{words: string, person: string}[]}
 */
export function changeSentences(change, categories) {
  /** @type {{words: string, person: string}[]} */
  const said = [];
  const label = (/** @type {string} */ id) => change.people[id] ?? "";
  // A label may end in a full stop of its own.
  const say = (/** @type {string} */ words, person = "") => said.push({ words: words.replace(/\.\.$/, "."), person });
  const group = (/** @type {string[]} */ ids, /** @type {(n: number, who: string) => string} */ words) => {
    if (ids.length) say(words(ids.length, enumerated(ids.map(label))), ids.length === 1 ? ids[0] : "");
  };
  const newcomers = change.added.filter((id) => !change.filled.includes(id));
  group(newcomers, (n, who) => tn("{n} person is new: {who}.", "{n} people are new: {who}.", n, { who }));
  group(change.filled, (n, who) => tn("{n} open place has somebody now: {who}.", "{n} open places have somebody now: {who}.", n, { who }));
  group(change.gone, (n, who) => tn("{n} person is no longer there: {who}.", "{n} people are no longer there: {who}.", n, { who }));
  for (const moved of change.moved) say(movedWords(moved, categories), moved.person);
  for (const { person, label: who, labels } of change.new_kinds) say(t("{who} now also gives: {kinds}.", { who, kinds: enumerated(labels) }), person);
  for (const { person, label: who, labels } of change.lost_kinds) say(t("{who} no longer gives: {kinds}.", { who, kinds: enumerated(labels) }), person);
  group(change.stars_new, (n, who) => tn("{n} person has influence now: {who}.", "{n} people have influence now: {who}.", n, { who }));
  group(change.stars_gone, (n, who) => tn("{n} person no longer has influence: {who}.", "{n} people no longer have influence: {who}.", n, { who }));
  const pairs = (/** @type {[string, string][]} */ ties) => enumerated(ties.map(([a, b]) => t("{a} with {b}", { a: label(a), b: label(b) })));
  if (change.ties_new.length) say(tn("{n} pair knows each other now: {pairs}.", "{n} pairs know each other now: {pairs}.", change.ties_new.length, { pairs: pairs(change.ties_new) }));
  if (change.ties_gone.length) say(tn("{n} tie is no longer there: {pairs}.", "{n} ties are no longer there: {pairs}.", change.ties_gone.length, { pairs: pairs(change.ties_gone) }));
  group(change.places_new, (n, who) => tn("{n} open place is new: {who}.", "{n} open places are new: {who}.", n, { who }));
  group(change.places_gone, (n, who) => tn("{n} open place is gone: {who}.", "{n} open places are gone: {who}.", n, { who }));
  return said;
}

/**
 * @param {Moved} moved
 * @param {import("./network_types.js").Categories} categories
 */
function movedWords({ label: who, field, before, after, before_label, after_label }, categories) {
  if (!before) return t("{who} now has a place: {after}.", { who, after: after_label });
  if (!after) return t("{who} no longer has a place; before: {before}.", { who, before: before_label });
  if (field !== "closeness") return t("{who}: from “{before}” to “{after}”.", { who, before: before_label, after: after_label });
  const order = categories.closeness.map(({ id }) => id);
  const closer = order.indexOf(after) < order.indexOf(before);
  return closer
    ? t("{who} is closer: from “{before}” to “{after}”.", { who, before: before_label, after: after_label })
    : t("{who} is further away: from “{before}” to “{after}”.", { who, before: before_label, after: after_label });
}

/**
 * How much stayed, in one sentence.
 * @param {Change} change
 */
export function staysWords(change) {
  if (change.nothing) return t("Both maps say the same.");
  const n = change.stayed.length;
  return tn("{n} person is on both maps.", "{n} people are on both maps.", n);
}
