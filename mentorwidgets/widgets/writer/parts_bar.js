// @ts-check
/** The row of parts: at a desk all of them side by side, on a phone one chooser with back and next. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @typedef {{id: string, title: string, short: string}} PartName */

/**
 * @param {{parts: PartName[], lang: string, go: (id: string) => void}} given
 */
export function partsBar({ parts, lang, go }) {
  const tabs = parts.map(({ id, short, title }) =>
    h("button", { class: "w-tab", type: "button", lang, title: title === short ? null : title, "data-part": id, onclick: () => go(id) }, short),
  );
  const select = h(
    "select",
    { class: "mw-input", "aria-label": t("Part of this exercise"), onchange: () => go(select.value) },
    parts.map(({ id, short }, n) => h("option", { value: id, lang }, t("{n} of {all} · {title}", { n: n + 1, all: parts.length, title: short }))),
  );
  const step = (/** @type {number} */ by) => go(parts[parts.findIndex(({ id }) => id === select.value) + by].id);
  const back = h("button", { class: "mw-button w-arrow", type: "button", "aria-label": t("Back"), onclick: () => step(-1) }, h("span", { "aria-hidden": "true" }, "‹"));
  const next = h("button", { class: "mw-button w-arrow", type: "button", "aria-label": t("Next"), onclick: () => step(1) }, h("span", { "aria-hidden": "true" }, "›"));
  const element = h(
    "nav",
    { class: "w-parts", "aria-label": t("Parts of this exercise"), hidden: parts.length < 2 },
    h("ol", { class: "w-tabs", role: "list" }, tabs.map((tab) => h("li", {}, tab))),
    h("div", { class: "w-chooser" }, back, select, next),
  );
  return {
    element,
    /** @param {string} id the part that is open */
    show(id) {
      const at = parts.findIndex((part) => part.id === id);
      tabs.forEach((tab, n) => (n === at ? tab.setAttribute("aria-current", "step") : tab.removeAttribute("aria-current")));
      const open = tabs[at];
      const row = open?.closest("ol");
      // Only the row scrolls: the page stays where it is.
      if (row) row.scrollLeft = open.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
      select.value = id;
      back.disabled = at === 0;
      next.disabled = at === parts.length - 1;
    },
  };
}
