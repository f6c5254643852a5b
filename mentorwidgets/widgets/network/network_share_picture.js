// @ts-check
/**
 * Somebody's map as they let it be seen: a picture that cannot be touched, and the same in
 * words for whoever does not see it.
 */

import { h, randomId, s, show } from "../dom.js";
import { t, tn } from "../words.js";
import { discRadius, figureIcon, figureParts, nameParts } from "./network_figure.js";
import { YOU } from "./network_geometry.js";
import { framed, ground, quietEdge, toPixels } from "./network_ground.js";
import { placeLabels, textWidths } from "./network_labels.js";
import { tie as tiePath } from "./network_shapes.js";
import { aboutLine, cellWords, listed } from "./network_words.js";

/** @typedef {import("./network_types.js").Categories} Categories */
/** @typedef {import("./network_types.js").Person} Person */
/**
 * @typedef {{labels: boolean, stars: boolean, people: Person[], ties: import("./network_types.js").Tie[],
 *   sectors: import("./network_types.js").Sectors, geometry: import("./network_types.js").Geometry}} SharedView
 */

const LONGEST = 16;

/**
 * @param {Categories} categories
 * @param {{name: string, whose: string}} given what stands in the middle, and whose map it is
 */
export function makeSharedPicture(categories, { name: middle, whose }) {
  const name = `shared-${randomId().slice(0, 8)}`;
  const picture = s("svg", { class: "nm-picture", role: "img", "aria-label": whose });
  const canvas = h("div", { class: "nm-shared-canvas" }, picture);
  const words = h("ul", { class: "nm-shared-list" });
  const count = h("summary", {});
  const element = h("div", { class: "nm-shared-picture" }, canvas, h("details", { class: "nm-shared-words" }, count, words));
  const measure = textWidths(picture);
  /** @type {SharedView | null} */
  let view = null;

  function draw() {
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (!view || !width || !height) return;
    const { geometry, people, ties, labels, sectors } = view;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    picture.classList.toggle("nm-shared-tags", !labels);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const short = (/** @type {string} */ id) => cellWords(categories, { closeness: "", sector: id }, sectors);
    const { frame, words: around, boxes } = framed({ width, height, geometry, rem, short, measure, taken: [], name });
    const shown = people.filter(({ on_map }) => on_map);
    const at = new Map(shown.map((person) => [person.id, toPixels(frame, { x: Number(person.x), y: Number(person.y) })]));
    const points = [...at.values()];
    const radius = discRadius(frame, geometry.disc ?? 0.027, { crowded: shown.length > 16, zoom: 1 });
    const size = 0.75 * rem * frame.word;
    const discs = shown.map((person) => {
      const label = person.label.length > LONGEST ? `${person.label.slice(0, LONGEST - 1)}…` : person.label;
      const point = /** @type {{x: number, y: number}} */ (at.get(person.id));
      return { id: person.id, ...point, radius: radius + 2, width: measure(label, size) + 10, height: size * 1.45, label, first: false };
    });
    const heart = Math.max(YOU * frame.side, 1.4 * rem);
    const inside = { x: 0, y: 0, width: frame.width, height: frame.height };
    const places = labels ? placeLabels(discs, inside, [{ id: "", ...frame.centre, radius: heart, width: 0, height: 0 }], boxes) : new Map();
    show(
      picture,
      ground(frame, geometry, { name, edge: quietEdge(frame, geometry, points) }),
      around,
      points.map(({ x, y }) => s("line", { class: "nm-spoke", x1: frame.centre.x, y1: frame.centre.y, x2: x, y2: y, "stroke-width": 1.5 })),
      ties.map(([one, other]) => {
        const [a, b] = [at.get(one), at.get(other)];
        if (!a || !b) return null;
        const others = points.filter((point) => point !== a && point !== b);
        return s("path", { class: "nm-tie", d: tiePath(a, b, frame.centre, { points: others, radius: radius + 5 }) });
      }),
      s("circle", { class: "nm-you", cx: frame.centre.x, cy: frame.centre.y, r: heart }),
      s("text", { class: "nm-you-word", x: frame.centre.x, y: frame.centre.y, dy: "0.35em", "font-size": Math.min(0.8 * rem, (3.2 * heart) / Math.max(middle.length, 1)) }, middle),
      shown.map((person, k) => {
        const label = places.get(person.id);
        const { x, y } = discs[k];
        return s(
          "g",
          { class: `nm-shared-person${person.vacant ? " nm-vacant" : ""}`, transform: `translate(${x.toFixed(2)} ${y.toFixed(2)})` },
          figureParts(person, categories.kinds, radius),
          label ? nameParts(discs[k], label, size, true) : null,
        );
      }),
    );
  }

  const watcher = new ResizeObserver(draw);
  watcher.observe(canvas);
  return {
    element,
    /** @param {SharedView} next */
    show(next) {
      view = next;
      const { people, ties } = next;
      const waiting = people.filter(({ on_map }) => !on_map).length;
      count.textContent = listed([
        tn("{n} person in words", "{n} people in words", people.length),
        waiting ? tn("{n} not placed on the picture yet", "{n} not placed on the picture yet", waiting) : "",
      ]);
      show(words, people.map((person) => line(person, people, ties, categories)));
      draw();
    },
  };
}

/**
 * @param {Person} person
 * @param {Person[]} people
 * @param {import("./network_types.js").Tie[]} ties
 * @param {Categories} categories
 */
function line(person, people, ties, categories) {
  const kinds = categories.kinds.filter(({ id }) => person.kinds.includes(id)).map(({ short }) => short);
  const known = people.filter(({ id }) => id !== person.id && ties.some((tie) => tie.includes(id) && tie.includes(person.id)));
  const knows = known.length ? t("knows {names}", { names: listed(known.map(({ label }) => label)) }) : "";
  return h(
    "li",
    {},
    figureIcon(person, categories.kinds, 36),
    h(
      "span",
      {},
      h("strong", {}, h("bdi", {}, person.label)),
      h("span", { class: "mw-soft" }, listed([" ", aboutLine(person, categories), listed(kinds), person.influential ? t("influential") : "", knows].filter((words) => words.trim())).replace(/^/u, " ")),
    ),
  );
}
