// @ts-check
/**
 * How each kind of question is answered: by touch, mouse and keyboard alike. An input gives what
 * is answered so far, null while there is nothing, and tells when it changes.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { dotInput } from "./dot_input.js";
import { endWords } from "./prompt_words.js";

/**
 * @typedef {string | number | number[]} Value
 * @typedef {{element: HTMLElement, value: () => Value | null, put: (value: Value) => void,
 *   first: () => HTMLElement | null}} Input `first` is where the keyboard goes
 * @typedef {Pick<import("./results.js").Shown, "kind" | "text" | "options" | "low" | "high" |
 *   "points" | "across" | "upwards" | "several">} Asked
 */

const LONGEST = { line: 160, lines: 20000 };

/**
 * @param {Asked} asked
 * @param {{labelledby: string, changed: () => void, send: () => void}} given `labelledby` is the
 *   id of the question; `send` is that somebody has pressed Enter in a line
 * @returns {Input}
 */
export function answerInput(asked, given) {
  if (asked.kind === "line" || asked.kind === "lines") return wordsInput(asked.kind, given);
  if (asked.kind === "scale") return scaleInput(asked, given);
  if (asked.kind === "choice") return choiceInput(asked, given);
  if (asked.kind === "ranking") return rankingInput(asked, given);
  return dotInput(asked, given);
}

/**
 * @param {"line" | "lines"} kind
 * @param {{labelledby: string, changed: () => void, send: () => void}} given
 * @returns {Input}
 */
function wordsInput(kind, { labelledby, changed, send }) {
  const longest = LONGEST[kind];
  const left = h("p", { class: "mw-answer-left mw-soft" });
  const field =
    kind === "line"
      ? h("input", { class: "mw-input mw-answer-words", type: "text", autocomplete: "off", enterkeyhint: "send" })
      : h("textarea", { class: "mw-input mw-answer-words", rows: 4 });
  field.setAttribute("aria-labelledby", labelledby);
  const count = () => {
    const over = field.value.length - longest;
    left.textContent = over > 0 ? t("{n} characters too many", { n: over }) : over > -40 ? t("{n} characters left", { n: -over }) : "";
  };
  field.addEventListener("input", () => {
    count();
    changed();
  });
  if (kind === "line") {
    field.addEventListener("keydown", (event) => {
      const { key, isComposing } = /** @type {KeyboardEvent} */ (event);
      if (key !== "Enter" || isComposing) return;
      event.preventDefault();
      send();
    });
  }
  return {
    element: h("div", { class: "mw-answer" }, field, left),
    value: () => (field.value.trim() ? field.value : null),
    put: (value) => {
      field.value = String(value);
      count();
    },
    first: () => field,
  };
}

/**
 * @param {Asked} asked
 * @param {{labelledby: string, changed: () => void}} given
 * @returns {Input}
 */
function scaleInput(asked, { labelledby, changed }) {
  const words = endWords(asked);
  const { element, boxes } = boxesInput({
    type: "radio",
    labelledby,
    changed,
    labels: Array.from({ length: asked.points }, (_, i) => ({ seen: String(i + 1), said: words(i + 1) })),
  });
  element.classList.add("mw-answer-scale");
  return {
    element: h(
      "div",
      { class: "mw-answer" },
      element,
      h("p", { class: "mw-answer-ends", "aria-hidden": "true" }, h("span", {}, `1 · ${asked.low}`), h("span", {}, `${asked.high} · ${asked.points}`)),
    ),
    value: () => {
      const chosen = boxes.findIndex((box) => box.checked);
      return chosen < 0 ? null : chosen + 1;
    },
    put: (value) => boxes.forEach((box, i) => (box.checked = i + 1 === value)),
    first: () => boxes.find((box) => box.checked) ?? boxes[0],
  };
}

/**
 * @param {Asked} asked
 * @param {{labelledby: string, changed: () => void}} given
 * @returns {Input}
 */
function choiceInput(asked, { labelledby, changed }) {
  const { element, boxes } = boxesInput({
    type: asked.several ? "checkbox" : "radio",
    labelledby,
    changed,
    labels: asked.options.map((option) => ({ seen: option, said: "" })),
  });
  return {
    element: h("div", { class: "mw-answer" }, asked.several ? h("p", { class: "mw-soft" }, t("You may choose several.")) : null, element),
    value: () => {
      const chosen = boxes.flatMap((box, i) => (box.checked ? [i] : []));
      return chosen.length ? chosen : null;
    },
    put: (value) => boxes.forEach((box, i) => (box.checked = Array.isArray(value) && value.includes(i))),
    first: () => boxes[0] ?? null,
  };
}

/**
 * @param {{type: "radio" | "checkbox", labelledby: string, changed: () => void,
 *   labels: {seen: string, said: string}[]}} given `said` is what is spoken instead, "" for the same
 */
function boxesInput({ type, labelledby, changed, labels }) {
  const name = `a-${randomId().slice(0, 8)}`;
  const boxes = labels.map(({ said }) => h("input", { type, name, class: "mw-answer-box", onchange: changed, "aria-label": said || null }));
  const element = h(
    "div",
    { class: "mw-answer-boxes", role: type === "radio" ? "radiogroup" : "group", "aria-labelledby": labelledby },
    labels.map(({ seen }, i) => h("label", { class: "mw-answer-option" }, boxes[i], h("span", {}, seen))),
  );
  return { element, boxes };
}

/**
 * Put in order with two buttons each; nothing has to be dragged.
 * @param {Asked} asked
 * @param {{labelledby: string, changed: () => void}} given
 * @returns {Input}
 */
function rankingInput({ options }, { labelledby, changed }) {
  let order = options.map((_, i) => i);
  const list = h("ol", { class: "mw-answer-ranks", "aria-labelledby": labelledby });

  /**
   * @param {number} place
   * @param {number} by
   */
  const move = (place, by) => {
    const to = place + by;
    if (to < 0 || to >= order.length) return;
    const option = order[place];
    order = order.toSpliced(place, 1).toSpliced(to, 0, option);
    draw();
    announce(t("{option} is now {place} of {all}", { option: options[option], place: to + 1, all: order.length }));
    changed();
  };
  const button = (/** @type {number} */ place, /** @type {number} */ by) => {
    const option = order[place];
    const cannot = place + by < 0 || place + by >= order.length;
    return h(
      "button",
      {
        type: "button",
        class: "mw-button",
        "data-key": `${option} ${by}`,
        "aria-disabled": cannot ? "true" : null,
        "aria-label": by < 0 ? t("Move {option} up", { option: options[option] }) : t("Move {option} down", { option: options[option] }),
        onclick: () => move(place, by),
      },
      by < 0 ? "↑" : "↓",
    );
  };
  const draw = () =>
    keepingFocus(list, () =>
      show(
        list,
        order.map((option, place) =>
          h(
            "li",
            { class: "mw-answer-rank" },
            h("span", { class: "mw-answer-place", "aria-hidden": "true" }, String(place + 1)),
            h("span", { class: "mw-answer-label" }, options[option]),
            button(place, -1),
            button(place, 1),
          ),
        ),
      ),
    );
  draw();
  return {
    element: h("div", { class: "mw-answer" }, h("p", { class: "mw-soft" }, t("The first is the first in your order.")), list),
    value: () => order,
    put: (value) => {
      if (Array.isArray(value) && value.length === options.length) order = [...value];
      draw();
    },
    first: () => list.querySelector("button"),
  };
}
