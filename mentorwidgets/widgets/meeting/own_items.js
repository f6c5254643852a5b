// @ts-check
/**
 * What of one's own work can be shared word by word: the marked sentence, answers, kept versions,
 * gaps, next steps, and whatever a worksheet offers of itself. It is read on this page, from what
 * this page shows, and goes nowhere by itself.
 */

import { h, show } from "../dom.js";
import { planned } from "../network/network_plan_ops.js";
import { t } from "../words.js";
import { versions } from "../writer/drafts.js";
import { fold } from "../writer/fold.js";

/**
 * `from` is what Python keeps of where the words come from (see `lines.py`), `label` says it here.
 * @typedef {{from: string, label: string, text: string}} Item
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, exercise: any, map: boolean,
 *   signal: AbortSignal}} given `exercise` is the options of its page
 */
export function ownItems({ bridge, exercise, map, signal }) {
  /** @type {Item[]} */
  let items = [];
  /** @type {Set<() => void>} */
  const watchers = new Set();
  const stop = bridge.watch(exercise.document, ({ view, pending }) => {
    if (!view) return;
    items = (map ? fromMap(pending.reduce((seen, { op }) => planned(seen, /** @type {any} */ (op)), view)) : [...fromWriting(fold(view, pending), questionsOf(exercise)), ...fromWorksheets(view, pending)]).filter(({ text }) => text.trim());
    for (const watcher of watchers) watcher();
  });
  signal.addEventListener("abort", stop);
  return {
    get all() {
      return items;
    },
    /**
     * Be told whenever there is something else to choose from.
     * @param {() => void} watcher
     * @returns {() => void} stops it
     */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/**
 * Words of one's own work for a field: an answer to a question, say. Nothing is sent by it.
 * @param {{items: ReturnType<typeof ownItems>, choose: (text: string) => void}} given
 */
export function itemPicker({ items, choose }) {
  const list = h("ul", { class: "mw-say-picks", role: "list" });
  const draw = () =>
    show(
      list,
      items.all.length ? items.all.map((item) => h("li", {}, pick(item))) : h("li", { class: "mw-soft" }, t("There is nothing written yet.")),
    );
  /** @param {Item} item */
  const pick = ({ label, text }) =>
    h(
      "button",
      {
        class: "mw-say-pick",
        type: "button",
        onclick: () => {
          element.open = false;
          choose(text);
        },
      },
      h("span", { class: "mw-soft" }, label),
      h("span", { class: "mw-say-words", dir: "auto" }, text),
    );
  const element = h("details", { class: "mw-say-picker", ontoggle: draw }, h("summary", {}, t("Take something from your work")), list);
  return { element };
}

/**
 * @param {import("../network/network_types.js").View} view
 * @returns {Item[]}
 */
function fromMap({ gaps, actions }) {
  return [
    ...gaps.map(({ id, text }) => ({ from: `gap:${id}`, label: t("A gap"), text })),
    ...actions.map(({ id, step }) => ({ from: `step:${id}`, label: t("A next step"), text: step })),
  ];
}

/**
 * @param {import("../writer/fold.js").View} view
 * @param {{id: string, prompt: string}[]} questions
 * @returns {Item[]}
 */
function fromWriting(view, questions) {
  const marked = view.quotation?.state === "here" ? view.quotation.text : "";
  return [
    { from: "sentence", label: t("The sentence you marked"), text: marked },
    ...questions.map(({ id, prompt }) => ({ from: `answer:${id}`, label: t("Your answer to “{question}”", { question: prompt }), text: view.fields[id]?.text ?? "" })),
    ...versions(view).map(({ id, label, text }) => ({ from: `version:${id.replace(/[^a-z0-9-]/g, "-")}`, label: t("Version {label}", { label }), text })),
    ...(view.actions ?? []).map(({ id, step }) => ({ from: `step:${id}`, label: t("A next step"), text: step })),
  ];
}

/**
 * All questions that are answered in writing, those of the pre-work first.
 * @param {any} exercise
 * @returns {{id: string, prompt: string}[]}
 */
function questionsOf({ items = [], sections = [] }) {
  return [...items, ...sections.flatMap((/** @type {any} */ section) => (section.kind === "questions" ? section.items : []))];
}

/**
 * What the worksheets offer of themselves, as Python has said it: what is private is none of it.
 * While a worksheet changes, what it offered before is not offered: it may be private now.
 * @param {{items?: {section: string, id: string, label: string, text: string, private: boolean}[]}} view
 * @param {import("../outbox.js").Operation[]} pending
 * @returns {Item[]}
 */
export function fromWorksheets({ items = [] }, pending) {
  const changing = new Set(pending.map(({ op }) => op.section));
  return items
    .filter((item) => !item.private && !changing.has(item.section))
    .map(({ section, id, label, text }) => ({ from: `item:${section}:${id.replace(/[^a-z0-9-]/g, "-").slice(0, 80)}`, label, text }));
}
