// @ts-check
/** Calling the groups: a message to all of them, and a countdown to coming back. */

import { h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { backCountdown } from "../meeting/back.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal,
 *   steer: (kind: string, body: Record<string, any>) => Promise<boolean>}} given
 */
export function groupCalls({ bridge, signal, steer }) {
  const field = h("input", { class: "mw-input", id: `call-${randomId().slice(0, 8)}`, maxlength: "200", autocomplete: "off" });
  const standing = h("p", { class: "mw-call-standing" });
  const form = h(
    "form",
    {
      class: "mw-call",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        if (field.value.trim()) void send(field.value.trim());
      },
    },
    h("label", { for: field.id }, t("A message to all groups")),
    h("div", { class: "mw-call-row" }, field, h("button", { class: "mw-button", type: "submit" }, t("Send"))),
    standing,
  );
  const send = async (/** @type {string} */ text) => {
    if (await steer("call", { text })) field.value = "";
  };

  const back = backCountdown({ bridge, signal });
  const stop = h("button", { class: "mw-button", type: "button", onclick: () => void steer("call_back", { seconds: 0 }) }, t("Stop the countdown"));
  const minutes = h("input", { class: "mw-input mw-back-own", id: `back-${randomId().slice(0, 8)}`, type: "number", min: "1", max: "60", value: "3", inputmode: "numeric" });
  const call = (/** @type {number} */ n) => void steer("call_back", { seconds: n * 60 });
  const own = () => {
    if (minutes.checkValidity() && minutes.valueAsNumber) call(Math.round(minutes.valueAsNumber));
    else minutes.reportValidity();
  };
  const starting = h(
    "div",
    { class: "mw-back-start", role: "group", "aria-label": t("Call everybody back in") },
    h("span", { class: "mw-back-label", "aria-hidden": "true" }, t("Call everybody back in")),
    [1, 2, 5].map((n) => h("button", { class: "mw-button", type: "button", onclick: () => call(n) }, tn("{n} min", "{n} min", n))),
    h("span", { class: "mw-back-or" }, h("label", { class: "mw-hidden", for: minutes.id }, t("Minutes of your own")), minutes, h("button", { class: "mw-button", type: "button", onclick: own }, t("Start"))),
  );
  const element = h("div", { class: "mw-calls" }, form, h("div", { class: "mw-call-back" }, starting, back.element, stop));

  return {
    element,
    /** @param {{message: string, back: number | null}} told */
    show({ message, back: at }) {
      const had = standing.contains(document.activeElement);
      show(
        standing,
        message
          ? [
              h("span", { class: "mw-soft" }, t("On every page now:")),
              " “",
              h("bdi", {}, message),
              "” ",
              h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => void steer("call", { text: "" }) }, t("Take it back")),
            ]
          : null,
      );
      if (had) (/** @type {HTMLElement | null} */ (standing.querySelector("button")) ?? field).focus();
      const focused = element.contains(document.activeElement) && (starting.contains(document.activeElement) || stop === document.activeElement);
      starting.hidden = at !== null;
      stop.hidden = at === null;
      back.show(at);
      if (focused) (at === null ? /** @type {HTMLElement} */ (starting.querySelector("button")) : stop).focus();
    },
  };
}
