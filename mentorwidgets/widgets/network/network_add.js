// @ts-check
/** Quick add: type, Enter, and the field is ready for the next. */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { kindMark } from "./network_figure.js";
import { initialsFor } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * The field alone, with its suggestion of initials.
 * @param {Kit} kit
 * @param {{label: string, kinds: () => string[], vacant?: boolean, added?: (id: string) => void}} how
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function makeAddField(kit, { label, kinds, vacant = false, added }) {
  const id = `add-${randomId()}`;
  const input = h("input", {
    class: "mw-input nm-add-input",
    id,
    maxlength: 80,
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    "data-key": vacant ? "add-vacant" : "add-person",
  });
  const hint = h("p", { class: "mw-soft nm-hint", id: `${id}-hint` });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  input.setAttribute("aria-describedby", `${hint.id} ${fault.id}`);

  const why = t("Initials or a nickname are enough: a map speaks of other people, and one day you may want to show it to somebody.");
  const suggest = () => {
    const initials = vacant ? "" : initialsFor(input.value);
    if (!initials) {
      // Said once, to whoever begins, and again to whoever writes a whole name.
      const words = vacant || kit.state.people.length ? "" : why;
      if (hint.textContent !== words) show(hint, words);
      return;
    }
    show(
      hint,
      why,
      " ",
      h(
        "button",
        {
          type: "button",
          class: "nm-link",
          onclick: () => {
            input.value = initials;
            input.focus();
            suggest();
          },
        },
        t("Use {initials} instead", { initials }),
      ),
    );
  };
  /** Whom this field has added. */
  const mine = new Set();
  kit.state.addedBy((id, op, message) => {
    if (!mine.has(id) || !form.isConnected) return false;
    if (!input.value) input.value = String(op.label ?? "");
    fault.textContent = message;
    return true;
  });
  const form = h(
    "form",
    {
      class: "nm-add",
      novalidate: true,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        fault.textContent = "";
        const name = input.value.trim();
        if (!name) {
          fault.textContent = t("A name or initials, please.");
          announce(fault.textContent);
          input.focus();
          return;
        }
        const made = kit.commands.add(name, { kinds: kinds(), vacant });
        mine.add(made);
        input.value = "";
        suggest();
        input.focus();
        const twin = kit.state.people.find((person) => person.id !== made && person.label === name);
        fault.textContent = twin ? t("There are two people called {label} now. Is that right?", { label: name }) : "";
        added?.(made);
      },
    },
    h("label", { class: "mw-label", for: id }, label),
    h("div", { class: "nm-add-row" }, input, h("button", { class: "mw-button mw-primary" }, t("Add"))),
    hint,
    fault,
  );
  input.addEventListener("input", () => {
    fault.textContent = "";
    suggest();
  });
  suggest();
  // Once somebody is on the list, an empty field has nothing to say.
  kit.state.watch(() => {
    if (!input.value) suggest();
  });
  return { element: form, focus: () => input.focus() };
}

/**
 * The card beside the map: the field, and which kinds of help those who are added give.
 * @param {Kit} kit
 * @param {{close: () => void}} acts
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function makeAddPanel(kit, { close }) {
  const kinds = kit.state.categories.kinds;
  /** @type {Set<string>} */
  const chosen = new Set();
  const field = makeAddField(kit, { label: t("Who helps you?"), kinds: () => kinds.map(({ id }) => id).filter((id) => chosen.has(id)) });
  const vacant = makeAddField(kit, { label: t("Someone who is still missing: someone who can …"), kinds: () => [], vacant: true });
  const chips = kinds.map((kind, index) =>
    h(
      "label",
      { class: "nm-chip" },
      h("input", {
        type: "checkbox",
        class: "nm-chip-box",
        onchange: (/** @type {any} */ event) => (event.target.checked ? chosen.add(kind.id) : chosen.delete(kind.id)),
      }),
      kindMark(index, kinds.length),
      kind.label,
    ),
  );
  const element = h(
    "section",
    { class: "nm-panel mw-card", "aria-labelledby": "nm-add-title" },
    h(
      "div",
      { class: "nm-panel-top" },
      h("h2", { class: "nm-panel-name", id: "nm-add-title" }, t("Add people")),
      h("button", { type: "button", class: "mw-button mw-quiet", onclick: close }, t("Close")),
    ),
    field.element,
    h("fieldset", { class: "nm-set" }, h("legend", { class: "mw-label" }, t("They help me to")), h("div", { class: "nm-chips" }, chips)),
    h("details", { class: "nm-more" }, h("summary", {}, t("A place nobody fills yet")), vacant.element),
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  return { element, focus: field.focus };
}
