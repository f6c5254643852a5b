// @ts-check
/** With what an empty page can begin: what the person has answered or written before. */

import { t } from "../words.js";

const MOST = 4;

/**
 * @param {{lengths: {id: string, label: string}[], length: string, listener: string,
 *   listeners: import("./pitch_listeners.js").Listener[], answers: string[],
 *   text: (leaf: string, who?: string) => string}} given `length` and `listener` are those chosen
 * @returns {{label: string, words: string}[]} the nearest first
 */
export function beginnings({ lengths, length, listeners, listener, answers, text }) {
  const offers = answers.length ? [{ label: t("Begin with your answers, in their order"), words: answers.join("\n\n") }] : [];
  for (const { id, label } of lengths) {
    if (id !== length) offers.push({ label: t("Begin with what you have for {length}", { length: label }), words: text(id) });
  }
  for (const { id, who } of listeners) {
    if (id !== listener) offers.push({ label: t("Begin with what you have for {who}", { who }), words: text(length, id) });
  }
  return offers.filter(({ words }) => words.trim()).slice(0, MOST);
}
