// @ts-check
/** The log of rehearsals with a change laid on top: the same rules as `reflection/rehearsals.py`. */

/** @typedef {{id: string, speech: string | null, at: string, seconds: number, note: string, off: boolean}} Rehearsed */

/**
 * @param {Rehearsed[]} log
 * @param {Record<string, any>} op
 * @param {string} at
 * @returns {Rehearsed[]}
 */
export function foldRehearsals(log, op, at) {
  const change = (/** @type {Partial<Rehearsed>} */ said) => log.map((one) => (one.id === op.id ? { ...one, ...said } : one));
  switch (op.type) {
    case "rehearse":
      if (log.some(({ id }) => id === op.id)) return log;
      return [...log, { id: op.id, speech: op.speech ?? null, at, seconds: op.seconds, note: "", off: false }];
    case "note_rehearsal":
      return change({ note: op.note });
    case "take_off_rehearsal":
      return change({ off: op.off });
    default:
      return log;
  }
}
