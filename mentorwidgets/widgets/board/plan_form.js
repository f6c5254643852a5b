// @ts-check
/** A block of the facilitator's own: its words, its minutes, how people work in it. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { modeWords } from "../meeting/modes.js";

/** Ways to work in which everybody can have a turn. */
const TOGETHER = ["pairs", "fours", "all"];
const MODES = ["talk", "alone", ...TOGETHER, "break"];

/**
 * @typedef {{title: string, minutes: number, mode: string, do: string, turns: boolean}} Wording
 * @param {{given: Wording | null, canBefore: boolean, save: (wording: Wording) => Promise<void>,
 *   close: () => void}} asked `given` is what is worded anew, null for a new block
 */
export function blockForm({ given, canBefore, save, close }) {
  const title = h("input", { class: "mw-input", id: "plan-own-title", name: "title", maxlength: 160, autocomplete: "off", value: given?.title ?? "" });
  const minutes = h("input", { class: "mw-input", id: "plan-own-minutes", name: "minutes", type: "number", inputmode: "numeric", min: 1, max: 120, value: given?.minutes || 5 });
  const modes = canBefore || given?.mode === "before" ? [...MODES, "before"] : MODES;
  const mode = h(
    "select",
    { class: "mw-input", id: "plan-own-mode", name: "mode", onchange: () => settle() },
    modes.map((each) => h("option", { value: each, selected: each === (given?.mode ?? "all") }, each === "before" ? t("before we meet") : modeWords(each))),
  );
  const words = h("textarea", { class: "mw-input", id: "plan-own-do", name: "do", rows: 2, maxlength: 4000, value: given?.do ?? "" });
  const turns = h("input", { type: "checkbox", id: "plan-own-turns", checked: given?.turns ?? false });
  const turnsRow = h("label", { class: "mw-plan-check", for: "plan-own-turns" }, turns, t("Everybody has a turn of the same length"));
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const minutesField = field(t("Minutes"), minutes);

  const settle = () => {
    turnsRow.hidden = !TOGETHER.includes(mode.value);
    minutesField.hidden = mode.value === "before";
  };
  settle();

  const form = h(
    "form",
    {
      class: "mw-plan-form mw-card",
      novalidate: true,
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        void send();
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Escape") close();
      },
    },
    h("h3", {}, given ? t("Change this block") : t("A block of your own")),
    field(t("Title"), title),
    h("div", { class: "mw-plan-pair" }, field(t("How people work"), mode), minutesField),
    field(t("What everybody does"), words),
    turnsRow,
    fault,
    h(
      "div",
      { class: "mw-plan-buttons" },
      h("button", { class: "mw-button mw-primary", type: "submit" }, given ? t("Keep it") : t("Add it")),
      h("button", { class: "mw-button", type: "button", onclick: close }, t("Leave it")),
    ),
  );

  const send = async () => {
    for (const input of [title, minutes, mode, words]) input.removeAttribute("aria-invalid");
    show(fault);
    try {
      await save({
        title: title.value,
        minutes: mode.value === "before" ? 0 : Math.round(Number(minutes.value)) || 0,
        mode: mode.value,
        do: words.value,
        turns: turns.checked,
      });
    } catch (error) {
      const refused = /** @type {Error & {field?: string}} */ (error);
      fault.textContent = refused.message;
      const wrong = { title, minutes, mode, do: words }[refused.field ?? ""];
      wrong?.setAttribute("aria-invalid", "true");
      wrong?.focus();
    }
  };
  return { element: form, focus: () => title.focus() };
}

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
function field(label, input) {
  return h("div", { class: "mw-field" }, h("label", { for: input.id }, label), input);
}
