// @ts-check
/** Questions to think with, each answered where it stands. */

import { h, randomId } from "../dom.js";
import { t, tn } from "../words.js";
import { keptText } from "./network_kept_text.js";

/** @typedef {import("./network_fields.js").Kit} Kit */

/**
 * The place for the answer to one question: a prompt of the exercise, or what a finding asks.
 * @param {Kit} kit
 * @param {{prompt: string, question: string}} about `prompt` is its id, or `finding:<rule>`
 * @returns {{element: HTMLElement, update: () => void, answered: () => boolean}}
 */
export function answerField(kit, { prompt, question }) {
  const area = h("textarea", {
    class: "mw-input nm-answer",
    rows: 3,
    maxlength: 20000,
    "aria-label": question,
    placeholder: t("Your words. Only you see them."),
  });
  const words = keptText(kit, area, {
    read: () => kit.state.whole?.reflections[prompt] ?? "",
    write: (text, was) => kit.state.submit({ type: "reflect", prompt, text, was }),
  });
  return { element: area, update: words.update, answered: () => Boolean(area.value.trim()) };
}

/**
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makePrompts(kit) {
  const { prompts } = kit.state.options;
  const group = `prompts-${randomId().slice(0, 8)}`;
  const counted = h("span", { class: "nm-counted" });
  const rows = prompts.map(({ id, text }) => {
    const field = answerField(kit, { prompt: id, question: text });
    const mark = h("span", { class: "nm-step-mark", "aria-hidden": "true" });
    const state = h("span", { class: "mw-hidden" });
    const element = h("details", { class: "nm-prompt-row", name: group }, h("summary", {}, mark, h("span", {}, text, state)), field.element);
    return { field, mark, state, element };
  });
  const element = h("section", { class: "nm-plan-part", "aria-label": t("Questions to think with") }, h("h2", {}, t("Questions to think with"), counted), h("div", { class: "nm-prompts" }, rows.map((row) => row.element)));
  element.hidden = !prompts.length;
  return {
    element,
    update() {
      let n = 0;
      for (const { field, mark, state } of rows) {
        field.update();
        const done = field.answered();
        if (done) n += 1;
        mark.textContent = done ? "✓" : "";
        state.textContent = done ? ` (${t("answered")})` : "";
      }
      counted.textContent = n ? ` · ${tn("{n} answered", "{n} answered", n)}` : "";
    },
  };
}
