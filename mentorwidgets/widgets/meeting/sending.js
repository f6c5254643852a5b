// @ts-check
/**
 * What somebody does in a meeting, kept on their device until Python has answered.
 *
 * An act has a key, its place ("answer/<prompt>/<round>"): a later act in the same place takes
 * the place of one that still waits, since it is what the person wants now. It is sent again
 * after every reconnect and by the person's next page, so Python must take the same act twice
 * as once. A draft is what is half written: it lies on the device under the same key, and a
 * reload finds it. Nothing here is ever sent under another person's name: all of it lies under
 * the person, and goes when they leave the device (see `outbox.js`).
 */

import { ACTS, deviceStorage } from "../outbox.js";
import { t } from "../words.js";

/**
 * @typedef {"none" | "sending" | "sent" | "offline" | "refused"} How
 * @typedef {{how: How, message: string, result?: any}} State `message` is Python's, when refused
 * @typedef {{what: string, args: Record<string, any>}} Act
 */

export class Sending {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal,
   *   storage?: Storage | null}} given
   */
  constructor({ bridge, signal, storage = deviceStorage() }) {
    this._bridge = bridge;
    /** Whether this device keeps what is done on it, also when the page is closed. */
    this.kept = storage !== null;
    this._storage = storage;
    this._place = `${ACTS}${bridge.person}/`;
    /** @type {Map<string, string>} what the device would keep, where it keeps nothing */
    this._memory = new Map();
    /** @type {Map<string, State>} */
    this._states = new Map();
    /** @type {Set<string>} keys that an answer is awaited for */
    this._asked = new Set();
    /** @type {Map<string, Set<(state: State) => void>>} */
    this._watchers = new Map();
    this._over = false;
    const stops = [bridge.on("welcome", () => this._sendAll()), bridge.on("status", () => this._tellAll())];
    signal.addEventListener("abort", () => {
      this._over = true;
      for (const stop of stops) stop();
    });
    this._sendAll();
  }

  /**
   * Do something: kept at once, sent, and sent again until Python has answered.
   * @param {string} key its place; see above
   * @param {string} what the question that is asked of Python
   * @param {Record<string, any>} args
   */
  act(key, what, args) {
    this._states.delete(key);
    this._write(`act/${key}`, { what, args });
    void this._send(key);
    this._tell(key);
  }

  /**
   * What has become of the last act in a place, since this page was opened.
   * @param {string} key
   * @returns {State}
   */
  state(key) {
    const known = this._states.get(key);
    if (known) return known;
    if (this._read(`act/${key}`) === null) return { how: "none", message: "" };
    return { how: this._bridge.status === "offline" ? "offline" : "sending", message: "" };
  }

  /**
   * The act that still waits in a place, as the person has done it.
   * @param {string} key
   * @returns {Act | null}
   */
  waiting(key) {
    return this._read(`act/${key}`);
  }

  /**
   * Be told now and whenever something becomes of a place's act.
   * @param {string} key
   * @param {(state: State) => void} watcher
   * @returns {() => void} stops it
   */
  watch(key, watcher) {
    const watchers = this._watchers.get(key) ?? new Set();
    this._watchers.set(key, watchers.add(watcher));
    watcher(this.state(key));
    return () => watchers.delete(watcher);
  }

  /**
   * What is half written in a place; null when nothing is.
   * @param {string} key
   */
  draft(key) {
    return this._read(`draft/${key}`);
  }

  /**
   * Keep what is half written, or (null) forget it.
   * @param {string} key
   * @param {any} draft
   */
  keepDraft(key, draft) {
    if (draft === null) this._forget(`draft/${key}`);
    else this._write(`draft/${key}`, draft);
  }

  /**
   * Something that only this browser knows, for as long as it is kept; null when it is not.
   * @param {string} key
   */
  secret(key) {
    return this._read(`secret/${key}`);
  }

  /**
   * @param {string} key
   * @param {any} secret
   */
  keepSecret(key, secret) {
    if (secret === null) this._forget(`secret/${key}`);
    else this._write(`secret/${key}`, secret);
  }

  _sendAll() {
    for (const key of this._keys()) void this._send(key);
  }

  /** @param {string} key */
  async _send(key) {
    if (this._asked.has(key)) return;
    this._asked.add(key);
    // Read anew each time: another page of this person may have done something else here.
    for (let act = this._read(`act/${key}`); act !== null && !this._over; act = this._read(`act/${key}`)) {
      const written = JSON.stringify(act);
      /** @type {State} */
      let state;
      try {
        state = { how: "sent", message: "", result: await this._bridge.ask(act.what, act.args) };
      } catch (error) {
        // Only Python's answers have a field; without one the connection broke, and it goes again.
        if (!("field" in /** @type {any} */ (error))) continue;
        state = { how: "refused", message: /** @type {Error} */ (error).message };
        // Where it was done is not on the screen any more: it is said above the page, with its words.
        if (!this._watchers.get(key)?.size) this._bridge.tellRefused(state.message, act.args);
      }
      const now = this._read(`act/${key}`);
      if (now !== null && JSON.stringify(now) !== written) continue;
      this._forget(`act/${key}`);
      this._states.set(key, state);
      break;
    }
    this._asked.delete(key);
    this._tell(key);
  }

  _tellAll() {
    for (const key of this._keys()) this._tell(key);
  }

  /** @param {string} key */
  _tell(key) {
    for (const watcher of this._watchers.get(key) ?? []) watcher(this.state(key));
  }

  _keys() {
    const names = new Set(this._memory.keys());
    for (let i = 0; i < (this._storage?.length ?? 0); i++) {
      const name = this._storage?.key(i);
      if (name?.startsWith(this._place)) names.add(name.slice(this._place.length));
    }
    return [...names].filter((name) => name.startsWith("act/")).map((name) => name.slice(4));
  }

  /**
   * @param {string} name
   * @returns {any}
   */
  _read(name) {
    const text = this._memory.get(name) ?? this._stored(name);
    if (text === null) return null;
    try {
      return JSON.parse(text);
    } catch {
      // What cannot be read must not keep the rest from being sent.
      this._forget(name);
      return null;
    }
  }

  /** @param {string} name */
  _stored(name) {
    try {
      return this._storage?.getItem(this._place + name) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  _write(name, value) {
    const text = JSON.stringify(value);
    try {
      if (this._storage === null) throw new Error("this device keeps nothing");
      this._storage.setItem(this._place + name, text);
      this._memory.delete(name);
    } catch {
      this.kept = false;
      this._memory.set(name, text);
    }
  }

  /** @param {string} name */
  _forget(name) {
    this._memory.delete(name);
    try {
      this._storage?.removeItem(this._place + name);
    } catch {
      // A device that keeps nothing has nothing to forget.
    }
  }
}

/**
 * What has become of an act, in words; `sent` says who will see it.
 * @param {State} state
 * @param {{sent: string, kept: boolean}} given
 */
export function sendingWords({ how, message }, { sent, kept }) {
  if (how === "sending") return t("Sending");
  if (how === "offline") return kept ? t("Offline: kept on this device") : t("Offline: keep this page open");
  if (how === "refused") return message;
  return how === "sent" ? sent : "";
}
