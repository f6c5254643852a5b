// @ts-check
/**
 * The ties as lines. Each finds its way past everybody's disc, which takes a while when there
 * are hundreds: so a line is drawn anew only when one of its ends has moved, or somebody has
 * come near it or left it.
 */

import { s } from "../dom.js";
import { tie as tiePath } from "./network_shapes.js";

/** @typedef {import("./network_types.js").Tie} Tie */
/** @typedef {{x: number, y: number}} Point */

export class Lines {
  constructor() {
    this.element = s("g", { "aria-hidden": "true" });
    /** @type {Map<string, SVGPathElement>} */
    this._paths = new Map();
    /** @type {Map<string, Point>} where everybody stood when the lines were drawn last */
    this._stood = new Map();
    this._drawn = "";
  }

  /**
   * @param {Tie[]} ties
   * @param {Map<string, Point>} where who is on the picture, in pixels
   * @param {{centre: Point, radius: number, about: string | null}} how `about`: whose ties stand out
   */
  update(ties, where, { centre, radius, about }) {
    const shown = new Map(ties.filter(([a, b]) => where.has(a) && where.has(b)).map((tie) => [tie.join(), tie]));
    for (const [key, path] of this._paths) {
      if (shown.has(key)) continue;
      path.remove();
      this._paths.delete(key);
    }
    const drawn = JSON.stringify([centre, radius]);
    const all = drawn !== this._drawn;
    this._drawn = drawn;
    const { moved, spots } = this._moves(where);
    for (const [key, [a, b]] of shown) {
      const known = this._paths.get(key);
      const stays = known && !all && !moved.has(a) && !moved.has(b) && !disturbed(where.get(a), where.get(b), spots, radius);
      const path = stays ? known : this._draw([a, b], where, centre, radius);
      const name = !about ? "nm-tie" : a === about || b === about ? "nm-tie nm-tie-strong" : "nm-tie nm-tie-faint";
      if (path.getAttribute("class") !== name) path.setAttribute("class", name);
    }
    this._stood = new Map(where);
  }

  /**
   * Draw the lines of somebody who is on their way, and no others: sixty times a second.
   * @param {string} id
   * @param {Tie[]} ties
   * @param {Map<string, Point>} where
   * @param {{centre: Point, radius: number}} how
   */
  follow(id, ties, where, { centre, radius }) {
    for (const tie of ties) {
      if (tie.includes(id) && where.has(tie[0]) && where.has(tie[1])) this._draw(tie, where, centre, radius);
    }
    const at = where.get(id);
    if (at) this._stood.set(id, at);
  }

  /** @param {Map<string, Point>} where */
  _moves(where) {
    /** @type {Set<string>} */
    const moved = new Set();
    /** @type {Point[]} places that somebody left or took */
    const spots = [];
    for (const id of new Set([...where.keys(), ...this._stood.keys()])) {
      const before = this._stood.get(id);
      const now = where.get(id);
      if (before && now && before.x === now.x && before.y === now.y) continue;
      moved.add(id);
      for (const spot of [before, now]) if (spot) spots.push(spot);
    }
    return { moved, spots };
  }

  /**
   * @param {Tie} tie
   * @param {Map<string, Point>} where
   * @param {Point} centre
   * @param {number} radius
   */
  _draw(tie, where, centre, radius) {
    const key = tie.join();
    let path = this._paths.get(key);
    if (!path) {
      path = s("path", { class: "nm-tie" });
      this._paths.set(key, path);
      this.element.append(path);
    }
    const a = /** @type {Point} */ (where.get(tie[0]));
    const b = /** @type {Point} */ (where.get(tie[1]));
    path.setAttribute("d", tiePath(a, b, centre, { points: [...where.values()], radius: radius + 5 }));
    return path;
  }
}

/**
 * Whether somebody came near a line, or left it.
 * @param {Point | undefined} a
 * @param {Point | undefined} b
 * @param {Point[]} spots
 * @param {number} radius
 */
function disturbed(a, b, spots, radius) {
  if (!a || !b) return true;
  const x = (a.x + b.x) / 2;
  const y = (a.y + b.y) / 2;
  const reach = Math.hypot(b.x - a.x, b.y - a.y) / 2 + radius + 5;
  return spots.some((spot) => Math.hypot(spot.x - x, spot.y - y) < reach);
}
