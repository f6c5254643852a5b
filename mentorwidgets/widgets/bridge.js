// @ts-check
/**
 * The one bridge between a page and its kernel.
 *
 * It speaks first, and again after every reconnect. Each edit is an operation that stays in
 * the outbox until Python says that it is committed; what is not acknowledged is sent again,
 * in order, under the same number, so that nothing is lost and nothing happens twice.
 */

import { randomId } from "./dom.js";
import { Line } from "./line.js";
import { Outbox, deviceStorage } from "./outbox.js";
import { t } from "./words.js";

/** Nothing is sent again sooner than this after it was last sent, in milliseconds. */
const RESEND_AFTER = 4000;
/** A kernel that missed one is given all again, but not at every message that it cannot place. */
const CATCH_UP_AFTER = 500;

/** @typedef {import("./outbox.js").Operation} Operation */
/** @typedef {"opening" | "saved" | "saving" | "offline"} Status */
/** @typedef {{view: any, revision: number, pending: Operation[]}} Picture */

export class Bridge {
  /**
   * @param {{model: any, signal: AbortSignal}} given the anywidget model, and the end of the page
   */
  constructor({ model, signal }) {
    this.client = randomId();
    /** How fast the server's clock runs: a rehearsal's is quicker than the day. */
    this.speed = 1;
    /** Milliseconds to add to this device's clock, at that speed, to get the server's. */
    this.clockOffset = 0;
    /** @type {{at: number, offset: number}[]} what the last minute's messages say of it */
    this._offsets = [];
    /** @type {Outbox | null} known once Python has said whose page this is */
    this.outbox = null;
    this._seq = 0;
    this._signal = signal;
    /** @type {Map<string, {view: any, revision: number}>} */
    this._documents = new Map();
    /** @type {Map<string, Set<(picture: Picture) => void>>} */
    this._watchers = new Map();
    /** @type {Map<string, Set<(message: any) => any>>} */
    this._listeners = new Map();
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
    this._questions = new Map();
    this._asked = 0;
    this._trouble = "";
    /** @type {Set<string>} places where something was typed that is no operation yet */
    this._unfinished = new Set();
    /** When operations were last sent, so that one lost on an open line is sent again. */
    this._sentAt = 0;
    this._sentAllAt = 0;

    this._line = new Line({
      model,
      signal,
      hear: (message) => this._hear(message),
      back: () => this._hello(),
      changed: () => (this._line.gone ? this._emit("gone", {}) : this._tellStatus()),
      waiting: () => (this.outbox?.operations.length ?? 0) > 0 || this._questions.size > 0,
    });
    this._hello();
  }

  /** @returns {Status} */
  get status() {
    if (!this.outbox) return this._line.open && !this._trouble ? "opening" : "offline";
    if (!this._line.open || this._trouble) return "offline";
    return this.outbox.operations.length || this._unfinished.size ? "saving" : "saved";
  }

  /** Why nothing can be saved although the line is open: Python's sentence, or "". */
  get trouble() {
    return this._trouble;
  }

  /** Whose page this is; "" before Python has said so. */
  get person() {
    return this.outbox?.person ?? "";
  }

  /** The server's time now, in milliseconds since 1970. */
  now() {
    return Date.now() * this.speed + this.clockOffset;
  }

  /**
   * Be shown a document now and whenever it changes.
   * @param {string} document
   * @param {(picture: Picture) => void} watcher
   * @returns {() => void} stops it
   */
  watch(document, watcher) {
    const watchers = this._watchers.get(document) ?? new Set();
    this._watchers.set(document, watchers.add(watcher));
    if (this._documents.has(document)) watcher(this._picture(document));
    return () => watchers.delete(watcher);
  }

  /**
   * @param {string} type of a message: one that Python pushes, or "status", "refused", "gone"
   * @param {(message: any) => any} listener of "refused": returns true when it has shown it
   * @returns {() => void} stops it
   */
  on(type, listener) {
    const listeners = this._listeners.get(type) ?? new Set();
    this._listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /**
   * Do something to a document: kept on this device at once, sent, and sent again until
   * Python has committed it.
   * @param {string} document
   * @param {Record<string, any>} op
   * @returns {string} the operation's id
   */
  submit(document, op) {
    if (!this.outbox) throw new Error("nothing can be done before the page has opened");
    const operation = { document, client: this.client, seq: ++this._seq, op };
    const before = this.outbox.operations.at(-1);
    this.outbox.add(operation);
    if (this._line.open) this._send(operation, before);
    this._tell(document);
    this._tellStatus();
    return `${operation.client}.${operation.seq}`;
  }

  /**
   * Say that something was typed which is not handed over yet, or that it now is: "saved" must
   * not stand beside words that are in no outbox.
   * @param {string} place a name for the field
   * @param {boolean} unfinished
   */
  typing(place, unfinished) {
    const before = this._unfinished.size;
    if (unfinished) this._unfinished.add(place);
    else this._unfinished.delete(place);
    if (before !== this._unfinished.size) this._tellStatus();
  }

  /**
   * Ask Python something that is not an edit.
   * @param {string} what
   * @param {Record<string, any>} [args]
   * @returns {Promise<any>} rejects with an Error whose message is for the person
   */
  ask(what, args = {}) {
    const id = ++this._asked;
    return new Promise((resolve, reject) => {
      this._questions.set(id, { resolve, reject });
      this._line.send({ type: "ask", id, what, args });
    });
  }

  /**
   * Say above the page what Python refused, where no part of the screen shows it any more.
   * @param {string} message
   * @param {Record<string, any>} op
   */
  tellRefused(message, op) {
    this._emit("refused-unseen", { message, op });
  }

  /** Try the connection now, rather than when the bridge would. */
  retry() {
    this._line.retry();
  }

  _hello() {
    this._line.send({
      type: "hello",
      client: this.client,
      asked: this._asked,
      revisions: Object.fromEntries([...this._documents].map(([name, { revision }]) => [name, revision])),
    });
  }

  /**
   * @param {Operation} operation
   * @param {Operation | undefined} before the one that must be there first, if it waits too
   */
  _send(operation, before) {
    this._sentAt = Date.now();
    const prev = before && before.client === operation.client ? before.seq : null;
    this._line.send({ type: "op", ...operation, prev });
  }

  _sendAll() {
    if (!this.outbox?.operations.length) return;
    this._sentAt = Date.now();
    this._sentAllAt = this._sentAt;
    /** @type {Operation | undefined} */
    let before;
    for (const operation of this.outbox.operations) {
      this._send(operation, before);
      before = operation;
    }
  }

  /** @param {any} message */
  _hear(message) {
    if (message.type === "welcome") this.speed = message.speed ?? 1;
    if (typeof message.now === "number") this._noteTime(message.now);
    switch (message.type) {
      case "welcome":
        this.outbox ??= this._openOutbox(message.person);
        this._trouble = "";
        this._failQuestions(message.asked);
        this._sendAll();
        break;
      case "snapshot":
        this._documents.set(message.document, { view: message.view, revision: message.revision });
        this._tell(message.document);
        break;
      case "ack":
        this._trouble = "";
        this.outbox?.settle(message.client, message.seq);
        break;
      case "refused":
        this._refused(message);
        break;
      case "resend":
        if (Date.now() - this._sentAllAt > CATCH_UP_AFTER) this._sendAll();
        break;
      case "trouble":
        this._trouble = message.message;
        break;
      case "pong":
        if (Date.now() - this._sentAt > RESEND_AFTER) this._sendAll();
        break;
      case "answer":
        this._answered(message);
        break;
    }
    this._emit(message.type, message);
    this._tellStatus();
  }

  /**
   * A message is late, sometimes very, and never early: of those of the last minute the one
   * that came soonest is right. A device whose own clock was set meanwhile starts anew.
   * @param {number} serverNow
   */
  _noteTime(serverNow) {
    const at = Date.now();
    this._offsets = this._offsets.filter((each) => Math.abs(at - each.at) < 60000);
    this._offsets.push({ at, offset: serverNow - at * this.speed });
    this.clockOffset = Math.max(...this._offsets.map((each) => each.offset));
  }

  /** @param {string} person */
  _openOutbox(person) {
    const outbox = new Outbox({ person, client: this.client, storage: deviceStorage() });
    outbox.whenLeft(() => this._emit("left", {}), this._signal);
    return outbox;
  }

  /** @param {any} message */
  _refused(message) {
    const operation = this.outbox?.settle(message.client, message.seq);
    if (!operation) return;
    message.op = operation.op;
    this._tell(message.document);
  }

  /** @param {any} message */
  _answered(message) {
    const question = this._questions.get(message.id);
    this._questions.delete(message.id);
    if (message.error) {
      question?.reject(Object.assign(new Error(message.error.message), message.error));
    } else question?.resolve(message.result);
  }

  /**
   * Python answers in order: a question from before this hello that has no answer was lost.
   * @param {number} last the last question asked before it
   */
  _failQuestions(last) {
    for (const [id, question] of this._questions) {
      if (id > last) continue;
      this._questions.delete(id);
      question.reject(new Error(t("The connection broke before the answer came. Please try again.")));
    }
  }

  /**
   * @param {string} document
   * @returns {Picture}
   */
  _picture(document) {
    const { view, revision } = this._documents.get(document) ?? { view: null, revision: 0 };
    const pending = (this.outbox?.operations ?? []).filter((o) => o.document === document);
    return { view, revision, pending };
  }

  /** @param {string} document */
  _tell(document) {
    if (!this._documents.has(document)) return;
    for (const watcher of this._watchers.get(document) ?? []) watcher(this._picture(document));
  }

  _tellStatus() {
    const status = this.status;
    this._emit("status", { status, trouble: this._trouble, kept: this.outbox?.kept ?? true });
  }

  /**
   * @param {string} type
   * @param {any} message
   */
  _emit(type, message) {
    let shown = false;
    for (const listener of this._listeners.get(type) ?? []) shown = listener(message) === true || shown;
    if (type === "refused" && !shown && message.op) this._emit("refused-unseen", message);
  }
}
