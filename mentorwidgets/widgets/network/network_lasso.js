// @ts-check
/** A line drawn around people chooses them: with Shift, or while "Choose several" is on. */

import { announce, s } from "../dom.js";
import { tn } from "../words.js";
import { toPixels } from "./network_ground.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {{x: number, y: number}} Point */

/**
 * Whether a point lies within a closed line.
 * @param {Point} point
 * @param {Point[]} line
 */
export function surrounded({ x, y }, line) {
  let within = false;
  for (let k = 0, before = line.length - 1; k < line.length; before = k++) {
    const a = line[k];
    const b = line[before];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  }
  return within;
}

/**
 * @param {{state: MapState, picture: import("./network_picture.js").Picture, canvas: HTMLElement, signal: AbortSignal}} given
 * @returns {{drawing: (event?: PointerEvent) => boolean}} whether a hand draws, or would
 */
export function giveLasso({ state, picture, canvas, signal }) {
  const line = s("path", { class: "nm-lasso", "aria-hidden": "true" });
  /** @type {{pointer: number, points: Point[]} | null} in pixels of the whole picture */
  let hand = null;
  let drew = false;

  const point = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const frame = /** @type {import("./network_ground.js").Frame} */ (picture.frame);
    return toPixels(frame, picture.placeOf({ clientX, clientY }));
  };
  const beside = (/** @type {Event} */ { target }) => target instanceof Element && !target.closest("[data-person]");

  function end() {
    hand = null;
    line.remove();
  }

  canvas.addEventListener(
    "pointerdown",
    (event) => {
      drew = false;
      if (hand || !event.isPrimary || event.button !== 0 || !picture.frame || !beside(event)) return;
      if (!event.shiftKey && state.mode?.kind !== "choose") return;
      hand = { pointer: event.pointerId, points: [point(event)] };
      picture.element.append(line);
      line.setAttribute("d", "");
    },
    { signal },
  );
  window.addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== hand?.pointer) return;
      hand.points.push(point(event));
      line.setAttribute("d", `M${hand.points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`);
    },
    { signal },
  );
  window.addEventListener(
    "pointerup",
    (event) => {
      if (event.pointerId !== hand?.pointer) return;
      const { points } = hand;
      end();
      drew = points.length > 4;
      const frame = picture.frame;
      if (!drew || !frame) return;
      const within = picture.shown.filter((person) => surrounded(toPixels(frame, { x: Number(person.x), y: Number(person.y) }), points));
      state.group.add(within.map(({ id }) => id));
      announce(tn("{n} person chosen", "{n} people chosen", state.group.people.length));
    },
    { signal },
  );
  window.addEventListener("pointercancel", (event) => event.pointerId === hand?.pointer && end(), { signal });
  window.addEventListener("keydown", (event) => event.key === "Escape" && hand && end(), { signal, capture: true });
  canvas.addEventListener(
    "click",
    (event) => {
      if (drew) event.stopPropagation();
      drew = false;
    },
    { signal, capture: true },
  );
  return { drawing: () => hand !== null || state.mode?.kind === "choose" };
}
