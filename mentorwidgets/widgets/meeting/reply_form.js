// @ts-check
/** The form in which a listener gives back: to whom, what they heard, how they rate it. */

import { h, keepingFocus, randomId, show } from "../dom.js";
import { ratingField } from "../sections/rating.js";
import { t } from "../words.js";

/**
 * @typedef {{seat: string, name: string}} Seat
 * @typedef {{id: string, title: string, question: string,
 *   scales: import("../sections/rating.js").Scale[]}} Section
 * @typedef {{seat: string, name: string, section: string, text: string,
 *   scores: Record<string, number>}} Filled
 */

/** What is half written, on the device. */
const DRAFT = "reply-half-written";
/** More people than these are chosen from a list. */
const IN_SIGHT = 12;

/**
 * @param {{sending: import("./sending.js").Sending, sections: Section[], lang: string,
 *   give: (filled: Filled) => void}} given
 */
export function replyForm({ sending, sections, lang, give }) {
  const id = `reply-${randomId().slice(0, 8)}`;
  /** @type {Seat[]} */
  let people = [];
  /** @type {{seat: string, section: string, text: string, scores: Record<string, number>}} */
  let draft = { seat: "", section: sections[0]?.id ?? "", text: "", scores: {}, ...sending.draft(DRAFT) };
  if (!sections.some((section) => section.id === draft.section)) draft.section = sections[0]?.id ?? "";

  const whats = h("div", { class: "mw-give-choices" });
  const whos = h("div", { class: "mw-give-choices" });
  const question = h("p", { class: "mw-give-question", lang, id: `${id}-question` });
  const ratings = h("div", { class: "mw-give-scales" });
  const text = h("textarea", { class: "mw-input mw-say-free", id: `${id}-text`, rows: 3, maxlength: 2000, dir: "auto", "aria-labelledby": `${id}-question`, "aria-describedby": `${id}-fault`, oninput: () => change({ text: text.value }) });
  const sentence = h("p", { class: "mw-say-sentence", "aria-live": "polite" });
  const fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
  const button = h("button", { class: "mw-button mw-primary", type: "submit" });
  const form = h(
    "form",
    { class: "mw-give-form", novalidate: true, onsubmit: submit },
    sections.length > 1 ? h("fieldset", { class: "mw-say-set" }, h("legend", {}, t("What is it about?")), whats) : null,
    h("fieldset", { class: "mw-say-set" }, h("legend", {}, t("Who spoke?")), whos),
    h("div", { class: "mw-give-ask" }, ratings, question, text),
    fault,
    h("div", { class: "mw-say-do" }, sentence, button),
  );
  const over = h("p", { class: "mw-soft", hidden: true }, t("The meeting has ended, so nothing more is given back. What was given is theirs to keep."));
  const element = h("div", {}, form, over);
  text.value = draft.text;
  drawSection();

  const section = () => sections.find((each) => each.id === draft.section);
  const chosen = () => people.find(({ seat }) => seat === draft.seat);

  /** @param {Partial<typeof draft>} changes */
  function change(changes) {
    draft = { ...draft, ...changes };
    const empty = !draft.text.trim() && !Object.keys(draft.scores).length;
    sending.keepDraft(DRAFT, empty ? null : draft);
    fault.textContent = "";
    tell();
  }

  function drawSection() {
    const asked = sections.find((each) => each.id === draft.section);
    show(whats, sections.map(({ id: key, title }) => pill({ name: `${id}-what`, value: key, label: title, checked: key === draft.section, choose: () => { change({ section: key, scores: {} }); drawSection(); } })));
    question.textContent = asked?.question ?? "";
    const known = new Set(asked?.scales.map((scale) => scale.id));
    draft.scores = Object.fromEntries(Object.entries(draft.scores).filter(([scale]) => known.has(scale)));
    show(
      ratings,
      (asked?.scales ?? []).map(
        (scale) =>
          ratingField({
            scale,
            name: `${id}-${scale.id}`,
            lang,
            value: draft.scores[scale.id] ?? null,
            changed: (score) => {
              const { [scale.id]: _before, ...others } = draft.scores;
              change({ scores: score === null ? others : { ...others, [scale.id]: score } });
            },
          }).element,
      ),
    );
  }

  function drawWhos() {
    keepingFocus(whos, () => {
      if (!people.length) return show(whos, h("p", { class: "mw-soft" }, t("Nobody else has joined yet.")));
      if (people.length <= IN_SIGHT) return show(whos, people.map(({ seat, name }) => pill({ name: `${id}-who`, value: seat, label: name, checked: seat === draft.seat, choose: () => change({ seat }) })));
      const list = h("select", { class: "mw-input", "aria-label": t("Who spoke?"), "data-key": `${id}-who`, onchange: () => change({ seat: list.value }) }, h("option", { value: "" }, t("Choose")), people.map(({ seat, name }) => h("option", { value: seat, selected: seat === draft.seat }, name)));
      return show(whos, list);
    });
    tell();
  }

  function tell() {
    const to = chosen();
    const name = to ? `\u2068${to.name}\u2069` : "";
    const words = to ? t("Only {name} sees it, with your name, and keeps it with their own work. Nobody else here does, nor whoever leads. Until the meeting ends you can take it back.", { name }) : t("Choose who spoke. Only they will see it, with your name.");
    if (sentence.textContent !== words) sentence.textContent = words;
    button.textContent = to ? t("Give it to {name}", { name }) : t("Give it back");
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const to = chosen();
    const said = draft.text.trim();
    const something = said || Object.keys(draft.scores).length;
    fault.textContent = !to ? t("Choose who spoke.") : something ? "" : section()?.scales.length ? t("Rate something, or write a few words.") : t("A few words of what you heard, please.");
    if (!to || !something) {
      /** @type {HTMLElement | null} */ (to ? text : whos.querySelector("input, select"))?.focus();
      return;
    }
    give({ ...to, section: draft.section, text: said, scores: draft.scores });
    text.value = "";
    change({ seat: "", text: "", scores: {} });
    drawSection();
    drawWhos();
  }

  return {
    element,
    /** @param {{people: Seat[], group: Seat[], ended: boolean}} room */
    show({ people: all, group, ended }) {
      form.hidden = ended;
      over.hidden = !ended;
      people = group.length ? group : all;
      drawWhos();
    },
  };
}

/** @param {{name: string, value: string, label: string, checked: boolean, choose: () => void}} given */
function pill({ name, value, label, checked, choose }) {
  return h("label", { class: "mw-pill" }, h("input", { type: "radio", name, value, checked, "data-key": `${name}-${value}`, onchange: choose }), h("bdi", {}, label));
}
