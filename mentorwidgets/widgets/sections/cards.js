// @ts-check
/** A sort of cards in three phases: on piles, then some chosen, then these in order. */

import { announce, h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { choosing } from "./cards_choose.js";
import { Deck } from "./cards_deck.js";
import { foldCards, nothingSorted } from "./cards_fold.js";
import { ownCards } from "./cards_own.js";
import { ranking } from "./cards_rank.js";
import { UNDO_KEY, sorting } from "./cards_sort.js";
import { table } from "./cards_table.js";

/**
 * What a phase can do, and the deck as it is.
 * @typedef {{deck: () => Deck, lang: string, put: (card: string, pile: string | null) => void,
 *   choose: (card: string, chosen: boolean) => void, rank: (order: string[]) => void,
 *   keepPrivate: (card: string, on: boolean) => void, undo: () => void, shuffle: () => void,
 *   own: (trigger: HTMLElement) => void, open: (phase: Phase) => void}} Hands
 * @typedef {"sort" | "choose" | "rank"} Phase
 * @typedef {{element: HTMLElement, draw: () => void, focus: () => void, key?: (event: KeyboardEvent) => boolean}} PhasePage
 */

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function cardsSection({ bridge, document: mine, section, options, lang, signal, send }) {
  let view = nothingSorted();
  let deck = new Deck(section, view, "");
  /** How often the page has shown what stands. */
  let shown = 0;
  /** @type {Phase | ""} */
  let phase = "";
  let asTable = false;

  /**
   * Do it, and see it at once: while an answer is on its way the page shows nothing new, and a
   * quick hand would sort a card that it has not seen.
   * @param {Record<string, any>} op
   */
  const give = (op) => {
    const before = shown;
    send(op);
    if (shown === before) receive(foldCards(view, op));
  };
  /** @param {Record<string, any>} op */
  const move = (op) => give({ ...op, move: randomId() });
  const own = ownCards({ deck: () => deck, send: give, lang });
  /** @type {Hands} */
  const hands = {
    deck: () => deck,
    lang,
    put: (card, pile) => {
      const { label } = deck.card(card);
      move({ type: "sort_card", card, pile, label, ...(deck.alwaysPrivate.has(card) ? { private: true } : {}) });
    },
    choose: (card, chosen) => move({ type: "choose_card", card, chosen }),
    rank: (order) => move({ type: "rank_cards", order }),
    keepPrivate: (card, on) => {
      give({ type: "mark_private", card, private: on });
      const { label } = deck.card(card);
      announce(on ? t("{card} stays with you: nobody else is shown it.", { card: label }) : t("{card} may be shown, if you choose to.", { card: label }));
    },
    undo: () => undo(),
    shuffle: () => give({ type: "shuffle_cards", seed: randomId() }),
    own: (trigger) => own.open(trigger),
    open: (wanted) => open(wanted, true),
  };
  const pages = { sort: sorting(hands), choose: choosing(hands, section), rank: ranking(hands, section) };
  const rows = table(hands);
  const names = /** @type {[Phase, string][]} */ ([["sort", t("Sort")], ["choose", t("Choose")], ["rank", t("Put in order")]]);
  const tabs = names.map(([name, label], n) =>
    h("button", { class: "cs-phase", type: "button", "data-phase": name, onclick: () => open(name, false) }, h("span", { class: "cs-phase-n", "aria-hidden": "true" }, n + 1), h("span", { class: "cs-phase-name" }, label), h("span", { class: "cs-phase-count" })),
  );
  const tableButton = h("button", { class: "mw-button mw-quiet cs-as", type: "button", onclick: () => { asTable = !asTable; draw(); if (!asTable) pages.sort.focus(); } });
  const stage = h("div", { class: "cs-stage" });
  const element = h("div", { class: "cs" }, h("div", { class: "cs-top" }, h("nav", { class: "cs-phases", "aria-label": t("Phases of the sort") }, tabs), tableButton), stage, own.element);
  // The deck is the owner's to change, on the pages of the server and not in somebody's notebook.
  if (options.keeping?.mode === "alone" && options.keeping.served)
    element.append(h("p", { class: "cs-trainer" }, h("a", { href: `/deck/${mine}` }, t("For trainers: change the deck"))));

  function undo() {
    const { last } = deck;
    if (!last) return announce(t("There is nothing to take back."));
    give({ type: "undo_sort", move: last.id });
    if (last.what === "rank") announce(t("The order is as it was."));
    else if (deck.cards.has(last.card)) {
      const { label } = deck.card(last.card);
      const pile = deck.pileLabel(deck.at[last.card]);
      if (last.what === "chosen") announce(deck.chosen.includes(last.card) ? t("{card} is chosen again.", { card: label }) : t("{card} is not chosen any more.", { card: label }));
      else announce(pile ? t("{card} is back on “{pile}”.", { card: label, pile }) : t("{card} is back in your hand.", { card: label }));
    }
  }

  /**
   * @param {Phase} wanted
   * @param {boolean} focus
   */
  function open(wanted, focus) {
    phase = wanted;
    if (wanted !== "sort") asTable = false;
    draw();
    if (focus) pages[wanted].focus();
  }

  function draw() {
    if (!phase) return;
    const page = asTable ? rows : pages[phase];
    if (stage.firstChild !== page.element) show(stage, page.element);
    element.toggleAttribute("data-begun", deck.sorted > 0);
    page.draw();
    const counts = [
      deck.unsorted.length ? tn("{n} left", "{n} left", deck.unsorted.length) : t("done"),
      deck.chosen.length ? tn("{n} chosen", "{n} chosen", deck.chosen.length) : "",
      "",
    ];
    tabs.forEach((tab, n) => {
      const now = names[n][0] === phase;
      if (now) tab.setAttribute("aria-current", "step");
      else tab.removeAttribute("aria-current");
      const count = /** @type {HTMLElement} */ (tab.lastElementChild);
      if (count.textContent !== counts[n]) count.textContent = counts[n];
    });
    tableButton.hidden = phase !== "sort";
    const words = asTable ? t("Back to the cards") : t("As a table");
    if (tableButton.textContent !== words) tableButton.textContent = words;
  }

  /** Where somebody goes on who comes back. @returns {Phase} */
  function whereLeft() {
    if (!deck.unsorted.length || deck.chosen.length) return deck.chosen.length >= section.fewest ? "rank" : "choose";
    return "sort";
  }

  // A key is ours while nothing else has the keyboard: single letters must not act from afar.
  document.addEventListener(
    "keydown",
    (event) => {
      const { activeElement: at } = document;
      const near = !at || at === document.body || element.contains(at) || at.matches(".w-title");
      if (!near || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !phase) return;
      if (!element.offsetParent || document.querySelector("dialog[open]")) return;
      if (at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement || (at instanceof HTMLInputElement && at.type !== "radio")) return;
      const undoes = event.key === "Backspace" || event.key.toLowerCase() === UNDO_KEY;
      if (undoes) undo();
      else if (asTable || !pages[phase].key?.(event)) return;
      event.preventDefault();
    },
    { signal },
  );
  bridge.on("refused", (/** @type {any} */ refused) => refused.document === mine && refused.op.section === section.id && own.refused(refused.op, refused.message));

  /** @param {import("./cards_fold.js").Sort} now */
  function receive(now) {
    shown += 1;
    view = now;
    deck = new Deck(section, view, bridge.person);
    phase ||= whereLeft();
    own.draw();
    if (element.offsetParent || !stage.firstChild) draw();
  }

  return { element, receive, shown: draw };
}

export { foldCards };
