// @ts-check
/**
 * What stands of a sort of cards once unsent changes are laid on top: the same rules as
 * `reflection/moves.py` and `reflection/cards.py`.
 */

/** @typedef {{piles: Record<string, string>, chosen: string[], rank: string[]}} Standing */
/** @typedef {{id: string, what: "pile" | "chosen" | "rank", card: string, value: any}} Move */
/** @typedef {{id: string, label: string, text: string, private: boolean}} Card */
/**
 * @typedef {{before: Standing, moves: Move[], own: Card[], gone: Card[],
 *   marked: Record<string, boolean>, seed: string}} Sort
 */

/** So many moves can be taken back; what lies before them holds. */
const MOST_MOVES = 100;

/** @returns {Sort} a sort that nobody has begun */
export const nothingSorted = () => ({ before: { piles: {}, chosen: [], rank: [] }, moves: [], own: [], gone: [], marked: {}, seed: "" });

/**
 * @param {Sort} view
 * @param {Record<string, any>} op
 * @returns {Sort}
 */
export function foldCards(view, op) {
  switch (op.type) {
    case "sort_card":
      return moved(view, { id: op.move, what: "pile", card: op.card, value: op.pile });
    case "choose_card":
      return moved(view, { id: op.move, what: "chosen", card: op.card, value: op.chosen });
    case "rank_cards":
      return moved(view, { id: op.move, what: "rank", card: "", value: op.order });
    case "undo_sort":
      return { ...view, moves: view.moves.filter(({ id }) => id !== op.move) };
    case "add_card": {
      const card = { id: op.id, label: op.label.trim(), text: (op.text ?? "").trim(), private: op.private ?? false };
      const there = view.own.some(({ id }) => id === op.id);
      return { ...view, own: there ? view.own.map((each) => (each.id === op.id ? card : each)) : [...view.own, card] };
    }
    case "edit_card":
      return { ...view, own: view.own.map((each) => (each.id === op.id ? { ...each, label: op.label.trim(), text: (op.text ?? "").trim() } : each)) };
    case "drop_card":
      return { ...view, own: view.own.filter(({ id }) => id !== op.id) };
    case "mark_private":
      return { ...view, marked: { ...view.marked, [op.card]: op.private } };
    case "shuffle_cards":
      return { ...view, seed: op.seed };
    default:
      return view;
  }
}

/**
 * @param {Sort} view
 * @param {Move} move
 * @returns {Sort}
 */
function moved(view, move) {
  if (view.moves.some(({ id }) => id === move.id)) return view;
  const moves = [...view.moves, move];
  const before = copy(view.before);
  while (moves.length > MOST_MOVES) take(before, /** @type {Move} */ (moves.shift()));
  return { ...view, moves, before };
}

/**
 * What holds after all moves.
 * @param {Sort} view
 * @returns {Standing}
 */
export function standing({ before, moves }) {
  const now = copy(before);
  for (const move of moves) take(now, move);
  return now;
}

/**
 * The chosen cards: as they were put in order, and then those that came since.
 * @param {Standing} now
 */
export function ordered({ chosen, rank }) {
  const ranked = rank.filter((card) => chosen.includes(card));
  return [...ranked, ...chosen.filter((card) => !ranked.includes(card))];
}

/** @param {Standing} standing */
function copy({ piles, chosen, rank }) {
  return { piles: { ...piles }, chosen: [...chosen], rank: [...rank] };
}

/**
 * @param {Standing} now changed in place
 * @param {Move} move
 */
function take(now, { what, card, value }) {
  if (what === "rank") now.rank = [...value];
  else if (what === "pile") {
    delete now.piles[card];
    if (value !== null) now.piles[card] = value;
  } else {
    now.chosen = now.chosen.filter((each) => each !== card);
    if (value) now.chosen.push(card);
  }
}
