// @ts-check
/** All measures, one by one: a sentence with the counts, a small picture, how it is computed. */

import { h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { pictureOf } from "./network_measure_pictures.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Said} Said */
/** @typedef {import("./network_types.js").Explained} Explained */

/**
 * Folded away, and made when somebody opens it.
 * @param {MapState} state
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeMeasures(state) {
  const summary = h("summary", {});
  const body = h("div", { class: "nm-measure-groups" });
  const element = h("details", { class: "nm-measures", ontoggle: () => update() }, summary, body);
  /** @type {Map<string, ReturnType<typeof measureItem>>} */
  const items = new Map();
  let listed = "";

  function update() {
    const said = state.view?.reading ?? [];
    const words = tn("{n} measure, with how it is computed", "All {n} measures, one by one", said.length);
    if (summary.textContent !== words) summary.textContent = words;
    if (!element.open) return;
    for (const each of said) {
      const item = items.get(each.id) ?? measureItem(state, each.id);
      items.set(each.id, item);
      item.update(each);
    }
    const order = said.map(({ id }) => id).join();
    if (order === listed) return;
    listed = order;
    show(
      body,
      Object.entries(state.options.reading.groups).map(([group, title]) => {
        const here = said.filter((each) => each.group === group);
        return h("section", { "aria-label": title }, h("h2", {}, title), h("ul", { class: "nm-measure-list" }, here.map(({ id }) => /** @type {any} */ (items.get(id)).element)));
      }),
    );
  }

  return { element, update };
}

/**
 * @param {MapState} state
 * @param {string} id
 */
function measureItem(state, id) {
  const name = `measure-${randomId().slice(0, 8)}`;
  const title = h("h3", { id: name });
  const value = h("span", { class: "nm-measure-value" });
  const picture = h("div", { class: "nm-measure-picture" });
  const sentence = h("p", {});
  const lines = h("ul", { class: "nm-measure-lines" });
  const ask = egoChoice(state, id);
  const explained = state.options.reading.explained[id];
  const element = h(
    "li",
    { class: "nm-measure", "aria-labelledby": name },
    h("div", { class: "nm-measure-top" }, title, value),
    picture,
    sentence,
    lines,
    ask?.element,
    explained ? h("details", { class: "nm-how" }, h("summary", {}, t("How is this computed?")), formulaBlock(explained)) : null,
  );
  let drawn = "";
  return {
    element,
    /** @param {Said} said */
    update(said) {
      const view = state.view;
      if (!view) return;
      ask?.update();
      const key = JSON.stringify([said, said.picture?.kind === "network" ? [view.ties, view.people.map(({ id: who, x, y }) => [who, x, y])] : 0]);
      if (key === drawn) return;
      drawn = key;
      title.textContent = said.title;
      value.textContent = said.shown;
      sentence.textContent = said.sentence;
      sentence.classList.toggle("mw-soft", said.value === null);
      show(picture, pictureOf(said.picture, view));
      // Bars show the same lines with their labels.
      show(lines, said.picture?.kind === "bars" ? null : said.lines.map((each) => h("li", {}, each)));
    },
  };
}

/**
 * What the person is themselves, where a measure compares others with them.
 * @param {MapState} state
 * @param {string} id of the measure
 */
function egoChoice(state, id) {
  const attribute = id.startsWith("ego_ei:") ? state.options.attributes.find((each) => `ego_ei:${each.id}` === id) : undefined;
  if (!attribute) return null;
  const name = `ego-${randomId().slice(0, 8)}`;
  const select = h(
    "select",
    { class: "mw-input", id: name, onchange: () => state.submit({ type: "describe_ego", changes: { [attribute.id]: select.value || null } }) },
    h("option", { value: "" }, t("not said")),
    attribute.options.map((option) => h("option", { value: option.id }, option.label)),
  );
  return {
    element: h("div", { class: "mw-field" }, h("label", { for: name }, t("And you? {what}", { what: attribute.label })), select),
    update() {
      const now = state.view?.ego?.[attribute.id] ?? "";
      if (select.value !== now) select.value = now;
    },
  };
}

/** @param {Explained} explained */
export function formulaBlock({ title, formula, words, source }) {
  return h(
    "div",
    { class: "nm-formula" },
    h("p", {}, h("strong", {}, title), formula ? h("code", {}, ` ${formula}`) : null),
    h("p", { class: "mw-soft" }, words, source ? ` (${source})` : ""),
  );
}
