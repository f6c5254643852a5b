// @ts-check
/** A short speech in versions, with a change laid on top: the same rules as `reflection/pitch.py`. */

import { countWords } from "../writer/fold.js";
import { foldRehearsals } from "./rehearsal_fold.js";

/** @typedef {{id: string, name: string, off: boolean}} OwnListener */
/** @typedef {{id: string, speech: string, at: string, words: number, text: string}} Kept */
/**
 * @typedef {{pace: number, jargon: Record<string, boolean>, known: Record<string, Record<string, boolean>>,
 *   listeners: OwnListener[], kept: Kept[], rated: Record<string, Record<string, number>>,
 *   rehearsals: import("./rehearsal_fold.js").Rehearsed[]}} PitchView
 */

/**
 * @param {PitchView} view
 * @param {Record<string, any>} op
 * @param {string} at
 * @returns {PitchView}
 */
export function foldPitch(view, op, at) {
  switch (op.type) {
    case "pitch_pace":
      return { ...view, pace: op.pace };
    case "pitch_jargon":
      return { ...view, jargon: { ...view.jargon, [op.word]: op.listed } };
    case "pitch_known":
      return { ...view, known: said(view.known, op.listener, op.word, op.known) };
    case "add_listener":
      if (view.listeners.some(({ id }) => id === op.id)) return view;
      return { ...view, listeners: [...view.listeners, { id: op.id, name: op.name, off: false }] };
    case "name_listener":
      return { ...view, listeners: changed(view.listeners, op.id, { name: op.name }) };
    case "take_off_listener":
      return { ...view, listeners: changed(view.listeners, op.id, { off: op.off }) };
    case "keep_speech": {
      const { id, speech, text } = op;
      if (view.kept.some((one) => one.id === id)) return view;
      return { ...view, kept: [...view.kept, { id, speech, at, words: countWords(text), text }] };
    }
    case "rate_speech":
      return { ...view, rated: said(view.rated, op.speech, op.scale, op.point ?? undefined) };
    default:
      return { ...view, rehearsals: foldRehearsals(view.rehearsals, op, at) };
  }
}

/**
 * @param {OwnListener[]} listeners
 * @param {string} id
 * @param {Partial<OwnListener>} change
 */
function changed(listeners, id, change) {
  return listeners.map((one) => (one.id === id ? { ...one, ...change } : one));
}

/**
 * A table of two keys with one value said, or taken away where it is undefined.
 * @template T
 * @param {Record<string, Record<string, T>>} table
 * @param {string} outer
 * @param {string} inner
 * @param {T | undefined} value
 */
function said(table, outer, inner, value) {
  const row = { ...table[outer] };
  if (value === undefined) delete row[inner];
  else row[inner] = value;
  const { [outer]: _before, ...others } = table;
  return Object.keys(row).length ? { ...others, [outer]: row } : others;
}
