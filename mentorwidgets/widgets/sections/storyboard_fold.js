// @ts-check
/** A storyboard with a change laid on top: the same rules as `reflection/storyboard.py`. */

import { foldRehearsals } from "./rehearsal_fold.js";

/** @typedef {{id: string, minutes: number, message: string, shown: string, off: boolean}} Row */
/** @typedef {{slot: number, rows: Row[], rehearsals: import("./rehearsal_fold.js").Rehearsed[]}} StoryboardView */

/**
 * @param {StoryboardView} view
 * @param {Record<string, any>} op
 * @param {string} at
 * @returns {StoryboardView}
 */
export function foldStoryboard(view, op, at) {
  const change = (/** @type {Partial<Row>} */ said) => ({
    ...view,
    rows: view.rows.map((row) => (row.id === op.id ? { ...row, ...said } : row)),
  });
  switch (op.type) {
    case "add_message":
      if (view.rows.some(({ id }) => id === op.id)) return view;
      return { ...view, rows: placed(view.rows, { id: op.id, minutes: op.minutes, message: "", shown: "", off: false }, op.before ?? null) };
    case "time_message":
      return change({ minutes: op.minutes });
    case "write_message":
      return change({ message: op.message });
    case "write_shown":
      return change({ shown: op.shown });
    case "move_message": {
      const row = view.rows.find(({ id }) => id === op.id);
      if (!row || op.before === op.id) return view;
      return { ...view, rows: placed(view.rows.filter((one) => one !== row), row, op.before) };
    }
    case "take_off_message":
      return change({ off: op.off });
    case "set_slot":
      return { ...view, slot: op.minutes };
    default:
      return { ...view, rehearsals: foldRehearsals(view.rehearsals, op, at) };
  }
}

/**
 * @param {Row[]} rows
 * @param {Row} row
 * @param {string | null} before
 */
function placed(rows, row, before) {
  const at = rows.findIndex(({ id }) => id === before);
  return at < 0 ? [...rows, row] : rows.toSpliced(at, 0, row);
}
