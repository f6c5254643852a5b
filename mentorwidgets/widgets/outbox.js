// @ts-check
/**
 * What has been done on this page and is not yet acknowledged, in memory and on the device.
 *
 * It lies under the person, one list for each page load, so that the person's next page finds
 * and sends what an earlier one could not. A device that keeps nothing (private mode, a full
 * disk) is noticed, so that the page can say so.
 */

/** @typedef {{document: string, client: string, seq: number, op: Record<string, any>}} Operation */

const PREFIX = "mentorwidgets/outbox/";

export class Outbox {
  /**
   * @param {{person: string, client: string, storage: Storage | null}} given
   */
  constructor({ person, client, storage }) {
    this.client = client;
    /** Whether the last attempt to keep something on the device worked. */
    this.kept = storage !== null;
    this._storage = storage;
    this._mine = PREFIX + person + "/";
    /** @type {Operation[]} operations of earlier pages first, then this page's, in order */
    this.operations = this._adopt();
  }

  /** @param {Operation} operation */
  add(operation) {
    this.operations.push(operation);
    this._keep(operation.client);
  }

  /**
   * Take an operation out: it was acknowledged, or refused.
   * @param {string} client
   * @param {number} seq
   * @returns {Operation | undefined}
   */
  settle(client, seq) {
    const index = this.operations.findIndex((o) => o.client === client && o.seq === seq);
    if (index < 0) return undefined;
    const [operation] = this.operations.splice(index, 1);
    this._keep(client);
    return operation;
  }

  /** Forget everything of this person on this device. */
  clear() {
    this.operations = [];
    for (const key of this._keys()) this._storage?.removeItem(key);
  }

  _keys() {
    const keys = [];
    for (let i = 0; i < (this._storage?.length ?? 0); i++) {
      const key = this._storage?.key(i);
      if (key?.startsWith(this._mine)) keys.push(key);
    }
    return keys;
  }

  /** @returns {Operation[]} */
  _adopt() {
    /** @type {Operation[]} */
    const found = [];
    try {
      for (const key of this._keys()) {
        const list = JSON.parse(this._storage?.getItem(key) ?? "[]");
        if (Array.isArray(list)) found.push(...list);
      }
    } catch {
      this.kept = false;
    }
    return found;
  }

  /** @param {string} client */
  _keep(client) {
    const key = this._mine + client;
    const list = this.operations.filter((o) => o.client === client);
    try {
      if (list.length) this._storage?.setItem(key, JSON.stringify(list));
      else this._storage?.removeItem(key);
      this.kept = this._storage !== null;
    } catch {
      this.kept = false;
    }
  }
}

/** The device's storage, or null where the browser gives none. */
export function deviceStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
