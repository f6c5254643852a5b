// @ts-check
/**
 * What the map looks like with the operations that Python has not acknowledged yet.
 *
 * Python holds the truth; this draws a hand's own edits at once, and is thrown away with
 * each snapshot. Measures and findings stay those of the last snapshot.
 */

import { freePlace } from "./network_geometry.js";

/** @typedef {import("./network_types.js").View} View */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Op} Op */
/** @typedef {import("./network_types.js").Waiting} Waiting */
/** @typedef {import("./network_types.js").Tie} Tie */

/** Operations that are not edits of the map: undo passes over them. */
const NO_EDIT = new Set(["undo", "redo", "take_snapshot", "tick"]);

/**
 * @param {View} view the last snapshot
 * @param {Waiting[]} waiting in the order in which they were done
 * @returns {View & {unsure: boolean}} unsure: what undo would take back is known with the next snapshot
 */
export function withWaiting(view, waiting) {
  let unsure = false;
  /** @type {Waiting[]} */
  const edits = [];
  for (const each of waiting) {
    if (each.op.type === "undo" && edits.at(-1)?.id === each.op.target) edits.pop();
    else if (each.op.type === "undo" || each.op.type === "redo") unsure = true;
    if (!NO_EDIT.has(each.op.type)) edits.push(each);
  }
  let picture = view;
  for (const { op } of edits) picture = applied(picture, op);
  const last = edits.at(-1);
  if (last) {
    const what = { type: last.op.type, label: labelOf(picture, last.op) ?? labelOf(view, last.op) };
    picture = { ...picture, undo: { op: last.id, what }, redo: null };
  }
  if (unsure) picture = { ...picture, undo: null, redo: null };
  return { ...picture, unsure };
}

/**
 * @param {View} view
 * @param {Op} op
 */
function labelOf(view, op) {
  return view.people.find(({ id }) => id === (op.id ?? op.a))?.label ?? op.label;
}

/**
 * @param {View} view
 * @param {Op} op
 * @returns {View}
 */
export function applied(view, op) {
  switch (op.type) {
    case "add_person":
      return withPeople(view, [...view.people, newPerson(op)]);
    case "import_map":
      return imported(view, op);
    case "edit_person": {
      const after = changed(view, op.id, (person) => edited(person, op.changes ?? {}));
      // A place that nobody fills cannot know anybody.
      return op.changes?.vacant ? { ...after, ties: after.ties.filter((tie) => !tie.includes(op.id)) } : after;
    }
    case "place_person":
      return changed(view, op.id, (person) => ({
        ...person,
        x: op.x,
        y: op.y,
        closeness: op.closeness,
        level: op.level,
        in_tray: false,
        placed: true,
      }));
    case "to_tray":
      return changed(view, op.id, (person) => ({ ...person, in_tray: true, placed: false, x: null, y: null }));
    case "forget_person":
      return {
        ...view,
        people: view.people.filter(({ id }) => id !== op.id),
        ties: view.ties.filter((tie) => !tie.includes(op.id)),
      };
    case "tie":
      return withTies(view, [[op.a, op.b]]);
    case "untie":
      return { ...view, ties: view.ties.filter(([a, b]) => !(sameTie([a, b], op.a, op.b))) };
    default:
      return view;
  }
}

/**
 * @param {Tie} tie
 * @param {string} a
 * @param {string} b
 */
export function sameTie(tie, a, b) {
  return (tie[0] === a && tie[1] === b) || (tie[0] === b && tie[1] === a);
}

/**
 * @param {{people: Person[], ties: Tie[]}} view
 * @param {string} a
 * @param {string} b
 */
export function tied(view, a, b) {
  return view.ties.some((tie) => sameTie(tie, a, b));
}

/**
 * @param {Record<string, any>} given
 * @returns {Person}
 */
function newPerson(given) {
  const label = String(given.label ?? "").trim();
  return {
    id: given.id,
    label,
    initials: quickInitials(label),
    kinds: [...(given.kinds ?? [])],
    closeness: given.closeness ?? null,
    level: given.level ?? null,
    arena: given.arena ?? null,
    influential: given.influential === true,
    notes: given.notes ?? "",
    vacant: given.vacant === true,
    in_tray: false,
    on_map: false,
    x: null,
    y: null,
    placed: false,
  };
}

/**
 * @param {Person} person
 * @param {Record<string, any>} changes null clears
 * @returns {Person}
 */
function edited(person, changes) {
  /** @type {Record<string, any>} */
  const empty = { kinds: [], influential: false, vacant: false, notes: "" };
  const after = /** @type {Person} */ ({ ...person });
  for (const [field, value] of Object.entries(changes)) {
    /** @type {Record<string, any>} */ (after)[field] = value ?? empty[field] ?? null;
  }
  if (changes.label !== undefined) after.initials = quickInitials(after.label);
  if (after.closeness !== person.closeness || after.level !== person.level) {
    after.x = null;
    after.y = null;
  }
  return after;
}

/**
 * @param {View} view
 * @param {string} id
 * @param {(person: Person) => Person} change
 */
function changed(view, id, change) {
  return withPeople(
    view,
    view.people.map((person) => (person.id === id ? change(person) : person)),
  );
}

/**
 * @param {View} view
 * @param {Person[]} people
 * @returns {View}
 */
function withPeople(view, people) {
  /** @type {Person[]} */
  const seen = [];
  for (const person of people) {
    const on_map = !person.in_tray && person.closeness !== null && person.level !== null;
    const lost = on_map && (person.x === null || person.y === null);
    const place = lost ? freePlace(view.geometry, person, [...people, ...seen]) : {};
    seen.push({ ...person, on_map, ...place });
  }
  return { ...view, people: seen };
}

/**
 * @param {View} view
 * @param {[string, string][]} ties
 * @returns {View}
 */
function withTies(view, ties) {
  const known = new Set(view.people.map(({ id }) => id));
  const all = [...view.ties];
  for (const [a, b] of ties) {
    const fits = a !== b && known.has(a) && known.has(b) && !all.some((tie) => sameTie(tie, a, b));
    if (fits) all.push(a < b ? [a, b] : [b, a]);
  }
  return { ...view, ties: all };
}

/**
 * @param {View} view
 * @param {Op} op
 */
function imported(view, op) {
  const known = new Set(view.people.map(({ id }) => id));
  const added = (op.people ?? []).filter((/** @type {any} */ given) => !known.has(given.id));
  return withTies(withPeople(view, [...view.people, ...added.map(newPerson)]), op.ties ?? []);
}

/**
 * The letters on a disc until Python, which knows every script, has said which they are.
 * @param {string} label
 */
export function quickInitials(label) {
  const words = label.split(/[\s.,;:/()[\]&+_]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 1 && /^\p{Lu}{2}$/u.test(words[0])) return words[0];
  return words
    .slice(0, 2)
    .map((word) => (word.match(/[\p{L}\p{N}]/u)?.[0] ?? "").toLocaleUpperCase())
    .join("");
}
