// @ts-check
/** What stands of the readings once unsent changes are laid on top: as `reflection/reread.py`. */

/**
 * @typedef {{id: string, version: string, planned: string, now: string | null, read: string | null,
 *   notes: Record<string, string>}} Reading
 * @typedef {{readings: Reading[]}} Readings
 */

/**
 * @param {Readings} view
 * @param {Record<string, any>} op
 * @param {string} at ISO 8601
 * @returns {Readings}
 */
export function foldReread(view, op, at) {
  const changed = (/** @type {(one: Reading) => Reading} */ change) => ({
    readings: view.readings.map((one) => (one.id === op.id ? change(one) : one)),
  });
  switch (op.type) {
    case "plan_reread": {
      if (view.readings.some(({ id }) => id === op.id)) return view;
      const reading = { id: op.id, version: op.version, planned: at, now: null, read: null, notes: {} };
      return { readings: [...view.readings, reading] };
    }
    case "read_again":
      return changed((one) => ({ ...one, now: op.now, read: op.now === null ? null : at }));
    case "reflect_on":
      return changed((one) => ({ ...one, notes: { ...one.notes, [op.question]: op.text.trim() } }));
    case "drop_reread":
      return { readings: view.readings.filter(({ id }) => id !== op.id) };
    default:
      return view;
  }
}
