// @ts-check
/**
 * What one shows of one's values, with what is still on its way: an act of showing or of taking
 * back waits on the device until Python has answered (see `sending.js`).
 */

import { randomId } from "../dom.js";
import { sendingWords } from "./sending.js";
import { t } from "../words.js";
import { namesAsText } from "./names.js";

/**
 * @typedef {{share: string, values: string[], room: boolean, to: string[], named: boolean,
 *   waiting: boolean, back: boolean}} Mine as Python tells it
 * @typedef {Mine & {words: string, refused: boolean, leaving: boolean}} Entry `words` say who sees
 *   it, or what has become of it
 * @typedef {{seat: string, name: string}} Seat
 * @typedef {{id: string, label: string}} Value
 */

const WAITING = "values-waiting";

/**
 * @param {{sending: import("./sending.js").Sending,
 *   changed: () => void}} given
 */
export function myValues({ sending, changed }) {
  /** @type {Mine[]} */
  let told = [];
  /** @type {Map<string, () => void>} */
  const watched = new Map();
  const key = (/** @type {string} */ share) => `values/${share}`;
  /** @returns {Mine[]} */
  const waiting = () => sending.secret(WAITING) ?? [];
  const keep = (/** @type {Mine[]} */ sets) => sending.keepSecret(WAITING, sets.length ? sets : null);
  /** @param {string} share */
  const watch = (share) => {
    if (!watched.has(share)) watched.set(share, sending.watch(key(share), () => changed()));
  };
  for (const { share } of waiting()) watch(share);

  /**
   * @param {string} share
   * @param {string} what
   */
  const act = (share, what) => {
    keep(waiting().filter((each) => each.share !== share));
    watch(share);
    sending.act(key(share), what, { share });
  };

  /**
   * @param {Mine} mine
   * @returns {Entry}
   */
  const standing = (mine) => {
    const state = sending.state(key(mine.share));
    const leaving = sending.waiting(key(mine.share))?.what === "take_values_back";
    const words = leaving ? (state.how === "offline" ? t("It is taken back as soon as the connection is there") : t("Taking it back")) : seenWords(mine);
    return { ...mine, words: state.how === "refused" ? state.message : words, refused: false, leaving };
  };

  return {
    /** @param {Mine[]} mine */
    tell(mine) {
      told = mine;
      // A set for the room that took the place of another one is not there, but has arrived.
      keep(waiting().filter(({ share }) => !mine.some((each) => each.share === share) && sending.state(key(share)).how !== "sent"));
    },
    /**
     * Show values: kept on the device, sent, listed at once.
     * @param {Value[]} values
     * @param {Seat[] | "room"} to
     * @param {boolean} named
     */
    show(values, to, named) {
      const share = randomId();
      const room = to === "room";
      keep([...waiting(), { share, values: values.map(({ label }) => label), room, to: room ? [] : to.map(({ name }) => name), named, waiting: !named, back: false }]);
      watch(share);
      sending.act(key(share), "show_values", { share, values: values.map(({ id }) => id), to: room ? to : to.map(({ seat }) => seat), named });
    },
    /** @param {string} share */
    takeBack(share) {
      act(share, "take_values_back");
    },
    /** @param {string} share */
    putBack(share) {
      act(share, "put_values_back");
    },
    /** @returns {Entry[]} the latest first */
    get all() {
      const coming = waiting().map((mine) => {
        const state = sending.state(key(mine.share));
        return { ...mine, words: sendingWords(state, { sent: seenWords(mine), kept: sending.kept }), refused: state.how === "refused", leaving: false };
      });
      return [...told.map(standing), ...coming].reverse();
    },
  };
}

/** @param {Mine} mine */
function seenWords({ room, to, named, waiting, back }) {
  if (back) return t("Taken back. What was seen together with it is gone from the screens too");
  if (waiting) return t("Without your name · it is seen as soon as five have shown theirs so");
  if (!named) return t("Everybody here sees it among the others, without your name");
  if (room) return t("Everybody here sees it, with your name");
  return to.length ? t("{names} see it, with your name", { names: namesAsText(to) }) : t("Nobody who saw it is here any more");
}
