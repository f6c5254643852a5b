// @ts-check
/** Thinking before writing: the few questions that a speech grows from, for one listener. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { Choosing } from "../writer/choosing.js";
import { TextField } from "../writer/text_field.js";

export class Frame {
  /** @param {{c: any, listener: import("./pitch_listeners.js").Listener, on: () => void}} given */
  constructor({ c, listener, on }) {
    this._c = c;
    this._listener = listener;
    /** @type {{id: string, field: TextField}[]} */
    this._parts = [];
    this._others = h("div", { class: "w-row" });
    this.element = h(
      "div",
      { class: "s-frame" },
      this._others,
      c.section.frame.map((/** @type {any} */ part) => this._question(part)),
      h("div", {}, h("button", { class: "mw-button mw-primary", type: "button", onclick: on }, t("Write it"))),
    );
  }

  /** @param {any} part */
  _question({ id: part, label, prompt, hint }) {
    const c = this._c;
    const name = `${c.section.id}-${this._listener.id}-${part}`;
    const id = `s-frame-${name}`;
    const mirror = h("div", { class: "w-grow-mirror", "aria-hidden": "true" });
    /** @type {Choosing | undefined} */
    let choosing;
    const field = new TextField({
      bridge: c.bridge,
      document: c.document,
      signal: c.signal,
      name,
      attributes: { id, class: "w-answer", lang: c.lang, rows: "1" },
      changed: () => {
        mirror.textContent = `${field.text}\n`;
        choosing?.show();
      },
    });
    if (hint) field.textarea.setAttribute("aria-describedby", `${id}-hint ${field.fault.id}`);
    choosing = new Choosing({ field, lang: c.lang });
    this._parts.push({ id: part, field });
    return h(
      "div",
      { class: "w-question s-frame-part" },
      h("label", { for: id, lang: c.lang }, h("span", { class: "s-frame-name" }, label), " ", prompt),
      hint ? h("p", { class: "mw-soft w-small", id: `${id}-hint`, lang: c.lang }, hint) : null,
      choosing.element,
      h("div", { class: "w-grow" }, mirror, field.textarea),
      field.fault,
    );
  }


  /**
   * @param {any} whole
   * @param {import("./pitch_listeners.js").Listener[]} listeners
   */
  receive(whole, listeners) {
    for (const { field } of this._parts) field.receive(whole.fields[field.name]?.heads ?? []);
    const told = (/** @type {string} */ who) =>
      this._parts.map(({ id }) => ({ id, text: whole.fields[`${this._c.section.id}-${who}-${id}`]?.text ?? "" }));
    const empty = this._parts.every(({ field }) => !field.text.trim());
    const others = empty ? listeners.filter(({ id }) => id !== this._listener.id && told(id).some(({ text }) => text.trim())) : [];
    const key = others.map(({ id, who }) => id + who).join();
    if (this._others.dataset.key === key) return;
    this._others.dataset.key = key;
    show(
      this._others,
      others.map(({ id, who }) =>
        h("button", { class: "mw-button", type: "button", onclick: () => this._take(told(id)) }, t("Begin with what you answered for {who}", { who })),
      ),
    );
  }

  /** @param {{id: string, text: string}[]} answers */
  _take(answers) {
    for (const { id, text } of answers) {
      const part = this._parts.find((one) => one.id === id);
      if (part && text.trim()) part.field.replaceText(text);
    }
    this._parts[0]?.field.textarea.focus();
  }

  /** What was answered, in the order of the questions. */
  get answers() {
    return this._parts.map(({ field }) => field.text.trim()).filter(Boolean);
  }
}
