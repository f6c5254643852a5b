// @ts-check
/**
 * A small picture beside each measure. It repeats what the sentence says, so readers of the
 * screen are spared it; filled and hollow tell things apart, never colour alone.
 */

import { h, s } from "../dom.js";
import { language } from "../words.js";

/** @typedef {import("./network_types.js").MapView} MapView */
/** @typedef {import("./network_types.js").Picture} Picture */

/**
 * @param {Picture | null} picture
 * @param {MapView} view the map that it is about
 * @returns {Element | null}
 */
export function pictureOf(picture, view) {
  switch (picture?.kind) {
    case "discs":
      return discs(picture);
    case "bars":
      return bars(picture);
    case "split":
      return split(picture);
    case "groups":
      return groups(picture);
    case "line":
      return scale(picture);
    case "network":
      return network(picture, view);
    default:
      return null;
  }
}

/**
 * @param {number} width
 * @param {number} height
 * @param {string} name
 * @param {(SVGElement | null)[]} parts
 */
function drawing(width, height, name, parts) {
  return s("svg", { class: `nm-pic nm-pic-${name}`, viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, parts);
}

/** A disc for each person, filled as far as the number goes. @param {Extract<Picture, {kind: "discs"}>} picture */
function discs({ filled, of, hollow }) {
  const row = 18;
  const all = of + hollow;
  const parts = [];
  for (let k = 0; k < all; k += 1) {
    const cx = 8 + (k % row) * 16;
    const cy = 8 + Math.floor(k / row) * 16;
    const part = Math.min(1, Math.max(0, filled - k));
    parts.push(s("circle", { class: k < of ? "nm-pic-edge" : "nm-pic-edge nm-pic-dashed", cx, cy, r: 6 }));
    if (k < of && part === 1) parts.push(s("circle", { class: "nm-pic-full", cx, cy, r: 6 }));
    // A circle drawn with a broad dash is a slice of a cake.
    else if (k < of && part > 0) parts.push(s("circle", { class: "nm-pic-slice", cx, cy, r: 3, "stroke-width": 6, "stroke-dasharray": `${part * 6 * Math.PI} 99`, transform: `rotate(-90 ${cx} ${cy})` }));
  }
  return drawing(Math.min(all, row) * 16, Math.max(1, Math.ceil(all / row)) * 16, "discs", parts);
}

/** Counts with their labels: these are read, since they hold more than the sentence. @param {Extract<Picture, {kind: "bars"}>} picture */
function bars({ rows, of }) {
  return h(
    "ul",
    { class: "nm-bars" },
    rows.map(([label, count]) =>
      h(
        "li",
        {},
        h("span", {}, label),
        s("svg", { class: "nm-pic nm-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, [
          s("rect", { class: "nm-pic-edge", x: 0.5, y: 0.5, width: 99, height: 9 }),
          s("rect", { class: "nm-pic-full", x: 0, y: 0, width: of ? (100 * count) / of : 0, height: 10 }),
        ]),
        h("span", { class: "nm-bar-count" }, count),
      ),
    ),
  );
}

/** @param {Extract<Picture, {kind: "split"}>} picture */
function split({ part, of }) {
  return s("svg", { class: "nm-pic nm-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, [
    s("rect", { class: "nm-pic-edge", x: 0.5, y: 0.5, width: 99, height: 9 }),
    s("rect", { class: "nm-pic-full", x: 0, y: 0, width: of ? (100 * part) / of : 0, height: 10 }),
  ]);
}

/** Each group of people in a frame of its own. @param {Extract<Picture, {kind: "groups"}>} picture */
function groups({ sizes }) {
  const most = 300;
  const parts = [];
  let [x, y, high] = [0, 0, 0];
  for (const size of sizes) {
    const across = Math.ceil(Math.sqrt(size * 1.5));
    const [width, height] = [across * 9 + 7, Math.ceil(size / across) * 9 + 7];
    if (x && x + width > most) [x, y, high] = [0, y + high + 4, 0];
    parts.push(s("rect", { class: "nm-pic-edge", x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 7 }));
    for (let k = 0; k < size; k += 1) parts.push(s("circle", { class: "nm-pic-full", cx: x + 8 + (k % across) * 9, cy: y + 8 + Math.floor(k / across) * 9, r: 3 }));
    x += width + 4;
    high = Math.max(high, height);
  }
  return drawing(most, y + high, "groups", parts);
}

/** A scale with a mark, and a range where there is one. @param {Extract<Picture, {kind: "line"}>} picture */
function scale({ least, most, at, from, to }) {
  const [start, end, y] = [10, 290, 11];
  const x = (/** @type {number} */ value) => start + ((end - start) * (value - least)) / (most - least || 1);
  const words = new Intl.NumberFormat(language(), { maximumFractionDigits: 2 });
  return drawing(300, 34, "line", [
    s("line", { class: "nm-pic-edge", x1: start, x2: end, y1: y, y2: y }),
    from === undefined || to === undefined ? null : s("rect", { class: "nm-pic-range", x: x(from), y: y - 4, width: Math.max(2, x(to) - x(from)), height: 8 }),
    ...[start, end].map((each) => s("line", { class: "nm-pic-edge", x1: each, x2: each, y1: y - 5, y2: y + 5 })),
    s("path", { class: "nm-pic-full", d: `M ${x(at)} ${y - 8} l 6 8 l -6 8 l -6 -8 z` }),
    s("text", { class: "nm-pic-words", x: start, y: 31, "text-anchor": "middle" }, words.format(least)),
    s("text", { class: "nm-pic-words", x: end, y: 31, "text-anchor": "middle" }, words.format(most)),
  ]);
}

/** The people and their ties without you, some of them filled. @param {Extract<Picture, {kind: "network"}>} picture @param {MapView} view */
function network({ marked }, { people, ties }) {
  const counted = people.filter((person) => !person.vacant);
  const [width, height] = [124, 112];
  // Where they stand on the map, if all do; else round a circle.
  const standing = counted.every((person) => person.x !== null && person.y !== null);
  /** @type {Map<string, [number, number]>} */
  const at = new Map(
    counted.map(({ id, x, y }, k) => {
      const turn = (2 * Math.PI * k) / counted.length;
      const place = standing ? [Number(x), Number(y)] : [0.5 + 0.42 * Math.sin(turn), 0.5 - 0.42 * Math.cos(turn)];
      return [id, [8 + place[0] * (width - 16), 6 + place[1] * (height - 12)]];
    }),
  );
  const lines = ties.flatMap(([a, b]) => {
    const [one, other] = [at.get(a), at.get(b)];
    return one && other ? [s("line", { class: "nm-pic-tie", x1: one[0], y1: one[1], x2: other[0], y2: other[1] })] : [];
  });
  const dots = counted.map(({ id }) => {
    const [cx, cy] = /** @type {[number, number]} */ (at.get(id));
    return s("circle", { class: marked.includes(id) ? "nm-pic-full" : "nm-pic-hollow", cx, cy, r: marked.includes(id) ? 5 : 3.5 });
  });
  return drawing(width, height, "network", [...lines, ...dots]);
}
