// @ts-check
/** The screens of the interview: who gives a kind of help, the same question about each, others to add. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { makeAddField } from "./network_add.js";
import { figureIcon } from "./network_figure.js";
import { makeRows } from "./network_rows.js";
import { makeStrangers } from "./network_strangers.js";
import { aboutLine } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */
/**
 * One screen. `next` and `back` go on within it and say whether they did; `nextWords` says what
 * going on means here; `focus` is where the keyboard goes then.
 * @typedef {object} Screen
 * @property {HTMLElement} element
 * @property {() => void} update
 * @property {() => boolean} [next]
 * @property {() => boolean} [back]
 * @property {() => string} [nextWords] "" for the usual words
 * @property {() => void} [focus]
 * @property {() => boolean} [open] whether there is more to come within it
 */
/** @typedef {{element: HTMLElement, update: (person: Person) => void}} Line */

/**
 * Keep one element a person.
 * @template {{element: Element, update: (person: Person) => void}} T
 * @param {Element} list
 * @param {Map<string, T>} made
 * @param {Person[]} people
 * @param {(person: Person) => T} make
 */
function keep(list, made, people, make) {
  const wanted = people.map((person) => {
    const item = made.get(person.id) ?? make(person);
    made.set(person.id, item);
    item.update(person);
    return item.element;
  });
  const same = wanted.length === list.children.length && wanted.every((element, k) => list.children[k] === element);
  if (!same) show(list, wanted);
}

/**
 * @param {Kit} kit
 * @param {import("./network_types.js").Category} kind
 * @param {(id: string) => void} open
 * @returns {Screen}
 */
export function kindScreen(kit, kind, open) {
  const field = makeAddField(kit, { label: t("Name or initials"), kinds: () => [kind.id] });
  const named = h("div", { class: "nm-chips" });
  const already = h("fieldset", { class: "nm-set" }, h("legend", { class: "mw-label" }, t("Already named. Do they help here too?")), named);
  const list = h("ul", { class: "nm-list", "aria-label": kind.label });
  /** @type {Map<string, Line>} */
  const chips = new Map();
  /** @type {Map<string, Line>} */
  const lines = new Map();
  /** Who was named before this screen was opened: chips must not jump while one taps them. */
  const here = new Set();
  return {
    element: h("div", { class: "nm-kind-screen" }, field.element, already, list),
    update() {
      const people = kit.state.people.filter(({ vacant }) => !vacant);
      for (const { id, kinds } of people) if (kinds.length === 1 && kinds[0] === kind.id && !chips.has(id)) here.add(id);
      const others = people.filter(({ id, kinds }) => !here.has(id) || kinds.some((each) => each !== kind.id));
      already.hidden = !others.length;
      keep(named, chips, others, () => chipOf(kit, kind.id));
      keep(list, lines, people.filter(({ kinds }) => kinds.includes(kind.id)), () => lineOf(kit, open));
    },
  };
}

/**
 * @param {Kit} kit
 * @param {string} kind
 */
function chipOf(kit, kind) {
  /** @type {Person | null} */
  let shown = null;
  const element = h("button", {
    type: "button",
    class: "nm-chip nm-toggle",
    onclick: () => shown && kit.commands.giveKind(shown, kind, !shown.kinds.includes(kind)),
  });
  return {
    element,
    update(/** @type {Person} */ person) {
      shown = person;
      if (element.textContent !== person.label) element.textContent = person.label;
      element.setAttribute("aria-pressed", String(person.kinds.includes(kind)));
    },
  };
}

/**
 * @param {Kit} kit
 * @param {(id: string) => void} open
 */
function lineOf(kit, open) {
  let id = "";
  let drawn = "";
  const button = h("button", { type: "button", class: "nm-line", onclick: () => open(id) });
  return {
    element: h("li", {}, button),
    update(/** @type {Person} */ person) {
      id = person.id;
      const about = aboutLine(person, kit.state.categories);
      const look = JSON.stringify([person.label, person.initials, person.kinds, person.influential, person.vacant, about]);
      if (look === drawn) return;
      drawn = look;
      show(button, figureIcon(person, kit.state.categories.kinds, 44), h("span", { class: "nm-line-words" }, h("span", {}, person.label), h("span", { class: "mw-soft" }, about)));
    },
  };
}

/**
 * The same question about each person.
 * @param {Kit} kit
 * @param {() => import("./network_fields.js").Field} makeField
 * @param {(person: Person) => boolean} asked
 * @returns {Screen}
 */
export function eachScreen(kit, makeField, asked) {
  const list = h("ul", { class: "nm-each" });
  const nobody = h("p", { class: "nm-nobody" });
  /** @type {Map<string, Line>} */
  const rows = new Map();
  return {
    element: h("div", {}, list, nobody),
    update() {
      const people = kit.state.people.filter(asked);
      keep(list, rows, people, () => {
        const field = makeField();
        const icon = h("span", {});
        const name = h("span", { class: "nm-each-name" });
        let drawn = "";
        return {
          element: h("li", { class: "nm-each-person" }, h("div", { class: "nm-each-who" }, icon, name), field.element),
          update(now) {
            const look = JSON.stringify([now.label, now.initials, now.kinds, now.influential]);
            if (look !== drawn) {
              drawn = look;
              show(icon, figureIcon(now, kit.state.categories.kinds, 36));
              name.textContent = now.label;
            }
            field.update(now);
          },
        };
      });
      nobody.textContent = people.length ? "" : t("Nobody is on your list yet. Who comes to mind first?");
    },
  };
}

/**
 * Who knows whom, person by person.
 * @param {Kit} kit
 * @param {{next: () => void, skip: () => void}} acts
 * @returns {Screen}
 */
export function tiesScreen(kit, { next, skip }) {
  const rows = makeRows(kit, { next });
  const few = h("p", { class: "nm-nobody" });
  const done = h("p", { class: "nm-rows-done" }, t("Every pair has been asked about."));
  const rest = h("button", { type: "button", class: "nm-link", onclick: skip }, t("Skip the rest"));
  const people = () => kit.state.people.filter(({ vacant }) => !vacant).length;
  return {
    element: h("div", { class: "nm-ties-ask" }, few, done, rows.element, h("div", {}, rest)),
    update() {
      rows.update();
      few.textContent = people() > 1 ? "" : t("Ties join two people. Put two people on your list first.");
      rows.element.hidden = people() < 2;
      done.hidden = rows.open() || people() < 2;
      rest.hidden = !rows.open();
    },
    next: () => rows.open() && rows.next(),
    back: rows.back,
    open: rows.open,
    nextWords: () => (rows.open() ? rows.nextWords() : ""),
    focus: () => rows.focus(false),
  };
}

/**
 * Whoever knows none of the others: somebody to add, and who is on the list without a tie.
 * @param {Kit} kit
 * @returns {Screen}
 */
export function strangersScreen(kit) {
  const field = makeAddField(kit, { label: t("Name or initials"), kinds: () => [] });
  const list = makeStrangers(kit);
  return { element: h("div", { class: "nm-kind-screen" }, field.element, list.element), update: list.update };
}

/**
 * Places that nobody fills yet.
 * @param {Kit} kit
 * @param {(id: string) => void} open
 * @returns {Screen}
 */
export function vacantScreen(kit, open) {
  const field = makeAddField(kit, { label: t("Someone who can …"), kinds: () => [], vacant: true });
  const list = h("ul", { class: "nm-list" });
  const heading = h("p", { class: "mw-label" });
  /** @type {Map<string, Line>} */
  const lines = new Map();
  return {
    element: h("div", { class: "nm-kind-screen" }, field.element, heading, list),
    update() {
      const people = kit.state.people.filter(({ vacant }) => vacant);
      keep(list, lines, people, () => lineOf(kit, open));
      heading.textContent = people.length ? t("Vacant places count in no number.") : "";
    },
  };
}
