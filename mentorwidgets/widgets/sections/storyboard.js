// @ts-check
/** A talk as rows of minutes and messages, held against its slot, and said aloud with a clock. */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { Rehearsal } from "./rehearsal.js";
import { BoardRow } from "./storyboard_row.js";
import { Strip } from "./storyboard_strip.js";
import { halves, minuteWords, reached, readMinutes, spans } from "./storyboard_times.js";

export { foldStoryboard } from "./storyboard_fold.js";

/** @typedef {import("./storyboard_fold.js").Row} Row */
/** @typedef {import("./storyboard_fold.js").StoryboardView} StoryboardView */
const LONGEST_SLOT = 240;

/** @param {any} c the section's context, see `writer/sections.js` */
export function storyboardSection(c) {
  const board = new Storyboard(c);
  return { element: board.element, receive: (/** @type {StoryboardView} */ view) => board.receive(view) };
}

class Storyboard {
  /** @param {any} c */
  constructor(c) {
    this._c = c;
    /** @type {StoryboardView | null} */
    this._view = null;
    /** @type {Map<string, BoardRow>} */
    this._rows = new Map();
    /** @type {string | null} the one that was taken off last */
    this._off = null;
    this._held = false;
    /** @type {{id: string, part: "message" | "handle"} | null} where the keyboard goes once it is drawn */
    this._wanted = null;
    const id = `s-board-${randomId().slice(0, 8)}`;
    this._slot = h("input", { class: "mw-input s-minutes", id: `${id}-slot`, inputmode: "decimal", autocomplete: "off", "aria-describedby": `${id}-fault`, onchange: () => this._setSlot() });
    this._fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
    this._strip = new Strip({ lang: c.lang, open: (row) => this._rows.get(row)?.message.focus() });
    this._hint = h("p", { class: "mw-soft", lang: c.lang }, c.section.hint);
    this._list = h("ol", { class: "s-rows" });
    this._add = h("button", { class: "mw-button mw-primary", type: "button", onclick: () => this._new(null) }, t("Add a message"));
    this._back = h("button", { class: "mw-button mw-quiet", type: "button", hidden: true, onclick: () => this._putBack() }, t("Put it back"));
    this._now = h("p", { class: "s-reached", hidden: true });
    this._rehearsal = new Rehearsal({ c, most: () => 60 * (this._view?.slot ?? 1), beat: (seconds) => this._follow(seconds) });
    this._rehearsal.clock.append(this._now);
    this.element = h(
      "div",
      { class: "s-board" },
      h(
        "div",
        { class: "s-top" },
        h("p", { class: "s-slot" }, h("label", { for: `${id}-slot` }, t("The talk has")), this._slot, h("span", {}, t("minutes"))),
        this._strip.element,
      ),
      this._fault,
      this._hint,
      this._list,
      h("div", { class: "w-row" }, this._add, this._back),
      h("h3", { class: "s-say-title" }, t("Say it aloud")),
      this._rehearsal.clock,
      this._rehearsal.element,
    );
    c.bridge.on("refused", (/** @type {any} */ refused) => this._refused(refused));
    const flush = () => this._rows.forEach((row) => row.flush());
    window.addEventListener("pagehide", flush, { signal: c.signal });
    document.addEventListener("visibilitychange", () => document.hidden && flush(), { signal: c.signal });
  }

  get _standing() {
    return (this._view?.rows ?? []).filter(({ off }) => !off);
  }

  /** @param {StoryboardView} view */
  receive(view) {
    const slot = this._view?.slot;
    this._view = view;
    const rows = this._standing;
    const { placed } = spans(rows);
    if (document.activeElement !== this._slot && !this._fault.textContent) this._slot.value = halves(view.slot);
    this._hint.hidden = rows.length > 0 || !this._c.section.hint;
    this._strip.receive(rows, view.slot);
    this._order(rows);
    placed.forEach(({ row, from }, place) => this._rows.get(row.id)?.receive(row, { place, last: rows.length - 1, from }));
    this._goToWanted();
    this._rehearsal.receive(view.rehearsals);
    if (slot !== view.slot && !this._rehearsal.running) this._rehearsal.turn();
  }

  /** Rows keep their elements, so that nobody who types loses the place. @param {Row[]} rows */
  _order(rows) {
    if (this._held) return;
    for (const [id, row] of this._rows) {
      if (rows.some((one) => one.id === id)) continue;
      row.element.remove();
      this._rows.delete(id);
    }
    rows.forEach(({ id }, place) => {
      let row = this._rows.get(id);
      if (!row) {
        row = new BoardRow({ c: this._c, id, hands: this._hands(), rows: () => this._elements() });
        this._rows.set(id, row);
      }
      const there = this._list.children[place];
      if (there === row.element) return;
      // Whoever holds the keyboard in a row that moves keeps it.
      const active = /** @type {HTMLElement | null} */ (document.activeElement);
      const inside = active && row.element.contains(active) ? active : null;
      this._list.insertBefore(row.element, there ?? null);
      if (inside && document.activeElement !== inside) inside.focus();
    });
  }

  /** A picture may come a moment after what was done: whoever types must not type elsewhere. */
  _goToWanted() {
    const row = this._wanted && this._rows.get(this._wanted.id);
    if (!row) return;
    if (this._wanted?.part === "message") row.message.focus();
    else row.focusHandle();
    this._wanted = null;
  }

  _elements() {
    return /** @type {HTMLElement[]} */ ([...this._list.children]);
  }

  /** @returns {import("./storyboard_row.js").Hands} */
  _hands() {
    return {
      time: (row, minutes) => this._send({ type: "time_message", id: row.id, minutes }),
      write: (row, part, text, was) => this._send({ type: part === "message" ? "write_message" : "write_shown", id: row.id, [part]: text, was }),
      move: (row, place) => this._move(row, place),
      off: (row) => this._takeOff(row),
      add: (row) => this._new(row),
      hold: (held) => {
        this._held = held;
        if (!held && this._view) this.receive(this._view);
      },
    };
  }

  /** @param {Record<string, any>} op */
  _send(op) {
    this._c.send(op);
  }

  /** @param {Row | null} after */
  _new(after) {
    const id = randomId();
    const rows = this._standing;
    const next = after ? rows[rows.findIndex((row) => row.id === after.id) + 1] : undefined;
    this._wanted = { id, part: "message" };
    this._send({ type: "add_message", id, minutes: 1, before: next?.id ?? null });
    announce(t("A message of one minute is added."));
  }

  /** @param {Row} row @param {number} place among those that stand */
  _move(row, place) {
    const rows = this._standing;
    if (place < 0 || place >= rows.length) return;
    const others = rows.filter(({ id }) => id !== row.id);
    if (rows[place].id === row.id) return;
    this._send({ type: "move_message", id: row.id, before: others[place]?.id ?? null });
    announce(t("Now number {n} of {all}.", { n: place + 1, all: rows.length }));
  }

  /** @param {Row} row */
  _takeOff(row) {
    this._off = row.id;
    this._send({ type: "take_off_message", id: row.id, off: true });
    this._back.hidden = false;
    this._back.focus();
    announce(t("Taken off. It can be put back where it was."));
  }

  _putBack() {
    if (!this._off) return;
    const id = this._off;
    this._off = null;
    this._back.hidden = true;
    this._wanted = { id, part: "handle" };
    this._send({ type: "take_off_message", id, off: false });
    announce(t("It is back where it was."));
  }

  _setSlot() {
    const minutes = readMinutes(this._slot.value, LONGEST_SLOT);
    show(this._fault, minutes === null ? t("Minutes come in halves, from ½ to {most}: 2, 2½ or 2:30.", { most: LONGEST_SLOT }) : "");
    if (minutes === null) return;
    this._slot.value = halves(minutes);
    if (minutes !== this._view?.slot) this._send({ type: "set_slot", minutes });
  }

  /** Where the plan would be by now. @param {number | null} seconds */
  _follow(seconds) {
    this._strip.move(seconds);
    const rows = this._standing;
    const now = seconds === null ? null : reached(rows, seconds);
    for (const [id, row] of this._rows) row.reach(id === now?.row.id);
    this._now.hidden = seconds === null || !rows.length;
    if (seconds === null || !rows.length) return;
    const words = now
      ? t("The plan is at number {n}, until {time}: {message}", { n: rows.indexOf(now.row) + 1, time: `${Math.floor(now.to)}:${now.to % 1 ? "30" : "00"}`, message: now.row.message || minuteWords(now.row.minutes) })
      : t("The plan has reached its end.");
    if (this._now.textContent !== words) this._now.textContent = words;
  }

  /** @param {any} refused */
  _refused({ document: name, op, message }) {
    if (name !== this._c.document || op?.section !== this._c.section.id) return false;
    const row = this._rows.get(op.id);
    if (row && op.type === "write_message") row.message.fault(message);
    else if (row && op.type === "write_shown") row.shown.fault(message);
    else if (row && String(op.type).endsWith("_message")) show(row.fault, message);
    else if (["add_message", "set_slot"].includes(op.type)) show(this._fault, message);
    else return false;
    return true;
  }
}
