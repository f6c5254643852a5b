// @ts-check
/** The first phase: one card at a time in the middle, the piles beside it. */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { dragging } from "./cards_drag.js";
import { peeking } from "./cards_peek.js";

/** The keys that take back, and that keep a card private. */
export const UNDO_KEY = "u";
const PRIVATE_KEY = "p";

/**
 * @param {import("./cards.js").Hands} hands
 * @returns {import("./cards.js").PhasePage}
 */
export function sorting(hands) {
  const { lang } = hands;
  /** The card in hand; the first unsorted one unless somebody looks further. */
  let current = "";
  const label = h("p", { class: "cs-label", lang, id: "cs-label" });
  const text = h("p", { class: "cs-text", lang, id: "cs-text" });
  const lock = h("p", { class: "cs-lock" }, t("Stays with you"));
  const card = h("div", { class: "cs-card", tabindex: "0", role: "group", "aria-roledescription": t("card"), "aria-labelledby": "cs-label", "aria-describedby": "cs-text", "data-key": "card" }, label, text, lock);
  const button = (/** @type {string} */ words, /** @type {() => void} */ does, /** @type {Record<string, any>} */ more = {}) => h("button", { class: "mw-button mw-quiet", type: "button", onclick: does, ...more }, words);
  const back = button("‹", () => look(-1), { class: "mw-button cs-turn", "aria-label": t("The card before") });
  const on = button("›", () => look(1), { class: "mw-button cs-turn", "aria-label": t("Another card first") });
  const undo = button(t("Undo"), () => hands.undo(), { "aria-keyshortcuts": "U Backspace" });
  const hide = button(t("Keep private"), () => hands.keepPrivate(current, !hands.deck().card(current).private));
  const own = button(t("A card of my own…"), () => hands.own(own));
  const shuffle = button(t("Another order"), () => {
    current = "";
    hands.shuffle();
    announce(t("The cards come in another order now."));
  });
  const keys = h("p", { class: "cs-keys mw-soft" });
  const middle = h("div", { class: "cs-middle" }, back, h("div", { class: "cs-hand" }, card), on);
  const done = h("div", { class: "cs-done", hidden: true });
  const peek = peeking(hands);

  /** @type {Map<string, {button: HTMLButtonElement, count: HTMLElement, look: HTMLButtonElement}>} */
  const piles = new Map();
  const all = hands.deck().piles;
  const list = h(
    "ol",
    { class: "cs-piles", role: "list", style: `--piles: ${all.length}` },
    all.map(({ id, label: words }, n) => {
      const count = h("span", { class: "cs-count" });
      const put = h("button", { class: "cs-pile", type: "button", "data-pile": id, "aria-keyshortcuts": String(n + 1), onclick: () => putOn(id) }, h("kbd", { class: "cs-kbd", "aria-hidden": "true" }, n + 1), h("span", { class: "cs-pile-label", lang }, words));
      const open = h("button", { class: "cs-look", type: "button", "aria-label": t("Look through “{pile}”", { pile: words }), onclick: () => peek.open(id, open) }, count);
      piles.set(id, { button: put, count, look: open });
      return h("li", { class: "cs-pile-place", "data-place": id }, put, open);
    }),
  );
  show(keys, t("Keys: "), h("kbd", {}, `1–${all.length}`), t(" a pile, "), h("kbd", {}, UNDO_KEY.toUpperCase()), t(" undo, "), h("kbd", {}, "← →"), t(" another card, "), h("kbd", {}, PRIVATE_KEY.toUpperCase()), t(" private"));
  const tools = h("div", { class: "cs-tools" }, undo, hide, own, shuffle);
  const element = h("div", { class: "cs-sort" }, middle, done, list, tools, keys, peek.element);

  dragging({
    card,
    places: () => Array.from(list.querySelectorAll("[data-place]")),
    drop: (place) => putOn(/** @type {string} */ (place.getAttribute("data-place"))),
  });

  /** @param {string} pile */
  function putOn(pile) {
    const deck = hands.deck();
    const there = piles.get(pile);
    if (!there || !deck.cards.has(current)) return;
    const sorted = deck.card(current);
    const place = deck.unsorted.indexOf(current);
    fly(card, there.button);
    const next = deck.unsorted[place + 1] ?? deck.unsorted[place - 1] ?? "";
    const given = current;
    current = next;
    hands.put(given, pile);
    const after = hands.deck();
    const said = t("{card}: {pile}.", { card: sorted.label, pile: after.pileLabel(pile) });
    if (!next) {
      announce(`${said} ${t("Every card is on a pile.")}`);
      return;
    }
    const following = after.card(next);
    announce(`${said} ${following.label}. ${following.text} ${tn("{n} left.", "{n} left.", after.unsorted.length)}`);
  }

  /** @param {number} by */
  function look(by) {
    const { unsorted } = hands.deck();
    if (!unsorted.length) return;
    current = unsorted[(unsorted.indexOf(current) + by + unsorted.length) % unsorted.length];
    draw();
    const { label: name, text: line } = hands.deck().card(current);
    announce(`${name}. ${line}`);
  }

  let last = "";
  function draw() {
    const deck = hands.deck();
    // What was just taken back is in the hand again.
    const move = deck.last?.id ?? "";
    if (!deck.unsorted.includes(current)) current = deck.unsorted[0] ?? "";
    const cameBack = last && gone && deck.unsorted.includes(gone.card) && move !== last;
    if (cameBack && gone) current = gone.card;
    last = move;
    gone = deck.last?.what === "pile" && deck.last.value !== null ? { card: deck.last.card } : null;
    const now = deck.cards.get(current);
    middle.hidden = !now;
    done.hidden = Boolean(now);
    if (now) {
      if (label.textContent !== now.label) label.textContent = now.label;
      if (text.textContent !== now.text) text.textContent = now.text;
      lock.hidden = !now.private;
      card.dataset.card = now.id;
      card.dataset.left = String(Math.min(deck.unsorted.length, 3));
      hide.hidden = deck.alwaysPrivate.has(now.id);
      hide.setAttribute("aria-pressed", String(now.private));
    } else {
      hide.hidden = true;
      finish();
    }
    back.disabled = on.disabled = deck.unsorted.length < 2;
    undo.setAttribute("aria-disabled", String(!deck.last));
    shuffle.hidden = deck.unsorted.length < 2;
    for (const [id, { button: put, count, look: open }] of piles) {
      const n = deck.on.get(id)?.length ?? 0;
      const words = n ? tn("{n} card", "{n} cards", n) : t("empty");
      if (count.textContent !== words) count.textContent = words;
      put.style.setProperty("--high", String(Math.min(n, 12)));
      open.disabled = n === 0;
    }
    peek.draw();
  }
  /** @type {{card: string} | null} the card that was sorted last */
  let gone = null;

  function finish() {
    const deck = hands.deck();
    if (done.firstChild && done.dataset.n === String(deck.sorted)) return;
    done.dataset.n = String(deck.sorted);
    const top = deck.piles[deck.piles.length - 1];
    const n = deck.on.get(top.id)?.length ?? 0;
    const go = h("button", { class: "mw-button mw-primary", type: "button", "data-key": "go-choose", onclick: () => hands.open("choose") }, t("Choose the few"));
    show(
      done,
      h("p", { class: "cs-done-title" }, t("Every card is on a pile.")),
      h("p", { class: "mw-soft" }, tn("{n} of them lies on “{pile}”. You can look into a pile, or move a card, whenever you like.", "{n} of them lie on “{pile}”. You can look into a pile, or move a card, whenever you like.", n, { pile: top.label })),
      go,
    );
    if (element.contains(document.activeElement) && document.activeElement === card) go.focus();
  }

  return {
    element,
    draw,
    focus: () => (middle.hidden ? /** @type {HTMLElement | null} */ (done.querySelector("button")) : card)?.focus({ preventScroll: true }),
    key(event) {
      const n = Number(event.key);
      if (Number.isInteger(n) && n >= 1 && n <= all.length) {
        putOn(all[n - 1].id);
        // A hidden card cannot keep the keyboard.
        if (middle.hidden) /** @type {HTMLElement | null} */ (done.querySelector("button"))?.focus({ preventScroll: true });
      } else if (event.key === "ArrowLeft") look(-1);
      else if (event.key === "ArrowRight") look(1);
      else if (event.key.toLowerCase() === PRIVATE_KEY && !hide.hidden) hide.click();
      else return false;
      return true;
    },
  };
}

/**
 * The card goes to its pile, seen but not waited for.
 * @param {HTMLElement} card
 * @param {HTMLElement} pile
 */
function fly(card, pile) {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches || !card.animate) return;
  const from = card.getBoundingClientRect();
  const to = pile.getBoundingClientRect();
  const ghost = /** @type {HTMLElement} */ (card.cloneNode(true));
  for (const each of [ghost, ...ghost.querySelectorAll("[id]")]) each.removeAttribute("id");
  ghost.setAttribute("aria-hidden", "true");
  for (const before of document.querySelectorAll(".cs-ghost")) before.remove();
  ghost.removeAttribute("tabindex");
  ghost.classList.add("cs-ghost");
  Object.assign(ghost.style, { left: `${from.left}px`, top: `${from.top}px`, width: `${from.width}px`, height: `${from.height}px`, transform: "" });
  card.closest(".cs")?.append(ghost);
  const x = to.left + to.width / 2 - (from.left + from.width / 2);
  const y = to.top + to.height / 2 - (from.top + from.height / 2);
  const flight = ghost.animate([{ transform: "none", opacity: 1 }, { transform: `translate(${x}px, ${y}px) scale(0.25)`, opacity: 0.2 }], { duration: 240, easing: "cubic-bezier(0.3, 0, 0.2, 1)" });
  flight.onfinish = flight.oncancel = () => ghost.remove();
}
