// @ts-check
/** The panels of the board: one is open at a time, the others wait behind their tabs. */

import { h, randomId } from "../dom.js";

/**
 * A panel makes itself known by its badge, a few characters such as a count, wherever one is.
 * @typedef {{id: string, label: string, element: HTMLElement, badge?: (text: string) => void}} Panel
 */

/**
 * @param {Panel[]} panels the first one is open
 * @param {{label: string}} given what all of them are, for those who do not see
 */
export function panelTabs(panels, { label }) {
  const prefix = `panel-${randomId().slice(0, 8)}`;
  const entries = panels.map((panel, index) => {
    const badge = h("span", { class: "mw-panel-badge" });
    const tab = h(
      "button",
      {
        class: "mw-panel-tab",
        type: "button",
        role: "tab",
        id: `${prefix}-${panel.id}-tab`,
        "aria-controls": `${prefix}-${panel.id}`,
        onclick: () => open(panel.id),
        onkeydown: (/** @type {KeyboardEvent} */ event) => step(event, index),
      },
      panel.label,
      " ",
      badge,
    );
    const place = h(
      "section",
      { class: "mw-panel", role: "tabpanel", tabindex: "0", id: `${prefix}-${panel.id}`, "aria-labelledby": tab.id },
      panel.element,
    );
    panel.badge = (text) => {
      badge.textContent = text;
    };
    return { panel, tab, place };
  });

  /** @param {string} id */
  const open = (id) => {
    for (const { panel, tab, place } of entries) {
      const now = panel.id === id;
      tab.setAttribute("aria-selected", String(now));
      tab.tabIndex = now ? 0 : -1;
      place.hidden = !now;
    }
  };

  /**
   * @param {KeyboardEvent} event
   * @param {number} index
   */
  const step = (event, index) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: entries.length - 1 - index }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = entries[(index + by + entries.length) % entries.length];
    open(next.panel.id);
    next.tab.focus();
  };

  open(panels[0].id);
  const list = h("div", { class: "mw-panel-tabs", role: "tablist", "aria-label": label }, entries.map(({ tab }) => tab));
  // One panel needs no tab to be chosen by.
  list.hidden = panels.length < 2;
  return {
    element: h("div", { class: "mw-panels" }, list, entries.map(({ place }) => place)),
    open,
  };
}
