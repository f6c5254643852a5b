// @ts-check
/**
 * Nearer and farther by wheel, by two fingers, by keys and by buttons; and, once one is near, the
 * picture moves under the hand. A wheel alone still scrolls the page.
 */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_picture.js").Picture} Picture */
/** @typedef {{x: number, y: number}} Point */

const DRAG_AFTER = 5;

/**
 * @param {{picture: Picture, canvas: HTMLElement, stage: HTMLElement, busy: () => boolean, signal: AbortSignal}} given
 *   `busy`: the hand is doing something else, as drawing a line around people
 */
export function giveZoom({ picture, canvas, stage, busy, signal }) {
  const { camera } = picture;
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) =>
    h("button", { type: "button", class: "mw-button nm-zoom-button", "aria-label": name, title: name, onclick: act }, sign);
  const nearer = button("+", t("Nearer"), () => nearer.ariaDisabled !== "true" && camera.step(1));
  const farther = button("−", t("Farther"), () => farther.ariaDisabled !== "true" && camera.step(-1));
  const fit = h("button", { type: "button", class: "mw-button nm-zoom-fit", onclick: () => { camera.fit(); nearer.focus(); } }, t("Whole map"));
  const element = h("div", { class: "nm-zoom", role: "group", "aria-label": t("How near") }, fit, h("div", { class: "mw-group" }, farther, nearer));

  camera.changed = () => {
    fit.hidden = !camera.farther;
    farther.ariaDisabled = String(!camera.farther);
    nearer.ariaDisabled = String(!camera.nearer);
    canvas.classList.toggle("nm-near", camera.farther);
  };
  camera.changed();

  const inside = (/** @type {{clientX: number, clientY: number}} */ { clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };

  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      camera.zoomTo(camera.zoom * Math.exp(-Math.max(-100, Math.min(100, event.deltaY * lines)) / 200), inside(event));
    },
    { signal, passive: false },
  );

  stage.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
      if (event.key === "+" || event.key === "=") camera.step(1);
      else if (event.key === "-" || event.key === "−") camera.step(-1);
      else if (event.key === "0") camera.fit();
      else return;
      event.preventDefault();
    },
    { signal },
  );

  /** @type {Map<number, Point>} fingers and mice that are down beside people */
  const down = new Map();
  /** @type {{corner: Point, from: Point, moving: boolean} | null} */
  let pan = null;
  /** @type {{far: number, zoom: number} | null} */
  let pinch = null;
  let moved = false;

  const spread = () => {
    const [a, b] = [...down.values()];
    return { far: Math.hypot(a.x - b.x, a.y - b.y) || 1, middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
  };

  canvas.addEventListener(
    "pointerdown",
    (event) => {
      moved = false;
      if (busy() || (event.pointerType === "mouse" && event.button !== 0)) return;
      down.set(event.pointerId, inside(event));
      if (down.size === 2) {
        pan = null;
        pinch = { far: spread().far, zoom: camera.zoom };
      } else if (down.size === 1 && camera.farther && !(/** @type {Element} */ (event.target).closest("[data-person]"))) {
        pan = { corner: camera.corner, from: inside(event), moving: false };
      }
    },
    { signal },
  );
  window.addEventListener(
    "pointermove",
    (event) => {
      if (!down.has(event.pointerId)) return;
      const point = inside(event);
      down.set(event.pointerId, point);
      if (pinch && down.size === 2) {
        const { far, middle } = spread();
        moved = true;
        camera.zoomTo((pinch.zoom * far) / pinch.far, middle);
      } else if (pan) {
        pan.moving ||= Math.hypot(point.x - pan.from.x, point.y - pan.from.y) >= DRAG_AFTER;
        if (!pan.moving) return;
        moved = true;
        camera.moveTo({ x: pan.corner.x - (point.x - pan.from.x), y: pan.corner.y - (point.y - pan.from.y) });
      }
    },
    { signal },
  );
  const up = (/** @type {PointerEvent} */ event) => {
    down.delete(event.pointerId);
    pan = null;
    if (down.size < 2) pinch = null;
  };
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) window.addEventListener(name, up, { signal });
  // What began as a drag of the picture is no choice of a place.
  canvas.addEventListener(
    "click",
    (event) => {
      if (!moved) return;
      moved = false;
      event.stopPropagation();
    },
    { signal, capture: true },
  );
  // Two fingers mean the picture, not the page.
  canvas.addEventListener("touchstart", (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(), { signal, passive: false });

  return element;
}
