// @ts-check
/**
 * Which pieces stand on one's page, and how people of a map are called: remembered on this device.
 *
 * Only what differs from the suggestion is kept, so that a piece that comes later is on the page
 * or not as it was meant to be.
 */

import { CHOICES, deviceStorage } from "../outbox.js";

/** @typedef {"initials" | "written"} Names */
/** @typedef {{id: string, left_out: string}} Piece */

export class Choice {
  /** @param {string} person whose page it is */
  constructor(person) {
    this._key = CHOICES + person;
    /** @type {Record<string, boolean>} what was said of a piece */
    this._said = {};
    /** @type {Names} */
    this.names = "initials";
    this._remember();
  }

  /** @param {Piece} piece */
  has({ id, left_out }) {
    return this._said[id] ?? !left_out;
  }

  /**
   * @param {Piece} piece
   * @param {boolean} on
   */
  set(piece, on) {
    if (on === !piece.left_out) delete this._said[piece.id];
    else this._said[piece.id] = on;
    this._keep();
  }

  /** @param {Names} names */
  call(names) {
    this.names = names;
    this._keep();
  }

  _remember() {
    try {
      const { pieces = {}, names } = JSON.parse(deviceStorage()?.getItem(this._key) ?? "{}");
      this._said = Object.fromEntries(Object.entries(pieces).filter(([, on]) => typeof on === "boolean"));
      if (names === "written") this.names = names;
    } catch {
      // What cannot be read is as good as nothing: the page begins with the suggestion.
    }
  }

  _keep() {
    try {
      deviceStorage()?.setItem(this._key, JSON.stringify({ pieces: this._said, names: this.names }));
    } catch {
      // A device that keeps nothing asks again next time.
    }
  }
}
