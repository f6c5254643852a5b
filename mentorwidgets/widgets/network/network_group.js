// @ts-check
/** The people who are chosen together, for one act upon all of them. */

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Person} Person */

export class Group {
  /** @param {MapState} state */
  constructor(state) {
    this._state = state;
    /** @type {Set<string>} */
    this._ids = new Set();
  }

  /** @param {string} id */
  has(id) {
    return this._ids.has(id);
  }

  /** @returns {Person[]} in the order of the list; who has left the map has left the group */
  get people() {
    return this._ids.size ? this._state.people.filter(({ id }) => this._ids.has(id)) : [];
  }

  /**
   * Somebody comes in, or goes out. Whoever was chosen alone before belongs to it too.
   * @param {string} id
   * @returns {boolean} whether they belong to it now
   */
  toggle(id) {
    const state = this._state;
    if (state.selected && state.selected !== id) this._ids.add(state.selected);
    if (!this._ids.delete(id)) this._ids.add(id);
    state.selected = null;
    state.tell();
    return this._ids.has(id);
  }

  /** @param {string[]} ids */
  add(ids) {
    for (const id of ids) this._ids.add(id);
    this._state.selected = null;
    this._state.tell();
  }

  /** @returns {boolean} whether there was anybody */
  clear() {
    if (!this._ids.size) return false;
    this._ids.clear();
    this._state.tell();
    return true;
  }
}
