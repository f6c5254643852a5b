// @ts-check
/**
 * What need not be said of a person and sometimes matters: another closeness for one kind of
 * help, a role, what the programme asks besides. Each keeps quiet until it is wanted.
 */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";
import { noLongerOffered } from "./network_fields.js";
import { lineField } from "./network_text_fields.js";
import { shortOf } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_fields.js").Field} Field */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Options["attributes"][number]} Attribute */
/**
 * Where several people stand on one page, `name` says whose field it is to those who hear it;
 * `bare` leaves out the visible label, which then stands above the page or the column.
 * @typedef {{name?: (person: Person) => string, bare?: boolean}} Named
 */

/** Up to so many answers stand side by side; more are a menu. */
const MOST_CHIPS = 6;

/**
 * Fields behind a line that says what they hold. It opens and closes by hand only.
 * @param {Field[]} fields
 * @param {(person: Person) => string} words
 * @param {(person: Person) => string} [name] read aloud before the line
 * @returns {Field & {element: HTMLDetailsElement}}
 */
export function foldAway(fields, words, name) {
  const line = h("span", {});
  const whose = h("span", { class: "mw-hidden" });
  const inside = h("div", { class: "nm-folded" }, fields.map(({ element }) => element));
  return {
    element: h("details", { class: "nm-fold" }, h("summary", {}, whose, line), inside),
    update(person) {
      const text = words(person);
      if (line.textContent !== text) line.textContent = text;
      const said = name ? `${name(person)} ` : "";
      if (whose.textContent !== said) whose.textContent = said;
      for (const field of fields) field.update(person);
    },
  };
}

/**
 * Closeness where one kind of help is concerned; offered to whoever gives several kinds.
 * @param {Kit} kit
 * @returns {Field}
 */
export function closenessByField(kit) {
  const { kinds, closeness } = kit.state.categories;
  /** @type {Person | null} */
  let shown = null;
  const lines = kinds.map((kind) => {
    const usual = h("option", { value: "" });
    const menu = h(
      "select",
      { class: "mw-input", onchange: () => shown && kit.commands.answer(shown, "closeness_by", kind.id, menu.value || null) },
      usual,
      closeness.map(({ id, short }) => h("option", { value: id }, short)),
    );
    return { kind, menu, usual, element: h("label", { class: "nm-by" }, h("span", {}, t("How close, for “{kind}”", { kind: kind.short })), menu) };
  });
  const field = foldAway(
    [{ element: h("div", { class: "nm-by-list" }, lines.map(({ element }) => element)), update: () => undefined }],
    (person) => {
      const other = kinds.filter(({ id }) => person.closeness_by[id]).map(({ id, short }) => `${short} ${shortOf(closeness, person.closeness_by[id])}`);
      return other.length ? t("Different for: {kinds}", { kinds: other.join(", ") }) : t("Is it different for one of these?");
    },
    ({ label }) => t("{label}: {question}", { label, question: t("how close") }),
  );
  return {
    element: field.element,
    update(person) {
      shown = person;
      const overridden = Object.keys(person.closeness_by).length > 0;
      field.element.hidden = !overridden && person.kinds.length < 2;
      field.update(person);
      for (const { kind, menu, usual, element } of lines) {
        element.hidden = !person.kinds.includes(kind.id) && !person.closeness_by[kind.id];
        const words = person.closeness ? t("as above: {closeness}", { closeness: shortOf(closeness, person.closeness) }) : t("as above");
        if (usual.textContent !== words) usual.textContent = words;
        offer(menu, person.closeness_by[kind.id] ?? "");
      }
    },
  };
}

/**
 * Choose a value in a menu, also one that the exercise no longer offers.
 * @param {HTMLSelectElement} menu
 * @param {string} value
 */
function offer(menu, value) {
  if (value && ![...menu.options].some((option) => option.value === value)) menu.append(h("option", { value }, value));
  menu.value = value;
}

export const roleLabel = () => t("Role, in your words");

/**
 * Who they are to the person, in their own words.
 * @param {Kit} kit
 * @param {Named} [how]
 * @returns {Field}
 */
export function roleField(kit, { name, bare } = {}) {
  return lineField(kit, {
    label: roleLabel(),
    longest: 120,
    name,
    bare,
    words: { name: "role", read: ({ role }) => role, write: (person, role, was) => kit.commands.change(person, { role }, { role: was }) },
  });
}

/**
 * Something the programme asks about each person besides.
 * @param {Kit} kit
 * @param {Attribute} attribute
 * @param {Named} [how]
 * @returns {Field}
 */
export function attributeField(kit, attribute, how = {}) {
  const { id, label, hint, options } = attribute;
  if (!options.length) {
    return lineField(kit, {
      label,
      hint,
      longest: 1000,
      ...how,
      words: { name: `attributes.${id}`, read: (person) => person.attributes[id] ?? "", write: (person, text, was) => kit.commands.answer(person, "attributes", id, text || null, was) },
    });
  }
  return options.length > MOST_CHIPS ? attributeMenu(kit, attribute, how) : attributeChips(kit, attribute, how);
}

/**
 * @param {Kit} kit
 * @param {Attribute} attribute
 * @param {Named} how
 * @returns {Field}
 */
function attributeMenu(kit, { id, label, hint, options }, { name, bare }) {
  /** @type {Person | null} */
  let shown = null;
  const menu = h(
    "select",
    { class: "mw-input", id: `field-${randomId()}`, onchange: () => shown && kit.commands.answer(shown, "attributes", id, menu.value || null) },
    h("option", { value: "" }, t("not said")),
    options.map((option) => h("option", { value: option.id }, option.label)),
  );
  return {
    element: h("div", { class: "mw-field" }, bare ? null : h("label", { for: menu.id }, label), hint && !bare ? h("p", { class: "mw-soft nm-hint" }, hint) : null, menu),
    update(person) {
      shown = person;
      if (name) menu.setAttribute("aria-label", name(person));
      offer(menu, person.attributes[id] ?? "");
    },
  };
}

/**
 * @param {Kit} kit
 * @param {Attribute} attribute
 * @param {Named} how
 * @returns {Field}
 */
function attributeChips(kit, { id, label, hint, options }, { name, bare }) {
  const group = `choice-${randomId()}`;
  /** @type {Person | null} */
  let shown = null;
  const radios = [...options, { id: "", label: t("not said") }].map((option) => {
    const radio = h("input", { type: "radio", class: "nm-chip-box", name: group, value: option.id, onchange: () => shown && kit.commands.answer(shown, "attributes", id, option.id || null) });
    return { radio, chip: h("label", { class: "nm-chip nm-choice" }, radio, option.label) };
  });
  const words = h("legend", { class: bare ? "mw-hidden" : "mw-label" }, label);
  const older = h("p", { class: "mw-soft nm-hint" });
  const element = h("fieldset", { class: "nm-set" }, words, hint && !bare ? h("p", { class: "mw-soft nm-hint" }, hint) : null, h("div", { class: "nm-chips nm-segments" }, radios.map(({ chip }) => chip)), older);
  return {
    element,
    update(person) {
      shown = person;
      if (name) element.setAttribute("aria-label", name(person));
      const value = person.attributes[id] ?? "";
      older.textContent = noLongerOffered(radios.some(({ radio }) => radio.value === value) ? [] : [value]);
      for (const { radio } of radios) radio.checked = radio.value === value;
    },
  };
}

/**
 * What is said of somebody in these fields, on one line.
 * @param {Person} person
 * @param {Attribute[]} attributes
 */
export function moreWords(person, attributes) {
  const answers = attributes.flatMap(({ id, label, options }) => {
    const value = person.attributes[id];
    return value ? `${label}: ${options.find((option) => option.id === value)?.label ?? value}` : [];
  });
  return [person.role, ...answers].filter(Boolean).join(" · ");
}
