// @ts-check
/** One of a few, as a row of pills: radio buttons, so that arrow keys and readers know them. */

import { h, keepingFocus, randomId, show } from "../dom.js";

/** @typedef {{id: string, label: string, said?: string, sign?: boolean}} Pill */

export class Pills {
  /**
   * @param {{legend: string, choose: (id: string) => void, lang?: string, quiet?: boolean}} given
   *   `quiet`: the legend is there only for those who hear the page
   */
  constructor({ legend, choose, lang, quiet = false }) {
    this._choose = choose;
    this._lang = lang;
    this._name = `s-pills-${randomId().slice(0, 8)}`;
    this._row = h("div", { class: "s-pill-row" });
    this.element = h("fieldset", { class: "s-pills" }, h("legend", { class: quiet ? "mw-hidden" : "mw-label" }, legend), this._row);
  }

  /**
   * @param {Pill[]} pills `sign` puts a dot on one, and `said` says what it means
   * @param {string} chosen
   */
  show(pills, chosen) {
    const key = JSON.stringify([pills, chosen]);
    if (this._row.dataset.key === key) return;
    this._row.dataset.key = key;
    keepingFocus(this._row, () => show(this._row, pills.map((pill) => this._pill(pill, pill.id === chosen))));
  }

  /**
   * @param {Pill} pill
   * @param {boolean} checked
   */
  _pill({ id, label, said, sign }, checked) {
    const radio = h("input", {
      type: "radio",
      name: this._name,
      value: id,
      "data-key": `${this._name}-${id}`,
      onchange: () => radio.checked && this._choose(id),
    });
    radio.checked = checked;
    return h(
      "label",
      { class: "s-pill" },
      radio,
      h("span", { lang: this._lang }, label),
      sign ? h("span", { class: "s-dot", "aria-hidden": "true" }) : null,
      said ? h("span", { class: "mw-hidden" }, `, ${said}`) : null,
    );
  }
}
