// @ts-check
/**
 * What one shares in words, with what is still on its way: an act of sharing or of taking back
 * waits on the device until Python has answered (see `sending.js`).
 */

import { randomId } from "../dom.js";
import { sendingWords } from "./sending.js";
import { t } from "../words.js";
import { namesAsText } from "./names.js";

/**
 * @typedef {{id: string, text: string, more: boolean, from: string, room: boolean, to: string[],
 *   noted: boolean}} Mine as Python tells it
 * @typedef {Mine & {words: string, refused: boolean, leaving: boolean}} Entry `words` say who sees
 *   it, or what has become of it
 */

const WAITING = "lines-waiting";

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   changed: () => void}} given
 */
export function myLines({ bridge, sending, changed }) {
  /** @type {Mine[]} */
  let told = [];
  /** @type {Map<string, () => void>} */
  const watched = new Map();
  const key = (/** @type {string} */ id) => `line/${id}`;
  /** @returns {Mine[]} */
  const waiting = () => sending.secret(WAITING) ?? [];
  const keep = (/** @type {Mine[]} */ lines) => sending.keepSecret(WAITING, lines.length ? lines : null);

  /** @param {string} id */
  const watch = (id) => {
    if (!watched.has(id)) watched.set(id, sending.watch(key(id), () => changed()));
  };
  for (const { id } of waiting()) watch(id);

  bridge.on("lines", (/** @type {{mine: Mine[]}} */ { mine }) => {
    told = mine;
    keep(waiting().filter(({ id }) => !mine.some((each) => each.id === id)));
    changed();
  });

  return {
    /**
     * Share words: kept on the device, sent, listed at once.
     * @param {{text: string, from: string}} words
     * @param {{seat: string, name: string}[] | "room"} to
     */
    say({ text, from }, to) {
      const id = randomId();
      const room = to === "room";
      keep([...waiting(), { id, text, more: false, from, room, to: room ? [] : to.map(({ name }) => name), noted: false }]);
      watch(id);
      sending.act(key(id), "share_line", { id, text, from, to: room ? to : to.map(({ seat }) => seat) });
      return id;
    },
    /** @param {string} id */
    takeBack(id) {
      keep(waiting().filter((each) => each.id !== id));
      watch(id);
      sending.act(key(id), "take_line_back", { id });
    },
    /** @returns {Entry[]} the latest first */
    get all() {
      const here = told.map((mine) => {
        const state = sending.state(key(mine.id));
        const leaving = sending.waiting(key(mine.id))?.what === "take_line_back";
        const words = leaving ? (state.how === "offline" ? t("It is taken back as soon as the connection is there") : t("Taking it back")) : seenWords(mine);
        return { ...mine, words: state.how === "refused" ? state.message : words, refused: false, leaving };
      });
      const coming = waiting().map((mine) => {
        const state = sending.state(key(mine.id));
        return { ...mine, words: sendingWords(state, { sent: seenWords(mine), kept: sending.kept }), refused: state.how === "refused", leaving: false };
      });
      return [...coming, ...here].reverse();
    },
  };
}

/** @param {Mine} mine */
export function seenWords({ room, to, noted }) {
  const who = room ? t("Everybody here sees it, with your name") : to.length ? t("{names} see it, with your name", { names: namesAsText(to) }) : t("Nobody who saw it is here any more");
  return noted ? t("{who} · it is in the notes", { who }) : who;
}
