// @ts-check
/**
 * The same people as a table, where everything can be read and done; on a narrow page as a
 * list that opens each person.
 */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { makeAddField } from "./network_add.js";
import { kindMark, figureIcon, starMark } from "./network_figure.js";
import { kindBox, knowsField, menuField, yesField } from "./network_fields.js";
import { sectorOf } from "./network_geometry.js";
import { foldAway } from "./network_more_fields.js";
import { labelField, notesField } from "./network_text_fields.js";
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
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeTable(kit) {
  const add = makeAddField(kit, { label: t("Add somebody"), kinds: () => [] });
  const { kinds } = kit.state.categories;
  const head = (/** @type {any[]} */ ...words) => h("th", { scope: "col" }, words);
  const body = h("tbody", {});
  const caption = h("caption", { class: "mw-hidden" });
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
        head(t("Name or initials")),
        kinds.map(({ short, label }, index) => h("th", { scope: "col", class: "nm-tight", title: label }, kindMark(index, kinds.length), short)),
        head(t("How close")),
        head(t("Level")),
        head(t("From where")),
        h("th", { scope: "col", class: "nm-tight" }, starMark(), kit.state.options.star.label),
        head(t("Knows")),
        head(t("Notes")),
        head(t("On the map")),
      ),
    ),
    body,
  );
  const empty = h("p", { class: "nm-nobody" });
  /** @type {Map<string, Row>} */
  const rows = new Map();
  return {
    element: h("div", { class: "nm-table-view" }, h("div", { class: "nm-table-add" }, add.element), h("div", { class: "nm-table-frame" }, table, empty)),
    update() {
      const people = kit.state.people;
      caption.textContent = tn("{n} person", "{n} people", people.length);
      keepRows(body, rows, people, () => makeRow(kit));
      table.hidden = !people.length;
      empty.textContent = people.length ? "" : t("Nobody is on your list yet. Who comes to mind first?");
    },
  };
}

/**
 * @param {Kit} kit
 * @returns {Row}
 */
function makeRow(kit) {
  const { state, commands } = kit;
  /** @type {Person | null} */
  let shown = null;
  const of = (/** @type {string} */ what) => (/** @type {Person} */ person) => t("{label}: {question}", { label: person.label, question: what });
  const label = labelField(kit, { name: of(t("name or initials")) });
  const boxes = state.categories.kinds.map((kind) => kindBox(kit, kind));
  const menus = [
    menuField(kit, "closeness", of(t("how close"))),
    menuField(kit, "level", of(t("level"))),
    menuField(kit, "arena", of(t("from where"))),
  ];
  const star = yesField(kit, "influential", { label: [], name: of(state.options.star.label) });
  const knows = foldAway([knowsField(kit)], (person) => {
    const names = state.people.filter(({ id }) => id !== person.id && state.view?.ties.some((tie) => tie.includes(id) && tie.includes(person.id)));
    return names.length ? names.map((each) => each.label).join(", ") : t("nobody yet");
  }, of(t("knows")));
  const notes = foldAway([notesField(kit, { name: of(t("notes")) })], ({ notes: text }) => (text ? text.slice(0, 40) : t("none")), of(t("notes")));
  const move = h("button", {
    type: "button",
    class: "mw-button",
    onclick: () => {
      if (shown?.on_map) commands.toTray(shown);
      else if (shown) commands.putOnMap(shown);
    },
  });
  const forget = h("button", { type: "button", class: "mw-button mw-quiet mw-danger", onclick: () => shown && commands.forget(shown, kit.root) }, t("Forget…"));
  const needs = h("span", { class: "mw-soft nm-hint" }, t("Say how close, and which level."));
  const vacant = h("p", { class: "mw-soft nm-hint" }, t("a place nobody fills yet"));
  const fields = [label, ...boxes, ...menus, star, knows, notes];
  const element = h(
    "tr",
    {},
    h("th", { scope: "row" }, label.element, vacant),
    boxes.map((box) => h("td", { class: "nm-tight" }, box.element)),
    menus.map((menu) => h("td", {}, menu.element)),
    h("td", { class: "nm-tight" }, star.element),
    h("td", { class: "nm-wide" }, knows.element),
    h("td", { class: "nm-wide" }, notes.element),
    h("td", {}, h("div", { class: "nm-row-acts" }, move, needs, forget)),
  );
  return {
    element,
    update(person) {
      shown = person;
      for (const field of fields) field.update(person);
      vacant.hidden = !person.vacant;
      const ready = person.on_map || (person.closeness !== null && sectorOf(person, kit.state.view?.sectors ?? "level") !== null);
      move.hidden = !ready;
      needs.hidden = ready;
      move.textContent = person.on_map ? t("Take off") : t("Put on");
      move.setAttribute("aria-label", person.on_map ? t("Take {label} off the map", { label: person.label }) : t("Put {label} on the map", { label: person.label }));
      forget.setAttribute("aria-label", t("Forget {label}…", { label: person.label }));
    },
  };
}

/**
 * The same people on a phone: a list; each line opens the person.
 * @param {Kit} kit
 * @param {{open: (id: string) => void}} acts
 * @returns {{element: HTMLElement, update: () => void}}
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
