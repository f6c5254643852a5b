// @ts-check
/** What a person makes of their map, with the edits that Python has not acknowledged yet. */

/** @typedef {import("./network_types.js").View} View */
/** @typedef {import("./network_types.js").Op} Op */

/** The operations on the document that are no change of a map. */
export const PLAN_OPS = new Set([
  "begin_wanted",
  "drop_wanted",
  "mark_gap",
  "edit_gap",
  "drop_gap",
  "add_action",
  "edit_action",
  "drop_action",
  "reflect",
]);

/**
 * @param {View} view
 * @param {Op} op
 * @returns {View}
 */
export function planned(view, op) {
  switch (op.type) {
    case "begin_wanted": {
      const { people, ties, sectors, ego, geometry, measures, findings, reading, typology, same_label } = view;
      return { ...view, wanted: { people, ties, sectors, ego, geometry, measures, findings, reading, typology, same_label } };
    }
    case "drop_wanted":
      return { ...view, wanted: null };
    case "mark_gap":
      return { ...view, gaps: [...view.gaps, { id: op.id, text: op.text, about: op.about ?? "", shared: false }] };
    case "edit_gap":
      return { ...view, gaps: edited(view.gaps, op) };
    case "drop_gap":
      return {
        ...view,
        gaps: view.gaps.filter(({ id }) => id !== op.id),
        actions: view.actions.map((action) => (action.gap === op.id ? { ...action, gap: null } : action)),
      };
    case "add_action": {
      const { id, step, person = null, gap = null, by = null } = op;
      return { ...view, actions: [...view.actions, { id, step, person, gap, by, done: false }] };
    }
    case "edit_action":
      return { ...view, actions: edited(view.actions, op) };
    case "drop_action":
      return { ...view, actions: view.actions.filter(({ id }) => id !== op.id) };
    case "reflect": {
      const { [op.prompt]: _before, ...others } = view.reflections;
      return { ...view, reflections: op.text ? { ...others, [op.prompt]: op.text } : others };
    }
    default:
      return view;
  }
}

/**
 * The versions that are kept, with what was done to them and is not acknowledged yet.
 * @param {View} view
 * @param {Op} op
 * @returns {View}
 */
export function versioned(view, op) {
  const { snapshots } = view;
  switch (op.type) {
    case "take_snapshot": {
      const size = view.people.filter(({ vacant }) => !vacant).length;
      return { ...view, snapshots: [...snapshots, { id: op.id, name: op.name ?? "", at: new Date().toISOString(), size }] };
    }
    case "rename_snapshot":
      return { ...view, snapshots: snapshots.map((each) => (each.id === op.id ? { ...each, name: op.name } : each)) };
    case "drop_snapshot":
      return { ...view, snapshots: snapshots.filter(({ id }) => id !== op.id) };
    default:
      // What stood in a version that is put back, Python knows.
      return view;
  }
}

/**
 * @template {{id: string}} T
 * @param {T[]} list
 * @param {Op} op
 * @returns {T[]}
 */
function edited(list, op) {
  return list.map((each) => (each.id === op.id ? { ...each, ...op.changes } : each));
}
