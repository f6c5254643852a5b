// @ts-check
/** What stands beside the map, one part at a time: what it says, and what follows from it. */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";

/** @typedef {{id: string, words: string, element: HTMLElement}} Part */

/**
 * @param {Part[]} parts the first is shown first
 * @returns {{element: HTMLElement, open: (id: string) => void, shown: () => string, only: (id: string | null) => void}}
 *   `only` shows one part whichever tab was chosen, or with null the one of the tab again
 */
export function makeBeside(parts) {
  const name = `beside-${randomId().slice(0, 8)}`;
  let at = parts[0].id;
  /** @type {string | null} */
  let alone = null;
  const tabs = parts.map(({ id, words }) =>
    h("button", { type: "button", class: "mw-button", role: "tab", id: `${name}-${id}`, "aria-controls": `${name}-${id}-panel`, onclick: () => open(id) }, words),
  );
  const panels = parts.map(({ id, element }) =>
    h("div", { class: "nm-beside-part", role: "tabpanel", id: `${name}-${id}-panel`, "aria-labelledby": `${name}-${id}` }, element),
  );
  const list = h("div", { class: "mw-group nm-tabs", role: "tablist", "aria-label": t("Beside the map") }, tabs);
  list.addEventListener("keydown", (event) => {
    const now = parts.findIndex(({ id }) => id === at);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: parts.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const k = (next + parts.length) % parts.length;
    open(parts[k].id);
    tabs[k].focus();
  });

  /** @param {string} id */
  function open(id) {
    at = id;
    show();
  }

  function show() {
    parts.forEach((part, k) => {
      tabs[k].setAttribute("aria-selected", String(part.id === at));
      tabs[k].tabIndex = part.id === at ? 0 : -1;
      panels[k].hidden = part.id !== (alone ?? at);
    });
    list.hidden = alone !== null;
  }

  show();
  return {
    element: h("div", { class: "nm-beside" }, list, panels),
    open,
    shown: () => alone ?? at,
    only(id) {
      alone = id;
      show();
    },
  };
}
