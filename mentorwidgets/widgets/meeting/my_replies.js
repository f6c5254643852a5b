// @ts-check
/**
 * What one has given back, with what is still on its way: as with lines, an act waits on the
 * device until Python has answered (see `sending.js`).
 */

import { randomId } from "../dom.js";
import { t } from "../words.js";
import { sendingWords } from "./sending.js";

/**
 * @typedef {{id: string, seat: string, name: string, section: string, text: string,
 *   scores: Record<string, number>}} Given as Python tells it
 * @typedef {Given & {words: string, refused: boolean, leaving: boolean}} Entry `words` say who
 *   sees it, or what has become of it
 */

const WAITING = "replies-waiting";

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   changed: () => void}} given
 */
export function myReplies({ bridge, sending, changed }) {
  /** @type {Given[]} */
  let told = [];
  /** @type {Set<string>} */
  const watched = new Set();
  const key = (/** @type {string} */ id) => `reply/${id}`;
  /** @returns {Given[]} */
  const waiting = () => sending.secret(WAITING) ?? [];
  const keep = (/** @type {Given[]} */ replies) => sending.keepSecret(WAITING, replies.length ? replies : null);

  /** @param {string} id */
  const watch = (id) => {
    if (watched.has(id)) return;
    watched.add(id);
    sending.watch(key(id), () => changed());
  };
  for (const { id } of waiting()) watch(id);

  bridge.on("replies", (/** @type {{given: Given[]}} */ { given }) => {
    told = given;
    keep(waiting().filter(({ id }) => !given.some((each) => each.id === id)));
    changed();
  });

  return {
    /**
     * Give it: kept on the device, sent, listed at once.
     * @param {Omit<Given, "id">} reply
     */
    give(reply) {
      const id = randomId();
      const { seat, section, text, scores } = reply;
      keep([...waiting(), { ...reply, id }]);
      watch(id);
      sending.act(key(id), "reply_give", { id, to: seat, section, text, scores });
    },
    /** @param {string} id */
    takeBack(id) {
      keep(waiting().filter((each) => each.id !== id));
      watch(id);
      sending.act(key(id), "reply_back", { id });
    },
    /** @returns {Entry[]} the latest first */
    get all() {
      const here = told.map((given) => {
        const state = sending.state(key(given.id));
        const leaving = sending.waiting(key(given.id))?.what === "reply_back";
        const words = leaving ? (state.how === "offline" ? t("It is taken back as soon as the connection is there") : t("Taking it back")) : seenWords(given);
        return { ...given, words: state.how === "refused" ? state.message : words, refused: false, leaving };
      });
      const coming = waiting().map((given) => {
        const state = sending.state(key(given.id));
        return { ...given, words: sendingWords(state, { sent: seenWords(given), kept: sending.kept }), refused: state.how === "refused", leaving: false };
      });
      return [...coming, ...here].reverse();
    },
  };
}

/** @param {Given} given */
function seenWords({ name }) {
  return name ? t("{name} alone has it, with your name", { name: `\u2068${name}\u2069` }) : t("Whoever you gave it to is not here any more");
}
