// @ts-check
/** What the signs of the map mean: those that are in use, and no others. */

import { h, s, show } from "../dom.js";
import { t } from "../words.js";
import { figureIcon, kindMark, starMark } from "./network_figure.js";
import { hullMark } from "./network_hulls.js";

/** @typedef {import("./network_state.js").MapState} MapState */

/**
 * @param {MapState} state
 * @param {import("./network_picture.js").Picture} picture
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeLegend(state, picture) {
  const list = h("ul", { class: "nm-legend", "aria-label": t("What the signs mean") });
  let drawn = "";
  return {
    element: list,
    update() {
      const view = state.view;
      if (!view) return;
      const { kinds } = state.categories;
      const used = kinds.map(({ id }) => view.people.some((person) => person.kinds.includes(id)));
      const star = view.people.some(({ influential }) => influential);
      const vacant = view.people.find((person) => person.vacant && person.on_map);
      const lines = new Set(view.people.filter(({ on_map }) => on_map).map((person) => person.closeness)).size > 1;
      const groups = picture.hulls.groups(new Set(picture.shown.map(({ id }) => id))).slice(0, 6);
      const now = JSON.stringify([used, star, Boolean(vacant), lines, view.ties.length > 0, groups.map(({ label, look }) => [label, look])]);
      if (now === drawn) return;
      drawn = now;
      const entry = (/** @type {Element} */ mark, /** @type {string} */ words) => h("li", {}, mark, words);
      show(
        list,
        kinds.map(({ label }, index) => used[index] && entry(kindMark(index, kinds.length), label)),
        star && entry(starMark(), t("{star}: their word carries weight", { star: state.options.star.label })),
        view.ties.length > 0 && entry(lineMark("nm-tie", "M-11 5Q0 -11 11 5"), t("know each other")),
        lines && entry(spokeMark(), t("the thicker, the closer")),
        vacant && entry(figureIcon({ ...vacant, initials: "", kinds: [], influential: false }, [], 22), t("nobody yet")),
        groups.map(({ label, look }, k) => entry(hullMark(look, `legend-hull-${k}`), label)),
      );
      list.hidden = !list.children.length;
    },
  };
}

/**
 * @param {string} name
 * @param {string} d
 */
function lineMark(name, d) {
  return s("svg", { class: "nm-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" }, s("path", { class: name, d }));
}

function spokeMark() {
  return s(
    "svg",
    { class: "nm-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" },
    s("line", { class: "nm-spoke", x1: -11, y1: -4, x2: 11, y2: -4, "stroke-width": 4 }),
    s("line", { class: "nm-spoke", x1: -11, y1: 6, x2: 11, y2: 6, "stroke-width": 1.4 }),
  );
}
