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
/** Where acts and drafts of a meeting lie, under their person (see `meeting/sending.js`). */
export const ACTS = "mentorwidgets/meeting/";
/** Where it lies what somebody chose for their own page (see `your_page/choice.js`). */
export const CHOICES = "mentorwidgets/your-page/";
/** Set for a moment when somebody leaves this device, so that their other pages leave too. */
const LEFT = "mentorwidgets/left";

export class Outbox {
  /**
   * @param {{person: string, client: string, storage: Storage | null}} given
   */
  constructor({ person, client, storage }) {
    this.client = client;
    /** Whether the last attempt to keep something on the device worked. */
    this.kept = storage !== null;
    this._person = person;
    this._storage = storage;
    this._mine = PREFIX + person + "/";
    /** @type {Operation[]} operations of earlier pages first, then this page's, in order */
    this.operations = this._adopt();
  }

  /** Whose work this is. */
  get person() {
    return this._person;
  }

  /** @param {Operation} operation */
  add(operation) {
    this.operations.push(operation);
    try {
      this._storage?.setItem(this._key(operation), JSON.stringify({ ...operation, at: Date.now() }));
      this.kept = this._storage !== null;
    } catch {
      this.kept = false;
    }
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
    this._forget(this._key(operation));
    return operation;
  }

  /** Forget everything of this person on this device, in their other pages too. */
  clear() {
    this.operations = [];
    const others = [`${ACTS}${this._person}/`, `${CHOICES}${this._person}`];
    for (const key of [this._mine, ...others].flatMap((place) => this._keys(place))) this._forget(key);
    try {
      this._storage?.setItem(LEFT, this._person);
      this._storage?.removeItem(LEFT);
    } catch {
      // A device that keeps nothing has nothing to forget.
    }
    this._storage = null;
  }

  /**
   * Call back when this person leaves the device in another of their pages.
   * @param {() => void} left
   * @param {AbortSignal} signal
   */
  whenLeft(left, signal) {
    const listen = (/** @type {StorageEvent} */ event) => {
      if (event.key !== LEFT || event.newValue !== this._person) return;
      this.operations = [];
      this._storage = null;
      left();
    };
    window.addEventListener("storage", listen, { signal });
  }

  // Each operation has a key of its own: pages of one person never write over one another.
  /** @param {Operation} operation */
  _key({ client, seq }) {
    return `${this._mine}${client}/${seq}`;
  }

  _keys(place = this._mine) {
    const keys = [];
    for (let i = 0; i < (this._storage?.length ?? 0); i++) {
      const key = this._storage?.key(i);
      if (key?.startsWith(place)) keys.push(key);
    }
    return keys;
  }

  /**
   * What earlier pages could not send: page after page as they were opened, each in its order.
   * @returns {Operation[]}
   */
  _adopt() {
    /** @type {Map<string, (Operation & {at: number})[]>} */
    const pages = new Map();
    for (const key of this._keys()) {
      try {
        const found = JSON.parse(this._storage?.getItem(key) ?? "");
        const { document, client, seq, op } = found;
        if (typeof document !== "string" || typeof seq !== "number" || !op) throw new Error(key);
        pages.set(client, [...(pages.get(client) ?? []), found]);
      } catch {
        // One that cannot be read must not keep the others from being sent.
        this._forget(key);
      }
    }
    const began = (/** @type {{at: number}[]} */ page) => Math.min(...page.map((o) => o.at));
    return [...pages.values()]
      .sort((one, other) => began(one) - began(other))
      .flatMap((page) => page.sort((one, other) => one.seq - other.seq))
      .map(({ document, client, seq, op }) => ({ document, client, seq, op }));
  }

  /** @param {string} key */
  _forget(key) {
    try {
      this._storage?.removeItem(key);
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
