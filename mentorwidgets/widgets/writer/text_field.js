// @ts-check
/**
 * A textarea whose words are never lost: saved a pause after typing, on leaving the field and
 * on leaving the page; what comes from elsewhere flows in only where nothing was typed since.
 */

import { h, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./fold.js").Head} Head */

/** As long as `reflection/commands.py` allows, in characters. */
const LONGEST = 20000;
/** A pause this long ends a stretch of typing; no stretch is longer than `AT_MOST`. In ms. */
const PAUSE = 800;
const AT_MOST = 2000;

export class TextField {
  /**
   * @param {{name: string, bridge: import("../bridge.js").Bridge, document: string,
   *   signal: AbortSignal, attributes: Record<string, any>, changed?: () => void}} given
   *   `changed` is called after every change of the text or of the versions beside it
   */
  constructor({ name, bridge, document: id, signal, attributes, changed = () => undefined }) {
    this.name = name;
    this._bridge = bridge;
    this._document = id;
    this._changed = changed;
    /** The version that the textarea goes on from. */
    this.base = "";
    /** @type {string | null} the text of that version; null when it was refused */
    this.baseText = "";
    /** Whether that version is known to be committed. */
    this._acknowledged = true;
    /** @type {string[]} what the version was written on top of */
    this._parents = [];
    /** @type {Head[]} versions from elsewhere that nobody has chosen against */
    this.others = [];
    /** @type {Head[]} versions with the same words: no choice is needed, they are one */
    this._twins = [];
    /** @type {Head[]} all versions that stand, as last told */
    this._heads = [];
    this._submitting = false;
    this._composing = false;
    this._typingSince = 0;
    this._timer = 0;

    this.fault = h("p", { class: "mw-fault w-field-fault", id: `w-fault-${name}`, role: "alert" });
    this.textarea = h("textarea", {
      spellcheck: "true",
      autocomplete: "off",
      dir: "auto",
      "data-field": name,
      "aria-describedby": this.fault.id,
      ...attributes,
    });
    const on = (/** @type {string} */ type, /** @type {(event: any) => void} */ listener) =>
      this.textarea.addEventListener(type, listener, { signal });
    on("input", () => this._typed());
    on("compositionstart", () => (this._composing = true));
    on("compositionend", () => {
      this._composing = false;
      this._typed();
    });
    on("blur", () => this.flush());
    // The last chance to put the words into the outbox, which outlives the page.
    window.addEventListener("pagehide", () => this.flush(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.flush(), { signal });
    window.addEventListener("beforeunload", (event) => this._tooLong && event.preventDefault(), { signal });
    signal.addEventListener("abort", () => window.clearTimeout(this._timer));
    bridge.on("ack", ({ client, seq }) => {
      if (this.base === `${client}.${seq}`) this._acknowledged = true;
    });
    bridge.on("refused", (message) => this._refused(message));
  }

  get text() {
    return this.textarea.value;
  }

  /** Whether everything typed is in a version that was at least handed to the outbox. */
  get handedOver() {
    return this.text === this.baseText;
  }

  get _tooLong() {
    return this.text.length > LONGEST && [...this.text].length > LONGEST;
  }

  /**
   * Take in the versions that stand now.
   * @param {Head[]} heads oldest first
   */
  receive(heads) {
    this._heads = heads;
    // While an operation is handed over its picture arrives before its name.
    if (this._submitting) return;
    const last = heads.at(-1);
    const mine = heads.some((head) => head.op === this.base);
    if (!mine && last && this.handedOver && this._acknowledged && !this._composing) {
      this._take(last);
    }
    const beside = heads.filter((head) => head.op !== this.base);
    this.others = beside.filter((head) => head.text !== this.text);
    this._twins = beside.filter((head) => head.text === this.text);
    this._changed();
  }

  /** Hand what was typed to the outbox now. */
  flush() {
    window.clearTimeout(this._timer);
    this._typingSince = 0;
    this._bridge.typing(this.name, this._tooLong);
    if (this.handedOver) return;
    if (this._tooLong) {
      this._say(
        t("This is {n} characters longer than one field keeps, and not saved yet. Please shorten it.", {
          n: [...this.text].length - LONGEST,
        }),
      );
      return;
    }
    this._write(this.text, [this.base, ...this._twins.map((head) => head.op)]);
  }

  /**
   * Put this text in place of every version that stands.
   * @param {string} text
   */
  settle(text) {
    // What was typed and not yet handed over becomes a version first, so that it is set aside.
    this.flush();
    if (!this.handedOver) return;
    const all = [this.base, ...this._heads.map((head) => head.op)];
    this._put(text);
    this._write(text, [...new Set(all)]);
  }

  /**
   * Go on from another text, as if it had been typed.
   * @param {string} text
   */
  replaceText(text) {
    this.flush();
    if (!this.handedOver) return;
    this._put(text);
    this.flush();
  }

  /**
   * @param {string} text
   * @param {string[]} parents
   */
  _write(text, parents) {
    this._parents = parents.filter(Boolean);
    this.baseText = text;
    this._acknowledged = false;
    this._say("");
    this._submitting = true;
    try {
      const op = { type: "write", field: this.name, text, parents: this._parents };
      this.base = this._bridge.submit(this._document, op);
    } finally {
      this._submitting = false;
    }
    this.receive(this._heads);
  }

  _typed() {
    this._clean();
    this._bridge.typing(this.name, !this.handedOver);
    this._changed();
    if (this._composing) return;
    const now = Date.now();
    this._typingSince ||= now;
    window.clearTimeout(this._timer);
    const wait = Math.min(PAUSE, Math.max(0, this._typingSince + AT_MOST - now));
    this._timer = window.setTimeout(() => this.flush(), wait);
  }

  /** Drop what no store can hold: control characters and halves of characters, from pasting. */
  _clean() {
    if (this._composing) return;
    const { value, selectionStart } = this.textarea;
    const clean = (/** @type {string} */ text) =>
      text
        .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "")
        .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
    const cleaned = clean(value);
    if (cleaned === value) return;
    const caret = clean(value.slice(0, selectionStart)).length;
    this.textarea.value = cleaned;
    this.textarea.setSelectionRange(caret, caret);
  }

  /** @param {Head} head */
  _take(head) {
    this.base = head.op;
    this.baseText = head.text;
    this._put(head.text);
  }

  /**
   * Show another text; the caret stays with the words around it.
   * @param {string} text
   */
  _put(text) {
    const { value, selectionStart, selectionEnd, selectionDirection } = this.textarea;
    if (value === text) return;
    this.textarea.value = text;
    this.textarea.setSelectionRange(
      moved(selectionStart, value, text),
      moved(selectionEnd, value, text),
      selectionDirection,
    );
  }

  /** @param {any} message */
  _refused(message) {
    if (message.op?.type !== "write" || message.op.field !== this.name) return false;
    // A version that this page has written over since is no loss.
    if (this.base !== `${message.client}.${message.seq}`) return message.client === this._bridge.client;
    // The words stay in the textarea; the next change is a new attempt on the old ground.
    this.base = this._parents[0] ?? "";
    this.baseText = null;
    this._bridge.typing(this.name, true);
    this._say(message.message);
    this.receive(this._heads);
    return true;
  }

  /** @param {string} sentence */
  _say(sentence) {
    if (this.fault.textContent !== sentence) show(this.fault, sentence);
    if (sentence) this.textarea.setAttribute("aria-invalid", "true");
    else this.textarea.removeAttribute("aria-invalid");
  }
}

/**
 * Where a place in one text lies in another.
 * @param {number} place
 * @param {string} before
 * @param {string} after
 */
export function moved(place, before, after) {
  const shorter = Math.min(before.length, after.length);
  let front = 0;
  while (front < shorter && before[front] === after[front]) front++;
  if (place <= front) return place;
  let back = 0;
  while (back < shorter - front && before.at(-1 - back) === after.at(-1 - back)) back++;
  return place >= before.length - back ? place + after.length - before.length : Math.min(place, after.length - back);
}
