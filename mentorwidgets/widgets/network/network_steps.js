// @ts-check
/** The steps of the exercise, and how far each is. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_state.js").MapState} MapState */

/**
 * @param {MapState} state
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeSteps(state) {
  const rows = state.options.steps.map(({ id, title, ticked }) => {
    if (!ticked) {
      const mark = h("span", { class: "nm-step-mark", "aria-hidden": "true" });
      const words = h("span", { class: "mw-soft nm-small" });
      return { id, mark, words, box: null, element: h("li", { class: "nm-step" }, mark, h("span", {}, title), words) };
    }
    const box = h("input", {
      type: "checkbox",
      onchange: () => state.submit({ type: "tick", step: id, done: box.checked }),
    });
    return { id, mark: null, words: null, box, element: h("li", { class: "nm-step" }, h("label", {}, box, title)) };
  });
  const element = h(
    "section",
    { class: "nm-steps", "aria-label": t("This exercise") },
    h("h2", {}, t("Where you are")),
    h("ul", { class: "nm-step-list" }, rows.map((row) => row.element)),
  );
  return {
    element,
    update() {
      const progress = state.view?.steps ?? {};
      for (const { id, mark, words, box, element: row } of rows) {
        const done = progress[id] === "done";
        row.dataset.state = progress[id] ?? "none";
        if (box) box.checked = done;
        if (mark) mark.textContent = done ? "✓" : "";
        if (words) words.textContent = done ? t("done") : progress[id] === "working" ? t("begun") : "";
      }
    },
  };
}
