// @ts-check
/** The third phase: the chosen cards in order, the dearest first. */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t } from "../words.js";
import { howMany } from "./cards_choose.js";

/**
 * @param {import("./cards.js").Hands} hands
 * @param {{fewest: number, most: number}} section
 * @returns {import("./cards.js").PhasePage}
 */
export function ranking(hands, { fewest, most }) {
  const { lang } = hands;
  const said = h("p", { class: "cs-said", role: "status" });
  const list = h("ol", { class: "cs-rank", role: "list" });
  const undo = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => hands.undo() }, t("Undo"));
  const back = h("button", { class: "mw-button", type: "button", onclick: () => hands.open("choose") }, t("Choose again"));
  const hint = h("p", { class: "mw-soft w-small" }, t("Drag a card by its number, use the arrows, or press the up and down keys on a number."));
  const element = h("div", { class: "cs-ranking" }, h("div", { class: "cs-bar" }, said, h("div", { class: "cs-row" }, undo, back)), list, hint);
  let drawn = "";
  /** @type {{id: number, item: HTMLElement} | null} */
  let held = null;

  /**
   * @param {string} id
   * @param {number} to
   */
  function move(id, to) {
    const order = hands.deck().chosen.filter((each) => each !== id);
    const place = Math.max(0, Math.min(order.length, to));
    order.splice(place, 0, id);
    if (order.join() === hands.deck().chosen.join()) return;
    hands.rank(order);
    announce(t("{card} is now {n} of {all}.", { card: hands.deck().card(id).label, n: place + 1, all: order.length }));
  }

  /**
   * @param {string} id
   * @param {number} n
   * @param {number} all
   */
  function row(id, n, all) {
    const deck = hands.deck();
    const { label, text, private: locked } = deck.card(id);
    const grip = h(
      "button",
      {
        class: "cs-grip",
        type: "button",
        "data-key": `grip-${id}`,
        "aria-label": t("{card}, {n} of {all}: move with the up and down keys", { card: label, n: n + 1, all }),
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          move(id, n + by);
        },
      },
      n + 1,
    );
    const arrow = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ words) =>
      h("button", { class: "mw-button mw-quiet cs-arrow", type: "button", "data-key": `${by}-${id}`, disabled: n + by < 0 || n + by >= all, "aria-label": words, onclick: () => move(id, n + by) }, h("span", { "aria-hidden": "true" }, sign));
    const item = h(
      "li",
      { class: "cs-ranked", "data-card": id },
      grip,
      h("p", { class: "cs-ranked-words", lang }, h("strong", {}, label), h("span", { class: "mw-soft" }, text), locked ? h("span", { class: "cs-lock" }, t("Stays with you")) : null),
      h(
        "div",
        { class: "cs-row cs-ranked-tools" },
        arrow(-1, "↑", t("Move up: {card}", { card: label })),
        arrow(1, "↓", t("Move down: {card}", { card: label })),
        deck.alwaysPrivate.has(id) ? null : h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `private-${id}`, "aria-pressed": String(locked), "aria-label": t("Keep private: {card}", { card: label }), onclick: () => hands.keepPrivate(id, !locked) }, t("Private")),
      ),
    );
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || held) return;
      held = { id: event.pointerId, item };
      grip.setPointerCapture(event.pointerId);
      item.classList.add("cs-held");
    });
    grip.addEventListener("pointermove", (event) => {
      if (!held || held.item !== item) return;
      const others = [...list.children].filter((each) => each !== item);
      const after = others.find((each) => {
        const box = each.getBoundingClientRect();
        return event.clientY < box.top + box.height / 2;
      });
      if (item.nextElementSibling !== (after ?? null)) list.insertBefore(item, after ?? null);
    });
    const letGo = () => {
      if (held?.item !== item) return;
      held = null;
      item.classList.remove("cs-held");
      const to = [...list.children].indexOf(item);
      drawn = "";
      move(id, to);
      draw();
    };
    grip.addEventListener("pointerup", letGo);
    grip.addEventListener("lostpointercapture", letGo);
    return item;
  }

  function draw() {
    if (held) return;
    const deck = hands.deck();
    const { chosen } = deck;
    undo.setAttribute("aria-disabled", String(!deck.last));
    said.textContent = chosen.length < fewest || chosen.length > most ? howMany(chosen.length, fewest, most) : t("Which comes first, if two of them pull in different directions?");
    hint.hidden = chosen.length < 2;
    const key = JSON.stringify(chosen.map((id) => [id, deck.card(id)]));
    if (key === drawn) return;
    drawn = key;
    keepingFocus(list, () => show(list, chosen.map((id, n) => row(id, n, chosen.length))));
  }

  return {
    element,
    draw,
    focus: () => /** @type {HTMLElement | null} */ (element.querySelector(".cs-grip") ?? back)?.focus({ preventScroll: true }),
  };
}
