// @ts-check
/** What the map says, beside it: a few numbers, what stands out, and all measures on demand. */

import { h, show } from "../dom.js";
import { language, t, tn } from "../words.js";
import { makeFinding } from "./network_finding.js";
import { makeMeasures } from "./network_measures.js";
import { makeTypology } from "./network_typology.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {{big: string, words: string, small: string}} Card */

/** How many findings are shown before one asks for more. */
const FIRST = 5;

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
 * The four numbers that are seen at once, each with what it rests on.
 * @param {MapState} state
 * @returns {Card[]}
 */
export function cards(state) {
  const measures = state.view?.measures;
  if (!measures) return [];
  const { size, counts, vacant } = measures;
  const few = t("not enough people to say");
  const kinds = state.categories.kinds;
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
  ];
}

/**
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeReading(kit) {
  const { state } = kit;
  const grid = h("ul", { class: "nm-cards" });
  const measures = makeMeasures(state);
  const typology = makeTypology(state);
  const counted = h("span", { class: "nm-counted" });
  const list = h("ol", { class: "nm-findings" });
  const more = h("button", { type: "button", class: "mw-button", onclick: () => showAll() });
  const nothing = h("p", { class: "mw-soft" });
  const element = h(
    "section",
    { class: "nm-reading", "aria-label": t("What your map says") },
    grid,
    measures.element,
    h("h2", {}, t("What stands out"), counted),
    list,
    nothing,
    more,
    typology.element,
  );
  let all = false;
  let drawnCards = "";
  /** @type {Map<string, ReturnType<typeof makeFinding>>} by rule */
  const made = new Map();

  function showAll() {
    all = true;
    update();
    const first = state.view?.findings[FIRST];
    if (first) made.get(first.id)?.focus();
  }

  function update() {
    const view = state.view;
    if (!view) return;
    element.hidden = view.people.length === 0;
    const now = cards(state);
    if (JSON.stringify(now) !== drawnCards) {
      drawnCards = JSON.stringify(now);
      show(grid, now.map(({ big, words, small }) => h("li", { class: "nm-card mw-card" }, h("span", { class: "nm-big" }, big), h("span", {}, words), small ? h("span", { class: "mw-soft nm-small" }, small) : null)));
    }
    measures.update();
    typology.update();
    readFindings();
  }

  function readFindings() {
    const findings = state.view?.findings ?? [];
    // A finding in which somebody is writing stays where it is until they leave it.
    const held = list.contains(document.activeElement) ? [...made].find(([, item]) => item.element.contains(document.activeElement))?.[0] : undefined;
    const shown = all ? findings : findings.filter(({ id }, k) => k < FIRST || id === held);
    const wanted = shown.map((finding) => {
      const item = made.get(finding.id) ?? makeFinding(kit, finding.id);
      made.set(finding.id, item);
      item.update(finding);
      return item.element;
    });
    const writing = held ? made.get(held)?.element : undefined;
    if (writing && !wanted.includes(writing)) wanted.push(writing);
    place(list, wanted);
    const rest = findings.length - shown.length;
    counted.textContent = rest > 0 ? ` · ${t("{part} of {whole}", { part: shown.length, whole: findings.length })}` : "";
    nothing.textContent = findings.length ? "" : t("Nothing yet. With four people on your list, patterns begin to show.");
    more.hidden = rest <= 0;
    more.textContent = tn("Show {n} more", "Show {n} more", rest);
  }

  return { element, update };
}

/**
 * Put these elements into a list, moving only what has to move: what is moved loses the keyboard.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} wanted
 */
function place(list, wanted) {
  for (const child of [...list.children]) if (!wanted.includes(/** @type {HTMLElement} */ (child))) child.remove();
  const held = wanted.find((each) => each.contains(document.activeElement));
  const at = held ? wanted.indexOf(held) : -1;
  if (held && held.parentElement === list) {
    wanted.slice(0, at).forEach((each) => list.insertBefore(each, held));
    wanted.slice(at + 1).forEach((each) => list.append(each));
    return;
  }
  if (wanted.some((each, k) => list.children[k] !== each)) list.append(...wanted);
}
