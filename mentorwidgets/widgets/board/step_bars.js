// @ts-check
/**
 * How many are how far with each step: bars, and the same in words. Who, only of those who chose
 * to show their name; never what.
 */

import { h, s, show } from "../dom.js";
import { t, tn } from "../words.js";

/** @typedef {import("./board.js").Count} Count */

export function stepBars() {
  const list = h("ul", { class: "mw-bars" });
  /** @type {Map<string, ReturnType<typeof bar>>} */
  const bars = new Map();
  return {
    element: h(
      "section",
      { class: "mw-board-steps", "aria-label": t("How far the room is") },
      list,
    ),

    /**
     * @param {Count[]} counts
     * @param {string} current the step that the running block works on
     */
    show(counts, current) {
      for (const count of counts) {
        if (!bars.has(count.id)) {
          const made = bar(count.title);
          bars.set(count.id, made);
          list.append(made.element);
        }
        bars.get(count.id)?.show(count, count.id === current);
      }
    },
  };
}

/** @param {string} title */
function bar(title) {
  const done = s("rect", { class: "mw-bar-done", height: 1 });
  const working = s("rect", { class: "mw-bar-working", height: 1 });
  const words = h("span", { class: "mw-bar-words" });
  const more = h("span", { class: "mw-bar-more" });
  const who = h("p", { class: "mw-bar-who" });
  const element = h(
    "li",
    { class: "mw-bar" },
    h("span", { class: "mw-bar-title" }, title),
    h(
      "span",
      { class: "mw-bar-track", "aria-hidden": "true" },
      s("svg", { viewBox: "0 0 1 1", preserveAspectRatio: "none" }, done, working),
    ),
    h("span", { class: "mw-bar-count" }, words, more),
    who,
  );
  return {
    element,
    /**
     * @param {Count} count
     * @param {boolean} now
     */
    show(count, now) {
      const all = Math.max(count.joined, 1);
      done.setAttribute("width", String(count.done / all));
      working.setAttribute("x", String(count.done / all));
      working.setAttribute("width", String(count.working / all));
      words.textContent = count.joined
        ? t("{done} of {all} done", { done: count.done, all: count.joined })
        : "";
      more.textContent = count.working ? tn("{n} working", "{n} working", count.working) : "";
      const names = (/** @type {string} */ how) => (count.who ?? []).filter((one) => one.how === how).map(({ name }) => name);
      show(who, named(t("Done:"), names("done")), named(t("Working:"), names("working")));
      element.toggleAttribute("data-now", now);
    },
  };
}

/**
 * @param {string} label
 * @param {string[]} names
 */
function named(label, names) {
  if (!names.length) return null;
  return h("span", {}, label, " ", names.flatMap((name, at) => [at ? ", " : "", h("bdi", {}, name)]));
}
