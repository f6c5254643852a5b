// @ts-check
/** One thing that stands out: read, answered in place, and kept as a gap if the person says so. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { gapPart } from "./network_finding_gap.js";
import { formulaBlock } from "./network_measures.js";
import { answerField } from "./network_prompts.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Finding} Finding */

/**
 * A finding keeps its element while its numbers change, so that an answer can be written in it.
 * @param {Kit} kit
 * @param {string} id of the rule
 */
export function makeFinding(kit, id) {
  const { state } = kit;
  const name = `finding-${randomId().slice(0, 8)}`;
  const title = h("h3", { id: name, tabindex: -1 });
  const reading = h("p", {});
  const question = h("p", { class: "nm-question" });
  const rule = h("p", { class: "nm-rule mw-soft" });
  const meaning = h("p", {});
  const answer = answerPart(kit, id);
  const gap = gapPart(kit, id);
  const { rests_on: restsOn, explained } = state.options.reading;
  const element = h(
    "li",
    { class: "nm-finding mw-card", "aria-labelledby": name },
    title,
    reading,
    question,
    rule,
    h("div", { class: "nm-finding-acts" }, answer.button, gap.button),
    answer.element,
    gap.element,
    h(
      "details",
      { class: "nm-how" },
      h("summary", {}, t("What it may mean, and how it is computed")),
      meaning,
      (restsOn[id] ?? []).map((each) => formulaBlock(explained[each])),
    ),
  );
  let drawn = "";
  return {
    element,
    focus: () => title.focus(),
    /** @param {Finding} finding */
    update(finding) {
      const words = JSON.stringify(finding);
      if (words !== drawn) {
        drawn = words;
        title.textContent = finding.title;
        reading.textContent = finding.reading;
        question.textContent = finding.question;
        meaning.textContent = finding.meaning ?? "";
        rule.textContent = finding.numbers ? `${finding.id} · ${finding.numbers}` : finding.id;
      }
      answer.update(finding);
      gap.update(finding);
    },
  };
}

/**
 * The answer to what the finding asks: folded away until there is one, or somebody wants to.
 * @param {Kit} kit
 * @param {string} id
 */
function answerPart(kit, id) {
  const prompt = `finding:${id}`;
  const place = h("div", { id: `answer-${randomId().slice(0, 8)}`, class: "nm-finding-answer", hidden: true });
  /** @type {ReturnType<typeof answerField> | null} */
  let field = null;
  let asked = "";
  let open = false;
  const button = h("button", { type: "button", class: "nm-link", "aria-expanded": "false", "aria-controls": place.id, onclick: () => turn(!open, true) });

  /**
   * @param {boolean} next
   * @param {boolean} byHand
   */
  function turn(next, byHand) {
    open = next;
    if (open && !field) {
      field = answerField(kit, { prompt, question: asked });
      show(place, field.element);
      field.update();
    }
    place.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open && byHand) field?.element.focus();
  }

  return {
    element: place,
    button,
    /** @param {Finding} finding */
    update({ title, question }) {
      asked = question;
      field?.element.setAttribute("aria-label", question);
      const answered = Boolean(kit.state.whole?.reflections[prompt]);
      button.textContent = answered ? t("Your answer") : t("Answer");
      button.setAttribute("aria-label", answered ? t("Your answer: {title}", { title }) : t("Answer: {title}", { title }));
      // What was written before is there to be read.
      if (answered && !field) turn(true, false);
      field?.update();
    },
  };
}
