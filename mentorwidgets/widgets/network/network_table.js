// @ts-check
/**
 * The same people as a table, where everything can be read and done; on a narrow page as a
 * list that opens each person.
 */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { makeAddField } from "./network_add.js";
import { kindMark, figureIcon, starMark } from "./network_figure.js";
import { makeOrder } from "./network_table_order.js";
import { MOST_COLUMNS, makeRow } from "./network_table_row.js";
import { aboutLine, fullName } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {{element: HTMLElement, update: (person: Person) => void}} Row */

/**
 * Keep one row a person, in the order of the list, without building any anew.
 * @param {HTMLElement} parent
 * @param {Map<string, Row>} rows
 * @param {Person[]} people
 * @param {(person: Person) => Row} make
 */
function keepRows(parent, rows, people, make) {
  const wanted = people.map((person) => {
    const row = rows.get(person.id) ?? make(person);
    rows.set(person.id, row);
    row.update(person);
    return row.element;
  });
  const alive = new Set(people.map(({ id }) => id));
  for (const [id, row] of rows) {
    if (alive.has(id)) continue;
    row.element.remove();
    rows.delete(id);
  }
  wanted.forEach((element, k) => {
    if (parent.children[k] !== element) parent.insertBefore(element, parent.children[k] ?? null);
  });
}

/**
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void, opened: () => void}}
 */
export function makeTable(kit) {
  const add = makeAddField(kit, { label: t("Add somebody"), kinds: () => [] });
  const { kinds } = kit.state.categories;
  const order = makeOrder(kit.state, () => update());
  const head = (/** @type {string} */ words) => h("th", { scope: "col" }, words);
  const body = h("tbody", {});
  const caption = h("caption", { class: "mw-hidden" });
  const kindHeads = kinds.map(({ short, label }, index) => h("th", { scope: "col", class: "nm-tight", title: label }, kindMark(index, kinds.length), short));
  const table = h(
    "table",
    { class: "nm-table" },
    caption,
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        order.head("label", t("Name or initials")),
        kinds.length > MOST_COLUMNS ? head(t("Kinds of help")) : kindHeads,
        order.head("closeness", t("How close")),
        order.head("level", t("Level")),
        order.head("arena", t("From where")),
        h("th", { scope: "col", class: "nm-tight" }, starMark(), kit.state.options.star.label),
        head(t("Knows")),
        head(t("Notes")),
        head(t("More")),
        head(t("On the map")),
      ),
    ),
    body,
  );
  const empty = h("p", { class: "nm-nobody" });
  /** @type {Map<string, Row>} */
  const rows = new Map();

  function update() {
    const people = order.sorted(kit.state.people);
    caption.textContent = tn("{n} person", "{n} people", people.length);
    keepRows(body, rows, people, () => makeRow(kit));
    table.hidden = !people.length;
    empty.textContent = people.length ? "" : t("Nobody is on your list yet. Who comes to mind first?");
  }
  return {
    element: h("div", { class: "nm-table-view" }, h("div", { class: "nm-table-add" }, add.element), h("div", { class: "nm-table-frame" }, table, empty)),
    update,
    /** Whoever was chosen elsewhere is in sight. */
    opened: () => rows.get(kit.state.selected ?? "")?.element.scrollIntoView({ block: "nearest" }),
  };
}

/**
 * The same people on a phone: a list; each line opens the person.
 * @param {Kit} kit
 * @param {{open: (id: string) => void}} acts
 * @returns {{element: HTMLElement, update: () => void, opened: () => void}}
 */
export function makeList(kit, { open }) {
  const add = makeAddField(kit, { label: t("Add somebody"), kinds: () => [] });
  const list = h("ul", { class: "nm-list" });
  const empty = h("p", { class: "nm-nobody" });
  /** @type {Map<string, Row>} */
  const rows = new Map();
  return {
    element: h("div", { class: "nm-list-frame" }, add.element, list, empty),
    update() {
      keepRows(list, rows, kit.state.people, () => makeLine(kit, open));
      list.hidden = !kit.state.people.length;
      empty.textContent = kit.state.people.length ? "" : t("Nobody is on your list yet. Who comes to mind first?");
    },
    /** Whoever was chosen elsewhere is in sight. */
    opened: () => rows.get(kit.state.selected ?? "")?.element.scrollIntoView({ block: "nearest" }),
  };
}

/**
 * @param {Kit} kit
 * @param {(id: string) => void} open
 * @returns {Row}
 */
function makeLine(kit, open) {
  let id = "";
  let drawn = "";
  const button = h("button", { type: "button", class: "nm-line", onclick: () => open(id) });
  return {
    element: h("li", {}, button),
    update(person) {
      id = person.id;
      const { view, categories } = kit.state;
      const knows = view?.ties.filter((tie) => tie.includes(id)).length ?? 0;
      const about = [aboutLine(person, categories), knows ? tn("knows {n}", "knows {n}", knows) : ""].filter(Boolean).join(" · ");
      const look = JSON.stringify([person, about]);
      if (look === drawn) return;
      drawn = look;
      button.dataset.key = `line-${id}`;
      if (view) button.setAttribute("aria-label", fullName(view, person, categories));
      show(
        button,
        figureIcon(person, categories.kinds, 44),
        h("span", { class: "nm-line-words" }, h("span", {}, person.label), h("span", { class: "mw-soft" }, about)),
      );
    },
  };
}
