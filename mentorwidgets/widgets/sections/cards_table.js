// @ts-check
/** Every card as a row with its piles side by side: for screen readers, for paper, for haste. */

import { h, show } from "../dom.js";

/**
 * @param {import("./cards.js").Hands} hands
 * @returns {import("./cards.js").PhasePage}
 */
export function table(hands) {
  const { lang } = hands;
  const { piles } = hands.deck();
  const head = h("ol", { class: "cs-table-head", role: "list", "aria-hidden": "true" }, piles.map(({ label }, n) => h("li", {}, h("b", {}, n + 1), h("span", { lang }, label))));
  const rows = h("ul", { class: "cs-rows", role: "list" });
  const element = h("div", { class: "cs-table-view", style: `--piles: ${piles.length}` }, head, rows);
  /** @type {Map<string, HTMLInputElement[]>} */
  let boxes = new Map();
  let drawn = "";

  /** @param {import("./cards_deck.js").Card} card */
  function row({ id, label, text }) {
    const radios = piles.map((pile, n) => {
      const radio = h("input", { type: "radio", name: `pile-of-${id}`, value: pile.id, "aria-label": pile.label, lang });
      radio.addEventListener("change", () => hands.put(id, pile.id));
      return { radio, box: h("label", { class: "cs-radio" }, radio, h("span", { "aria-hidden": "true" }, n + 1)) };
    });
    boxes.set(id, radios.map(({ radio }) => radio));
    return h("li", {}, h("p", { class: "cs-peek-card", lang }, h("strong", {}, label), text ? h("span", { class: "mw-soft" }, text) : null), h("div", { class: "cs-radios", role: "radiogroup", "aria-label": text ? `${label}. ${text}` : label }, radios.map(({ box }) => box)));
  }

  function draw() {
    const deck = hands.deck();
    const cards = [...deck.cards.values()].sort((a, b) => a.label.localeCompare(b.label, lang));
    const key = JSON.stringify(cards.map(({ id, label, text }) => [id, label, text]));
    if (key !== drawn) {
      drawn = key;
      boxes = new Map();
      show(rows, cards.map(row));
    }
    for (const [id, radios] of boxes) for (const radio of radios) radio.checked = deck.at[id] === radio.value;
  }

  return { element, draw, focus: () => rows.querySelector("input")?.focus() };
}
