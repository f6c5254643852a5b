// @ts-check
/** The cards as one person meets them: in an order of their own, with what they decided. */

import { ordered, standing } from "./cards_fold.js";

/** @typedef {import("./cards_fold.js").Card & {own: boolean}} Card */
/** @typedef {{id: string, label: string}} Pile */

/**
 * A number for a text, well spread (FNV-1a, then the finish of MurmurHash3).
 * @param {string} text
 */
function spread(text) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What a person has of the deck, worked out anew with every picture of it. */
export class Deck {
  /**
   * @param {{id: string, piles: Pile[], cards: import("./cards_fold.js").Card[], fewest: number, most: number}} section
   * @param {import("./cards_fold.js").Sort} view
   * @param {string} person whose order it is
   */
  constructor(section, view, person) {
    this.view = view;
    this.piles = section.piles;
    const here = new Set(section.cards.map(({ id }) => id));
    const every = [
      ...section.cards.map((card) => ({ ...card, own: false })),
      ...view.gone.filter(({ id }) => !here.has(id)).map((card) => ({ ...card, own: false })),
      ...view.own.map((card) => ({ ...card, own: true })),
    ];
    /** @type {Map<string, Card>} */
    this.cards = new Map(every.map((card) => [card.id, { ...card, private: card.private || Boolean(view.marked[card.id]) }]));
    /** What the content keeps from others, whatever its person says. */
    this.alwaysPrivate = new Set(every.filter((card) => card.private).map(({ id }) => id));
    const now = standing(view);
    this.at = now.piles;
    this.chosen = ordered(now).filter((id) => this.cards.has(id));
    const seed = `${person} ${section.id} ${view.seed}`;
    const unsorted = every.filter(({ id }) => !(id in this.at));
    const key = new Map(unsorted.map(({ id }) => [id, spread(`${seed} ${id}`)]));
    /** @type {string[]} the unsorted cards, the next one first */
    this.unsorted = unsorted
      .map(({ id }) => id)
      .sort((a, b) => Number(key.get(a)) - Number(key.get(b)) || (a < b ? -1 : 1));
    /** @type {Map<string, string[]>} each pile, the card that came last first */
    this.on = new Map(section.piles.map(({ id }) => [id, []]));
    for (const [card, pile] of Object.entries(this.at)) if (this.cards.has(card)) this.on.get(pile)?.unshift(card);
  }

  /** @param {string} id */
  card(id) {
    return /** @type {Card} */ (this.cards.get(id));
  }

  /** The label of a pile; "" for none. @param {string | undefined | null} id */
  pileLabel(id) {
    return this.piles.find((pile) => pile.id === id)?.label ?? "";
  }

  /** The move that was made last, of those that can be taken back. */
  get last() {
    return this.view.moves.at(-1) ?? null;
  }

  get sorted() {
    return this.cards.size - this.unsorted.length;
  }
}
