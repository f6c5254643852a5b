// @ts-check
/** Any two versions, chosen and put side by side. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { countWords } from "./fold.js";
import { Sides } from "./sides.js";

/** @typedef {import("./drafts.js").Version} Version */

const NOW = "now";

export class Comparing {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, lang: string, close: () => void,
   *   goOn: (version: Version) => void}} given `goOn` puts a version back into the text
   */
  constructor({ bridge, lang, close, goOn }) {
    this._goOn = goOn;
    /** @type {Version[]} */
    this._versions = [];
    this._now = "";
    this._sides = new Sides({ bridge, lang, under: (version) => this._under(/** @type {Version} */ (version)) });
    this._earlier = this._choice(t("Earlier"));
    this._later = this._choice(t("Later"));
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
      this._sides.element,
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

  _compare() {
    return this._sides.show(this._chosen(this._earlier.select), this._chosen(this._later.select));
  }

  /** @param {Version} version */
  _under(version) {
    if (version.text === this._now) return null;
    return h("button", { class: "mw-button", type: "button", onclick: () => this._goOn(version) }, t("Go on from this version"));
  }
}

/** @param {{label: string, select: HTMLSelectElement}} given */
function field({ label, select }) {
  return h("label", { class: "mw-field" }, h("span", { class: "mw-label" }, label), select);
}
