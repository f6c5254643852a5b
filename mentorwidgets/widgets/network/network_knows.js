// @ts-check
/** Who knows whom, asked pair by pair without asking twice: the order, and what is still open. */

import { tied } from "./network_ops.js";

/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Category} Category */
/** @typedef {import("./network_types.js").Tie} Tie */
/** @typedef {{people: Person[], ties: Tie[]}} Known */
/**
 * One person's row: whom they are asked about.
 * @typedef {{id: string, others: string[]}} Row
 */

/**
 * @param {string} a
 * @param {string} b
 */
export function pairKey(a, b) {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * Whoever can know somebody, people of one arena together: they are likely to know each other.
 * @param {Person[]} people
 * @param {Category[]} arenas
 */
export function knowers(people, arenas) {
  const rank = (/** @type {Person} */ { arena }) => {
    const at = arenas.findIndex(({ id }) => id === arena);
    return at < 0 ? arenas.length : at;
  };
  return people.filter(({ vacant }) => !vacant).toSorted((one, other) => rank(one) - rank(other));
}

/**
 * Whether a pair need not be asked about: it was, or a tie says it, or one of them knows nobody.
 * @param {Known} known
 * @param {Set<string>} asked pairs that a row has been through
 * @returns {(a: Person, b: Person) => boolean}
 */
function settles({ ties }, asked) {
  const joined = new Set(ties.map(([a, b]) => pairKey(a, b)));
  return (a, b) => {
    const key = pairKey(a.id, b.id);
    return asked.has(key) || joined.has(key) || a.knows_none || b.knows_none;
  };
}

/**
 * The rows that are still to be gone through, each pair in one of them. Whoever has the most open
 * pairs comes first, so that somebody new is one row and not a line in everybody else's.
 * @param {Known} known
 * @param {Category[]} arenas
 * @param {Set<string>} asked
 * @returns {Row[]}
 */
export function rowsOf(known, arenas, asked) {
  const people = knowers(known.people, arenas);
  const settled = settles(known, asked);
  /** @type {Map<string, Set<string>>} */
  const open = new Map(people.map((one) => [one.id, new Set(people.filter((other) => other !== one && !settled(one, other)).map(({ id }) => id))]));
  const rows = [];
  for (;;) {
    let next = null;
    for (const person of people) {
      if (size(open, person.id) > (next ? size(open, next.id) : 0)) next = person;
    }
    if (!next) return rows;
    const others = open.get(next.id) ?? new Set();
    open.delete(next.id);
    for (const left of open.values()) left.delete(next.id);
    rows.push({ id: next.id, others: likelyFirst(next, people.filter(({ id }) => others.has(id))).map(({ id }) => id) });
  }
}

/**
 * @param {Map<string, Set<string>>} open
 * @param {string} id
 */
function size(open, id) {
  return open.get(id)?.size ?? 0;
}

/**
 * People of the same arena first.
 * @param {Person} person
 * @param {Person[]} others
 */
function likelyFirst(person, others) {
  const same = (/** @type {Person} */ other) => other.arena !== null && other.arena === person.arena;
  return [...others.filter(same), ...others.filter((other) => !same(other))];
}

/**
 * How many pairs there are, and how many need not be asked about any more.
 * @param {Known} known
 * @param {Set<string>} asked
 */
export function progress(known, asked) {
  const people = known.people.filter(({ vacant }) => !vacant);
  const settled = settles(known, asked);
  let done = 0;
  people.forEach((one, k) => {
    for (const other of people.slice(k + 1)) if (settled(one, other)) done += 1;
  });
  return { done, all: (people.length * (people.length - 1)) / 2 };
}

/**
 * The others of a row by arena, the person's own first; whose arena is not said comes last.
 * @param {Person} person
 * @param {Person[]} others
 * @param {Category[]} arenas
 * @returns {{arena: string | null, label: string, people: Person[]}[]}
 */
export function byArena(person, others, arenas) {
  const known = arenas.map(({ id, label }) => ({ arena: /** @type {string | null} */ (id), label }));
  const own = known.filter(({ arena }) => arena === person.arena);
  const order = [...own, ...known.filter(({ arena }) => arena !== person.arena), { arena: null, label: "" }];
  return order
    .map(({ arena, label }) => ({
      arena,
      label,
      people: others.filter((other) => (arena === null ? !known.some((each) => each.arena === other.arena) : other.arena === arena)),
    }))
    .filter(({ people }) => people.length);
}

/**
 * The pairs among these people that no tie joins yet.
 * @param {Known} known
 * @param {Person[]} people
 * @returns {[Person, Person][]}
 */
export function missingPairs(known, people) {
  return people.flatMap((one, k) =>
    people
      .slice(k + 1)
      .filter((other) => !tied(known, one.id, other.id))
      .map((other) => /** @type {[Person, Person]} */ ([one, other])),
  );
}

/**
 * Whoever no tie joins to anybody.
 * @param {Known} known
 */
export function strangers({ people, ties }) {
  const joined = new Set(ties.flat());
  return people.filter(({ id, vacant }) => !vacant && !joined.has(id));
}
