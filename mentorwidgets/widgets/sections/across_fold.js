// @ts-check
/** Reading across with an operation laid on it; see `reflection/across_part.py`. */

/** @typedef {{marks: Record<string, string>, notes: Record<string, string>, times: Record<string, number>}} View */

/**
 * @param {View} view
 * @param {Record<string, any>} op
 * @returns {View}
 */
export function foldAcross(view, op) {
  if (op.type === "mark_finding") return { ...view, marks: put(view.marks, op.key, op.mark) };
  if (op.type === "note_finding") return { ...view, notes: put(view.notes, op.key, op.text.trim() || null) };
  if (op.type === "time_of") return { ...view, times: put(view.times, op.value, op.percent) };
  return view;
}

/**
 * @template T
 * @param {Record<string, T>} kept
 * @param {string} key
 * @param {T | null} value
 * @returns {Record<string, T>}
 */
function put(kept, key, value) {
  const { [key]: _gone, ...rest } = kept;
  return value === null ? rest : { ...rest, [key]: value };
}
