// @ts-check
/** Two texts side by side; what was taken away and what was added, told apart in three ways. */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { countWords } from "./fold.js";

/** @typedef {{label: string, text: string}} Side */
/** @typedef {{op: "same" | "removed" | "added", text: string}} Piece */

export class Sides {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, lang: string,
   *   under?: (side: Side) => import("../dom.js").Child}} given `under` is what stands below a text
   */
  constructor({ bridge, lang, under = () => null }) {
    this._bridge = bridge;
    this._lang = lang;
    this._under = under;
    this._asked = 0;
    this._note = h("p", { class: "mw-soft w-small", role: "status" });
    this._sides = h("div", { class: "w-sides" });
    this.element = h(
      "div",
      { class: "w-both" },
      h(
        "p",
        { class: "w-legend w-small" },
        h("span", {}, h("del", {}, t("taken away")), " ", t("since the earlier one")),
        h("span", {}, h("ins", {}, t("added")), " ", t("in the later one")),
      ),
      this._note,
      this._sides,
    );
  }

  /**
   * @param {Side} earlier
   * @param {Side} later
   */
  async show(earlier, later) {
    const asked = ++this._asked;
    // Both can be read at once; what differs is drawn in when Python has compared them.
    this._draw(earlier, later, null);
    if (this._bridge.status === "offline") {
      show(this._note, t("What differs is marked when the connection is back."));
      return;
    }
    show(this._note, "");
    try {
      const { pieces } = await this._bridge.ask("compare", { earlier: earlier.text, later: later.text });
      if (asked !== this._asked) return;
      this._draw(earlier, later, pieces);
      this._sum(pieces);
    } catch (error) {
      if (asked === this._asked) show(this._note, /** @type {Error} */ (error).message);
    }
  }

  /** @param {Piece[]} pieces */
  _sum(pieces) {
    const words = (/** @type {string} */ op) =>
      countWords(pieces.filter((piece) => piece.op === op).map((piece) => piece.text).join(" "));
    const same = pieces.every((piece) => piece.op === "same");
    const sum = same
      ? t("Both are the same.")
      : t("{removed} taken away, {added} added", {
          removed: tn("{n} word", "{n} words", words("removed")),
          added: tn("{n} word", "{n} words", words("added")),
        });
    show(this._note, sum);
    announce(sum);
  }

  /**
   * @param {Side} earlier
   * @param {Side} later
   * @param {Piece[] | null} pieces
   */
  _draw(earlier, later, pieces) {
    show(this._sides, this._side(earlier, pieces, "added"), this._side(later, pieces, "removed"));
  }

  /**
   * @param {Side} side
   * @param {Piece[] | null} pieces
   * @param {"added" | "removed"} without what is not shown on this side
   */
  _side(side, pieces, without) {
    const shown = pieces?.filter((piece) => piece.op !== without) ?? [{ op: "same", text: side.text }];
    return h(
      "article",
      { class: "w-side", "aria-label": side.label },
      h("h3", {}, side.label),
      h(
        "p",
        { class: "w-prose", lang: this._lang, dir: "auto" },
        shown.map((piece) =>
          piece.op === "same"
            ? piece.text
            : piece.op === "removed"
              ? h("del", {}, said(t("taken away:")), piece.text, said(t("end")))
              : h("ins", {}, said(t("added:")), piece.text, said(t("end"))),
        ),
      ),
      this._under(side),
    );
  }
}

/** Words for those who hear the page: the marks alone are silent. @param {string} words */
function said(words) {
  return h("span", { class: "mw-hidden" }, ` ${words} `);
}
