// @ts-check
/** The fields that are typed in: a label, a role, notes, answers. A refusal is said beside them. */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_fields.js").Field} Field */
/** @typedef {import("./network_types.js").Person} Person */

/** A pause this long ends a stretch of typing; no stretch is longer than `AT_MOST`. In ms. */
const PAUSE = 800;
const AT_MOST = 2000;

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
 * A text that belongs to a person: the name a refusal calls it by, how it is read, how kept.
 * @typedef {{name: string, read: (person: Person) => string, write: (person: Person, text: string, was: string) => void}} Words
 */

/**
 * @param {Kit} kit
 * @param {"label" | "notes"} field goes out with the text it was typed over
 * @returns {Words}
 */
function guarded(kit, field) {
  return {
    name: field,
    read: (person) => person[field],
    write: (person, text, was) => kit.commands.change(person, { [field]: text }, { [field]: was }),
  };
}

/**
 * A control whose text is one field of a person. What comes from elsewhere is shown only where
 * nothing was typed since.
 * @param {Kit} kit
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {Words} words
 */
function typed(kit, control, { name: field, read, write }) {
  /** @type {Person | null} */
  let person = null;
  let base = "";
  /** The map that the person was on: what was typed for one map is no word for the other. */
  let on = kit.state.which;
  /** @type {string | null} what was refused: it stays to be mended and is not sent again as it is */
  let refused = null;
  const place = `${field}-${control.id}`;
  const text = () => control.value.trim();
  const dirty = () => person !== null && text() !== base.trim();
  const say = () => kit.state.typing(place, dirty());
  const keep = () => {
    if (!person || !dirty() || text() === refused || (field === "label" && !text())) return;
    const was = base;
    base = text();
    write(person, base, was);
    say();
  };
  control.addEventListener("input", () => {
    // No store holds control characters; pasting from other programs brings them.
    const clean = control.value.replace(/[\0-\x08\x0b-\x1f\x7f\u2028\u2029]/g, "");
    if (clean !== control.value) control.value = clean;
    say();
  });
  control.addEventListener("blur", keep);
  window.addEventListener("pagehide", keep, { signal: kit.signal });
  document.addEventListener("visibilitychange", () => document.hidden && keep(), { signal: kit.signal });
  kit.signal.addEventListener("abort", () => kit.state.typing(place, false));
  return {
    keep,
    /** Give up what was typed. */
    reset() {
      control.value = base;
      say();
    },
    dirty,
    /** @param {Person} next */
    update(next) {
      if (on !== kit.state.which) {
        on = kit.state.which;
        control.value = base;
      }
      if (person && person.id !== next.id) {
        keep();
        refused = null;
        person = null;
      }
      const fault = (kit.state.faults.get(next.id) ?? []).some((each) => each.field === field);
      if (fault && person) {
        refused ??= text();
        base = read(next);
      } else {
        refused = null;
        if (!dirty()) {
          base = read(next);
          if (text() !== base.trim()) control.value = base;
        }
      }
      person = next;
      say();
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
  const words = typed(kit, input, guarded(kit, "label"));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") words.keep();
    if (event.key === "Escape" && words.dirty()) {
      words.reset();
      event.stopPropagation();
    }
  });
  return {
    element: h("div", { class: "mw-field" }, name ? null : h("label", { for: id }, t("Name or initials")), input, fault.element, twin),
    update(person) {
      words.update(person);
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
  const words = typed(kit, area, guarded(kit, "notes"));
  let since = 0;
  let pause = 0;
  const keep = () => {
    since = 0;
    words.keep();
  };
  area.addEventListener("input", () => {
    const now = Date.now();
    since ||= now;
    window.clearTimeout(pause);
    pause = window.setTimeout(keep, Math.min(PAUSE, Math.max(0, since + AT_MOST - now)));
  });
  return {
    element: h("div", { class: "mw-field" }, name ? null : h("label", { for: id }, t("Notes")), area, fault.element),
    update(person) {
      words.update(person);
      if (name) area.setAttribute("aria-label", name(person));
      fault.update(person, area);
    },
  };
}

/**
 * One line of text: a role, or an answer to what the programme asks besides.
 * @param {Kit} kit
 * @param {{label: string, hint?: string, longest: number, words: Words} & import("./network_more_fields.js").Named} how
 * @returns {Field}
 */
export function lineField(kit, { label, hint = "", longest, words, name, bare = false }) {
  const id = `field-${randomId()}`;
  const input = h("input", { class: "mw-input", id, maxlength: longest, autocomplete: "off" });
  const fault = faultLine(kit, words.name);
  const line = typed(kit, input, words);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") line.keep();
    if (event.key === "Escape" && line.dirty()) {
      line.reset();
      event.stopPropagation();
    }
  });
  return {
    element: h("div", { class: "mw-field" }, bare ? null : h("label", { for: id }, label), hint && !bare ? h("p", { class: "mw-soft nm-hint" }, hint) : null, input, fault.element),
    update(person) {
      line.update(person);
      if (name) input.setAttribute("aria-label", name(person));
      fault.update(person, input);
    },
  };
}
