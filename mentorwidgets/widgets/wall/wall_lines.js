// @ts-check
/** What people share with the room, on the wall: the words large, in an order that says nothing. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";

/** More than these cannot be read from the last row; all of them stand on everybody's page. */
const MOST = 6;
/** A long one is cut: it is read on one's own page, or aloud. */
const LONGEST = 160;

/**
 * @typedef {{room: {id: string, text: string, more: boolean, name: string}[],
 *   parked: {id: string, text: string, name: string}[]}} Lines
 */

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function wallLines({ bridge }) {
  const list = h("ul", { class: "mw-wall-lines-list", role: "list" });
  const rest = h("p", { class: "mw-wall-lines-rest" });
  const element = h("section", { class: "mw-wall-lines", "aria-label": t("Shared with the room"), hidden: true }, list, rest);
  bridge.on("lines", (/** @type {Lines} */ { room, parked }) => {
    element.hidden = !room.length;
    show(list, room.slice(0, MOST).map(({ text, name }) => h("li", {}, h("p", { class: "mw-wall-line", dir: "auto" }, text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text), h("p", { class: "mw-wall-whose" }, h("bdi", {}, name)))));
    const words = [
      room.length > MOST ? tn("and {n} more on your page", "and {n} more on your page", room.length - MOST) : "",
      parked.length ? tn("{n} thing in the parking lot", "{n} things in the parking lot", parked.length) : "",
    ].filter(Boolean);
    show(rest, words.join(" · "));
  });
  return { element };
}
