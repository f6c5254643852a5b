// @ts-check
/**
 * A hundred as one bar: its borders are dragged, or moved with the arrow keys.
 *
 * The whole bar takes the pointer and moves the border that is nearest, so that a finger finds
 * a border of two narrow parts as well.
 */

import { h, keepingFocus, show } from "../dom.js";
import { t } from "../words.js";
import { exchange } from "./allocation.js";

/** @typedef {import("./allocation.js").Parts} Parts */
/** @typedef {import("./balance_fold.js").Domain} Domain */

/** How near to a border, in CSS pixels, one takes hold of it. */
const NEAR = 28;
const KEYS = /** @type {Record<string, number>} */ ({
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -5,
  PageUp: 5,
  Home: -100,
  End: 100,
});

/** The colour of a part: by its place among all, so that it keeps it. @param {number} n */
export const colour = (n) => `bal-part-${n % 6}`;

/**
 * @param {{label: string, change: (values: Parts, how: "moving" | "moved" | "key" | "back") => void,
 *   held: ReadonlySet<string>}} given `change` is told while a border moves, when it was let go,
 *   and for each key; "back" when a drag was broken off
 */
export function balanceBar({ label, change, held }) {
  /** @type {Parts} */
  let values = {};
  /** @type {string[]} */
  let ids = [];
  /** @type {Map<string, {label: string, colour: string}>} */
  const looks = new Map();
  /** The border that is being dragged: between which, from where. @type {{at: number, from: number, values: Parts, going: boolean} | null} */
  let drag = null;

  const parts = h("div", { class: "bal-parts", "aria-hidden": "true" });
  const borders = h("div", { class: "bal-borders", role: "group", "aria-label": label });
  const element = h("div", { class: "bal-bar" }, parts, borders);

  const fixed = (/** @type {number} */ at) => held.has(ids[at]) || held.has(ids[at + 1]);
  const place = (/** @type {number} */ at) => ids.slice(0, at + 1).reduce((all, id) => all + values[id], 0);

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || drag) return;
    const at = nearest(event);
    if (at === null) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    drag = { at, from: event.clientX, values, going: false };
    element.classList.add("bal-dragging");
  });
  element.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const rtl = getComputedStyle(element).direction === "rtl" ? -1 : 1;
    const by = Math.round((rtl * 100 * (event.clientX - drag.from)) / element.getBoundingClientRect().width);
    // Of borders that lie on one another, the one that can go that way is meant.
    if (by !== 0 && !drag.going) drag = { ...drag, at: towards(drag.at, by), going: true };
    if (drag.going) change(exchange(drag.values, ids[drag.at], ids[drag.at + 1], by), "moving");
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (!drag) return;
    const { values: before, at, going } = drag;
    drag = null;
    element.classList.remove("bal-dragging");
    if (event.type === "pointercancel") change(before, "back");
    else if (going) change(values, "moved");
    /** @type {HTMLElement} */ (borders.children[at]).focus({ preventScroll: true });
  };
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);

  /** @param {PointerEvent} event */
  function nearest(event) {
    const box = element.getBoundingClientRect();
    const rtl = getComputedStyle(element).direction === "rtl";
    const x = rtl ? box.right - event.clientX : event.clientX - box.left;
    let found = null;
    let least = NEAR;
    for (let at = 0; at < ids.length - 1; at++) {
      const away = Math.abs((place(at) * box.width) / 100 - x);
      if (!fixed(at) && away < least) [found, least] = [at, away];
    }
    return found;
  }

  /**
   * @param {number} at
   * @param {number} by
   */
  function towards(at, by) {
    const here = place(at);
    const same = ids.slice(0, -1).map((_, n) => n).filter((n) => place(n) === here && !fixed(n));
    return (by > 0 ? same.at(-1) : same[0]) ?? at;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} at
   */
  function key(event, at) {
    const by = KEYS[event.key];
    if (by === undefined || fixed(at)) return;
    event.preventDefault();
    change(exchange(values, ids[at], ids[at + 1], by), "key");
  }

  const build = () => {
    show(
      parts,
      ids.map((id) =>
        h("div", { class: `bal-part ${looks.get(id)?.colour}` }, h("span", { class: "bal-name" }, looks.get(id)?.label), h("span", { class: "bal-number" })),
      ),
    );
    keepingFocus(borders, () =>
      show(
        borders,
        ids.slice(0, -1).map((id, at) =>
          h("span", {
            class: "bal-border",
            role: "slider",
            tabindex: "0",
            "data-key": `${label}-${id}`,
            "aria-valuemin": "0",
            "aria-label": t("Border between {one} and {other}", { one: looks.get(id)?.label ?? "", other: looks.get(ids[at + 1])?.label ?? "" }),
            onkeydown: (/** @type {KeyboardEvent} */ event) => key(event, at),
          }),
        ),
      ),
    );
  };

  return {
    element,
    /**
     * @param {{id: string, label: string, colour: string}[]} domains
     * @param {Parts} now
     * @param {boolean} set whether anybody has said so
     */
    receive(domains, now, set) {
      const order = JSON.stringify(domains);
      values = now;
      if (element.dataset.order !== order) {
        element.dataset.order = order;
        ids = domains.map(({ id }) => id);
        looks.clear();
        for (const { id, label: name, colour: look } of domains) looks.set(id, { label: name, colour: look });
        build();
      }
      element.classList.toggle("bal-unset", !set);
      ids.forEach((id, n) => {
        const part = /** @type {HTMLElement} */ (parts.children[n]);
        part.style.inlineSize = `${now[id]}%`;
        part.children[1].textContent = set ? String(now[id]) : "";
        const border = /** @type {HTMLElement | undefined} */ (borders.children[n]);
        if (!border) return;
        const next = ids[n + 1];
        border.style.insetInlineStart = `${place(n)}%`;
        border.setAttribute("aria-valuemax", String(now[id] + now[next]));
        border.setAttribute("aria-valuenow", String(now[id]));
        border.setAttribute(
          "aria-valuetext",
          t("{one} {n}, {other} {m}", { one: looks.get(id)?.label ?? "", n: now[id], other: looks.get(next)?.label ?? "", m: now[next] }),
        );
        border.setAttribute("aria-disabled", String(fixed(n)));
      });
    },
  };
}

/**
 * The same bar to look at.
 * @param {{id: string, label: string, colour: string}[]} domains
 * @param {Parts} values
 */
export function stillBar(domains, values) {
  return h(
    "div",
    { class: "bal-bar bal-still" },
    h(
      "div",
      { class: "bal-parts" },
      domains.map(({ id, label, colour: look }) => {
        const part = h("div", { class: `bal-part ${look}` }, h("span", { class: "bal-name" }, label), h("span", { class: "bal-number" }, values[id]));
        part.style.inlineSize = `${values[id]}%`;
        return part;
      }),
    ),
  );
}
