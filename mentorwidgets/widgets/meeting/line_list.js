// @ts-check
/** Lines as they read: the words large, whose they are small, long ones on demand. */

import { h, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {{id: string, text: string, more?: boolean, name?: string}} Line */

/**
 * One line, with what belongs beside it.
 * @param {import("../bridge.js").Bridge} bridge
 * @param {Line} line
 * @param {{about?: string, extra?: (Node | null)[]}} [given] `about` stands after the name
 */
export function lineItem(bridge, line, { about = "", extra = [] } = {}) {
  const words = h("p", { class: "mw-say-words", dir: "auto" }, line.text);
  const fault = h("span", { class: "mw-fault", role: "alert" });
  const more = line.more
    ? h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `more-${line.id}`, onclick: () => void whole() }, t("Read all of it"))
    : null;
  async function whole() {
    try {
      show(words, (await bridge.ask("line_whole", { id: line.id })).text);
      more?.remove();
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }
  const whose = [line.name ? h("bdi", { class: "mw-say-name" }, line.name) : null, line.name && about ? " · " : "", about || null];
  return h(
    "li",
    { class: "mw-say-line" },
    h("div", { class: "mw-say-what" }, words, line.name || about ? h("p", { class: "mw-say-about" }, whose) : null, fault),
    more || extra.some(Boolean) ? h("div", { class: "mw-say-acts" }, more, extra) : null,
  );
}
