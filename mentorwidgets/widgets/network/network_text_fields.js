// @ts-check
/** The fields that are typed in: a label, and notes. A refusal is said beside them. */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_fields.js").Field} Field */
/** @typedef {import("./network_types.js").Person} Person */

/** How long a pause in typing is before notes are saved, in milliseconds. */
const PAUSE = 1500;

/**
 * The place where a refusal of this field is said.
 * @param {Kit} kit
 * @param {string} field
 */
function faultLine(kit, field) {
  const element = h("p", { class: "mw-fault", id: `fault-${randomId()}`, role: "alert" });
  return {
    element,
    /**
     * @param {Person} person
     * @param {Element} control
     */
    update(person, control) {
      const fault = (kit.state.faults.get(person.id) ?? []).find((each) => each.field === field);
      const words = fault?.message ?? "";
      if (element.textContent !== words) element.textContent = words;
      control.toggleAttribute("aria-invalid", Boolean(fault));
      if (fault) control.setAttribute("aria-invalid", "true");
      if (fault) control.setAttribute("aria-describedby", element.id);
      else control.removeAttribute("aria-describedby");
    },
  };
}

/**
 * @param {Kit} kit
 * @param {{name?: (person: Person) => string}} [how] `name` gives an aria-label instead of a visible one
 * @returns {Field}
 */
export function labelField(kit, { name } = {}) {
  const id = `field-${randomId()}`;
  const input = h("input", { class: "mw-input nm-label", id, maxlength: 80, autocomplete: "off", spellcheck: "false" });
  const fault = faultLine(kit, "label");
  const twin = h("p", { class: "mw-soft nm-hint" });
  /** @type {Person | null} */
  let shown = null;
  const keep = () => {
    const label = input.value.trim();
    if (!shown || label === shown.label) return;
    kit.commands.change(shown, { label });
  };
  input.addEventListener("blur", keep);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") keep();
    if (event.key === "Escape" && shown && input.value !== shown.label) {
      input.value = shown.label;
      event.stopPropagation();
    }
  });
  return {
    element: h("div", { class: "mw-field" }, name ? null : h("label", { for: id }, t("Name or initials")), input, fault.element, twin),
    update(person) {
      const mine = shown?.id === person.id && document.activeElement === input;
      const refused = (kit.state.faults.get(person.id) ?? []).some(({ field }) => field === "label");
      if (!mine && !refused) input.value = person.label;
      shown = person;
      if (name) input.setAttribute("aria-label", name(person));
      fault.update(person, input);
      const doubled = kit.state.view?.same_label?.some((group) => group.includes(person.id));
      twin.textContent = doubled ? t("Somebody else on your map is called this too.") : "";
    },
  };
}

/**
 * @param {Kit} kit
 * @param {{name?: (person: Person) => string}} [how]
 * @returns {Field}
 */
export function notesField(kit, { name } = {}) {
  const id = `field-${randomId()}`;
  const area = h("textarea", { class: "mw-input nm-notes", id, rows: 3, maxlength: 4000 });
  const fault = faultLine(kit, "notes");
  /** @type {Person | null} */
  let shown = null;
  let pause = 0;
  const keep = () => {
    window.clearTimeout(pause);
    if (shown) kit.commands.change(shown, { notes: area.value.trim() });
  };
  area.addEventListener("input", () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(keep, PAUSE);
  });
  area.addEventListener("blur", keep);
  window.addEventListener("pagehide", keep, { signal: kit.signal });
  return {
    element: h("div", { class: "mw-field" }, name ? null : h("label", { for: id }, t("Notes, for you alone")), area, fault.element),
    update(person) {
      if (shown && shown.id !== person.id) keep();
      const mine = shown?.id === person.id && document.activeElement === area;
      if (!mine) area.value = person.notes;
      shown = person;
      if (name) area.setAttribute("aria-label", name(person));
      fault.update(person, area);
    },
  };
}
