// @ts-check
/** What is needed seldom, behind one button: opens upwards, closes by Escape and by a press elsewhere. */

import { h } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {HTMLElement[]} items buttons and links
 * @param {AbortSignal} signal
 */
export function moreMenu(items, signal) {
  const list = h("div", { class: "mw-more-list", id: "mw-more", hidden: true }, items);
  const button = h(
    "button",
    { class: "mw-button", type: "button", "aria-expanded": "false", "aria-controls": "mw-more", onclick: () => open(Boolean(list.hidden)) },
    t("More"),
  );
  const element = h("div", { class: "mw-more" }, button, list);

  /** @param {boolean} shown */
  const open = (shown) => {
    list.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  // Before what was pressed does its work: a dialog gives the keyboard back to what had it.
  list.addEventListener(
    "click",
    ({ target }) => {
      if (!(target instanceof Element && target.closest("button, a"))) return;
      button.focus();
      open(false);
    },
    { capture: true },
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    open(false);
    button.focus();
  });
  document.addEventListener(
    "pointerdown",
    ({ target }) => target instanceof Node && !element.contains(target) && open(false),
    { signal },
  );
  return { element };
}
