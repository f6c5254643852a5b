// @ts-check
/** Two texts that did not know of each other: both are shown, and nothing is lost by choosing. */

import { announce, h, keepingFocus, show } from "../dom.js";
import { clock, t } from "../words.js";
import { dayWords } from "./drafts.js";

export class Choosing {
  /** @param {{field: import("./text_field.js").TextField, lang: string}} given */
  constructor({ field, lang }) {
    this._field = field;
    this._lang = lang;
    this._put = false;
    this.element = h("div", { class: "w-choosing" });
  }

  /** Show what stands beside the text of the field, if anything does. */
  show() {
    const { others, text } = this._field;
    const key = others.map((head) => head.op).join() + (this._put ? " put by" : "");
    if (!others.length) this._put = false;
    if (this.element.dataset.key !== key) {
      const fresh = !this.element.dataset.key && others.length;
      this.element.dataset.key = key;
      keepingFocus(this.element, () => show(this.element, others.length ? this._panel() : null));
      if (fresh) announce(t("There are two versions of this text. Both are kept."));
    }
    const mine = this.element.querySelector("[data-mine]");
    if (mine && mine.textContent !== text) mine.textContent = text;
  }

  _panel() {
    if (this._put) {
      return h(
        "p",
        { class: "w-put-by" },
        t("Another version of this text is kept."),
        " ",
        h(
          "button",
          { class: "w-link", type: "button", "data-key": "look", onclick: () => this._putBy(false) },
          t("Look at both"),
        ),
      );
    }
    const { others } = this._field;
    return h(
      "section",
      { class: "mw-card", "aria-labelledby": `w-two-${this._field.name}` },
      h("h2", { class: "mw-hidden", id: `w-two-${this._field.name}` }, t("Two versions of one text")),
      h("p", {}, t("This text was also changed somewhere else. Both versions are kept: which one do you go on from?")),
      h(
        "div",
        { class: "w-sides" },
        this._side(t("On this page"), this._field.text, true, () => this._choose(this._field.text)),
        others.map((head) =>
          this._side(
            t("Somewhere else, {day} {time}", { day: dayWords(head.at), time: clock(head.at) }),
            head.text,
            false,
            () => this._choose(head.text),
          ),
        ),
      ),
      h(
        "div",
        { class: "w-row" },
        h(
          "button",
          { class: "mw-button", type: "button", "data-key": "both", onclick: () => this._choose(this._together()) },
          t("Keep both together"),
        ),
        h(
          "button",
          { class: "mw-button mw-quiet", type: "button", "data-key": "on", onclick: () => this._putBy(true) },
          t("Go on writing"),
        ),
      ),
    );
  }

  /**
   * @param {string} title
   * @param {string} text
   * @param {boolean} mine
   * @param {() => void} choose
   */
  _side(title, text, mine, choose) {
    return h(
      "div",
      { class: "w-side" },
      h("h3", {}, title),
      h("p", { class: "w-prose", lang: this._lang, dir: "auto", "data-mine": mine }, text),
      h(
        "button",
        { class: "mw-button", type: "button", "aria-label": t("Keep this one: {title}", { title }), onclick: choose },
        t("Keep this one"),
      ),
    );
  }

  _together() {
    const texts = [this._field.text, ...this._field.others.map((head) => head.text)];
    return texts.filter((text) => text.trim()).join("\n\n");
  }

  /** @param {string} text */
  _choose(text) {
    this._field.settle(text);
    this._field.textarea.focus();
    announce(t("Chosen. What you left out is set aside among your drafts."));
  }

  /** @param {boolean} put */
  _putBy(put) {
    this._put = put;
    this.show();
    if (put) this._field.textarea.focus();
  }
}
