// @ts-check
/** Next steps that follow from what one wrote: what, by when, done or not; the first due first. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { dayWords, today } from "../days.js";
import { download } from "../download.js";
import { t, tn } from "../words.js";
import { number } from "./on_paper.js";

/** @typedef {import("./fold.js").PlannedStep} Step */

export class Plan {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, document: string, lang?: string,
   *   numbers?: Record<string, string>,
   *   of?: {verbs: {id: string, label: string}[]}}} given `of` is the part of the page that it is,
   *   with its title and the kinds of step there are; without it the plan stands beside
   */
  constructor({ bridge, document, of, numbers, lang = "" }) {
    this._verbs = of?.verbs ?? [];
    this._lang = lang;
    this._bridge = bridge;
    this._document = document;
    /** @type {Step[]} */
    this._steps = [];
    /** @type {Step | null} the one that was taken off last */
    this._dropped = null;
    /** @type {Set<string>} whose words are being changed */
    this._open = new Set();
    const id = `plan-${randomId().slice(0, 8)}`;
    this._step = h("input", { class: "mw-input", id, maxlength: 400, autocomplete: "off", enterkeyhint: "done", "aria-describedby": `${id}-fault` });
    this._by = h("input", { class: "mw-input", type: "date", id: `${id}-by` });
    this._verb = this._verbs.length ? this._choice(`${id}-verb`) : null;
    this._fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
    this._list = h("ul", { class: "w-plan", role: "list" });
    this._back = h("button", { class: "mw-button mw-quiet", type: "button", hidden: true, onclick: () => this._putBack() }, t("Put it back"));
    this._calendar = h("button", { class: "mw-button", type: "button", onclick: () => void this._keep() }, t("Put the dates in my calendar…"));
    this._hint = h("p", { class: "mw-soft w-small" });
    this.element = h(
      of ? "div" : "section",
      { class: "w-plan-part", "aria-labelledby": of ? null : `${id}-title` },
      of ? null : h("h2", { id: `${id}-title` }, number(numbers, "plan"), t("Next steps")),
      this._list,
      this._back,
      h(
        "form",
        { class: "w-plan-form", novalidate: true, onsubmit: (/** @type {Event} */ event) => this._add(event) },
        this._verb?.element,
        h("div", { class: "mw-field" }, h("label", { for: id }, t("What is the smallest next step?")), this._step, this._fault),
        h("div", { class: "w-plan-row" }, h("div", { class: "mw-field" }, h("label", { for: `${id}-by` }, t("By when")), this._by), h("button", { class: "mw-button", type: "submit" }, t("Add step"))),
      ),
      h("div", { class: "w-plan-calendar" }, this._calendar, this._hint),
    );
    bridge.on("refused", (refused) => {
      if (refused.document !== document || !String(refused.op.type).endsWith("_action")) return false;
      this._fault.textContent = refused.message;
      return true;
    });
  }

  /** @param {string} name */
  _choice(name) {
    const boxes = this._verbs.map(({ id, label }, n) => {
      const box = h("input", { type: "radio", name, value: id, checked: n === 0 });
      return h("label", { class: "w-choice" }, box, h("span", { lang: this._lang }, label));
    });
    const element = h("fieldset", { class: "w-choice-row" }, h("legend", { class: "mw-label" }, t("What kind of step?")), boxes);
    return { element, value: () => /** @type {HTMLInputElement | null} */ (element.querySelector("input:checked"))?.value ?? "" };
  }

  /** @param {import("./fold.js").View} view */
  receive({ actions }) {
    this._steps = [...actions].sort((a, b) => Number(a.done) - Number(b.done) || (a.by ?? "9999").localeCompare(b.by ?? "9999"));
    const key = JSON.stringify(this._steps) + today(this._bridge.now());
    if (this._list.dataset.key === key) return;
    this._list.dataset.key = key;
    keepingFocus(this._list, () => show(this._list, this._steps.map((step) => this._row(step))));
    const dated = this._steps.filter(({ by }) => by).length;
    this._calendar.hidden = !dated;
    this._hint.textContent = dated
      ? tn("One file with {n} date, for any calendar. Whoever sees your calendar can read it.", "One file with {n} dates, for any calendar. Whoever sees your calendar can read them.", dated)
      : "";
  }

  /** @param {Step} step */
  _row({ id, step, by, done, verb }) {
    const kind = this._verbs.find((each) => each.id === verb)?.label;
    const box = h("input", { type: "checkbox", "data-key": `done-${id}`, onchange: () => this._edit(id, { done: box.checked }) });
    box.checked = done;
    const words = h("input", { class: "mw-input", "data-key": `step-${id}`, maxlength: 400, value: step, "aria-label": t("The step") });
    words.addEventListener("change", () => {
      const text = words.value.trim();
      if (text && text !== step) this._edit(id, { step: text }, step);
      else words.value = step;
    });
    const day = h("input", { class: "mw-input", type: "date", "data-key": `by-${id}`, value: by ?? "", "aria-label": t("By when") });
    day.addEventListener("change", () => {
      if (!day.validity.badInput) this._edit(id, { by: day.value || null });
    });
    const change = h(
      "details",
      { class: "w-plan-change", open: this._open.has(id), ontoggle: () => (change.open ? this._open.add(id) : this._open.delete(id)) },
      h("summary", { "data-key": `change-${id}`, "aria-label": t("Change: {step}", { step }) }, t("Change")),
      h("div", { class: "w-plan-form" }, words, h("div", { class: "w-plan-row" }, day, h("button", { class: "mw-button mw-quiet", type: "button", "aria-label": t("Take off: {step}", { step }), onclick: () => this._drop(id) }, t("Take off")))),
    );
    return h(
      "li",
      { class: done ? "w-plan-step w-is-done" : "w-plan-step" },
      h("label", { class: "w-plan-done" }, box, h("span", {}, kind ? h("span", { class: "w-plan-verb", lang: this._lang }, kind, " ") : null, step)),
      by ? h("p", { class: "mw-soft w-small" }, dueWords(by, done, today(this._bridge.now()))) : null,
      change,
    );
  }

  /** @param {Event} event */
  _add(event) {
    event.preventDefault();
    const step = this._step.value.trim();
    this._fault.textContent = step ? (this._by.validity.badInput ? t("This day is not finished. Choose it again, or leave it empty.") : "") : t("What will you do? A few words, please.");
    if (this._fault.textContent) {
      (step ? this._by : this._step).focus();
      return;
    }
    const verb = this._verb?.value();
    this._submit({ type: "add_action", id: randomId(), step, ...(this._by.value ? { by: this._by.value } : {}), ...(verb ? { verb } : {}) });
    announce(t("Next step added: {step}", { step }));
    this._step.value = this._by.value = "";
    this._step.focus();
  }

  /**
   * @param {string} id
   * @param {Record<string, any>} changes
   * @param {string} [was]
   */
  _edit(id, changes, was) {
    this._fault.textContent = "";
    this._submit({ type: "edit_action", id, changes, ...(was === undefined ? {} : { was }) });
  }

  /** @param {string} id */
  _drop(id) {
    this._dropped = this._steps.find((each) => each.id === id) ?? null;
    this._submit({ type: "drop_action", id });
    this._back.hidden = false;
    this._back.focus();
    announce(t("Taken off your list."));
  }

  _putBack() {
    const step = this._dropped;
    if (!step) return;
    this._submit({ type: "add_action", id: step.id, step: step.step, ...(step.by ? { by: step.by } : {}), ...(step.verb ? { verb: step.verb } : {}) });
    if (step.done) this._submit({ type: "edit_action", id: step.id, changes: { done: true } });
    this._dropped = null;
    this._back.hidden = true;
    this._step.focus();
    announce(t("It is on your list again."));
  }

  /** @param {Record<string, any>} op */
  _submit(op) {
    this._bridge.submit(this._document, op);
  }

  async _keep() {
    this._fault.textContent = "";
    try {
      const file = await this._bridge.ask("calendar", {});
      download(file);
      announce(t("{name} is in your downloads.", { name: file.name }));
    } catch (error) {
      this._fault.textContent = /** @type {Error} */ (error).message;
    }
  }
}

/**
 * @param {string} by
 * @param {boolean} done
 * @param {string} day the day it is
 */
function dueWords(by, done, day) {
  const words = dayWords(by, day);
  if (!done && by === day) return t("today");
  if (!done && by < day) return t("was for {day}; still worth doing, or another day?", { day: words });
  return t("by {day}", { day: words });
}
