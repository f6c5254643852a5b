// @ts-check
/**
 * How a person looks: a disc with initials, an arc for each kind of help, a star, and for a
 * vacant place a dashed edge. The same figure on the map, in the tray and in lists.
 */

import { s } from "../dom.js";
import { arc, kindSpan, star } from "./network_shapes.js";

/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Category} Category */

const ORIGIN = { x: 0, y: 0 };
/**
 * Kinds differ by place and by one of these patterns; colour only repeats it. Four patterns and
 * three colours: no two of twelve kinds share both.
 */
const PATTERNS = ["solid", "striped", "dotted", "barred"];

/**
 * As large as the layout has left room for; never too small to read, and larger when few. Who
 * comes nearer gains room between the discs rather than larger ones.
 * @param {{rem: number, side: number}} frame
 * @param {number} disc the radius in sides of the picture
 * @param {{crowded: boolean, zoom: number}} how
 */
export function discRadius({ rem, side }, disc, { crowded, zoom }) {
  const fitting = Math.max((crowded ? 0.65 : 0.9) * rem, disc * (crowded ? 1 : 1.2) * side);
  return zoom > 1 ? Math.min(fitting, Math.max(2 * rem, fitting / zoom)) : fitting;
}

/**
 * The parts of a figure around (0, 0).
 * @param {Person} person
 * @param {Category[]} kinds
 * @param {number} radius of the disc with its arcs
 * @returns {SVGElement[]}
 */
export function figureParts(person, kinds, radius) {
  const width = radius * 0.24;
  const disc = radius * 0.72;
  const track = radius - width / 2;
  /** @type {SVGElement[]} */
  const parts = [s("circle", { class: "nm-halo", r: radius + width * 0.35 })];
  kinds.forEach(({ id }, index) => {
    const has = person.kinds.includes(id);
    parts.push(...kindArc(index, kinds.length, track, width, has));
  });
  parts.push(
    s("circle", { class: "nm-disc", r: disc }),
    s("text", { class: "nm-initials", "font-size": disc * (person.initials.length > 1 ? 0.8 : 0.95), dy: "0.35em" }, person.initials),
  );
  if (person.influential) {
    parts.push(s("path", { class: "nm-star", d: star({ x: radius * 0.86, y: -radius * 0.9 }, radius * 0.38) }));
  }
  return parts;
}

/**
 * @param {number} index
 * @param {number} count
 * @param {number} radius
 * @param {number} width
 * @param {boolean} has
 * @returns {SVGElement[]}
 */
function kindArc(index, count, radius, width, has) {
  const { start, end } = kindSpan(index, count);
  const d = arc(ORIGIN, radius, start, end);
  if (!has) return [s("path", { class: "nm-arc nm-absent", d, "stroke-width": width * 0.7 })];
  const pattern = PATTERNS[index % PATTERNS.length];
  const classes = `nm-arc nm-kind-${(index % 3) + 1}`;
  const dashes = {
    solid: null,
    striped: `${width * 0.85} ${width * 0.34}`,
    dotted: `${width * 0.3} ${width * 0.28}`,
    barred: `${width * 0.9} ${width * 0.25} ${width * 0.25} ${width * 0.25}`,
  }[pattern];
  return [s("path", { class: classes, d, "stroke-width": width, "stroke-dasharray": dashes ?? null })];
}

/**
 * The label beside a figure, on paper.
 * @param {{label: string, width: number, height: number}} disc
 * @param {{dx: number, dy: number}} at where its middle goes
 * @param {number} size of the text
 * @param {boolean} room whether it has room there; else it shows while it is looked at
 */
export function nameParts({ label, width, height }, { dx, dy }, size, room) {
  return s(
    "g",
    { class: room ? "nm-name" : "nm-name nm-name-later", transform: `translate(${dx} ${dy})` },
    s("rect", { x: -width / 2, y: -height / 2, width, height, rx: 5 }),
    s("text", { "font-size": size, dy: "0.35em" }, label),
  );
}

/**
 * A figure as a small picture for lists; a list says the rest in words.
 * @param {Person} person
 * @param {Category[]} kinds
 * @param {number} [size] in pixels at the usual text size
 */
export function figureIcon(person, kinds, size = 40) {
  const half = size / 2;
  return s(
    "svg",
    {
      class: `nm-icon${person.vacant ? " nm-vacant" : ""}`,
      viewBox: `${-half} ${-half} ${size} ${size}`,
      style: `inline-size:${size / 16}rem;block-size:${size / 16}rem`,
      "aria-hidden": "true",
    },
    figureParts(person, kinds, half * 0.82),
  );
}

/**
 * The mark of one kind of help, as its arc on an empty disc.
 * @param {number} index
 * @param {number} count
 */
export function kindMark(index, count) {
  return s(
    "svg",
    { class: "nm-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" },
    s("circle", { class: "nm-disc nm-disc-mark", r: 6.2 }),
    ...Array.from({ length: count }, (_, k) => kindArc(k, count, 9.4, 4, k === index)).flat(),
  );
}

/** The star alone, for the legend and the fields. */
export function starMark() {
  return s(
    "svg",
    { class: "nm-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" },
    s("path", { class: "nm-star", d: star(ORIGIN, 10) }),
  );
}
