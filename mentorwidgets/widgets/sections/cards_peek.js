// @ts-check
/** A look into a pile: what lies on it, and to where a card may move. */

import { h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";

/** @param {import("./cards.js").Hands} hands */
export function peeking(hands) {
  const { lang } = hands;
  const title = h("h2", { id: `peek-${randomId().slice(0, 8)}`, lang });
  const list = h("ul", { class: "cs-peek", role: "list" });
  const close = h("button", { class: "mw-button mw-primary", type: "button", onclick: () => element.close() }, t("Done"));
  const element = h("dialog", { class: "mw mw-dialog cs-dialog", "aria-labelledby": title.id }, title, list, h("div", { class: "mw-dialog-buttons" }, close));
  /** @type {string[]} the cards as they lay when it was opened: one that moves stays in sight */
  let cards = [];
  /** @type {HTMLElement | null} */
  let trigger = null;
  let drawn = "";
  element.addEventListener("close", () => trigger?.focus());

  function draw() {
    if (!element.open) return;
    const deck = hands.deck();
    const key = JSON.stringify(cards.map((id) => [id, deck.at[id], deck.cards.get(id)]));
    if (key === drawn) return;
    drawn = key;
    keepingFocus(list, () =>
      show(
        list,
        cards.filter((id) => deck.cards.has(id)).map((id) => {
          const { label, text } = deck.card(id);
          const select = h(
            "select",
            { class: "mw-input", "data-key": `pile-${id}`, "aria-label": t("Pile of {card}", { card: label }), onchange: () => hands.put(id, select.value || null) },
            deck.piles.map((pile) => h("option", { value: pile.id, lang }, pile.label)),
            h("option", { value: "" }, t("Back in my hand")),
          );
          select.value = deck.at[id] ?? "";
          return h("li", {}, h("p", { class: "cs-peek-card", lang }, h("strong", {}, label), text ? h("span", { class: "mw-soft" }, text) : null), select);
        }),
      ),
    );
  }

  return {
    element,
    draw,
    /**
     * @param {string} pile
     * @param {HTMLElement} from
     */
    open(pile, from) {
      trigger = from;
      cards = [...(hands.deck().on.get(pile) ?? [])];
      title.textContent = hands.deck().pileLabel(pile);
      drawn = "";
      element.showModal();
      draw();
    },
  };
}
