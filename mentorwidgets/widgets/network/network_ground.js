// @ts-check
/** What lies under the people: rings, sectors and their words, and "You" in the middle. */

import { s } from "../dom.js";
import { t } from "../words.js";
import { YOU } from "./network_geometry.js";
import { besideParts, rimParts, wordsBeside, wordsOnRim } from "./network_rim.js";
import { arc, onCircle } from "./network_shapes.js";

/** @typedef {import("./network_types.js").Geometry} Geometry */
/**
 * Where the unit square of the map lies on the page, in pixels.
 * `word` is what the words grow by on a large screen.
 * @typedef {{width: number, height: number, side: number, outer: number, centre: {x: number, y: number}, rem: number, word: number}} Frame
 */

/**
 * The largest map that fits with its words around it.
 * @param {number} width
 * @param {number} height
 * @param {Geometry} geometry
 * @param {number} rem pixels of the page's text size
 * @param {number} [rim] pixels kept free all around, for words along the rim
 * @returns {Frame}
 */
export function frameFor(width, height, geometry, rem, rim) {
  const outer = geometry.rings.at(-1)?.outer ?? 0.49;
  const top = rim ?? 1.6 * rem;
  // Words below and beside stand in the corners; a narrow frame gives them a line of their own.
  const below = geometry.sectors.some(({ start, end }) => Math.abs(((start + end) / 2) - 180) < 25);
  const bottom = rim ?? (below ? 1.6 * rem : width < height + 7 * rem ? 1.5 * rem : 0.4 * rem);
  const across = Math.max(80, Math.min(width - 2 * (rim ?? 0.25 * rem), height - top - bottom));
  const side = across / (2 * outer);
  const word = Math.min(Math.max(side / (42 * rem), 1), 1.5);
  return { width, height, side, rem, word, outer: across / 2, centre: { x: width / 2, y: rim ? height / 2 : top + across / 2 } };
}

/**
 * @param {Frame} frame
 * @param {{x: number, y: number}} place in the unit square
 */
export function toPixels({ centre, side }, { x, y }) {
  return { x: centre.x + (x - 0.5) * side, y: centre.y + (y - 0.5) * side };
}

/**
 * @param {Frame} frame
 * @param {{x: number, y: number}} point in pixels
 */
export function toUnit({ centre, side }, { x, y }) {
  return { x: (x - centre.x) / side + 0.5, y: (y - centre.y) / side + 0.5 };
}

/**
 * Where the words of the rings stand: before the border of a sector, the first where nobody
 * stands on them.
 * @param {Frame} frame
 * @param {Geometry} geometry
 * @param {{x: number, y: number}[]} people in pixels
 * @returns {number} degrees
 */
export function quietEdge({ centre, side, rem }, { rings, sectors }, people) {
  let best = 60;
  let least = Infinity;
  for (const { end } of sectors.length > 1 ? sectors : [{ end: 60 }, { end: 180 }, { end: 300 }]) {
    let cost = 0;
    for (const ring of rings) {
      const radius = ring.outer * side - 0.9 * rem;
      const word = onCircle(centre, radius, end - ((1.9 * rem) / radius) * (180 / Math.PI));
      for (const person of people) cost += Math.max(0, 3.2 * rem - Math.hypot(person.x - word.x, person.y - word.y));
    }
    // Words that hang upside down are read last.
    if (end % 360 > 90 && end % 360 < 270) cost += 6 * rem;
    if (cost < least) {
      least = cost;
      best = end;
    }
  }
  return best;
}

/**
 * @param {Frame} frame
 * @param {Geometry} geometry
 * @param {{name: string, edge: number}} how
 * @returns {SVGElement[]}
 */
export function ground(frame, geometry, { name, edge }) {
  const { centre, side, rem, outer } = frame;
  const { rings, sectors } = geometry;
  /** @type {SVGElement[]} */
  const parts = [];
  [...rings].reverse().forEach((ring, k) => {
    const rank = rings.length - k;
    parts.push(s("circle", { class: `nm-ring nm-ring-${Math.min(rank, 3)}`, cx: centre.x, cy: centre.y, r: ring.outer * side }));
  });
  if (sectors.length > 1) {
    for (const { start } of sectors) {
      const to = onCircle(centre, outer, start);
      parts.push(s("line", { class: "nm-border", x1: centre.x, y1: centre.y, x2: to.x, y2: to.y }));
    }
  }
  rings.forEach((ring, k) => {
    const id = `${name}-ring-${k}`;
    const radius = ring.outer * side - 0.9 * rem;
    if (radius < 2.2 * rem) return;
    // The word ends a hair before the border of the first sector.
    const gap = ((0.5 * rem) / radius) * (180 / Math.PI);
    parts.push(
      s("path", { id, d: arc(centre, radius, edge - 100, edge - gap), fill: "none" }),
      s(
        "text",
        { class: "nm-ring-words", "font-size": 0.75 * rem * frame.word, "text-anchor": "end" },
        s("textPath", { href: `#${id}`, startOffset: "100%" }, ring.label),
      ),
    );
  });
  return parts;
}

/**
 * The frame, and the names of the sectors with it: along the rim they need room all around.
 * @param {{width: number, height: number, geometry: Geometry, rem: number,
 *   short: (id: string) => string, measure: import("./network_rim.js").Measure,
 *   taken: import("./network_labels.js").Box[], name: string}} given
 * @returns {{frame: Frame, words: SVGElement[], boxes: import("./network_labels.js").Box[]}}
 */
export function framed({ width, height, geometry, rem, short, measure, taken, name }) {
  const { sectors } = geometry;
  const frame = frameFor(width, height, geometry, rem);
  const beside = wordsBeside(frame, sectors, measure, taken);
  if (beside) return { frame, words: besideParts(beside), boxes: beside.map(({ box }) => box) };
  let rim = 0;
  for (const lines of [1, 2]) {
    const size = (frame.side < 28 * rem ? 0.75 : 0.875) * rem * frame.word;
    rim = 0.5 * rem + lines * 1.2 * size;
    const inner = frameFor(width, height, geometry, rem, rim);
    const words = wordsOnRim(sectors, short, { radius: inner.outer, size, measure });
    const most = Math.max(...words.map((word) => word.lines.length));
    if (most <= lines) return { frame: inner, words: rimParts(inner, words, name), boxes: [] };
  }
  return { frame, words: [], boxes: [] };
}

/**
 * "You", in the middle.
 * @param {Frame} frame
 */
export function you({ centre, side, rem }) {
  const radius = Math.max(YOU * side, 1.1 * rem);
  return [
    s("circle", { class: "nm-you", cx: centre.x, cy: centre.y, r: radius }),
    s("text", { class: "nm-you-word", x: centre.x, y: centre.y, dy: "0.35em", "font-size": Math.min(radius * 0.62, rem) }, t("You")),
  ];
}

/**
 * The part of a ring that a person would stand in there.
 * @param {Frame} frame
 * @param {Geometry} geometry
 * @param {import("./network_geometry.js").Cell} cell
 */
export function cellPath({ centre, side }, { rings, sectors }, { closeness, sector: category }) {
  const ring = rings.find(({ id }) => id === closeness);
  const sector = sectors.find(({ id }) => id === category);
  if (!ring || !sector) return "";
  const whole = sector.end - sector.start >= 360;
  const start = whole ? 0 : sector.start;
  const end = whole ? 359.9 : sector.end;
  const outwards = arc(centre, ring.outer * side, start, end);
  if (ring.inner <= 0) return `${outwards}L${centre.x} ${centre.y}Z`;
  return `${outwards}${arc(centre, ring.inner * side, end, start).replace("M", "L")}Z`;
}
