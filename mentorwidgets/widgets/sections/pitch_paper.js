// @ts-check
/** The text of one speech: saved as it is typed, with words marked behind it. */

import { h, show } from "../dom.js";
import { Choosing } from "../writer/choosing.js";
import { TextField } from "../writer/text_field.js";

/** @typedef {import("./pitch_words.js").Found} Found */

export class Paper {
  /** @param {{c: any, name: string, label: string, placeholder: string, changed: () => void}} given */
  constructor({ c, name, label, placeholder, changed }) {
    this._backdrop = h("div", { class: "w-backdrop", "aria-hidden": "true", lang: c.lang });
    /** @type {Choosing | undefined} */
    let choosing;
    this.field = new TextField({
      bridge: c.bridge,
      document: c.document,
      signal: c.signal,
      name,
      attributes: { class: "w-text", lang: c.lang, placeholder, "aria-label": label, "data-key": name },
      changed: () => {
        choosing?.show();
        changed();
      },
    });
    choosing = new Choosing({ field: this.field, lang: c.lang });
    this.element = h("div", {}, choosing.element, h("div", { class: "w-paper s-paper" }, this._backdrop, this.field.textarea), this.field.fault);
  }

  /** @param {Found[]} found in the order of the text */
  paint(found) {
    const { text, textarea } = this.field;
    // An empty textarea shows its invitation, and is as tall as that.
    const shown = text || textarea.placeholder;
    /** @type {(string | Node)[]} */
    const parts = [];
    let from = 0;
    for (const { start, end } of text ? found : []) {
      parts.push(shown.slice(from, start), h("mark", {}, shown.slice(start, end)));
      from = end;
    }
    // A last line that is empty has its height only when something follows the break.
    show(this._backdrop, [...parts, `${shown.slice(from)}\n`]);
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  select(start, end) {
    this.field.textarea.focus();
    this.field.textarea.setSelectionRange(start, end);
  }
}
