// @ts-check
/** The agenda as a strip: every block as wide as it is long. */

import { h } from "../dom.js";
import { t, tn } from "../words.js";
import { modeWords } from "../meeting/modes.js";

/** @typedef {import("./board.js").Block} Block */

/** @param {Block[]} agenda */
export function agendaStrip(agenda) {
  const parts = agenda.map((block) => {
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
  });
  let running = -1;

  return {
    element: h("ol", { class: "mw-strip" }, parts.map((part) => part.item)),

    /** @param {{phase: string, index: number}} meeting */
    show({ phase, index }) {
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
