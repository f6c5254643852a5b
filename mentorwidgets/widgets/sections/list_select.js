// @ts-check
/** One of many answers: a list that opens, where a button for each would hide what is below them. */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";

/** From so many answers on they are in a list that opens. */
export const MANY = 8;

/**
 * @param {import("./list_fields.js").Given} given
 * @returns {import("./list_fields.js").Editor}
 */
export function oneOfMany({ asked, lang, key, first, set }) {
  const id = `w-field-${randomId().slice(0, 12)}`;
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  const describedBy = [asked.hint ? `${id}-hint` : "", fault.id].filter(Boolean).join(" ");
  const select = h(
    "select",
    {
      id,
      "data-key": key,
      class: first ? "mw-input w-entry-name" : "mw-input",
      "aria-describedby": describedBy,
      onchange: () => {
        fault.textContent = "";
        set(select.value || null, undefined);
      },
    },
    h("option", { value: "" }, t("Choose…")),
    asked.options.map((option) => h("option", { value: option.id, lang }, option.label)),
  );
  return {
    element: h(
      "div",
      { class: "w-field" },
      h("label", { for: id, lang, class: "mw-label" }, asked.label),
      asked.hint ? h("p", { class: "mw-soft w-small", id: `${id}-hint`, lang }, asked.hint) : null,
      select,
      fault,
    ),
    receive(value) {
      const now = value === null ? "" : String(value);
      if (select.value === now) return;
      // An answer that the exercise no longer offers is shown as what it was kept under.
      if (![...select.options].some((option) => option.value === now)) select.append(h("option", { value: now }, now));
      select.value = now;
    },
    fault(words) {
      fault.textContent = words;
    },
    flush() {},
    focus: () => select.focus(),
  };
}
