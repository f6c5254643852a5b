// @ts-check
/** Entering by hand what somebody gave back on paper, or told one aloud. */

import { h, randomId } from "../dom.js";
import { t } from "../words.js";
import { ratingField } from "./rating.js";

/**
 * @param {{section: any, lang: string,
 *   keep: (reply: {from: string, text: string, scores: Record<string, number>}) => void}} given
 */
export function replyByHand({ section, lang, keep }) {
  const id = `by-hand-${randomId().slice(0, 8)}`;
  /** @type {Record<string, number>} */
  let scores = {};
  const from = h("input", { class: "mw-input", id: `${id}-from`, maxlength: 80, autocomplete: "off" });
  const text = h("textarea", { class: "mw-input rp-free", id: `${id}-text`, rows: 3, maxlength: 2000, dir: "auto", "aria-describedby": `${id}-fault` });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  const ratings = section.scales.map((/** @type {import("./rating.js").Scale} */ scale) => ({
    scale,
    field: ratingField({
      scale,
      name: `${id}-${scale.id}`,
      lang,
      value: null,
      changed: (score) => {
        const { [scale.id]: _before, ...others } = scores;
        scores = score === null ? others : { ...others, [scale.id]: score };
      },
    }),
  }));
  const form = h(
    "form",
    { class: "rp-form", novalidate: true, onsubmit: submit },
    h("div", { class: "mw-field" }, h("label", { for: from.id }, t("Who said it")), from),
    ratings.length ? h("div", { class: "rp-own-scales" }, ratings.map((/** @type {{field: {element: HTMLElement}}} */ { field }) => field.element)) : null,
    h("div", { class: "mw-field" }, h("label", { for: text.id }, t("In their words")), text),
    fault,
    h("button", { class: "mw-button", type: "submit" }, t("Keep it")),
  );
  const element = h("details", { class: "rp-by-hand" }, h("summary", {}, t("Enter what somebody said aloud or wrote on paper")), form);

  /** @param {{from: string, text: string, scores: Record<string, number>}} reply */
  function fill(reply) {
    from.value = reply.from;
    text.value = reply.text;
    scores = { ...reply.scores };
    for (const { scale, field } of ratings) field.set(scores[scale.id] ?? null);
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const words = text.value.trim();
    fault.textContent = words || Object.keys(scores).length ? "" : ratings.length ? t("Rate something, or write a few words.") : t("A few words of what they said, please.");
    if (fault.textContent) {
      text.focus();
      return;
    }
    keep({ from: from.value.trim(), text: words, scores });
    fill({ from: "", text: "", scores: {} });
    from.focus();
  }

  return {
    element,
    /**
     * What could not be kept stands here again, with the reason.
     * @param {any} op
     * @param {string} message
     */
    refused(op, message) {
      element.open = true;
      fill(op);
      fault.textContent = message;
    },
  };
}
