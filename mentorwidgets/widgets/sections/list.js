// @ts-check
/** A list of entries, each a card with the same few fields, that are always open to be changed. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { editor } from "./list_fields.js";

/** @typedef {{id: string, fields: Record<string, string | number | null>}} Entry */
/** @typedef {{element: HTMLElement, editors: Record<string, import("./list_fields.js").Editor>, receive: (entry: Entry, n: number, all: number) => void}} Card */

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function listSection({ bridge, section, lang, signal, send, numberOf, document: mine }) {
  /** @type {Map<string, Card>} */
  const cards = new Map();
  /** Entries that are not in the store: empty ones, and what was refused. @type {Entry[]} */
  let blank = [];
  /** @type {Entry[]} */
  let entries = [];
  /** @type {Entry | null} */
  let dropped = null;

  const list = h("ol", { class: "w-entries", role: "list" });
  const sum = h("p", { class: "mw-soft", role: "status" });
  const back = h("button", { class: "mw-button mw-quiet", type: "button", hidden: true, onclick: () => putBack() }, t("Put it back"));
  const add = h("button", { class: "mw-button", type: "button", onclick: () => another() }, t("Add {what}", { what: section.entry }));

  const another = () => {
    const id = randomId();
    blank = [...blank, { id, fields: {} }];
    draw();
    focusFirst(id);
  };
  const putBack = () => {
    if (!dropped) return;
    send({ type: "add_entry", id: dropped.id, fields: dropped.fields });
    const { id } = dropped;
    dropped = null;
    back.hidden = true;
    focusFirst(id);
    announce(t("It is on your list again."));
  };
  /** @param {string} id */
  const focusFirst = (id) => cards.get(id)?.editors[section.fields[0].id].focus();

  /** @param {string} id */
  const drop = (id) => {
    dropped = entries.find((entry) => entry.id === id) ?? null;
    if (dropped) send({ type: "drop_entry", id });
    blank = blank.filter((each) => each.id !== id);
    draw();
    back.hidden = !dropped;
    (dropped ? back : add).focus();
    announce(t("Taken off your list."));
  };
  /**
   * @param {string} id
   * @param {number} by
   */
  const move = (id, by) => {
    const ids = entries.map((entry) => entry.id);
    const at = ids.indexOf(id);
    const before = by < 0 ? ids[at - 1] : ids[at + 2] ?? null;
    send({ type: "move_entry", id, before });
    announce(t("Now {n} of {all}", { n: at + by + 1, all: ids.length }));
  };

  /**
   * @param {string} id
   * @param {string} field
   * @param {import("./list_fields.js").Value} value
   * @param {string | undefined} was
   */
  const set = (id, field, value, was) => {
    const fresh = blank.find((each) => each.id === id);
    if (!fresh) return send({ type: "edit_entry", id, field, value, ...(was === undefined ? {} : { was }) });
    blank = blank.filter((each) => each.id !== id);
    send({ type: "add_entry", id, fields: { ...fresh.fields, [field]: value } });
  };

  /** @param {string} id @returns {Card} */
  const makeCard = (id) => {
    const editors = Object.fromEntries(
      section.fields.map((/** @type {import("./list_fields.js").Asked} */ asked, /** @type {number} */ n) => [
        asked.id,
        editor({ asked, number: numberOf(asked.id), lang, first: n === 0, key: `${section.id}-${id}-${asked.id}`, bridge, set: (value, was) => set(id, asked.id, value, was) }),
      ]),
    );
    const more = h("div", { class: "w-small" });
    const up = h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `up-${id}`, "aria-label": t("Move up"), onclick: () => move(id, -1) }, "↑");
    const down = h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `down-${id}`, "aria-label": t("Move down"), onclick: () => move(id, 1) }, "↓");
    const off = h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `off-${id}`, onclick: () => drop(id) }, t("Take off"));
    const card = h(
      "div",
      { class: "w-entry mw-card", role: "group" },
      h("div", { class: "w-entry-fields" }, Object.values(editors).map((each) => each.element)),
      more,
      h("div", { class: "w-entry-tools" }, up, down, off),
    );
    return {
      element: h("li", {}, card),
      editors,
      receive(entry, n, all) {
        card.setAttribute("aria-label", t("{n} of {all}: {what}", { n: n + 1, all, what: section.entry }));
        for (const [field, each] of Object.entries(editors)) each.receive(entry.fields[field] ?? null);
        // What was answered stays readable when the content no longer asks.
        const orphans = Object.entries(entry.fields).filter(([field, value]) => !(field in editors) && value);
        show(more, orphans.map(([, value]) => h("p", { class: "mw-soft", dir: "auto" }, t("No longer asked: {text}", { text: String(value) }))));
        const inStore = n < entries.length;
        up.disabled = !inStore || n === 0;
        down.disabled = !inStore || n >= entries.length - 1;
        off.hidden = !inStore && all === 1;
      },
    };
  };

  const draw = () => {
    const known = new Set(entries.map((entry) => entry.id));
    blank = blank.filter(({ id }) => !known.has(id));
    if (!entries.length && !blank.length) blank = [{ id: randomId(), fields: {} }];
    const all = [...entries, ...blank];
    for (const id of cards.keys()) if (!all.some((entry) => entry.id === id)) cards.delete(id);
    const elements = all.map((entry, n) => {
      const card = cards.get(entry.id) ?? makeCard(entry.id);
      cards.set(entry.id, card);
      card.receive(entry, n, all.length);
      return card.element;
    });
    const same = elements.length === list.children.length && elements.every((element, n) => list.children[n] === element);
    if (!same) keepingFocus(list, () => show(list, elements));
    sum.textContent = counted(section, entries);
  };

  const stopRefused = bridge.on("refused", ({ document: of, op, field, message }) => {
    if (of !== mine || op.section !== section.id) return false;
    if (op.type === "add_entry" && !entries.some(({ id }) => id === op.id)) {
      // What was refused stays on the page, to be mended.
      blank = [...blank.filter(({ id }) => id !== op.id), { id: op.id, fields: op.fields }];
      draw();
    }
    const editors = cards.get(op.id)?.editors;
    const where = editors && (editors[field] ?? editors[op.field] ?? editors[section.fields[0].id]);
    where?.fault(message);
    return Boolean(where);
  });
  const flush = () => [...cards.values()].forEach((card) => Object.values(card.editors).forEach((each) => each.flush()));
  // The last chance to put the words into the outbox, which outlives the page.
  window.addEventListener("pagehide", flush, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && flush(), { signal });
  signal.addEventListener("abort", stopRefused);

  return {
    element: h("div", { class: "w-list" }, list, h("div", { class: "w-row" }, add, back), sum),
    receive(view) {
      entries = view.entries;
      draw();
    },
  };
}

/**
 * What the list says when its answers are counted.
 * @param {any} section
 * @param {Entry[]} entries
 */
function counted(section, entries) {
  const asked = section.fields.find((/** @type {any} */ field) => field.id === section.count_by);
  const said = entries.filter((entry) => Object.values(entry.fields).some((value) => value !== null && value !== ""));
  if (!asked || !said.length) return "";
  const parts = asked.options.map((/** @type {any} */ { id, label }) => `${label}: ${said.filter((entry) => entry.fields[asked.id] === id).length}`);
  const open = said.filter((entry) => !entry.fields[asked.id]).length;
  if (open) parts.push(t("open: {n}", { n: open }));
  return `${parts.join(" · ")} ${tn("(of {n})", "(of {n})", said.length)}`;
}

/**
 * What stands after an operation that Python has not acknowledged; see `reflection/entries.py`.
 * @param {{entries: Entry[]}} view
 * @param {Record<string, any>} op
 * @returns {{entries: Entry[]}}
 */
export function foldList({ entries }, op) {
  switch (op.type) {
    case "add_entry":
      return entries.some(({ id }) => id === op.id) ? { entries } : { entries: [...entries, { id: op.id, fields: cleaned(op.fields) }] };
    case "edit_entry":
      return { entries: entries.map((entry) => (entry.id === op.id ? { ...entry, fields: { ...entry.fields, ...cleaned({ [op.field]: op.value }) } } : entry)) };
    case "drop_entry":
      return { entries: entries.filter(({ id }) => id !== op.id) };
    case "move_entry": {
      const moved = entries.find(({ id }) => id === op.id);
      if (!moved) return { entries };
      const rest = entries.filter(({ id }) => id !== op.id);
      const at = rest.findIndex(({ id }) => id === op.before);
      const to = at < 0 ? rest.length : at;
      return { entries: [...rest.slice(0, to), moved, ...rest.slice(to)] };
    }
    default:
      return { entries };
  }
}

/** @param {Record<string, any>} fields */
function cleaned(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? value.trim() : value]));
}
