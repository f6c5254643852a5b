// @ts-check
/** One row of a storyboard: its minutes, its message, what is shown, and where it can go. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { dragRow } from "../board/plan_drag.js";
import { editor } from "./list_fields.js";
import { halves, readMinutes } from "./storyboard_times.js";

/** @typedef {import("./storyboard_fold.js").Row} Row */
/**
 * @typedef {{time: (row: Row, minutes: number) => void, write: (row: Row, part: "message" | "shown", text: string, was: string) => void,
 *   move: (row: Row, place: number) => void, off: (row: Row) => void, add: (row: Row) => void,
 *   hold: (held: boolean) => void}} Hands
 */
const LONGEST = 60;

export class BoardRow {
  /** @param {{c: any, id: string, hands: Hands, rows: () => HTMLElement[]}} given */
  constructor({ c, id, hands, rows }) {
    /** @type {Row} */
    this.row = { id, minutes: 1, message: "", shown: "", off: false };
    this._place = 0;
    this._hands = hands;
    const { message, shown } = c.section;
    this._number = h("b", { class: "s-number", "aria-hidden": "true" });
    this._from = h("span", { class: "mw-soft w-small s-from" });
    this._handle = h(
      "button",
      {
        class: "s-handle",
        type: "button",
        "aria-description": t("Arrow up and arrow down move it"),
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (!by) return;
          event.preventDefault();
          hands.move(this.row, this._place + by);
        },
      },
      h("span", { "aria-hidden": "true" }),
    );
    this._minutes = h("input", { class: "mw-input s-minutes", inputmode: "decimal", autocomplete: "off", "aria-describedby": `s-row-${id}-fault`, onchange: () => this._typedMinutes(), onkeydown: (/** @type {KeyboardEvent} */ event) => this._keys(event) });
    this._less = this._step("−", -0.5);
    this._more = this._step("+", 0.5);
    this.message = this._editor("message", message, c);
    this.shown = this._editor("shown", shown, c);
    this._up = this._button(t("Earlier"), () => hands.move(this.row, this._place - 1));
    this._down = this._button(t("Later"), () => hands.move(this.row, this._place + 1));
    this._off = this._button(t("Take off"), () => hands.off(this.row));
    this._after = this._button(t("Add after it"), () => hands.add(this.row));
    this.fault = h("p", { class: "mw-fault", id: `s-row-${id}-fault`, role: "alert" });
    this.element = h(
      "li",
      { class: "s-row", "data-row": id },
      this._handle,
      h("div", { class: "s-row-time" }, h("p", {}, this._number, this._from), h("span", { class: "s-stepper", role: "group", "aria-label": t("Minutes") }, this._less, this._minutes, this._more)),
      h("div", { class: "s-row-words" }, this.message.element, this.shown.element),
      this.fault,
      h("div", { class: "s-row-acts" }, this._up, this._down, this._after, this._off),
    );
    dragRow(
      { handle: this._handle, row: this.element, rows, drop: (to) => hands.move(this.row, to), began: () => hands.hold(true), over: () => hands.hold(false) },
      c.signal,
    );
  }

  /**
   * @param {Row} row
   * @param {{place: number, last: number, from: number}} given
   */
  receive(row, { place, last, from }) {
    this.row = row;
    this._place = place;
    const title = row.message.split("\n")[0] || t("Message {n}", { n: place + 1 });
    show(this._number, String(place + 1));
    show(this._from, t("from {minute}", { minute: `${Math.floor(from)}:${from % 1 ? "30" : "00"}` }));
    if (document.activeElement !== this._minutes) this._minutes.value = halves(row.minutes);
    this.message.receive(row.message);
    this.shown.receive(row.shown);
    able(this._up, place > 0);
    able(this._down, place < last);
    able(this._less, row.minutes > 0.5);
    const name = { title };
    this._handle.setAttribute("aria-label", t("Move “{title}”", name));
    this._minutes.setAttribute("aria-label", t("Minutes for “{title}”", name));
    this._less.setAttribute("aria-label", t("Half a minute less for “{title}”", name));
    this._more.setAttribute("aria-label", t("Half a minute more for “{title}”", name));
    for (const [button, label] of /** @type {[HTMLElement, string][]} */ ([[this._up, t("Earlier")], [this._down, t("Later")], [this._after, t("Add after it")], [this._off, t("Take off")]])) {
      button.setAttribute("aria-label", `${label}: ${title}`);
    }
  }

  /** @param {boolean} now whether the plan has reached this row */
  reach(now) {
    this.element.toggleAttribute("data-now", now);
  }

  /** What was typed goes to the outbox now. */
  flush() {
    this.message.flush();
    this.shown.flush();
  }

  focusHandle() {
    this._handle.focus();
  }

  /** @param {"message" | "shown"} part @param {string} label @param {any} c */
  _editor(part, label, { lang, bridge }) {
    const asked = { id: part, label, kind: "lines", hint: "", unit: "", least: null, most: null, options: [] };
    const key = `${part}-${this.row.id}`;
    return editor({ asked, lang, key, first: false, bridge, set: (text, was) => this._hands.write(this.row, part, String(text ?? ""), was ?? "") });
  }

  /** @param {string} sign @param {number} by */
  _step(sign, by) {
    return h("button", { class: "mw-button s-step", type: "button", onclick: () => this._time(this.row.minutes + by) }, sign);
  }

  /** @param {string} label @param {() => void} press */
  _button(label, press) {
    return h("button", { class: "mw-button mw-quiet", type: "button", onclick: (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.currentTarget).getAttribute("aria-disabled") !== "true" && press() }, label);
  }

  /** @param {KeyboardEvent} event */
  _keys(event) {
    const by = { ArrowUp: 0.5, ArrowDown: -0.5 }[event.key];
    if (!by) return;
    event.preventDefault();
    const minutes = readMinutes(this._minutes.value, LONGEST) ?? this.row.minutes;
    this._minutes.value = halves(Math.min(LONGEST, Math.max(0.5, minutes + by)));
    this._typedMinutes();
  }

  _typedMinutes() {
    const minutes = readMinutes(this._minutes.value, LONGEST);
    show(this.fault, minutes === null ? t("Minutes come in halves, from ½ to {most}: 2, 2½ or 2:30.", { most: LONGEST }) : "");
    if (minutes !== null) this._time(minutes);
  }

  /** @param {number} minutes */
  _time(minutes) {
    if (minutes < 0.5 || minutes > LONGEST || minutes === this.row.minutes) return;
    show(this.fault);
    this._hands.time(this.row, minutes);
    this._minutes.value = halves(minutes);
  }
}

/** @param {HTMLElement} button @param {boolean} can */
function able(button, can) {
  button.setAttribute("aria-disabled", String(!can));
}
