// @ts-check
/** What is done to several people at once: one act, one announcement, one undo. */

import { announce } from "../dom.js";
import { tn } from "../words.js";
import { missingPairs } from "./network_knows.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Person} Person */

/**
 * These know each other, everyone everybody.
 * @param {MapState} state
 * @param {Person[]} people
 */
export function joinAll(state, people) {
  if (state.view) joinPairs(state, missingPairs(state.view, people));
}

/**
 * One person knows all of these.
 * @param {MapState} state
 * @param {Person} person
 * @param {Person[]} others
 */
export function joinTo(state, person, others) {
  const { view } = state;
  if (view) joinPairs(state, others.flatMap((other) => missingPairs(view, [person, other])));
}

/**
 * @param {MapState} state
 * @param {[Person, Person][]} pairs
 */
function joinPairs(state, pairs) {
  if (!pairs.length) return;
  const ops = pairs.map(([one, other]) => {
    const [a, b] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
    return { type: "tie", a, b };
  });
  state.submit(ops.length === 1 ? ops[0] : { type: "several", ops });
  announce(tn("{n} pair knows each other now. Undo takes all of it back.", "{n} pairs know each other now. Undo takes all of it back.", ops.length));
}

/**
 * They know none of the others, as was asked.
 * @param {MapState} state
 * @param {Person[]} people
 */
export function areStrangers(state, people) {
  const ops = people.filter(({ knows_none: said }) => !said).map(({ id }) => ({ type: "edit_person", id, changes: { knows_none: true } }));
  if (!ops.length) return;
  state.submit(ops.length === 1 ? ops[0] : { type: "several", ops });
  announce(tn("{n} person knows none of the others.", "{n} people know none of the others.", ops.length));
}
