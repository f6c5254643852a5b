// @ts-check
/** How one finds one's own speech, on a few scales whose points have words. There is no sum. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";

export class SelfRating {
  /** @param {{c: any, scales: any[], rate: (scale: string, point: number | null) => void}} given */
  constructor({ c, scales, rate }) {
    this._c = c;
    this._scales = scales;
    this._rate = rate;
    /** @type {Record<string, number>} */
    this._rated = {};
    this._name = `s-rate-${randomId().slice(0, 8)}`;
    this._rows = scales.map((scale) => this._row(scale));
    this.element = h(
      "section",
      { class: "s-rating", hidden: !scales.length, "aria-labelledby": this._name },
      h("h3", { id: this._name }, t("How did it go?")),
      h("p", { class: "mw-soft w-small" }, t("For you, as far as you can tell. Nobody else sees it.")),
      this._rows.map(({ element }) => element),
    );
  }

  /** @param {any} scale */
  _row({ id, label, question, hint, points }) {
    const radios = points.map((/** @type {string} */ words, /** @type {number} */ index) => {
      const radio = h("input", { type: "radio", name: `${this._name}-${id}`, value: index + 1, onchange: () => this._rate(id, index + 1) });
      return { radio, element: h("label", { class: "s-point" }, radio, h("span", {}, words)) };
    });
    const clear = h("div", {});
    const element = h(
      "fieldset",
      { class: "s-scale", lang: this._c.lang },
      h("legend", {}, h("b", {}, label), " ", question),
      hint ? h("p", { class: "mw-soft w-small" }, hint) : null,
      h("div", { class: "s-points" }, radios.map((/** @type {any} */ { element: one }) => one)),
      clear,
    );
    return { id, label, radios, clear, element };
  }

  /** @param {Record<string, number>} rated the number of a point by scale */
  receive(rated) {
    this._rated = rated;
    for (const { id, label, radios, clear } of this._rows) {
      for (const { radio } of radios) radio.checked = Number(radio.value) === rated[id];
      const key = String(rated[id] ?? "");
      if (clear.dataset.key === key) continue;
      clear.dataset.key = key;
      show(
        clear,
        key
          ? h(
              "button",
              {
                class: "w-link w-small",
                type: "button",
                "aria-label": t("Take back: {what}", { what: label }),
                onclick: () => {
                  this._rate(id, null);
                  radios[0].radio.focus();
                },
              },
              t("Take it back"),
            )
          : null,
      );
    }
  }
}
