// @ts-check
/** Where a map lies among four kinds of network: a point on a plane, with what makes it unsure. */

import { h, s, show } from "../dom.js";
import { language, t } from "../words.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Typology} Typology */
/** @typedef {import("./network_types.js").Axis} Axis */

const [LEFT, TOP, WIDTH, HEIGHT] = [34, 8, 310, 190];

/**
 * @param {MapState} state
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeTypology(state) {
  const body = h("div", { class: "nm-typology-body" });
  const element = h("section", { class: "nm-typology", "aria-label": t("Four kinds of network") }, h("h2", {}, t("Four kinds of network")), body);
  let drawn = "";
  return {
    element,
    update() {
      const found = state.view?.typology ?? null;
      const key = JSON.stringify(found);
      if (key === drawn) return;
      drawn = key;
      show(body, found ? told(found) : h("p", { class: "mw-soft" }, t("Not enough people to say. With four people whose place and closeness you said, a point appears.")));
    },
  };
}

/** @param {Typology} found */
function told(found) {
  const { diversity, strength } = found;
  const [width, mean] = [number(diversity.value), number(strength.value)];
  return [
    plane(found),
    h("p", {}, t("Your map lies in the field called {name}: diversity {diversity}, closeness {strength}.", { name: found.name, diversity: width, strength: mean }), " ", unsure(found)),
    h("p", { class: "mw-soft" }, found.meaning),
    h(
      "details",
      { class: "nm-how" },
      h("summary", {}, t("How is this computed?")),
      h("p", {}, t("Diversity is the mean of two numbers: how evenly people spread over places (IQV), and how few of them know each other (1 − density). It rests on {places} people whose place you said.", { places: found.places })),
      h("p", {}, t("Strength is the mean closeness, for {rated} people.", { rated: found.rated })),
      h("p", {}, t("The cross shows how far the point would move if any one person were left out. It is a range over your people, not a confidence interval.")),
      h("p", {}, t("The borders, {diversity} and {strength}, are illustrative: nobody has published any. No field is better than another. (Higgins & Kram 2001)", { diversity: number(diversity.threshold), strength: number(strength.threshold) })),
    ),
  ];
}

/**
 * What to take into account before one believes the name of the field.
 * @param {Typology} found
 */
function unsure({ diversity, strength }) {
  if (diversity.near || strength.near) return t("That is near a border, so the field says little.");
  if (diversity.crosses || strength.crosses) return t("Without one of your people it could lie on the other side of a border.");
  return t("Leaving out any one person would not take it across a border.");
}

/** @param {Typology} found */
function plane({ diversity, strength, names, name }) {
  const x = (/** @type {number} */ value) => LEFT + WIDTH * share(diversity, value);
  const y = (/** @type {number} */ value) => TOP + HEIGHT * (1 - share(strength, value));
  const [right, bottom] = [LEFT + WIDTH, TOP + HEIGHT];
  const [borderX, borderY, atX, atY] = [x(diversity.threshold), y(strength.threshold), x(diversity.value), y(strength.value)];
  const words = (/** @type {string} */ text, /** @type {number} */ left, /** @type {number} */ top, more = {}) => s("text", { class: "nm-plane-words", x: left, y: top, ...more }, text);
  const label = t("A plane of diversity and closeness. Your map is in the field called {name}.", { name });
  return s("svg", { class: "nm-plane", viewBox: `0 0 ${right + 8} ${bottom + 26}`, role: "img", "aria-label": label }, [
    s("rect", { class: "nm-plane-field", x: LEFT, y: TOP, width: WIDTH, height: HEIGHT }),
    s("line", { class: "nm-plane-border", x1: borderX, x2: borderX, y1: TOP, y2: bottom }),
    s("line", { class: "nm-plane-border", x1: LEFT, x2: right, y1: borderY, y2: borderY }),
    words(names.traditional, LEFT + 8, TOP + 18),
    words(names.entrepreneurial, right - 8, TOP + 18, { "text-anchor": "end" }),
    words(names.receptive, LEFT + 8, bottom - 10),
    words(names.opportunistic, right - 8, bottom - 10, { "text-anchor": "end" }),
    ...whisker(x(diversity.low), x(diversity.high), atY, true),
    ...whisker(y(strength.high), y(strength.low), atX, false),
    s("circle", { class: "nm-plane-point", cx: atX, cy: atY, r: 7 }),
    words(t("more diverse →"), right, bottom + 18, { "text-anchor": "end" }),
    words(t("closer →"), 20, TOP, { "text-anchor": "end", transform: `rotate(-90 20 ${TOP})` }),
  ]);
}

/**
 * A range through the point, with short ends.
 * @param {number} from
 * @param {number} to
 * @param {number} at
 * @param {boolean} across
 */
function whisker(from, to, at, across) {
  const line = (/** @type {number[]} */ [x1, y1, x2, y2]) => s("line", { class: "nm-plane-range", x1, y1, x2, y2 });
  const ends = [from, to].map((end) => line(across ? [end, at - 5, end, at + 5] : [at - 5, end, at + 5, end]));
  return [line(across ? [from, at, to, at] : [at, from, at, to]), ...ends];
}

/**
 * How far along the axis a value is, 0 to 1.
 * @param {Axis} axis
 * @param {number} value
 */
function share({ least, most }, value) {
  return (value - least) / (most - least || 1);
}

/** @param {number} value */
function number(value) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
}
