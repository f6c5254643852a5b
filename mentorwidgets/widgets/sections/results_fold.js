// @ts-check
/** The wallet with an operation laid on it that Python has not acknowledged; see `reflection/results.py`. */

/**
 * @typedef {{id: string, kind: string, day: string | null, source: string, ring: string,
 *   labels: string[], scale: string, least: number | null, most: number | null,
 *   scores: Record<string, number>, code: string, topic: string, notes: Record<string, string>}} Result
 */

/** @param {string} id @param {string} kind @returns {Result} */
const empty = (id, kind) => ({ id, kind, day: null, source: "", ring: "", labels: [], scale: "", least: null, most: null, scores: {}, code: "", topic: "", notes: {} });

/**
 * @param {{results: Result[], out: Result[]}} view
 * @param {Record<string, any>} op
 * @returns {{results: Result[], out: Result[]}}
 */
export function foldResults(view, op) {
  const { results } = view;
  switch (op.type) {
    case "add_result":
      return { ...view, results: [...results, empty(op.id, op.kind)] };
    case "edit_result":
      return { ...view, results: results.map((each) => (each.id === op.id ? edited(each, op.field, op.value) : each)) };
    case "drop_result":
      return { ...view, results: results.filter(({ id }) => id !== op.id), out: [...view.out, ...results.filter(({ id }) => id === op.id)] };
    case "restore_result":
      return { ...view, results: [...results, ...view.out.filter(({ id }) => id === op.id)], out: view.out.filter(({ id }) => id !== op.id) };
    default:
      return view;
  }
}

/**
 * @param {Result} result
 * @param {string} field
 * @param {any} value
 * @returns {Result}
 */
function edited(result, field, value) {
  const [what, which] = field.split(":");
  if (what === "ranks") return { ...result, labels: [...(value ?? [])].sort((a, b) => a.rank - b.rank).map(({ label }) => label.split(/\s+/).filter(Boolean).join(" ")).filter(Boolean) };
  if (what === "score") {
    const { [which]: _gone, ...scores } = result.scores;
    return { ...result, scores: value === null ? scores : { ...scores, [which]: value } };
  }
  if (what === "note") return { ...result, notes: { ...result.notes, [which]: (value ?? "").trim() } };
  if (what === "code") return { ...result, code: (value ?? "").trim().toUpperCase() };
  if (what === "day" || what === "least" || what === "most") return { ...result, [what]: value || (value === 0 ? 0 : null) };
  return { ...result, [what]: (value ?? "").trim() };
}
