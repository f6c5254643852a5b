// @ts-check
/**
 * What the map looks like with the operations that Python has not acknowledged yet.
 *
 * Python holds the truth; this draws a hand's own edits at once, and is thrown away with
 * each snapshot. Measures and findings stay those of the last snapshot.
 */

import { freePlace, sectorOf } from "./network_geometry.js";
import { PLAN_OPS, planned, versioned } from "./network_plan_ops.js";

/** @typedef {import("./network_types.js").View} View */
/** @typedef {import("./network_types.js").MapView} MapView */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Op} Op */
/** @typedef {import("./network_types.js").Waiting} Waiting */
/** @typedef {import("./network_types.js").Tie} Tie */

/** Operations that are not edits of the map: undo passes over them. */
export const NO_EDIT = new Set(["undo", "redo", "take_snapshot", "rename_snapshot", "drop_snapshot", "restore_snapshot", "tick"]);

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
  for (const { op } of waiting) picture = versioned(picture, op);
  const last = edits.at(-1);
  if (last) {
    const { type, on, ops } = last.op;
    const each = ops?.every((/** @type {Op} */ op) => op.type === ops[0].type) ? ops[0].type : "";
    const what = {
      type,
      label: labelOf(picture, last.op) ?? labelOf(view, last.op),
      ...(ops ? { count: ops.length, each } : {}),
      ...(on ? { on } : {}),
    };
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
  const people = op.on === "wanted" ? (view.wanted?.people ?? []) : view.people;
  return people.find(({ id }) => id === (op.id ?? op.a))?.label ?? op.label;
}

/**
 * @param {View} view
 * @param {Op} op
 * @returns {View}
 */
export function applied(view, op) {
  if (PLAN_OPS.has(op.type)) return planned(view, op);
  if (op.on !== "wanted") return onMap(view, op);
  const wanted = view.wanted && onMap(view.wanted, op);
  return { ...view, wanted };
}

/**
 * Answers without those that were taken back.
 * @param {Record<string, string | null>} answers
 * @returns {Record<string, string>}
 */
function without(answers) {
  /** @type {Record<string, string>} */
  const left = {};
  for (const [name, answer] of Object.entries(answers)) if (answer !== null) left[name] = answer;
  return left;
}

/**
 * @template {MapView} T
 * @param {T} view
 * @param {Op} op
 * @returns {T}
 */
function onMap(view, op) {
  switch (op.type) {
    case "several":
      return op.ops.reduce(onMap, view);
    case "set_sectors":
      // Where everybody stands then, Python knows.
      return view;
    case "describe_ego":
      return { ...view, ego: without({ ...view.ego, ...op.changes }) };
    case "add_person":
      return withPeople(view, [...view.people, newPerson(op)]);
    case "import_map":
      return imported(view, op);
    case "edit_person": {
      const after = changed(view, op.id, (person) => edited(person, op.changes ?? {}, view.sectors));
      // A place that nobody fills cannot know anybody.
      return op.changes?.vacant || op.changes?.knows_none ? { ...after, ties: after.ties.filter((tie) => !tie.includes(op.id)) } : after;
    }
    case "place_person":
      return changed(view, op.id, (person) => ({
        ...person,
        // Without a place the layout finds one.
        x: op.x ?? null,
        y: op.y ?? null,
        closeness: op.closeness,
        ...(op.level ? { level: op.level } : {}),
        ...(op.arena ? { arena: op.arena } : {}),
        ...(op.kind && op.kind !== "several" ? { kinds: [op.kind] } : {}),
        in_tray: false,
        placed: op.x !== undefined,
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
    closeness_by: { ...given.closeness_by },
    influential: given.influential === true,
    role: given.role ?? "",
    notes: given.notes ?? "",
    vacant: given.vacant === true,
    knows_none: given.knows_none === true,
    attributes: { ...given.attributes },
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
 * @param {import("./network_types.js").Sectors} by
 * @returns {Person}
 */
function edited(person, changes, by) {
  /** @type {Record<string, any>} */
  const empty = { kinds: [], influential: false, vacant: false, knows_none: false, notes: "", role: "" };
  const after = /** @type {Person} */ ({ ...person });
  for (const [field, value] of Object.entries(changes)) {
    const named = field === "closeness_by" || field === "attributes";
    /** @type {Record<string, any>} */ (after)[field] = named
      ? Object.fromEntries(Object.entries({ ...person[field], ...value }).filter(([, answer]) => answer !== null))
      : (value ?? empty[field] ?? null);
  }
  if (changes.label !== undefined) after.initials = quickInitials(after.label);
  if (after.closeness !== person.closeness || sectorOf(after, by) !== sectorOf(person, by)) {
    after.x = null;
    after.y = null;
  }
  return after;
}

/**
 * @template {MapView} T
 * @param {T} view
 * @param {string} id
 * @param {(person: Person) => Person} change
 * @returns {T}
 */
function changed(view, id, change) {
  return withPeople(
    view,
    view.people.map((person) => (person.id === id ? change(person) : person)),
  );
}

/**
 * @template {MapView} T
 * @param {T} view
 * @param {Person[]} people
 * @returns {T}
 */
function withPeople(view, people) {
  /** @type {Person[]} */
  const seen = [];
  for (const person of people) {
    const sector = sectorOf(person, view.sectors);
    const on_map = !person.in_tray && person.closeness !== null && sector !== null;
    const lost = on_map && (person.x === null || person.y === null);
    const cell = { closeness: person.closeness, sector };
    const place = lost ? freePlace(view.geometry, cell, [...people, ...seen]) : {};
    seen.push({ ...person, on_map, ...place });
  }
  return { ...view, people: seen };
}

/**
 * @template {MapView} T
 * @param {T} view
 * @param {[string, string][]} ties
 * @returns {T}
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
 * @template {MapView} T
 * @param {T} view
 * @param {Op} op
 * @returns {T}
 */
function imported(view, op) {
  const known = new Set(view.people.map(({ id }) => id));
  const added = (op.people ?? []).filter((/** @type {any} */ given) => !known.has(given.id));
  const after = withPeople(view, [...view.people, ...added.map(newPerson)]);
  return { ...withTies(after, op.ties ?? []), ego: { ...op.ego, ...view.ego } };
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
