// @ts-check
/** The map as questions, one to a screen: who gives each kind of help, then more about them. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { choiceField, yesField } from "./network_fields.js";
import { starMark } from "./network_figure.js";
import { attributeField, roleField } from "./network_more_fields.js";
import { placeIn } from "./network_place.js";
import { eachScreen, kindScreen, strangersScreen, tiesScreen, vacantScreen } from "./network_screens.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_screens.js").Screen} Screen */
/** @typedef {{id: string, question: string, hint: string, intro?: string, made: Screen}} Asked */

/**
 * @param {Kit} kit
 * @param {{seeMap: () => void, seeList: () => void, open: (id: string) => void}} acts
 * @returns {{element: HTMLElement, update: () => void, opened: () => void}}
 */
export function makeInterview(kit, { seeMap, seeList, open }) {
  const screens = screensOf(kit, { open, next: () => go(1), skip: () => turn(1) });
  const place = placeIn(kit.state.options.document);
  const heading = h("h2", { class: "nm-question-title", id: `question-${randomId().slice(0, 8)}`, tabindex: -1 });
  const count = h("p", { class: "mw-eyebrow" });
  const intro = h("p", { class: "nm-intro" });
  const hint = h("p", { class: "mw-soft" });
  const screen = h("div", { class: "nm-question-place" });
  const back = h("button", { type: "button", class: "mw-button", onclick: () => go(-1) }, t("Back"));
  const map = h("button", { type: "button", class: "mw-button", onclick: seeMap }, t("See the map"));
  const next = h("button", { type: "button", class: "mw-button mw-primary", onclick: () => go(1) });
  const element = h(
    "section",
    { class: "nm-interview", "aria-labelledby": heading.id },
    h("div", { class: "nm-interview-top" }, count, intro, heading, hint),
    screen,
    h("div", { class: "nm-interview-end" }, back, map, next),
  );
  // A reload comes back to the question one was at.
  let at = Math.max(0, screens.findIndex(({ id }) => id === place.get().question));
  let shown = -1;

  /** On, within a question of several parts first. @param {1 | -1} way */
  function go(way) {
    const { made } = screens[at];
    if (way === 1 ? made.next?.() : made.back?.()) {
      update();
      made.focus?.();
      top();
    } else turn(way);
  }

  /** To the next question. @param {1 | -1} way */
  function turn(way) {
    if (at + way >= screens.length) {
      seeList();
      return;
    }
    at = Math.max(0, at + way);
    place.set({ question: screens[at].id });
    update();
    heading.focus({ preventScroll: true });
    top();
  }

  /** Each question starts at the top of the page, with what is saved in sight. */
  function top() {
    (element.closest(".mw-page") ?? element).scrollIntoView({ block: "start" });
  }

  function update() {
    const { question, hint: more, intro: before, made } = screens[at];
    if (shown !== at) {
      shown = at;
      count.textContent = t("Question {n} of {all}", { n: at + 1, all: screens.length });
      heading.textContent = question;
      hint.textContent = more;
      intro.textContent = before ?? "";
      show(screen, made.element);
    }
    made.update();
    back.setAttribute("aria-disabled", String(at === 0));
    const words = made.nextWords?.() || (at === screens.length - 1 ? t("See everybody") : t("Next"));
    if (next.textContent !== words) next.textContent = words;
  }

  return { element, update, opened: () => heading.focus({ preventScroll: true }) };
}

/**
 * The screens in the order of the content; a question it leaves out is not asked.
 * @param {Kit} kit
 * @param {{open: (id: string) => void, next: () => void, skip: () => void}} acts
 * @returns {Asked[]}
 */
function screensOf(kit, { open, next, skip }) {
  const { options } = kit.state;
  const { kinds } = options.categories;
  const real = (/** @type {Person} */ { vacant }) => !vacant;
  return options.interview.flatMap(({ ask, question, hint }) => {
    const one = (/** @type {Screen} */ made, more = hint) => [{ id: ask, question, hint: more, made }];
    const named = (/** @type {string} */ what) => (/** @type {Person} */ person) => t("{label}: {question}", { label: person.label, question: what });
    switch (ask) {
      case "kinds":
        return kinds.map((kind, index) => ({
          id: `${ask} ${kind.id}`,
          question: kind.question ?? kind.label,
          hint: kind.hint ?? "",
          // What introduces the questions stands above the first of them.
          intro: index ? "" : [question, hint].filter(Boolean).join(". "),
          made: kindScreen(kit, kind, open),
        }));
      case "closeness":
      case "level":
      case "arena":
        return one(eachScreen(kit, () => choiceField(kit, ask, { legend: question, hidden: true }), real));
      case "influence":
        return one(
          eachScreen(kit, () => yesField(kit, "influential", { label: [starMark(), options.star.label], name: named(options.star.label) }), real),
          hint || options.star.meaning,
        );
      case "role":
        return one(eachScreen(kit, () => roleField(kit, { name: named(question), bare: true }), real));
      case "attributes":
        return options.attributes.map((attribute, index) => ({
          id: `${ask} ${attribute.id}`,
          question: attribute.question || attribute.label,
          hint: attribute.hint,
          intro: index ? "" : [question, hint].filter(Boolean).join(". "),
          made: eachScreen(kit, () => attributeField(kit, attribute, { name: named(attribute.label), bare: true }), real),
        }));
      case "ties":
        return one(tiesScreen(kit, { next, skip }));
      case "strangers":
        return one(strangersScreen(kit));
      case "vacant":
        return one(vacantScreen(kit, open));
      default:
        return [];
    }
  });
}
