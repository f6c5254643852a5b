// @ts-check
/** The pieces of one exercise, each with a box to tick and its first words. */

import { h } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {{chapter: import("./your_page.js").Chapter, choice: import("./choice.js").Choice,
 *   changed: () => void}} given
 */
export function chapterOf({ chapter, choice, changed }) {
  const title = `yp-${chapter.id}`;
  const mapped = chapter.pieces.some(({ drawn }) => drawn);
  return h(
    "section",
    { class: "yp-chapter", "aria-labelledby": title },
    h("h2", { id: title, lang: chapter.lang }, chapter.title),
    h("ul", { role: "list" }, chapter.pieces.map((piece) => h("li", {}, pieceOf(piece, choice, changed)))),
    mapped ? namesOf(chapter.id, choice) : null,
  );
}

/**
 * @param {import("./your_page.js").Piece} piece
 * @param {import("./choice.js").Choice} choice
 * @param {() => void} changed
 */
function pieceOf(piece, choice, changed) {
  const id = piece.id.replace(/[:.]/gu, "_");
  const [title, about] = [`yp-title-${id}`, `yp-about-${id}`];
  return h(
    "label",
    { class: "yp-piece" },
    h("input", {
      type: "checkbox",
      checked: choice.has(piece),
      "data-key": piece.id,
      "aria-labelledby": title,
      "aria-describedby": about,
      onchange: (/** @type {any} */ event) => {
        choice.set(piece, event.target.checked);
        changed();
      },
    }),
    h("span", { class: "yp-title", id: title }, piece.title),
    h(
      "span",
      { class: "yp-about", id: about },
      h("span", { class: "yp-first", dir: "auto" }, piece.first),
      piece.left_out ? h("span", { class: "mw-soft yp-why" }, piece.left_out) : null,
    ),
  );
}

/**
 * @param {string} id
 * @param {import("./choice.js").Choice} choice
 */
function namesOf(id, choice) {
  const name = `yp-names-${id}`;
  /**
   * @param {import("./choice.js").Names} value
   * @param {string} label
   */
  const option = (value, label) =>
    h(
      "label",
      { class: "yp-name" },
      h("input", { type: "radio", name, value, checked: choice.names === value, "data-key": `${name}-${value}`, onchange: () => choice.call(value) }),
      label,
    );
  return h(
    "fieldset",
    { class: "yp-names" },
    h("legend", {}, t("People on the map")),
    option("initials", t("by their initials")),
    option("written", t("as I wrote them")),
    h("p", { class: "mw-soft yp-small" }, t("The map speaks of others, who have not been asked. Gaps and next steps stay in your own words.")),
  );
}
