// @ts-check
/**
 * What stands once the operations that Python has not yet acknowledged are laid on top of the
 * view it sent: the same rules as `reflection/field.py`.
 */

import { follow } from "./follow.js";

/** @typedef {{op: string, text: string, at: string}} Head */
/** @typedef {{id: string, name: string, at: string, words: number, text: string}} Draft */
/** @typedef {{id: string, field: string, at: string, words: number, text: string}} Aside */
/** @typedef {import("./follow.js").Quotation} Quotation */
/**
 * @typedef {{id: string, step: string, by: string | null, done: boolean, verb?: string}} PlannedStep
 * @typedef {{fields: Record<string, {text: string, op: string | null, heads: Head[]}>,
 *   quotation: Quotation | null, drafts: Draft[], asides: Aside[],
 *   orphans: {field: string, text: string}[], actions: PlannedStep[], steps: Record<string, string>, onPaper: string | null, words: number,
 *   sections: Record<string, any>, items: {section: string, id: string, label: string, text: string, private: boolean}[]}} View
 */
/** @typedef {import("../outbox.js").Operation} Operation */
/**
 * How a worksheet lays an operation on its view.
 * @typedef {(view: any, op: Record<string, any>, at: string) => any} Fold
 */

/** The field that holds what is being written. */
export const MAIN = "text";

/** @param {string} op */
const clientOf = (op) => op.slice(0, op.indexOf("."));

/**
 * @param {View} view
 * @param {Operation[]} pending in order
 * @param {{now?: string, sections?: Record<string, Fold | undefined>}} [how] the time that pending
 *   drafts get, and by what each section is folded
 * @returns {View}
 */
export function fold(view, pending, { now = new Date().toISOString(), sections = {} } = {}) {
  const folded = {
    ...view,
    fields: Object.fromEntries(
      Object.entries(view.fields).map(([name, field]) => [name, { ...field, heads: [...field.heads] }]),
    ),
    drafts: [...view.drafts],
    actions: [...view.actions],
    steps: { ...view.steps },
    sections: { ...view.sections },
  };
  for (const { client, seq, op } of pending) {
    const section = sections[op.section];
    if (section && op.section in folded.sections) folded.sections[op.section] = section(folded.sections[op.section], op, now);
    else apply(folded, `${client}.${seq}`, op, now);
  }
  return folded;
}

/**
 * @param {View} view changed in place
 * @param {string} id
 * @param {Record<string, any>} op
 * @param {string} now
 */
function apply(view, id, op, now) {
  switch (op.type) {
    case "write":
      write(view, id, op, now);
      break;
    case "keep":
      view.drafts.push({ id: op.id, name: op.name ?? "", at: now, words: countWords(op.text), text: op.text });
      break;
    case "mark": {
      // Of two texts that both stand, the page that marks means the one it wrote itself.
      const meant = view.fields[MAIN].heads.filter((h) => h.text.slice(op.start, op.end) === op.text);
      const head = meant.find((h) => clientOf(h.op) === clientOf(id)) ?? meant[0];
      if (head) {
        const { start, end, text } = op;
        view.quotation = { start, end, text, op: head.op, state: "here" };
      }
      break;
    }
    case "unmark":
      view.quotation = null;
      break;
    case "add_action":
      view.actions.push({ id: op.id, step: op.step, by: op.by ?? null, done: false, ...(op.verb ? { verb: op.verb } : {}) });
      break;
    case "edit_action":
      view.actions = view.actions.map((each) => (each.id === op.id ? { ...each, ...op.changes } : each));
      break;
    case "drop_action":
      view.actions = view.actions.filter((each) => each.id !== op.id);
      break;
    case "on_paper":
      view.onPaper = op.day;
      break;
    case "tick":
      view.steps[op.step] = op.done ? "done" : "none";
      break;
  }
}

/**
 * @param {View} view
 * @param {string} id
 * @param {Record<string, any>} op
 * @param {string} now
 */
function write(view, id, op, now) {
  const field = (view.fields[op.field] ??= { text: "", op: null, heads: [] });
  const gone = field.heads.filter((h) => op.parents.includes(h.op) || clientOf(h.op) === clientOf(id));
  field.heads = field.heads.filter((h) => !gone.includes(h));
  field.heads.push({ op: id, text: op.text, at: now });
  field.text = op.text;
  field.op = id;
  const under = gone.find((h) => h.op === view.quotation?.op);
  if (op.field === MAIN && view.quotation && under) {
    view.quotation = follow(view.quotation, under.text, op.text, id);
  }
}

/**
 * Runs without spaces that hold a letter or a digit, as `reflection/comparison.py` counts.
 * @param {string} text
 */
export function countWords(text) {
  return text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}
