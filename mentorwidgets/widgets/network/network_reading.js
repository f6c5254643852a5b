// @ts-check
/** What the map says, beside it: numbers with the counts they rest on, and what stands out. */

import { h, show } from "../dom.js";
import { language, t, tn } from "../words.js";
import { formula, formulasOf } from "./network_formulas.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Finding} Finding */
/** @typedef {{big: string, words: string, small: string}} Card */

/** How many findings are shown before one asks for more. */
const FIRST = 3;

/**
 * @param {number} value
 * @param {number} most digits after the point
 */
function number(value, most) {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: most }).format(value);
}

/**
 * A ratio as in a table of a paper; 0.14 stays 0.14 in every language's own writing.
 * @param {number} value
 */
function ratio(value) {
  return new Intl.NumberFormat(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/**
 * @param {MapState} state
 * @returns {Card[]}
 */
export function cards(state) {
  const measures = state.view?.measures;
  if (!measures) return [];
  const { size, counts, vacant } = measures;
  const few = t("not enough people to say");
  const kinds = state.categories.kinds;
  const arena = measures.arena;
  return [
    {
      big: number(size, 0),
      words: tn("person", "people", size),
      small: vacant ? tn("and {n} vacant place", "and {n} vacant places", vacant) : "",
    },
    measures.density === null
      ? { big: "–", words: t("know each other"), small: few }
      : {
          big: t("{part} of {whole}", { part: counts.density.part, whole: counts.density.whole }),
          words: t("know each other"),
          small: t("density {value}", { value: ratio(measures.density) }),
        },
    measures.effective_size === null
      ? { big: "–", words: t("voices that differ"), small: few }
      : {
          big: number(measures.effective_size, 1),
          words: tn("of {n} voice differs", "of {n} voices differ", size),
          small: t("effective size"),
        },
    {
      big: kinds.map(({ id }) => number(measures.kinds[id] ?? 0, 0)).join(" · "),
      words: t("kinds of help"),
      small: kinds.map(({ short }) => short).join(" · "),
    },
    measures.constraint === null
      ? { big: "–", words: t("closed in"), small: few }
      : { big: ratio(measures.constraint), words: t("closed in"), small: t("constraint · lower is more open") },
    arena.iqv === null
      ? { big: "–", words: t("places covered"), small: t("not said yet") }
      : {
          big: t("{part} of {whole}", {
            part: Object.values(measures.by.arena).filter((count) => Number(count) > 0).length,
            whole: Object.keys(measures.by.arena).length,
          }),
          words: t("places covered"),
          small: t("IQV {value} · {n} said", { value: ratio(arena.iqv), n: arena.n }),
        },
  ];
}

/**
 * @param {MapState} state
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeReading(state) {
  const grid = h("ul", { class: "nm-cards" });
  const how = h(
    "details",
    { class: "nm-how" },
    h("summary", {}, t("How are these computed?")),
    ["size", "density", "effective_size", "kinds", "constraint", "arena"].map((each) => formulaWords(each)),
  );
  const counted = h("span", { class: "nm-counted" });
  const heading = h("h2", {}, t("What stands out"), counted);
  const list = h("ol", { class: "nm-findings" });
  const more = h("button", { type: "button", class: "mw-button", onclick: () => showAll(true) });
  const nothing = h("p", { class: "mw-soft" });
  const element = h(
    "section",
    { class: "nm-reading", "aria-label": t("What your map says") },
    grid,
    how,
    heading,
    list,
    nothing,
    more,
  );
  let all = false;
  let drawnCards = "";
  let drawnFindings = "";
  /** @type {Map<string, HTMLElement>} */
  const known = new Map();

  /** @param {boolean} yes */
  function showAll(yes) {
    all = yes;
    update();
    /** @type {HTMLElement | null} */ (list.children[FIRST]?.querySelector("h3"))?.focus();
  }

  function update() {
    const view = state.view;
    if (!view) return;
    element.hidden = view.people.length === 0;
    const now = JSON.stringify(cards(state));
    if (now !== drawnCards) {
      drawnCards = now;
      show(grid, cards(state).map(({ big, words, small }) => h("li", { class: "nm-card mw-card" }, h("span", { class: "nm-big" }, big), h("span", {}, words), small ? h("span", { class: "mw-soft nm-small" }, small) : null)));
    }
    const findings = view.findings;
    const shown = all ? findings : findings.slice(0, FIRST);
    const key = JSON.stringify([shown, findings.length, view.people.length]);
    if (key === drawnFindings) return;
    drawnFindings = key;
    counted.textContent = findings.length > shown.length ? ` · ${t("{part} of {whole}", { part: shown.length, whole: findings.length })}` : "";
    const wanted = shown.map((finding) => {
      const text = JSON.stringify(finding);
      const item = known.get(text) ?? findingItem(finding);
      known.set(text, item);
      return item;
    });
    const same = wanted.length === list.children.length && wanted.every((item, k) => list.children[k] === item);
    if (!same) show(list, wanted);
    nothing.textContent =
      findings.length || !view.people.length ? "" : t("Nothing yet. With four people on your list, patterns begin to show.");
    more.hidden = findings.length <= shown.length;
    const rest = findings.length - shown.length;
    more.textContent = tn("Show {n} more", "Show {n} more", rest);
  }

  return { element, update };
}

/** @param {Finding} finding */
function findingItem({ title, reading, question, meaning, id, numbers }) {
  return h(
    "li",
    { class: "nm-finding mw-card" },
    h("h3", { tabindex: -1 }, title),
    h("p", {}, reading),
    h("p", { class: "nm-question" }, question),
    h("p", { class: "nm-rule mw-soft" }, numbers ? `${id} · ${numbers}` : id),
    h(
      "details",
      { class: "nm-how" },
      h("summary", {}, t("What it may mean, and how it is computed")),
      meaning ? h("p", {}, meaning) : null,
      formulasOf(id).map(formulaBlock),
    ),
  );
}

/** @param {string} measure */
function formulaWords(measure) {
  const found = formula(measure);
  return found ? formulaBlock(found) : null;
}

/** @param {import("./network_formulas.js").Formula} given */
function formulaBlock({ name, formula: text, words, source }) {
  return h(
    "div",
    { class: "nm-formula" },
    h("p", {}, h("strong", {}, name), text ? h("code", {}, ` ${text}`) : null),
    h("p", { class: "mw-soft" }, words, source ? ` (${source})` : ""),
  );
}
