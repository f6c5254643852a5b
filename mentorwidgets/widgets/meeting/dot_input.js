// @ts-check
/** Placing a dot on a plane: by finger or mouse, with the arrow keys, or with two sliders. */

import { announce, h, s } from "../dom.js";
import { t } from "../words.js";
import { planeFrame } from "./plane.js";
import { placeWords } from "./prompt_words.js";

/** How far an arrow key moves the dot; with Shift a little. */
const STEP = 5;

/**
 * @param {import("./prompt_inputs.js").Asked} asked
 * @param {{labelledby: string, changed: () => void}} given
 * @returns {import("./prompt_inputs.js").Input}
 */
export function dotInput(asked, { labelledby, changed }) {
  /** @type {[number, number] | null} */
  let at = null;
  const dot = s("circle", { class: "mw-plane-dot mw-plane-mine", r: 3.4 });
  const picture = s("svg", { viewBox: "-4 -4 108 108", "aria-hidden": "true" }, s("path", { class: "mw-plane-cross", d: "M50 0V100M0 50H100" }), dot);
  const hint = h("p", { class: "mw-soft mw-plane-where" });
  const slider = (/** @type {0 | 1} */ axis, /** @type {[string, string] | null} */ ends) =>
    h("input", {
      type: "range",
      min: 0,
      max: 100,
      step: 1,
      class: "mw-plane-slider",
      "aria-label": t("Between {first} and {second}", { first: ends?.[0] ?? "", second: ends?.[1] ?? "" }),
      oninput: (/** @type {Event} */ event) => {
        const to = Number(/** @type {HTMLInputElement} */ (event.target).value);
        place(axis === 0 ? to : (at?.[0] ?? 50), axis === 1 ? to : (at?.[1] ?? 50), false);
      },
    });
  const sliders = [slider(0, asked.across), slider(1, asked.upwards)];
  const field = h(
    "div",
    {
      class: "mw-plane-field",
      tabindex: "0",
      role: "application",
      "aria-roledescription": t("plane"),
      "aria-label": t("Your dot. The arrow keys move it."),
      onkeydown: (/** @type {KeyboardEvent} */ event) => step(event),
      onpointerdown: (/** @type {PointerEvent} */ event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        field.setPointerCapture(event.pointerId);
        point(event);
      },
      onpointermove: (/** @type {PointerEvent} */ event) => {
        if (event.isPrimary && field.hasPointerCapture(event.pointerId)) point(event);
      },
    },
    picture,
  );

  /** @param {PointerEvent} event */
  const point = ({ clientX, clientY }) => {
    const { left, top, width, height } = field.getBoundingClientRect();
    place(((clientX - left) / width) * 108 - 4, 104 - ((clientY - top) / height) * 108, false);
  };

  /** @param {KeyboardEvent} event */
  const step = (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const far = event.shiftKey ? 1 : STEP;
    const [x, y] = at ?? [50, 50];
    place(x + by[0] * far, y + by[1] * far, true);
  };

  /**
   * @param {number} x
   * @param {number} y
   * @param {boolean} aloud
   */
  const place = (x, y, aloud) => {
    at = [within(x), within(y)];
    draw();
    if (aloud) announce(placeWords(asked, ...at));
    changed();
  };
  const draw = () => {
    dot.style.display = at ? "" : "none";
    hint.textContent = at ? placeWords(asked, ...at) : t("Touch the plane where your dot belongs, or use the arrow keys.");
    if (!at) return;
    dot.setAttribute("cx", String(at[0]));
    dot.setAttribute("cy", String(100 - at[1]));
    sliders.forEach((each, axis) => {
      each.value = String(at?.[axis]);
      each.setAttribute("aria-valuetext", at ? placeWords(asked, ...at) : "");
    });
  };
  draw();
  return {
    element: h(
      "div",
      { class: "mw-answer", role: "group", "aria-labelledby": labelledby },
      planeFrame(asked, field),
      hint,
      h("details", { class: "mw-plane-other" }, h("summary", {}, t("Place it with two sliders")), sliders.map((each, axis) => h("div", { class: "mw-plane-slide" }, h("span", { "aria-hidden": "true" }, axis ? asked.upwards?.[0] : asked.across?.[0]), each, h("span", { "aria-hidden": "true" }, axis ? asked.upwards?.[1] : asked.across?.[1])))),
    ),
    value: () => at,
    put: (value) => {
      if (Array.isArray(value) && value.length === 2) at = [value[0], value[1]];
      draw();
    },
    first: () => field,
  };
}

/** @param {number} value */
function within(value) {
  return Math.round(Math.min(Math.max(value, 0), 100));
}
