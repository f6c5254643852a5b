// @ts-check
/** The agenda as a strip: every block as wide as it is long. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { modeWords } from "../meeting/modes.js";

/** @typedef {{id: string, title: string, minutes: number, mode: string}} Block what the strip needs of one */

export function agendaStrip() {
  const element = h("ol", { class: "mw-strip" });
  /** @type {Block[]} */
  let shown = [];
  /** @type {ReturnType<typeof part>[]} */
  let parts = [];
  let running = -1;

  return {
    element,

    /**
     * @param {{phase: string, index: number}} meeting
     * @param {Block[]} agenda as it is planned now
     */
    show({ phase, index }, agenda) {
      if (agenda !== shown) {
        shown = agenda;
        parts = agenda.map(part);
        show(element, parts.map(({ item }) => item));
      }
      running = phase === "running" || phase === "paused" ? index : -1;
      parts.forEach(({ item, gone, state }, at) => {
        const now = at === running;
        const past = phase !== "waiting" && !now && at <= index;
        item.dataset.state = past ? "past" : now ? "now" : "ahead";
        if (now) item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
        state.textContent = past ? t("(behind you)") : "";
        if (!now) gone.style.inlineSize = "0";
      });
    },

    /** @param {number} left seconds of the running block */
    progress(left) {
      const part = parts[running];
      if (!part) return;
      const share = 1 - left / (part.block.minutes * 60);
      part.gone.style.inlineSize = `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;
    },
  };
}

/** @param {Block} block */
function part(block) {
  const gone = h("span", { class: "mw-strip-gone" });
  const state = h("span", { class: "mw-hidden" });
  const item = h(
    "li",
    { class: "mw-strip-block", "data-mode": block.mode, title: block.title },
    gone,
    h("span", { class: "mw-strip-title" }, block.title),
    h(
      "span",
      { class: "mw-strip-minutes" },
      h("span", { "aria-hidden": "true" }, String(block.minutes)),
      h("span", { class: "mw-hidden" }, tn("{n} minute", "{n} minutes", block.minutes)),
      h("span", { class: "mw-strip-mode" }, ` · ${modeWords(block.mode)}`),
    ),
    state,
  );
  item.style.setProperty("--minutes", String(block.minutes));
  return { block, item, gone, state };
}
