// @ts-check
/**
 * The fields that say something about a person, for the panel, the table and the questions.
 *
 * Each is built once and then brought up to date, so that a snapshot never takes the keyboard
 * or half a word from anybody: a field that is being typed in keeps what was typed.
 */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { tied } from "./network_ops.js";
import { kindMark } from "./network_figure.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_commands.js").Commands} Commands */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {{state: MapState, commands: Commands, root: HTMLElement, signal: AbortSignal, bridge: any}} Kit */
/** @typedef {{element: HTMLElement, update: (person: Person) => void}} Field */
/** @typedef {"closeness" | "level" | "arena"} Choice */

/**
 * What was said in words that the exercise has since dropped stays readable.
 * @param {string[]} said ids of the content at that time, or values of an imported file
 */
export function noLongerOffered(said) {
  return said.length ? t("Said before, and no longer offered: {values}", { values: said.join(", ") }) : "";
}

/**
 * Kinds of help as toggles with their marks.
 * @param {Kit} kit
 * @returns {Field}
 */
export function kindsField(kit) {
  const kinds = kit.state.categories.kinds;
  /** @type {Person | null} */
  let shown = null;
  const boxes = kinds.map((kind, index) => {
    const box = h("input", {
      type: "checkbox",
      class: "nm-chip-box",
      "aria-label": kind.label,
      onchange: () => shown && kit.commands.giveKind(shown, kind.id, box.checked),
    });
    return { kind, box, chip: h("label", { class: "nm-chip nm-choice", title: kind.label }, box, kindMark(index, kinds.length), kind.short) };
  });
  const older = h("p", { class: "mw-soft nm-hint" });
  return {
    element: h(
      "fieldset",
      { class: "nm-set" },
      h("legend", { class: "mw-label" }, t("Kinds of help")),
      h("div", { class: "nm-chips" }, boxes.map(({ chip }) => chip)),
      older,
    ),
    update(person) {
      shown = person;
      older.textContent = noLongerOffered(person.kinds.filter((id) => !kinds.some((kind) => kind.id === id)));
      for (const { kind, box } of boxes) box.checked = person.kinds.includes(kind.id);
    },
  };
}

/**
 * One kind of help as a single box, for a column of the table.
 * @param {Kit} kit
 * @param {import("./network_types.js").Category} kind
 * @returns {Field}
 */
export function kindBox(kit, kind) {
  /** @type {Person | null} */
  let shown = null;
  const box = h("input", { type: "checkbox", onchange: () => shown && kit.commands.giveKind(shown, kind.id, box.checked) });
  return {
    element: h("label", { class: "nm-box" }, box),
    update(person) {
      shown = person;
      box.checked = person.kinds.includes(kind.id);
      box.setAttribute("aria-label", t("{label}: {question}", { label: person.label, question: kind.label }));
    },
  };
}

/**
 * One of several answers, as a row of choices.
 * @param {Kit} kit
 * @param {Choice} field
 * @param {{legend: string, hidden?: boolean}} how
 * @returns {Field}
 */
export function choiceField(kit, field, { legend, hidden = false }) {
  const name = `choice-${randomId()}`;
  /** @type {Person | null} */
  let shown = null;
  const answers = [...kit.state.categories[field], { id: "", label: t("not said"), short: t("not said"), meaning: "" }];
  const radios = answers.map(({ id, label, short, meaning }) => {
    const radio = h("input", {
      type: "radio",
      class: "nm-chip-box",
      name,
      value: id,
      "aria-label": label,
      onchange: () => shown && kit.commands.change(shown, { [field]: id || null }),
    });
    return { id, radio, chip: h("label", { class: "nm-chip nm-choice", title: meaning || null }, radio, short) };
  });
  const words = h("legend", { class: hidden ? "mw-hidden" : "mw-label" }, legend);
  const older = h("p", { class: "mw-soft nm-hint" });
  return {
    element: h("fieldset", { class: "nm-set" }, words, h("div", { class: "nm-chips nm-segments" }, radios.map(({ chip }) => chip)), older),
    update(person) {
      shown = person;
      const value = person[field] ?? "";
      older.textContent = noLongerOffered(answers.some(({ id }) => id === value) ? [] : [value]);
      if (hidden) words.textContent = t("{label}: {question}", { label: person.label, question: legend });
      for (const { id, radio } of radios) radio.checked = (person[field] ?? "") === id;
    },
  };
}

/**
 * One of several answers, as a menu, for the table.
 * @param {Kit} kit
 * @param {Choice} field
 * @param {(person: Person) => string} name
 * @returns {Field}
 */
export function menuField(kit, field, name) {
  /** @type {Person | null} */
  let shown = null;
  const categories = kit.state.categories[field];
  const menu = h(
    "select",
    { class: "mw-input nm-menu", onchange: () => shown && kit.commands.change(shown, { [field]: menu.value || null }) },
    h("option", { value: "" }, "–"),
    categories.map(({ id, short }) => h("option", { value: id }, short)),
  );
  return {
    element: menu,
    update(person) {
      shown = person;
      menu.setAttribute("aria-label", name(person));
      const value = person[field] ?? "";
      if (value && !categories.some(({ id }) => id === value) && ![...menu.options].some((o) => o.value === value)) {
        menu.append(h("option", { value }, value));
      }
      menu.value = value;
    },
  };
}

/**
 * A single yes or no.
 * @param {Kit} kit
 * @param {"influential" | "vacant" | "knows_none"} field
 * @param {{label: import("../dom.js").Child[], hint?: string, name?: (person: Person) => string}} how
 * @returns {Field}
 */
export function yesField(kit, field, { label, hint = "", name }) {
  /** @type {Person | null} */
  let shown = null;
  const box = h("input", {
    type: "checkbox",
    class: "nm-chip-box",
    onchange: () => shown && kit.commands.change(shown, { [field]: box.checked }),
  });
  const about = hint ? h("p", { class: "mw-soft nm-hint", id: `hint-${randomId()}` }, hint) : null;
  if (about) box.setAttribute("aria-describedby", about.id);
  return {
    element: h("div", { class: "nm-set" }, h("label", { class: "nm-chip nm-yes" }, box, label), about),
    update(person) {
      shown = person;
      if (name) box.setAttribute("aria-label", name(person));
      box.checked = person[field];
    },
  };
}

/**
 * Who of the others they know: one toggle a person.
 * @param {Kit} kit
 * @param {{legend?: string}} [how] without a legend it is only read aloud
 * @returns {Field}
 */
export function knowsField(kit, { legend } = {}) {
  /** @type {Person | null} */
  let shown = null;
  const words = h("legend", { class: legend ? "mw-label" : "mw-hidden" }, legend ?? "");
  const list = h("div", { class: "nm-chips" });
  const nobody = h("p", { class: "mw-soft nm-hint" });
  /** @type {Map<string, HTMLButtonElement>} */
  const chips = new Map();
  return {
    element: h("fieldset", { class: "nm-set" }, words, list, nobody),
    update(person) {
      shown = person;
      words.textContent = t("Who does {label} know?", { label: person.label });
      const view = kit.state.view;
      const others = kit.state.people.filter(({ id, vacant }) => id !== person.id && !vacant && !person.vacant);
      const wanted = others.map((other) => {
        const chip =
          chips.get(other.id) ??
          h("button", {
            type: "button",
            class: "nm-chip nm-toggle",
            onclick: () => {
              const now = kit.state.person(other.id);
              if (shown && now) kit.commands.toggleTie(shown, now);
            },
          });
        chips.set(other.id, chip);
        if (chip.textContent !== other.label) chip.textContent = other.label;
        chip.setAttribute("aria-pressed", String(view ? tied(view, person.id, other.id) : false));
        return chip;
      });
      const same = wanted.length === list.children.length && wanted.every((chip, k) => list.children[k] === chip);
      if (!same) show(list, wanted);
      nobody.textContent = person.vacant
        ? t("A place nobody fills yet cannot know anybody.")
        : others.length
          ? ""
          : t("Nobody else is on your list yet.");
    },
  };
}
