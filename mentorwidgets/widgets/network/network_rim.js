// @ts-check
/**
 * The names of the sectors: beside the circle where there is room for them, else along its rim,
 * where each has its own arc and none can run into another.
 */

import { s } from "../dom.js";
import { outside } from "./network_labels.js";
import { arc } from "./network_shapes.js";

/** @typedef {import("./network_ground.js").Frame} Frame */
/** @typedef {import("./network_types.js").Sector} Sector */
/** @typedef {import("./network_labels.js").Box} Box */
/** @typedef {(text: string, size: number, weight?: number) => number} Measure */
/** @typedef {{lines: string[], x: number, y: number, size: number, box: Box}} Word beside the circle */
/** @typedef {{lines: string[], sector: Sector, size: number}} RimWord */

/** More sectors than this are named along the rim: words all around would be hard to assign. */
const BESIDE = 6;
const LINE = 1.2;
/** A word farther off than this, in degrees, would be read as that of the next sector. */
const ASTRAY = 24;

/**
 * Words beside the circle, or null where they do not all fit.
 * @param {Frame} frame
 * @param {Sector[]} sectors
 * @param {Measure} measure
 * @param {Box[]} taken what stands in the corners already
 * @returns {Word[] | null}
 */
export function wordsBeside(frame, sectors, measure, taken) {
  if (sectors.length > BESIDE) return null;
  const size = 0.875 * frame.rem * frame.word;
  const inside = { x: 2, y: 0, width: frame.width - 4, height: frame.height };
  const obstacles = [...taken];
  /** @type {Word[]} */
  const words = [];
  for (const { label, start, end } of sectors) {
    const [found] = wrappings(label, measure, size)
      .map(({ lines, width }) => {
        const height = lines.length * size * LINE;
        const at = outside({ ...frame.centre, radius: frame.outer }, (start + end) / 2, { width, height }, inside, obstacles);
        const box = { x: at.x - width / 2, y: at.y - height / 2, width, height };
        return { lines, ...at, size, box };
      })
      .filter(({ cost }) => cost <= ASTRAY)
      .sort((a, b) => a.cost + 3 * a.lines.length - b.cost - 3 * b.lines.length);
    if (!found) return null;
    words.push(found);
    obstacles.push(grown(found.box, 4));
  }
  return words;
}

/**
 * The same words on one line, on two, on three.
 * @param {string} label
 * @param {Measure} measure
 * @param {number} size
 */
function wrappings(label, measure, size) {
  const parts = label.split(/\s+/u);
  const whole = measure(label, size, 600);
  return [1, 2, 3].filter((n) => n <= parts.length).map((n) => {
    /** @type {string[]} */
    const lines = [];
    for (const part of parts) {
      const longer = lines.length ? `${lines.at(-1)} ${part}` : part;
      if (lines.length && (measure(longer, size, 600) <= (whole / n) * 1.15 || lines.length === n)) lines[lines.length - 1] = longer;
      else lines.push(part);
    }
    return { lines, width: Math.max(...lines.map((line) => measure(line, size, 600))) };
  });
}

/**
 * @param {Box} box
 * @param {number} by
 */
const grown = ({ x, y, width, height }, by) => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

/**
 * Words along the rim: whole where their arc is long enough, else on two lines, else short.
 * @param {Sector[]} sectors
 * @param {(id: string) => string} short
 * @param {{radius: number, size: number, measure: Measure}} how `radius` of the rim
 * @returns {RimWord[]}
 */
export function wordsOnRim(sectors, short, { radius, size, measure }) {
  return sectors.map((sector) => {
    const room = ((sector.end - sector.start) * Math.PI * radius) / 180 - 1.2 * size;
    const fits = (/** @type {string} */ text) => measure(text, size, 600) <= room;
    const { label, id } = sector;
    if (fits(label)) return { lines: [label], sector, size };
    const two = wrappings(label, measure, size).find(({ lines }) => lines.length === 2 && lines.every(fits));
    if (two) return { lines: two.lines, sector, size };
    let word = short(id) || label;
    while (word.length > 2 && !fits(word)) word = `${word.replace(/…$/u, "").slice(0, -1)}…`;
    return { lines: [word], sector, size };
  });
}

/**
 * @param {Frame} frame
 * @param {RimWord[]} words
 * @param {string} name that no other picture of the page has
 * @returns {SVGElement[]}
 */
export function rimParts(frame, words, name) {
  return words.flatMap(({ lines, sector, size }, k) => {
    const middle = (((sector.start + sector.end) / 2) % 360 + 360) % 360;
    // Below, words run the other way round, so that nobody stands on their head to read them.
    const below = middle > 100 && middle < 260;
    const half = Math.min((sector.end - sector.start) / 2, 80);
    return lines.flatMap((line, n) => {
      const from = below ? n : lines.length - 1 - n;
      const radius = frame.outer + 0.3 * frame.rem + size * (LINE * from + (below ? 0.85 : 0.15));
      const id = `${name}-rim-${k}-${n}`;
      const d = below ? arc(frame.centre, radius, middle + half, middle - half) : arc(frame.centre, radius, middle - half, middle + half);
      return [
        s("path", { id, d, fill: "none" }),
        s(
          "text",
          { class: "nm-sector-words", "font-size": size, "text-anchor": "middle" },
          s("textPath", { href: `#${id}`, startOffset: "50%" }, line),
        ),
      ];
    });
  });
}

/**
 * @param {Word[]} words
 * @returns {SVGElement[]}
 */
export function besideParts(words) {
  return words.flatMap(({ lines, x, y, size }) =>
    lines.map((line, n) => {
      const down = y + (n - (lines.length - 1) / 2) * size * LINE;
      return s("text", { class: "nm-sector-words", x, y: down, dy: "0.35em", "font-size": size, "text-anchor": "middle" }, line);
    }),
  );
}

