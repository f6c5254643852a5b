// @ts-check
/** How long a text is: its words, about how long they take at a pace, and the time there is. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { FASTEST, SLOWEST, beside, speakingSeconds, timeWords } from "./speaking.js";

export class Foot {
  /** @param {{c: any}} given */
  constructor({ c }) {
    this._words = h("span", {});
    this._time = h("b", {});
    this._left = h("span", {});
    this._fill = h("span", { class: "s-fill" });
    this._end = h("span", { class: "s-end" });
    this._fault = h("p", { class: "mw-fault", id: `s-pace-fault-${c.section.id}`, role: "alert" });
    this._pace = h("input", {
      class: "mw-input s-pace",
      type: "number",
      inputmode: "numeric",
      min: SLOWEST,
      max: FASTEST,
      step: 5,
      "aria-describedby": this._fault.id,
      onchange: () => {
        const pace = Number(this._pace.value);
        const fits = Number.isInteger(pace) && pace >= SLOWEST && pace <= FASTEST;
        this._fault.textContent = fits
          ? ""
          : t("Between {least} and {most} words a minute; most people who present speak 130 to 150.", { least: SLOWEST, most: FASTEST });
        if (fits) c.send({ type: "pitch_pace", pace });
      },
    });
    this.element = h(
      "div",
      { class: "s-length" },
      h("div", { class: "s-bar", "aria-hidden": "true" }, this._fill, this._end),
      h("p", { class: "s-length-words" }, this._words, this._time, this._left),
      h("label", { class: "s-pace-label mw-soft w-small" }, t("at"), this._pace, t("words a minute")),
      this._fault,
    );
  }

  /**
   * @param {number} words
   * @param {number} pace
   * @param {number} most the seconds there are
   */
  tell(words, pace, most) {
    const seconds = speakingSeconds(words, pace);
    show(this._words, tn("{n} word", "{n} words", words));
    show(this._time, words ? t("about {time}", { time: timeWords(seconds) }) : "");
    show(this._left, words ? beside(seconds, most) : t("{time} to fill", { time: timeWords(most) }));
    // The bar ends where the longer of the two ends.
    const whole = Math.max(seconds, most);
    this._fill.style.inlineSize = `${(100 * seconds) / whole}%`;
    this._end.style.insetInlineStart = `${(100 * most) / whole}%`;
    if (document.activeElement !== this._pace && !this._fault.textContent) this._pace.value = String(pace);
  }
}
