// @ts-check
/** Saying it aloud: a clock that counts up beside the time there is, and a log of each time. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { clock, t } from "../words.js";
import { dayWords } from "../writer/drafts.js";
import { Recording, whyNot } from "./recording.js";
import { clockFace, timeWords } from "./speaking.js";

/** @typedef {import("./rehearsal_fold.js").Rehearsed} Rehearsed */
/** A press and a press again is no rehearsal. In seconds. */
const SHORTEST = 3;

export class Rehearsal {
  /**
   * @param {{c: any, most: () => number, speech?: () => string | null,
   *   beat?: (seconds: number | null) => void, said?: (seconds: number) => HTMLElement | null}} given
   *   `most`: the seconds there are; `speech`: which of several; `beat` hears each second while it
   *   runs, and null at the end; `said` may add something to what is told of the last time
   */
  constructor({ c, most, speech = () => null, beat = () => undefined, said = () => null }) {
    this._c = c;
    this._most = most;
    this._speech = speech;
    this._beat = beat;
    this._said = said;
    /** @type {Rehearsed[]} */
    this._log = [];
    this._begun = 0;
    this._timer = 0;
    this._waiting = false;
    /** @type {string | null} whose speech is being said */
    this._saying = null;
    this._recording = new Recording(c.signal);
    this._recorded = false;
    /** @type {Map<string, string>} the recording of a rehearsal, by its id */
    this._sounds = new Map();
    /** @type {string | null} the one that was taken off last */
    this._off = null;

    const id = `s-say-${randomId().slice(0, 8)}`;
    this._face = h("span", { class: "s-face" });
    this._of = h("span", { class: "s-of mw-soft" });
    this._fill = h("span", { class: "s-fill" });
    this._button = h("button", { class: "mw-button mw-primary s-start", type: "button", "data-key": "start", onclick: () => void this._press() });
    this._record = h("input", { type: "checkbox" });
    this._why = whyNot();
    this._fault = h("p", { class: "mw-fault", role: "alert" });
    this._told = h("div", { class: "s-told" });
    this._list = h("ul", { class: "s-log", role: "list" });
    this._back = h("button", { class: "mw-button mw-quiet", type: "button", hidden: true, onclick: () => this._putBack() }, t("Put it back"));
    this._logTitle = h("h3", { id: `${id}-log` }, t("Times you have said it"));
    /** The clock stands where one reads while one speaks; the log stands below. */
    this.clock = h(
      "section",
      { class: "s-clock", "aria-label": t("Clock") },
      h("p", { class: "s-time", role: "timer", "aria-live": "off" }, this._face, " ", this._of),
      h("div", { class: "s-bar", "aria-hidden": "true" }, this._fill),
      this._button,
      this._why
        ? h("p", { class: "mw-soft w-small" }, this._why)
        : h("label", { class: "s-record" }, this._record, h("span", {}, t("Record me as well"), h("span", { class: "mw-soft w-small" }, t("The sound stays in this page and is gone when you leave it.")))),
      this._fault,
    );
    this.element = h(
      "div",
      { class: "s-say" },
      this._told,
      h("section", { class: "s-times", "aria-labelledby": this._logTitle.id }, this._logTitle, this._list, this._back),
    );
    c.signal.addEventListener("abort", () => window.clearInterval(this._timer));
    c.bridge.on("refused", (/** @type {any} */ refused) => this._refused(refused));
    this._show();
  }

  get running() {
    return this._begun > 0;
  }

  /** @param {Rehearsed[]} log */
  receive(log) {
    this._log = log;
    this._draw();
  }

  /** What is said, or how long it may take, has changed. */
  turn() {
    show(this._told);
    this._back.hidden = true;
    this._show();
    this._draw();
  }

  _seconds() {
    return this._begun ? (performance.now() - this._begun) / 1000 : 0;
  }

  _show() {
    const seconds = this._seconds();
    const most = this._most();
    this._face.textContent = clockFace(seconds);
    this._of.textContent = t("of {time}", { time: clockFace(most) });
    this._fill.style.inlineSize = `${Math.min(100, (100 * seconds) / most)}%`;
    this._button.textContent = this._begun ? t("Stop") : t("Start");
    this.clock.toggleAttribute("data-running", this.running);
  }

  async _press() {
    if (this._waiting) return;
    this._waiting = true;
    try {
      await (this._begun ? this._stop() : this._start());
    } finally {
      this._waiting = false;
    }
  }

  async _start() {
    show(this._fault);
    show(this._told);
    this._recorded = this._record.checked;
    if (this._recorded) {
      // The clock waits for the microphone: asking for it takes its time.
      const fault = await this._recording.begin();
      if (fault) {
        show(this._fault, fault);
        return;
      }
    }
    this._record.disabled = true;
    this._saying = this._speech();
    this._begun = performance.now();
    let reached = false;
    const beat = () => {
      this._show();
      this._beat(this._seconds());
      if (!reached && this._seconds() >= this._most()) {
        reached = true;
        announce(t("{time} have passed. You may go on.", { time: timeWords(this._most()) }));
      }
    };
    this._timer = window.setInterval(beat, 250);
    beat();
    announce(this._recorded ? t("The clock runs, and you are recorded.") : t("The clock runs."));
  }

  async _stop() {
    const seconds = Math.round(this._seconds());
    window.clearInterval(this._timer);
    this._begun = 0;
    this._record.disabled = false;
    this._beat(null);
    this._show();
    const sound = this._recorded ? await this._recording.end() : "";
    if (seconds < SHORTEST) {
      if (sound) this._recording.forget(sound);
      this._tell(h("p", {}, t("That was too short to keep. Press Start when you are ready.")));
      return;
    }
    const id = randomId();
    if (sound) this._sounds.set(id, sound);
    const speech = this._saying;
    this._c.send({ type: "rehearse", id, seconds, ...(speech === null ? {} : { speech }) });
    const words = t("You spoke for {time}.", { time: timeWords(seconds) });
    this._tell(h("p", {}, words, " ", t("It is on your list below.")), this._said(seconds));
    announce(words);
  }

  /** @param {(HTMLElement | null)[]} parts */
  _tell(...parts) {
    show(this._told, parts);
  }

  _draw() {
    const rows = this._log.filter(({ speech, off }) => !off && speech === this._speech()).reverse();
    const key = JSON.stringify([rows, [...this._sounds.keys()], this._speech(), this._most()]);
    this._logTitle.hidden = !rows.length;
    if (this._list.dataset.key === key) return;
    this._list.dataset.key = key;
    keepingFocus(this._list, () => show(this._list, rows.map((row) => this._row(row))));
  }

  /** @param {Rehearsed} row */
  _row({ id, at, seconds, note }) {
    const when = `${dayWords(at)}, ${clock(at)}`;
    const words = h("input", {
      class: "mw-input",
      "data-key": `note-${id}`,
      value: note,
      maxlength: 1000,
      autocomplete: "off",
      enterkeyhint: "done",
      placeholder: t("What would you change?"),
      "aria-label": t("A note on {when}", { when }),
    });
    words.addEventListener("change", () => {
      const said = words.value.trim();
      if (said !== note) this._c.send({ type: "note_rehearsal", id, note: said, was: note });
    });
    const sound = this._sounds.get(id);
    return h(
      "li",
      { class: "s-time-row" },
      h("p", {}, h("b", { class: "s-tabular" }, clockFace(seconds)), " ", h("span", { class: "mw-soft" }, when)),
      words,
      sound ? h("audio", { controls: true, src: sound, "aria-label": t("The recording of {when}", { when }), preload: "metadata" }) : null,
      h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `off-${id}`, "aria-label": t("Take off: {what}", { what: when }), onclick: () => this._takeOff(id) }, t("Take off")),
    );
  }

  /** @param {string} id */
  _takeOff(id) {
    this._off = id;
    this._c.send({ type: "take_off_rehearsal", id, off: true });
    this._back.hidden = false;
    this._back.focus();
    announce(t("Taken off your list."));
  }

  _putBack() {
    if (!this._off) return;
    const id = this._off;
    this._c.send({ type: "take_off_rehearsal", id, off: false });
    this._off = null;
    this._back.hidden = true;
    /** @type {HTMLElement | null} */ (this._list.querySelector(`[data-key="note-${id}"]`))?.focus();
    announce(t("It is on your list again."));
  }

  /** @param {any} refused */
  _refused({ document, op, message }) {
    if (document !== this._c.document || op?.section !== this._c.section.id) return false;
    if (!Object.hasOwn({ rehearse: 1, note_rehearsal: 1, take_off_rehearsal: 1 }, op.type)) return false;
    show(this._fault, message);
    // Another page noted something else meanwhile: the message has its words, the field one's own.
    const words = /** @type {HTMLInputElement | null} */ (this._list.querySelector(`[data-key="note-${op.id}"]`));
    if (words && op.type === "note_rehearsal") words.value = op.note;
    return true;
  }
}
