// @ts-check
/**
 * A quiet stretch of writing: begun by hand, stopped at any time, with no alarm. A thin line says
 * how much is left, and a sentence that it is over.
 */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";

const OFFERED = [3, 5, 7, 10, 15, 20];
const LOOK = 1_000;

export class QuietTime {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, document: string, minutes: number,
   *   begun: () => void, signal: AbortSignal}} given `begun` is told that one begins to write
   */
  constructor({ bridge, document, minutes, begun, signal }) {
    this._bridge = bridge;
    this._place = `mw-quiet ${document}`;
    this._begun = begun;
    /** @type {{from: number, minutes: number} | null} */
    this._runs = this._remembered();
    const choices = [...new Set([...OFFERED, minutes])].sort((a, b) => a - b);
    this._choice = h(
      "select",
      { class: "mw-input w-quiet-choice", "aria-label": t("How long") },
      choices.map((n) => h("option", { value: n, selected: n === minutes }, tn("{n} minute", "{n} minutes", n))),
    );
    this._start = h("button", { class: "mw-button", type: "button", onclick: () => this._begin() }, t("Write without stopping"));
    this._offer = h("div", { class: "w-row w-quiet-offer" }, this._start, this._choice);
    this._fill = h("div", { class: "w-quiet-fill" });
    this._words = h("p", { class: "mw-soft w-small" });
    this._stop = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => this._end(false) }, t("Stop the time"));
    this._running = h(
      "div",
      { class: "w-quiet-running", role: "group", "aria-label": t("A quiet stretch of writing") },
      h("div", { class: "w-quiet-line", "aria-hidden": "true" }, this._fill),
      h("div", { class: "w-quiet-words" }, this._words, this._stop),
    );
    this._over = h("p", { class: "mw-soft" });
    this.element = h("div", { class: "w-quiet" }, this._offer, this._running, this._over);
    const timer = window.setInterval(() => this._look(), LOOK);
    signal.addEventListener("abort", () => clearInterval(timer));
    this._look();
  }

  _begin() {
    this._runs = { from: this._bridge.now(), minutes: Number(this._choice.value) };
    this._keep();
    show(this._over);
    announce(tn("{n} minute. Write, and mend nothing.", "{n} minutes. Write, and mend nothing.", this._runs.minutes));
    this._look();
    this._begun();
  }

  /** @param {boolean} whole whether the time is over, or was stopped */
  _end(whole) {
    const minutes = this._runs?.minutes ?? 0;
    const had = this._running.contains(document.activeElement);
    this._runs = null;
    this._keep();
    show(this._over, whole ? tn("{n} minute has passed. Finish your sentence, or leave it open.", "{n} minutes have passed. Finish your sentence, or leave it open.", minutes) : "");
    if (whole) announce(this._over.textContent ?? "");
    this._look();
    if (had) this._start.focus();
  }

  _look() {
    this._offer.hidden = this._runs !== null;
    this._running.hidden = this._runs === null;
    if (!this._runs) return;
    const { from, minutes } = this._runs;
    const left = minutes - (this._bridge.now() - from) / 60_000;
    if (left <= 0) {
      this._end(true);
      return;
    }
    this._fill.style.inlineSize = `${(100 * left) / minutes}%`;
    const whole = Math.ceil(left);
    const words = left < 1 ? t("less than a minute left") : tn("about {n} minute left", "about {n} minutes left", whole);
    if (this._words.textContent !== words) this._words.textContent = words;
  }

  /** A reload takes no time away. */
  _remembered() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this._place) ?? "null");
      return typeof kept?.from === "number" && typeof kept?.minutes === "number" ? kept : null;
    } catch {
      return null;
    }
  }

  _keep() {
    try {
      if (this._runs) sessionStorage.setItem(this._place, JSON.stringify(this._runs));
      else sessionStorage.removeItem(this._place);
    } catch {
      // Where nothing is kept, a reload ends the stretch.
    }
  }
}
