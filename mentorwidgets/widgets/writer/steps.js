// @ts-check
/** How far one is: each step with its state in a sign and in words; some are ticked by hand. */

import { h, keepingFocus, show } from "../dom.js";
import { t } from "../words.js";
import { number } from "./on_paper.js";

/** @typedef {{id: string, title: string, ticked: boolean}} Step */

export class Steps {
  /**
   * @param {{steps: Step[], lang: string, numbers?: Record<string, string>, tick: (step: string, done: boolean) => void}} given
   */
  constructor({ steps, lang, numbers, tick }) {
    this._steps = steps;
    this._lang = lang;
    this._numbers = numbers;
    this._tick = tick;
    this._list = h("ul", { class: "w-steps", role: "list" });
    this.element = h(
      "section",
      { "aria-labelledby": "w-steps-title" },
      h("h2", { id: "w-steps-title" }, number(numbers, "steps"), t("How far you are")),
      this._list,
    );
  }

  /** @param {Record<string, string>} states */
  receive(states) {
    const key = JSON.stringify(states);
    if (this._list.dataset.key === key) return;
    this._list.dataset.key = key;
    keepingFocus(this._list, () =>
      show(
        this._list,
        this._steps.map((step) => h("li", {}, this._row(step, states[step.id] ?? "none"))),
      ),
    );
  }

  /**
   * @param {Step} step
   * @param {string} state
   */
  _row(step, state) {
    const title = h("span", { lang: this._lang }, number(this._numbers, `steps.${step.id}`), step.title);
    if (step.ticked) {
      const box = h("input", {
        type: "checkbox",
        "data-key": `tick-${step.id}`,
        onchange: (/** @type {any} */ event) => this._tick(step.id, event.target.checked),
      });
      box.checked = state === "done";
      return h("label", { class: "w-step" }, box, title);
    }
    return h(
      "span",
      { class: "w-step" },
      h("span", { class: `w-sign w-sign-${state}`, "aria-hidden": "true" }),
      title,
      h("span", { class: "mw-hidden" }, `: ${stateWords(state)}`),
    );
  }
}

/** @param {string} state */
function stateWords(state) {
  return state === "done" ? t("done") : state === "working" ? t("begun") : t("not begun");
}
