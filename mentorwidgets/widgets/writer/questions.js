// @ts-check
/** The pre-work: questions that are answered quietly, each in a field of its own. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { Choosing } from "./choosing.js";
import { TextField } from "./text_field.js";

/** @typedef {{id: string, prompt: string, hint: string}} Item */

export class Questions {
  /**
   * @param {{items: Item[], preWork: {minutes: number, text: string} | null, lang: string,
   *   bridge: import("../bridge.js").Bridge, document: string, signal: AbortSignal,
   *   title?: string, numberOf?: (id: string) => HTMLElement | null}} given `preWork` is null for questions that belong to a part of its own
   */
  constructor({ items, preWork, lang, bridge, document, signal, title = "", numberOf = () => null }) {
    this._lang = lang;
    this._numberOf = numberOf;
    /** @type {{field: TextField, choosing: Choosing, aside: HTMLElement}[]} */
    this._parts = [];
    this._asideKey = "";
    this._orphans = preWork ? h("div", {}) : null;
    this.element = h(
      title ? "section" : "div",
      { class: "w-questions", "aria-labelledby": title ? "w-questions-title" : null },
      title ? h("h2", { id: "w-questions-title", tabindex: "-1" }, title) : null,
      preWork
        ? h(
            "p",
            { class: "w-lead" },
            h("span", {}, tn("{n} minute", "{n} minutes", preWork.minutes)),
            " · ",
            h("span", { lang }, preWork.text),
          )
        : null,
      items.map((item) => this._question(item, { bridge, document, signal })),
      this._orphans,
    );
  }

  /**
   * @param {Item} item
   * @param {{bridge: import("../bridge.js").Bridge, document: string, signal: AbortSignal}} given
   */
  _question(item, given) {
    const id = `w-answer-${item.id}`;
    const hintId = `${id}-hint`;
    const grow = h("div", { class: "w-grow-mirror", "aria-hidden": "true" });
    /** @type {Choosing} */
    let choosing;
    const field = new TextField({
      ...given,
      name: item.id,
      attributes: { id, class: "w-answer", lang: this._lang, rows: "2" },
      changed: () => {
        grow.textContent = `${field.text}\n`;
        choosing.show();
      },
    });
    if (item.hint) field.textarea.setAttribute("aria-describedby", `${hintId} ${field.fault.id}`);
    choosing = new Choosing({ field, lang: this._lang });
    const aside = h("div", {});
    this._parts.push({ field, choosing, aside });
    return h(
      "div",
      { class: "w-question" },
      h("label", { for: id, lang: this._lang }, this._numberOf(item.id), item.prompt),
      item.hint ? h("p", { class: "mw-soft w-small", id: hintId, lang: this._lang }, item.hint) : null,
      choosing.element,
      h("div", { class: "w-grow" }, grow, field.textarea),
      field.fault,
      aside,
    );
  }

  /** @param {import("./fold.js").View} view */
  receive(view) {
    for (const { field } of this._parts) field.receive(view.fields[field.name]?.heads ?? []);
    this.element.hidden = !this._parts.length && !(this._orphans && view.orphans.length);
    const key = JSON.stringify([view.asides, view.orphans]);
    if (key === this._asideKey) return;
    this._asideKey = key;
    for (const { field, aside } of this._parts) {
      const texts = view.asides.filter((each) => each.field === field.name);
      show(aside, texts.length ? this._folded(t("Set aside when you chose"), texts) : null);
    }
    if (!this._orphans) return;
    show(
      this._orphans,
      view.orphans.length
        ? this._folded(t("Answers to questions that are no longer asked"), view.orphans)
        : null,
    );
  }

  /**
   * @param {string} title
   * @param {{text: string}[]} texts
   */
  _folded(title, texts) {
    return h(
      "details",
      { class: "w-folded" },
      h("summary", {}, title),
      texts.map(({ text }) => h("p", { class: "w-prose", lang: this._lang, dir: "auto" }, text)),
    );
  }
}
