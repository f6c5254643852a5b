// @ts-check
/**
 * Outlines around people who belong together, when asked for: a soft band that runs from one to
 * the next, so that it holds its people and no one else who happens to stand between them.
 */

import { s, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {"none" | "know" | "arena" | "level"} Outlines what the outlines hold together */
/** @typedef {{label: string, ids: string[], look: number}} Together */

/** So many bands look different; after that the patterns begin again. */
const LOOKS = 6;

/**
 * Who knows each other, directly or through others; whoever knows nobody is in no group.
 * @param {string[]} ids
 * @param {import("./network_types.js").Tie[]} ties
 * @returns {string[][]} the largest first
 */
export function joined(ids, ties) {
  const of = new Map(ids.map((id) => [id, id]));
  const root = (/** @type {string} */ id) => {
    let at = id;
    while (of.get(at) !== at) at = /** @type {string} */ (of.get(at));
    return at;
  };
  for (const [a, b] of ties) if (of.has(a) && of.has(b)) of.set(root(a), root(b));
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const id of ids) groups.set(root(id), [...(groups.get(root(id)) ?? []), id]);
  return [...groups.values()].filter((group) => group.length > 1).sort((a, b) => b.length - a.length);
}

/**
 * The shortest way to join all points: pairs of indices.
 * @param {Point[]} points
 * @returns {[number, number][]}
 */
export function spanning(points) {
  /** @type {[number, number][]} */
  const ways = [];
  const near = points.map((point) => ({ from: 0, far: Math.hypot(point.x - points[0].x, point.y - points[0].y) }));
  const left = new Set(points.keys());
  left.delete(0);
  while (left.size) {
    const next = [...left].reduce((best, k) => (near[k].far < near[best].far ? k : best));
    left.delete(next);
    ways.push([near[next].from, next]);
    for (const k of left) {
      const far = Math.hypot(points[k].x - points[next].x, points[k].y - points[next].y);
      if (far < near[k].far) near[k] = { from: next, far };
    }
  }
  return ways;
}

export class Hulls {
  /**
   * @param {MapState} state
   * @param {string} name that no other picture of the page has
   */
  constructor(state, name) {
    this._state = state;
    this._name = name;
    /** @type {Outlines} */
    this.by = "none";
    this.element = s("g", { class: "nm-hulls", "aria-hidden": "true" });
    this._drawn = "";
  }

  /**
   * The groups that are outlined now.
   * @param {Set<string>} shown who is on the picture
   * @returns {Together[]}
   */
  groups(shown) {
    const view = this._state.view;
    if (!view || this.by === "none") return [];
    const people = view.people.filter(({ id }) => shown.has(id));
    if (this.by === "know") {
      const groups = joined(people.map(({ id }) => id), view.ties);
      return groups.map((ids, k) => ({ ids, look: k % LOOKS, label: groups.length > 1 ? t("Group {n}: {count} people", { n: k + 1, count: ids.length }) : t("know each other, directly or through others") }));
    }
    const by = this.by;
    return this._state.categories[by]
      .map(({ id, label }, k) => ({ label, look: k % LOOKS, ids: people.filter((person) => person[by] === id).map((person) => person.id) }))
      .filter(({ ids }) => ids.length > 1);
  }

  /**
   * @param {Map<string, Point>} where
   * @param {number} radius of a disc
   */
  update(where, radius) {
    const groups = this.groups(new Set(where.keys()));
    const drawn = groups.length ? JSON.stringify([groups, radius, [...where]]) : "";
    if (drawn === this._drawn) return;
    this._drawn = drawn;
    show(
      this.element,
      ...groups.map(({ ids, look }, k) => {
        const points = ids.flatMap((id) => where.get(id) ?? []);
        const ways = spanning(points);
        const d = ways.map(([a, b]) => `M${points[a].x.toFixed(1)} ${points[a].y.toFixed(1)}L${points[b].x.toFixed(1)} ${points[b].y.toFixed(1)}`).join("");
        const width = 2 * radius + 14 + 3 * (k % 3);
        return band({ d, width, look, name: `${this._name}-hull-${k}` });
      }),
    );
  }
}

/**
 * A band with its pattern and its edge.
 * @param {{d: string, width: number, look: number, name: string}} given
 */
function band({ d, width, look, name }) {
  const box = { x: -4000, y: -4000, width: 16000, height: 16000, maskUnits: "userSpaceOnUse" };
  const line = (/** @type {string} */ stroke, /** @type {number} */ thick) =>
    s("path", { d, fill: "none", stroke, "stroke-width": thick, "stroke-linecap": "round", "stroke-linejoin": "round" });
  const edge = s("path", { d, class: `nm-hull-edge nm-hull-${look + 1}`, "stroke-width": width, mask: `url(#${name}-edge)` });
  return s(
    "g",
    { class: "nm-hull" },
    s("mask", { id: `${name}-edge`, ...box }, line("white", width), line("black", width - 3)),
    hatch(look, `${name}-hatch`),
    s("path", { d, class: `nm-hull-wash nm-hull-${look + 1}`, "stroke-width": width }),
    s("path", { d, class: "nm-hull-hatch", "stroke-width": width, stroke: `url(#${name}-hatch)` }),
    edge,
  );
}

/**
 * @param {number} look
 * @param {string} id
 */
function hatch(look, id) {
  const turn = [45, -45, 0, 90, 0, 20][look];
  const mark = look === 4 ? s("circle", { cx: 4, cy: 4, r: 1.2, class: "nm-hull-dot" }) : s("path", { d: look === 5 ? "M0 2H8M0 5H8" : "M0 4H8", class: "nm-hull-line" });
  return s("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` }, mark);
}

/**
 * A band for the legend.
 * @param {number} look
 * @param {string} name
 */
export function hullMark(look, name) {
  return s("svg", { class: "nm-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" }, band({ d: "M-5 0L5 0", width: 13, look, name }));
}
