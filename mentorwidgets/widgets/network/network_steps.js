// @ts-check
/** The steps of the exercise, and a question to think with. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("./network_state.js").MapState} MapState */

/**
 * @param {MapState} state
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeSteps(state) {
  const { steps, prompts } = state.options;
  const rows = steps.map(({ id, title, ticked }) => {
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
  let at = 0;
  const prompt = h("p", { class: "nm-prompt", "aria-live": "polite" }, prompts[0] ?? "");
  const another = h(
    "button",
    {
      type: "button",
      class: "nm-link",
      onclick: () => {
        at = (at + 1) % prompts.length;
        prompt.textContent = prompts[at];
      },
    },
    t("another question"),
  );
  const element = h(
    "section",
    { class: "nm-steps", "aria-label": t("This exercise") },
    prompts.length ? h("div", { class: "nm-stuck" }, h("h2", {}, t("A question to think with")), prompt, prompts.length > 1 ? another : null) : null,
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
