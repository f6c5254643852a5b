// @ts-check
/**
 * One field of an entry: a line, a text, one of some answers, a number, a day, a rating. What is
 * typed is handed over after a pause; the page says "saving" until then.
 */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";
import { MANY, oneOfMany } from "./list_select.js";

/** What is typed is handed over when nothing was typed for so long, in milliseconds. */
const PAUSE = 600;

/**
 * @typedef {{id: string, label: string, kind: string, hint: string, unit: string,
 *   least: number | null, most: number | null, options: {id: string, label: string}[]}} Asked
 * @typedef {string | number | null} Value
 * @typedef {{element: HTMLElement, receive: (value: Value) => void, fault: (words: string) => void,
 *   flush: () => void, focus: () => void}} Editor
 * @typedef {{asked: Asked, number?: HTMLElement | null, lang: string, key: string, first: boolean,
 *   bridge: import("../bridge.js").Bridge, set: (value: Value, was: string | undefined) => void,
 *   echo?: boolean}} Given
 *   `key` names the field on the page; with `echo` what comes back is written otherwise than typed
 */

/**
 * @param {Given} given
 * @returns {Editor}
 */
export function editor(given) {
  const { kind, options } = given.asked;
  if (kind === "choice" && options.length >= MANY) return oneOfMany(given);
  return kind === "choice" || kind === "rating" ? choice(given) : typed(given);
}

/** @param {Given} given @returns {Editor} */
function typed({ asked, number, lang, key, first, bridge, set, echo = false }) {
  const id = `w-field-${randomId().slice(0, 12)}`;
  const fault = faultLine(id);
  const mirror = asked.kind === "lines" ? h("div", { class: "w-grow-mirror", "aria-hidden": "true" }) : null;
  const describedBy = [asked.hint ? `${id}-hint` : "", asked.unit ? `${id}-unit` : "", fault.id].filter(Boolean).join(" ");
  const attributes = { id, "data-key": key, lang, "aria-describedby": describedBy };
  const input = mirror
    ? h("textarea", { ...attributes, class: "w-answer", rows: 2, maxlength: 4000 })
    : h("input", { ...attributes, ...inputOf(asked), class: first ? "mw-input w-entry-name" : "mw-input", autocomplete: "off" });
  /** The text that the next change goes on from. */
  let known = "";
  /** What stands, as last told. */
  let latest = "";
  /** @type {number | undefined} */
  let timer;
  const waiting = () => timer !== undefined;
  const grow = () => mirror && (mirror.textContent = `${input.value}\n`);
  const flush = () => {
    if (!waiting()) return;
    clearTimeout(timer);
    timer = undefined;
    bridge.typing(key, false);
    if (input instanceof HTMLInputElement && input.validity.badInput) {
      fault.textContent = asked.kind === "day" ? t("This day is not finished. Choose it again, or leave it empty.") : t("A number was expected here.");
      return;
    }
    const now = input.value.trim();
    if (now === known) return;
    const was = known;
    known = now;
    set(asked.kind === "number" ? (now === "" ? null : Number(now)) : asked.kind === "day" ? now || null : now, asked.kind === "number" ? undefined : was);
  };
  input.addEventListener("input", () => {
    fault.textContent = "";
    grow();
    clearTimeout(timer);
    timer = window.setTimeout(flush, PAUSE);
    bridge.typing(key, true);
  });
  input.addEventListener("change", flush);
  // What one types, or has typed against a refusal, is never taken away; and nothing jumps while
  // the keyboard is in the field.
  const take = () => {
    if (waiting() || (document.activeElement === input && input.value)) return;
    known = latest;
    if (fault.textContent || tidy(input.value) === tidy(latest)) return;
    input.value = latest;
    grow();
  };
  input.addEventListener("blur", take);
  return {
    element: h(
      "div",
      { class: "w-field" },
      h("label", { for: id, lang, class: "mw-label" }, number, asked.label),
      asked.hint ? h("p", { class: "mw-soft w-small", id: `${id}-hint`, lang }, asked.hint) : null,
      mirror ? h("div", { class: "w-grow" }, mirror, input) : h("div", { class: "w-with-unit" }, input, asked.unit ? h("span", { class: "mw-soft", id: `${id}-unit`, lang }, asked.unit) : null),
      fault,
    ),
    receive(value) {
      latest = value === null ? "" : String(value);
      // One's own words come back tidied.
      if (echo || tidy(latest) === tidy(known)) known = latest;
      // Words that were refused are told of as gone a moment before the refusal is.
      if (input.value) queueMicrotask(take);
      else take();
    },
    fault(words) {
      fault.textContent = words;
      known = latest;
    },
    flush,
    focus: () => input.focus(),
  };
}

/** @param {string} text */
const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** @param {Asked} asked */
function inputOf({ kind, least, most }) {
  if (kind === "number") return { type: "number", inputmode: "decimal", step: "any", min: least, max: most };
  if (kind === "day") return { type: "date" };
  return { type: "text", maxlength: 400 };
}

/** One of some answers; tapped again it is taken back. @param {Given} given @returns {Editor} */
function choice({ asked, number, lang, key, set }) {
  const id = `w-field-${randomId().slice(0, 12)}`;
  const fault = faultLine(id);
  /** @type {Value} */
  let now = null;
  const rating = asked.kind === "rating";
  const options = rating
    ? Array.from({ length: asked.most ?? 5 }, (_, n) => ({ value: /** @type {Value} */ (n + 1), label: String(n + 1) }))
    : asked.options.map((option) => ({ value: /** @type {Value} */ (option.id), label: option.label }));
  const buttons = options.map(({ value, label }) =>
    h(
      "button",
      {
        class: "mw-button w-answer-choice",
        type: "button",
        lang: rating ? null : lang,
        "data-key": `${key}-${value}`,
        "aria-pressed": "false",
        onclick: () => {
          fault.textContent = "";
          now = now === value ? null : value;
          paint();
          set(now, undefined);
        },
      },
      label,
    ),
  );
  const paint = () => buttons.forEach((button, n) => button.setAttribute("aria-pressed", String(options[n].value === now)));
  return {
    element: h(
      "div",
      { class: "w-field", role: "group", "aria-labelledby": `${id}-label`, "aria-describedby": asked.hint ? `${id}-hint` : null },
      h("span", { class: "mw-label", id: `${id}-label`, lang }, number, asked.label),
      asked.hint ? h("p", { class: "mw-soft w-small", id: `${id}-hint`, lang }, asked.hint) : null,
      h("div", { class: "w-answer-choices" }, buttons),
      fault,
    ),
    receive(value) {
      if (value === now) return;
      now = value;
      paint();
    },
    fault(words) {
      fault.textContent = words;
    },
    flush() {},
    focus: () => buttons[0]?.focus(),
  };
}

/** @param {string} id */
function faultLine(id) {
  return h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
}
