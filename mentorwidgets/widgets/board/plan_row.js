// @ts-check
/** One block of the plan: when it begins, what it is, how long it takes, and where it can go. */

import { h } from "../dom.js";
import { language, t } from "../words.js";
import { modeWords } from "../meeting/modes.js";
import { dragRow } from "./plan_drag.js";

/**
 * @typedef {import("./plan_times.js").PlanBlock} PlanBlock
 * @typedef {{minutes: (block: PlanBlock, minutes: number) => void,
 *   move: (block: PlanBlock, position: number) => void, leave: (block: PlanBlock) => void,
 *   open: (block: PlanBlock) => void, reword: (block: PlanBlock) => void,
 *   hold: (held: boolean) => void}} Hands what a row lets one do
 */

/**
 * @param {{block: PlanBlock, position: number, last: number, opened: boolean, minutes: number,
 *   hands: Hands, rows: () => HTMLElement[], signal: AbortSignal}} given `position` among those
 *   still to come
 */
export function aheadRow({ block, position, last, opened, minutes, hands, rows, signal }) {
  const id = `plan-${block.id}`;
  const time = h("span", { class: "mw-plan-time" });
  const handle = h(
    "button",
    {
      class: "mw-plan-handle",
      type: "button",
      "data-key": `${id}-handle`,
      "aria-label": t("Move “{title}”", { title: block.title }),
      "aria-description": t("Arrow up and arrow down move it"),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        hands.move(block, position + by);
      },
    },
    h("span", { "aria-hidden": "true" }),
  );
  const more = h("div", { class: "mw-plan-more", id: `${id}-more`, hidden: !opened }, details(block, { position, last, id, hands }));
  const row = h(
    "li",
    { class: "mw-plan-row", "data-where": "ahead", "data-mode": block.mode },
    handle,
    time,
    h(
      "button",
      {
        class: "mw-plan-title",
        type: "button",
        "data-key": `${id}-title`,
        "aria-expanded": String(opened),
        "aria-controls": more.id,
        onclick: () => hands.open(block),
      },
      h("span", { class: "mw-plan-name" }, block.title),
      h("span", { class: "mw-plan-mode" }, block.turns ? t("{mode}, in turns", { mode: modeWords(block.mode) }) : modeWords(block.mode)),
    ),
    stepper({
      key: `${id}-minutes`,
      label: t("Minutes for “{title}”", { title: block.title }),
      value: minutes,
      least: 1,
      most: 120,
      step: 1,
      set: (value) => hands.minutes(block, value),
    }),
    more,
  );
  dragRow(
    {
      handle,
      row,
      rows,
      drop: (to) => hands.move(block, to),
      began: () => hands.hold(true),
      over: () => hands.hold(false),
    },
    signal,
  );
  return { row, time };
}

/**
 * @param {PlanBlock} block
 * @param {{position: number, last: number, id: string, hands: Hands}} given
 */
function details(block, { position, last, id, hands }) {
  /**
   * @param {string} name
   * @param {string} label
   * @param {() => void} press
   * @param {boolean} [can]
   */
  const button = (name, label, press, can = true) =>
    h(
      "button",
      {
        class: "mw-button",
        type: "button",
        "data-key": `${id}-${name}`,
        "aria-label": `${label}: ${block.title}`,
        "aria-disabled": can ? null : "true",
        onclick: () => can && press(),
      },
      label,
    );
  return [
    h("p", { class: "mw-plan-do" }, block.do),
    h(
      "div",
      { class: "mw-plan-buttons" },
      button("up", t("Earlier"), () => hands.move(block, position - 1), position > 0),
      button("down", t("Later"), () => hands.move(block, position + 1), position < last),
      block.own ? button("reword", t("Change"), () => hands.reword(block)) : null,
      button("leave", t("Leave out"), () => hands.leave(block)),
    ),
  ];
}

/**
 * A block that cannot be moved: pre-work, what is on, what is over.
 * @param {PlanBlock} block
 * @param {{hands: Hands, canLeave: boolean}} given
 */
export function fixedRow(block, { hands, canLeave }) {
  const words = { before: t("before we meet"), past: t("over"), now: t("on now") };
  const where = /** @type {"before" | "past" | "now"} */ (block.where);
  return h(
    "li",
    { class: "mw-plan-row", "data-where": where, "data-mode": block.mode, "aria-current": where === "now" ? "step" : null },
    h("span", { class: "mw-plan-time" }, where === "past" ? h("span", { "aria-hidden": "true" }, "✓") : null),
    h(
      "span",
      { class: "mw-plan-title" },
      h("span", { class: "mw-plan-name" }, block.title),
      h("span", { class: "mw-plan-mode" }, where === "before" ? words.before : `${words[where]} · ${modeWords(block.mode)}`),
    ),
    where === "before"
      ? canLeave
        ? h(
            "button",
            {
              class: "mw-button mw-quiet",
              type: "button",
              "data-key": `plan-${block.id}-leave`,
              "aria-label": t("Leave out: {title}", { title: block.title }),
              onclick: () => hands.leave(block),
            },
            t("Leave out"),
          )
        : null
      : h("span", { class: "mw-plan-fixed" }, t("{n} min", { n: block.minutes })),
  );
}

/**
 * When a block begins, in words.
 * @param {number | undefined} at seconds from the start while the meeting waits, else milliseconds
 * @param {boolean} waiting
 */
export function beginWords(at, waiting) {
  if (at === undefined) return "";
  if (!waiting) {
    // Without "PM": a column of times within one meeting.
    return new Intl.DateTimeFormat(language(), { hour: "numeric", minute: "2-digit" })
      .formatToParts(new Date(at))
      .filter(({ type }) => type !== "dayPeriod")
      .map(({ value }) => value)
      .join("")
      .trim();
  }
  const minutes = Math.round(at / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/**
 * A number between two buttons; it can be typed, too.
 * @param {{key: string, label: string, value: number, least: number, most: number, step: number,
 *   set: (value: number) => void}} given
 */
export function stepper({ key, label, value, least, most, step, set }) {
  const field = h("input", {
    class: "mw-plan-number",
    type: "number",
    inputmode: "numeric",
    min: least,
    max: most,
    value,
    "data-key": key,
    "aria-label": label,
    onchange: () => {
      const typed = Math.round(Number(field.value));
      if (field.value.trim() && Number.isFinite(typed)) go(typed);
      else field.value = String(value);
    },
  });
  const go = (/** @type {number} */ wanted) => {
    value = Math.max(least, Math.min(wanted, most));
    field.value = String(value);
    set(value);
  };
  /**
   * @param {number} by
   * @param {string} sign
   * @param {string} words
   */
  const button = (by, sign, words) =>
    h(
      "button",
      {
        class: "mw-plan-step",
        type: "button",
        "data-key": `${key}${by}`,
        "aria-label": `${label}: ${words}`,
        onclick: () => go(value + by),
      },
      h("span", { "aria-hidden": "true" }, sign),
    );
  return h(
    "span",
    { class: "mw-plan-stepper" },
    button(-step, "−", t("less")),
    field,
    h("span", { class: "mw-plan-unit", "aria-hidden": "true" }, t("min")),
    button(step, "+", t("more")),
  );
}
