// @ts-check
/** The second phase: of the cards that matter most, the few that one would not give up. */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t, tn } from "../words.js";

/**
 * @param {import("./cards.js").Hands} hands
 * @param {{fewest: number, most: number}} section
 * @returns {import("./cards.js").PhasePage}
 */
export function choosing(hands, { fewest, most }) {
  const { lang } = hands;
  const said = h("p", { class: "cs-said", role: "status" });
  const tray = h("ol", { class: "cs-tray", role: "list", "aria-label": t("Chosen") });
  const groups = h("div", { class: "cs-groups" });
  const undo = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => hands.undo() }, t("Undo"));
  const go = h("button", { class: "mw-button mw-primary", type: "button", onclick: () => hands.open("rank") }, t("Put them in order"));
  const element = h("div", { class: "cs-choose" }, h("div", { class: "cs-bar" }, said, h("div", { class: "cs-row" }, undo, go)), tray, groups);
  /** @type {Set<string>} piles that somebody opened or closed */
  const turned = new Set();
  let drawn = "";

  /** @param {string} id */
  function toggle(id) {
    const deck = hands.deck();
    const chosen = !deck.chosen.includes(id);
    hands.choose(id, chosen);
    const { label } = deck.card(id);
    const n = hands.deck().chosen.length;
    announce(`${chosen ? t("{card} is chosen.", { card: label }) : t("{card} is not chosen any more.", { card: label })} ${tn("{n} chosen.", "{n} chosen.", n)}`);
  }

  /** @param {string} id */
  function tile(id) {
    const deck = hands.deck();
    const { label, text, private: locked } = deck.card(id);
    const chosen = deck.chosen.includes(id);
    return h(
      "button",
      { class: "cs-tile", type: "button", "data-key": `tile-${id}`, "aria-pressed": String(chosen), onclick: () => toggle(id) },
      h("span", { class: "cs-tick", "aria-hidden": "true" }, chosen ? "✓" : ""),
      h("span", { class: "cs-tile-label", lang }, label),
      h("span", { class: "cs-tile-text", lang }, text),
      locked ? h("span", { class: "cs-lock" }, t("Stays with you")) : null,
    );
  }

  function draw() {
    const deck = hands.deck();
    undo.setAttribute("aria-disabled", String(!deck.last));
    const n = deck.chosen.length;
    said.textContent = howMany(n, fewest, most);
    go.hidden = n === 0;
    const piles = [...deck.piles].reverse().filter(({ id }) => deck.on.get(id)?.length);
    const key = JSON.stringify([deck.chosen, piles.map(({ id }) => deck.on.get(id)), [...deck.cards.values()].map((card) => [card.label, card.private]), [...turned]]);
    if (key === drawn) return;
    drawn = key;
    // The pile at the top, and the next as well while it holds too few to choose from.
    let seen = 0;
    keepingFocus(element, () => {
      show(tray, deck.chosen.map((id) => h("li", {}, h("button", { class: "cs-chip", type: "button", "data-key": `chip-${id}`, "aria-label": t("Let go: {card}", { card: deck.card(id).label }), onclick: () => toggle(id) }, h("span", { lang }, deck.card(id).label), h("span", { "aria-hidden": "true" }, "×")))));
      show(
        groups,
        piles.length ? null : h("p", { class: "mw-soft" }, t("No card lies on a pile yet. Sort some first.")),
        piles.map(({ id, label }) => {
          const cards = deck.on.get(id) ?? [];
          const open = seen < fewest !== turned.has(id);
          seen += cards.length;
          const box = h(
            "details",
            { class: "cs-group", open },
            h("summary", { "data-key": `group-${id}` }, h("span", { class: "cs-group-label", lang }, label), h("span", { class: "mw-soft" }, tn("{n} card", "{n} cards", cards.length))),
            h("div", { class: "cs-tiles" }, cards.map(tile)),
          );
          box.addEventListener("toggle", () => {
            if (box.open === open) return;
            if (turned.has(id)) turned.delete(id);
            else turned.add(id);
          });
          return box;
        }),
      );
    });
  }

  return {
    element,
    draw,
    focus: () => /** @type {HTMLElement | null} */ (element.querySelector("details[open] .cs-tile") ?? element.querySelector("summary"))?.focus({ preventScroll: true }),
    key(event) {
      const tiles = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("details[open] .cs-tile")]);
      const at = tiles.indexOf(/** @type {HTMLElement} */ (document.activeElement));
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (at < 0 || !by) return false;
      tiles[(at + by + tiles.length) % tiles.length].focus();
      return true;
    },
  };
}

/**
 * @param {number} n
 * @param {number} fewest
 * @param {number} most
 */
export function howMany(n, fewest, most) {
  if (n === 0) return t("Which of these would you not give up? Choose {fewest} to {most}.", { fewest, most });
  if (n < fewest) return tn("{n} chosen. Choose {fewest} to {most}.", "{n} chosen. Choose {fewest} to {most}.", n, { fewest, most });
  if (n > most) return t("{n} chosen. Which {more} could you let go?", { n, more: n - most });
  return tn("{n} chosen.", "{n} chosen.", n);
}
