// @ts-check
/** The talk as a strip in its true proportions, with where the slot ends and where one would be. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { minuteWords, slotWords, spans } from "./storyboard_times.js";

export class Strip {
  /** @param {{lang: string, open: (id: string) => void}} given `open` goes to a row */
  constructor({ lang, open }) {
    this._lang = lang;
    this._open = open;
    this._words = h("p", { class: "s-strip-words", role: "status" });
    this._bar = h("div", { class: "s-strip" });
    this._now = h("span", { class: "s-now", hidden: true, "aria-hidden": "true" });
    this._whole = 1;
    this.element = h("div", { class: "s-strip-part" }, this._words, this._bar);
  }

  /**
   * @param {import("./storyboard_fold.js").Row[]} rows
   * @param {number} slot
   */
  receive(rows, slot) {
    const key = JSON.stringify([rows, slot]);
    if (this._bar.dataset.key === key) return;
    this._bar.dataset.key = key;
    const { placed, sum } = spans(rows);
    this._whole = Math.max(sum, slot);
    const part = (/** @type {number} */ minutes) => `${(100 * minutes) / this._whole}%`;
    show(this._words, slotWords(sum, slot));
    show(
      this._bar,
      placed.map(({ row, from }, index) => {
        const name = row.message.split("\n")[0] || t("Message {n}", { n: index + 1 });
        const piece = h(
          "button",
          {
            class: "s-piece",
            type: "button",
            // The rows below say the same, and can be reached there.
            tabindex: "-1",
            "aria-hidden": "true",
            title: `${name} · ${minuteWords(row.minutes)}`,
            onclick: () => this._open(row.id),
          },
          h("b", {}, String(index + 1)),
          h("span", { lang: this._lang }, row.message),
        );
        piece.style.insetInlineStart = part(from);
        piece.style.inlineSize = part(row.minutes);
        piece.toggleAttribute("data-over", from + row.minutes > slot);
        return piece;
      }),
      sum > slot ? this._edge(part(slot)) : null,
      this._now,
    );
  }

  /** @param {string} place */
  _edge(place) {
    const edge = h("span", { class: "s-edge", "aria-hidden": "true" }, h("span", {}, t("end of the slot")));
    edge.style.insetInlineStart = place;
    return edge;
  }

  /** @param {number | null} seconds how long one has been speaking */
  move(seconds) {
    this._now.hidden = seconds === null;
    if (seconds !== null) this._now.style.insetInlineStart = `${Math.min(100, (100 * seconds) / 60 / this._whole)}%`;
  }
}
