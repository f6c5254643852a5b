// @ts-check
/** Cards of one's own: written, changed and taken away in one dialog. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {{deck: () => import("./cards_deck.js").Deck, send: (op: Record<string, any>) => void, lang: string}} given
 */
export function ownCards({ deck, send, lang }) {
  const id = `own-${randomId().slice(0, 8)}`;
  const label = h("input", { class: "mw-input", id, lang, maxlength: 60, autocomplete: "off", "aria-describedby": `${id}-fault` });
  const text = h("input", { class: "mw-input", id: `${id}-text`, lang, maxlength: 240, autocomplete: "off" });
  const secret = h("input", { type: "checkbox", id: `${id}-private` });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  const save = h("button", { class: "mw-button mw-primary", type: "submit" });
  const list = h("ul", { class: "cs-peek", role: "list" });
  const title = h("h2", { id: `${id}-title` }, t("A card of your own"));
  const secretRow = h("label", { class: "w-choice" }, secret, t("Keep it private: nobody else is ever shown it"));
  const form = h(
    "form",
    { class: "cs-own-form", novalidate: true, onsubmit: (/** @type {Event} */ event) => keep(event) },
    h("div", { class: "mw-field" }, h("label", { for: id }, t("What matters, in a word or two")), label, fault),
    h("div", { class: "mw-field" }, h("label", { for: `${id}-text` }, t("What it means to you, if you like")), text),
    secretRow,
    save,
  );
  const element = h("dialog", { class: "mw mw-dialog cs-dialog", "aria-labelledby": title.id }, title, form, list, h("div", { class: "mw-dialog-buttons" }, h("button", { class: "mw-button", type: "button", onclick: () => element.close() }, t("Close"))));
  /** @type {HTMLElement | null} */
  let trigger = null;
  /** @type {{id: string, label: string} | null} the card that is being changed */
  let changing = null;
  let drawn = "";
  element.addEventListener("close", () => trigger?.focus());

  /** @param {{id: string, label: string, text: string} | null} card */
  function write(card) {
    changing = card;
    label.value = card?.label ?? "";
    text.value = card?.text ?? "";
    secret.checked = false;
    secretRow.hidden = Boolean(card);
    fault.textContent = "";
    save.textContent = card ? t("Change the card") : t("Add the card");
    label.focus();
  }

  /** @param {Event} event */
  function keep(event) {
    event.preventDefault();
    const name = label.value.trim();
    const others = [...deck().cards.values()].filter((card) => card.id !== changing?.id);
    const twin = others.some((card) => card.label.toLowerCase() === name.toLowerCase());
    fault.textContent = !name ? t("A name for the card, please: a word or two.") : twin ? t("There is a card “{label}” already.", { label: name }) : "";
    if (fault.textContent) return label.focus();
    if (changing) send({ type: "edit_card", id: changing.id, label: name, text: text.value.trim(), was: changing.label });
    else send({ type: "add_card", id: randomId(), label: name, text: text.value.trim(), private: secret.checked });
    announce(changing ? t("The card is changed.") : t("{card} is among your cards.", { card: name }));
    write(null);
  }

  function draw() {
    if (!element.open) return;
    const { own } = deck().view;
    const key = JSON.stringify(own);
    if (key === drawn) return;
    drawn = key;
    keepingFocus(list, () =>
      show(
        list,
        own.map((card) =>
          h(
            "li",
            {},
            h("p", { class: "cs-peek-card", lang }, h("strong", {}, card.label), card.text ? h("span", { class: "mw-soft" }, card.text) : null),
            h("span", { class: "cs-row" }, h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `change-${card.id}`, "aria-label": t("Change: {card}", { card: card.label }), onclick: () => write(card) }, t("Change")), h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `drop-${card.id}`, "aria-label": t("Take away: {card}", { card: card.label }), onclick: () => drop(card) }, t("Take away"))),
          ),
        ),
      ),
    );
  }

  /** @param {import("./cards_fold.js").Card} card */
  function drop(card) {
    send({ type: "drop_card", id: card.id });
    announce(t("{card} is taken away.", { card: card.label }));
    // What it said stands in the form: to take it away was perhaps a slip.
    write(null);
    label.value = card.label;
    text.value = card.text;
  }

  return {
    element,
    draw,
    /** @param {HTMLElement} from */
    open(from) {
      trigger = from;
      element.showModal();
      drawn = "";
      draw();
      write(null);
    },
    /**
     * @param {Record<string, any>} op
     * @param {string} message
     */
    refused(op, message) {
      if (op.type !== "add_card" && op.type !== "edit_card") return false;
      if (!element.open) element.showModal();
      write(op.type === "edit_card" ? { id: op.id, label: op.label, text: op.text } : null);
      label.value = op.label;
      text.value = op.text;
      fault.textContent = message;
      return true;
    },
  };
}
