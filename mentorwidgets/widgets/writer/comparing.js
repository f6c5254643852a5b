// @ts-check
/** Two versions side by side; what was taken away and what was added, told apart in three ways. */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { countWords } from "./fold.js";

/** @typedef {import("./drafts.js").Version} Version */
/** @typedef {{op: "same" | "removed" | "added", text: string}} Piece */

const NOW = "now";

export class Comparing {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, lang: string, close: () => void,
   *   goOn: (version: Version) => void}} given `goOn` puts a version back into the text
   */
  constructor({ bridge, lang, close, goOn }) {
    this._bridge = bridge;
    this._lang = lang;
    this._goOn = goOn;
    /** @type {Version[]} */
    this._versions = [];
    this._now = "";
    this._asked = 0;
    this._earlier = this._choice(t("Earlier"));
    this._later = this._choice(t("Later"));
    this._note = h("p", { class: "mw-soft w-small", role: "status" });
    this._sides = h("div", { class: "w-sides" });
    this._heading = h("h2", { id: "w-compare-title", tabindex: "-1" }, t("Two versions side by side"));
    this.element = h(
      "section",
      {
        class: "w-comparing",
        "aria-labelledby": "w-compare-title",
        hidden: true,
        onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close(),
      },
      h(
        "div",
        { class: "w-compare-head" },
        this._heading,
        h("button", { class: "mw-button", type: "button", onclick: close }, t("Back to writing")),
      ),
      h("div", { class: "w-row w-choices" }, field(this._earlier), field(this._later)),
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
   * @param {Version[]} kept oldest first
   * @param {string} text as it stands now
   * @param {string} [id] the version to begin with; without it the last one that differs
   */
  open(kept, text, id) {
    this._now = text;
    this._versions = [
      ...kept,
      { id: NOW, label: t("as it stands now"), at: "", words: countWords(text), text },
    ];
    const options = () =>
      this._versions.map((version) =>
        h("option", { value: version.id }, `${version.label} · ${tn("{n} word", "{n} words", version.words)}`),
      );
    show(this._earlier.select, options());
    show(this._later.select, options());
    const different = kept.filter((version) => version.text !== text);
    this._earlier.select.value = id ?? different.at(-1)?.id ?? kept[0].id;
    this._later.select.value = NOW;
    this.element.hidden = false;
    this._heading.focus();
    void this._compare();
  }

  close() {
    this.element.hidden = true;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {string} label */
  _choice(label) {
    const select = h("select", { class: "mw-input", onchange: () => void this._compare() });
    return { label, select };
  }

  /** @param {HTMLSelectElement} select */
  _chosen(select) {
    return this._versions.find((version) => version.id === select.value) ?? this._versions[0];
  }

  async _compare() {
    const asked = ++this._asked;
    const earlier = this._chosen(this._earlier.select);
    const later = this._chosen(this._later.select);
    // Both can be read at once; what differs is drawn in when Python has compared them.
    this._draw(earlier, later, null);
    if (this._bridge.status === "offline") {
      show(this._note, t("What differs is marked when the connection is back."));
      return;
    }
    show(this._note, "");
    try {
      const texts = { earlier: earlier.text, later: later.text };
      const { pieces } = await this._bridge.ask("compare", texts);
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
   * @param {Version} earlier
   * @param {Version} later
   * @param {Piece[] | null} pieces
   */
  _draw(earlier, later, pieces) {
    show(this._sides, this._side(earlier, pieces, "added"), this._side(later, pieces, "removed"));
  }

  /**
   * @param {Version} version
   * @param {Piece[] | null} pieces
   * @param {"added" | "removed"} without what is not shown on this side
   */
  _side(version, pieces, without) {
    const shown = pieces?.filter((piece) => piece.op !== without) ?? [{ op: "same", text: version.text }];
    return h(
      "article",
      { class: "w-side", "aria-label": version.label },
      h("h3", {}, version.label),
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
      version.text === this._now
        ? null
        : h(
            "button",
            { class: "mw-button", type: "button", onclick: () => this._goOn(version) },
            t("Go on from this version"),
          ),
    );
  }
}

/** @param {{label: string, select: HTMLSelectElement}} given */
function field({ label, select }) {
  return h("label", { class: "mw-field" }, h("span", { class: "mw-label" }, label), select);
}

/** Words for those who hear the page: the marks alone are silent. @param {string} words */
function said(words) {
  return h("span", { class: "mw-hidden" }, ` ${words} `);
}
