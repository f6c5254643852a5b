// @ts-check
/** One person as a row of the table: every field of theirs, and every act. */

import { h } from "../dom.js";
import { t } from "../words.js";
import { kindBox, kindsField, knowsField, menuField, yesField } from "./network_fields.js";
import { sectorOf } from "./network_geometry.js";
import { attributeField, closenessByField, foldAway, moreWords, roleField, roleLabel } from "./network_more_fields.js";
import { labelField, notesField } from "./network_text_fields.js";
import { knowsWords, shortOf } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_table.js").Row} Row */

/** With more kinds of help than this they share a column. */
export const MOST_COLUMNS = 4;

/**
 * @param {Kit} kit
 * @returns {Row}
 */
export function makeRow(kit) {
  const { state, commands } = kit;
  const { kinds } = state.categories;
  const { attributes } = state.options;
  /** @type {Person | null} */
  let shown = null;
  const of = (/** @type {string} */ what) => (/** @type {Person} */ person) => t("{label}: {question}", { label: person.label, question: what });
  const label = labelField(kit, { name: of(t("name or initials")) });
  const boxes = kinds.length > MOST_COLUMNS
    ? [foldAway([kindsField(kit)], ({ kinds: given }) => given.map((id) => shortOf(kinds, id)).join(", ") || t("none"), of(t("kinds of help")))]
    : kinds.map((kind) => kindBox(kit, kind));
  const menus = [
    menuField(kit, "closeness", of(t("how close"))),
    menuField(kit, "level", of(t("level"))),
    menuField(kit, "arena", of(t("from where"))),
  ];
  const star = yesField(kit, "influential", { label: [], name: of(state.options.star.label) });
  const knows = foldAway(
    [knowsField(kit), yesField(kit, "knows_none", { label: [t("knows none of the others")], name: ({ label: name }) => t("{label} knows none of the others", { label: name }) })],
    (person) => knowsWords(state, person),
    of(t("knows")),
  );
  const notes = foldAway([notesField(kit, { name: of(t("notes")) })], ({ notes: text }) => (text ? text.slice(0, 40) : t("none")), of(t("notes")));
  const nobody = t("Nobody yet: a place I would like to fill");
  const more = foldAway(
    [
      closenessByField(kit),
      roleField(kit, { name: of(roleLabel()) }),
      ...attributes.map((attribute) => attributeField(kit, attribute, { name: of(attribute.label) })),
      yesField(kit, "vacant", { label: [nobody], name: of(nobody) }),
    ],
    (person) => [moreWords(person, attributes), Object.keys(person.closeness_by).length ? t("closeness differs") : ""].filter(Boolean).join(" · ") || t("none"),
    of(t("more")),
  );
  const move = h("button", {
    type: "button",
    class: "mw-button",
    onclick: () => {
      if (shown?.on_map) commands.toTray(shown);
      else if (shown) commands.putOnMap(shown);
    },
  });
  const forget = h("button", { type: "button", class: "mw-button mw-quiet mw-danger", onclick: () => shown && commands.forget(shown, kit.root) }, t("Forget…"));
  const needs = h("span", { class: "mw-soft nm-hint" });
  const vacant = h("p", { class: "mw-soft nm-hint" }, t("a place nobody fills yet"));
  const fields = [label, ...boxes, ...menus, star, knows, notes, more];
  const element = h(
    "tr",
    {},
    h("th", { scope: "row" }, label.element, vacant),
    boxes.map((box) => h("td", { class: kinds.length > MOST_COLUMNS ? "nm-wide" : "nm-tight" }, box.element)),
    menus.map((menu) => h("td", {}, menu.element)),
    h("td", { class: "nm-tight" }, star.element),
    h("td", { class: "nm-wide" }, knows.element),
    h("td", { class: "nm-wide" }, notes.element),
    h("td", { class: "nm-wide" }, more.element),
    h("td", {}, h("div", { class: "nm-row-acts" }, move, needs, forget)),
  );
  // Whoever one works on stays chosen when one goes on to another view.
  element.addEventListener("focusin", () => {
    if (shown) state.selected = shown.id;
  });
  return {
    element,
    update(person) {
      shown = person;
      for (const field of fields) field.update(person);
      vacant.hidden = !person.vacant;
      const by = state.view?.sectors ?? "level";
      const ready = person.on_map || (person.closeness !== null && sectorOf(person, by) !== null);
      move.hidden = !ready;
      needs.hidden = ready;
      needs.textContent = { level: t("Say how close, and which level."), arena: t("Say how close, and from where."), kind: t("Say how close, and which help.") }[by];
      move.textContent = person.on_map ? t("Take off") : t("Put on");
      move.setAttribute("aria-label", person.on_map ? t("Take {label} off the map", { label: person.label }) : t("Put {label} on the map", { label: person.label }));
      forget.setAttribute("aria-label", t("Forget {label}…", { label: person.label }));
    },
  };
}
