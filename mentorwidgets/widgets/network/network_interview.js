// @ts-check
/** The map as questions, one to a screen: who gives each kind of help, then more about them. */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { makeAddField } from "./network_add.js";
import { choiceField, knowsField, yesField } from "./network_fields.js";
import { figureIcon, starMark } from "./network_figure.js";
import { aboutLine } from "./network_words.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {{element: HTMLElement, update: () => void, focus?: () => void}} Screen */

/**
 * @param {Kit} kit
 * @param {{seeMap: () => void, seeList: () => void, open: (id: string) => void}} acts
 * @returns {{element: HTMLElement, update: () => void, opened: () => void}}
 */
export function makeInterview(kit, { seeMap, seeList, open }) {
  const screens = screensOf(kit, open);
  const heading = h("h2", { class: "nm-question-title", id: `question-${randomId().slice(0, 8)}`, tabindex: -1 });
  const count = h("p", { class: "mw-eyebrow" });
  const intro = h("p", { class: "nm-intro" });
  const hint = h("p", { class: "mw-soft" });
  const place = h("div", { class: "nm-question-place" });
  const back = h("button", { type: "button", class: "mw-button", onclick: () => go(-1) }, t("Back"));
  const map = h("button", { type: "button", class: "mw-button", onclick: seeMap }, t("See the map"));
  const next = h("button", { type: "button", class: "mw-button mw-primary", onclick: () => go(1) });
  const element = h(
    "section",
    { class: "nm-interview", "aria-labelledby": heading.id },
    h("div", { class: "nm-interview-top" }, count, intro, heading, hint),
    place,
    h("div", { class: "nm-interview-end" }, back, map, next),
  );
  let at = 0;
  let shown = -1;

  /** @param {number} way */
  function go(way) {
    if (at + way >= screens.length) {
      seeList();
      return;
    }
    at = Math.max(0, at + way);
    update();
    heading.focus({ preventScroll: true });
    // Each question starts at the top of the page, with what is saved in sight.
    (element.closest(".mw-page") ?? element).scrollIntoView({ block: "start" });
  }

  function update() {
    const screen = screens[at];
    if (shown !== at) {
      shown = at;
      count.textContent = t("Question {n} of {all}", { n: at + 1, all: screens.length });
      heading.textContent = screen.question;
      hint.textContent = screen.hint;
      intro.textContent = screen.intro ?? "";
      show(place, screen.made.element);
      back.setAttribute("aria-disabled", String(at === 0));
      next.textContent = at === screens.length - 1 ? t("See everybody") : t("Next");
    }
    screen.made.update();
  }

  return { element, update, opened: () => heading.focus({ preventScroll: true }) };
}

/**
 * The screens in the order of the content; a question it leaves out is not asked.
 * @param {Kit} kit
 * @param {(id: string) => void} open
 * @returns {{question: string, hint: string, intro?: string, made: Screen}[]}
 */
function screensOf(kit, open) {
  return kit.state.options.interview.flatMap(({ ask, question, hint }) => {
    switch (ask) {
      case "kinds":
        return kit.state.categories.kinds.map((kind, index) => ({
          question: kind.question ?? kind.label,
          hint: kind.hint ?? "",
          // What introduces the questions stands above the first of them.
          intro: index ? "" : [question, hint].filter(Boolean).join(". "),
          made: kindScreen(kit, kind, open),
        }));
      case "closeness":
      case "level":
      case "arena":
        return [{ question, hint, made: eachScreen(kit, () => choiceField(kit, ask, { legend: question, hidden: true }), (person) => !person.vacant) }];
      case "influence":
        return [{ question, hint: hint || kit.state.options.star.meaning, made: eachScreen(kit, () => yesField(kit, "influential", { label: [starMark(), kit.state.options.star.label], name: (person) => t("{label}: {question}", { label: person.label, question: kit.state.options.star.label }) }), (person) => !person.vacant) }];
      case "ties":
        return [{ question, hint, made: eachScreen(kit, () => knowsField(kit, { later: true }), (person) => !person.vacant && kit.state.people.findLast(({ vacant }) => !vacant) !== person) }];
      case "strangers":
        return [{ question, hint, made: moreScreen(kit, open, { vacant: false }) }];
      case "vacant":
        return [{ question, hint, made: moreScreen(kit, open, { vacant: true }) }];
      default:
        return [];
    }
  });
}

/**
 * Keep one element a person.
 * @template {{element: Element, update: (person: Person) => void}} T
 * @param {Element} list
 * @param {Map<string, T>} made
 * @param {Person[]} people
 * @param {(person: Person) => T} make
 */
function keep(list, made, people, make) {
  const wanted = people.map((person) => {
    const item = made.get(person.id) ?? make(person);
    made.set(person.id, item);
    item.update(person);
    return item.element;
  });
  const same = wanted.length === list.children.length && wanted.every((element, k) => list.children[k] === element);
  if (!same) show(list, wanted);
}

/**
 * @param {Kit} kit
 * @param {import("./network_types.js").Category} kind
 * @param {(id: string) => void} open
 * @returns {Screen}
 */
function kindScreen(kit, kind, open) {
  const field = makeAddField(kit, { label: t("Name or initials"), kinds: () => [kind.id] });
  const named = h("div", { class: "nm-chips" });
  const already = h("fieldset", { class: "nm-set" }, h("legend", { class: "mw-label" }, t("Already named. Do they help here too?")), named);
  const list = h("ul", { class: "nm-list", "aria-label": kind.label });
  /** @type {Map<string, {element: HTMLElement, update: (person: Person) => void}>} */
  const chips = new Map();
  /** @type {Map<string, {element: HTMLElement, update: (person: Person) => void}>} */
  const lines = new Map();
  /** Who was named before this screen was opened: chips must not jump while one taps them. */
  const here = new Set();
  return {
    element: h("div", { class: "nm-kind-screen" }, field.element, already, list),
    update() {
      const people = kit.state.people.filter(({ vacant }) => !vacant);
      for (const { id, kinds } of people) if (kinds.length === 1 && kinds[0] === kind.id && !chips.has(id)) here.add(id);
      const others = people.filter(({ id, kinds }) => !here.has(id) || kinds.some((each) => each !== kind.id));
      already.hidden = !others.length;
      keep(named, chips, others, () => chipOf(kit, kind.id));
      keep(list, lines, people.filter(({ kinds }) => kinds.includes(kind.id)), () => lineOf(kit, open));
    },
  };
}

/**
 * @param {Kit} kit
 * @param {string} kind
 */
function chipOf(kit, kind) {
  /** @type {Person | null} */
  let shown = null;
  const element = h("button", {
    type: "button",
    class: "nm-chip nm-toggle",
    onclick: () => shown && kit.commands.giveKind(shown, kind, !shown.kinds.includes(kind)),
  });
  return {
    element,
    update(/** @type {Person} */ person) {
      shown = person;
      if (element.textContent !== person.label) element.textContent = person.label;
      element.setAttribute("aria-pressed", String(person.kinds.includes(kind)));
    },
  };
}

/**
 * @param {Kit} kit
 * @param {(id: string) => void} open
 */
function lineOf(kit, open) {
  let id = "";
  let drawn = "";
  const button = h("button", { type: "button", class: "nm-line", onclick: () => open(id) });
  return {
    element: h("li", {}, button),
    update(/** @type {Person} */ person) {
      id = person.id;
      const about = aboutLine(person, kit.state.categories);
      const look = JSON.stringify([person.label, person.initials, person.kinds, person.influential, person.vacant, about]);
      if (look === drawn) return;
      drawn = look;
      show(button, figureIcon(person, kit.state.categories.kinds, 44), h("span", { class: "nm-line-words" }, h("span", {}, person.label), h("span", { class: "mw-soft" }, about)));
    },
  };
}

/**
 * The same question about each person.
 * @param {Kit} kit
 * @param {() => import("./network_fields.js").Field} makeField
 * @param {(person: Person) => boolean} asked
 * @returns {Screen}
 */
function eachScreen(kit, makeField, asked) {
  const list = h("ul", { class: "nm-each" });
  const nobody = h("p", { class: "nm-nobody" });
  /** @type {Map<string, {element: HTMLElement, update: (person: Person) => void}>} */
  const rows = new Map();
  return {
    element: h("div", {}, list, nobody),
    update() {
      const people = kit.state.people.filter(asked);
      keep(list, rows, people, () => {
        const field = makeField();
        const icon = h("span", {});
        const name = h("span", { class: "nm-each-name" });
        let drawn = "";
        return {
          element: h("li", { class: "nm-each-person" }, h("div", { class: "nm-each-who" }, icon, name), field.element),
          update(now) {
            const look = JSON.stringify([now.label, now.initials, now.kinds, now.influential]);
            if (look !== drawn) {
              drawn = look;
              show(icon, figureIcon(now, kit.state.categories.kinds, 36));
              name.textContent = now.label;
            }
            field.update(now);
          },
        };
      });
      nobody.textContent = people.length ? "" : t("Nobody is on your list yet. Who comes to mind first?");
    },
  };
}

/**
 * Others to add: those who know nobody of the others, or places that nobody fills yet.
 * @param {Kit} kit
 * @param {(id: string) => void} open
 * @param {{vacant: boolean}} which
 * @returns {Screen}
 */
function moreScreen(kit, open, { vacant }) {
  const label = vacant ? t("Someone who can …") : t("Name or initials");
  const field = makeAddField(kit, { label, kinds: () => [], vacant });
  const list = h("ul", { class: "nm-list" });
  const heading = h("p", { class: "mw-label" });
  /** @type {Map<string, {element: HTMLElement, update: (person: Person) => void}>} */
  const lines = new Map();
  return {
    element: h("div", { class: "nm-kind-screen" }, field.element, heading, list),
    update() {
      const tied = new Set(kit.state.view?.ties.flat());
      const people = kit.state.people.filter((person) => person.vacant === vacant && (vacant || !tied.has(person.id)));
      keep(list, lines, people, () => lineOf(kit, open));
      if (vacant) heading.textContent = people.length ? t("Vacant places count in no number.") : "";
      else heading.textContent = people.length ? t("They know none of the others, as far as your map says:") : "";
    },
  };
}
