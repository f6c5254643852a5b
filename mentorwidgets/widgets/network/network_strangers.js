// @ts-check
/** Whoever no tie joins to anybody: forgotten, or truly a stranger to the others? It is asked. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { yesField } from "./network_fields.js";
import { figureIcon } from "./network_figure.js";
import { strangers } from "./network_knows.js";
import { areStrangers } from "./network_together.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */

/**
 * @param {Kit} kit
 * @returns {{element: HTMLElement, update: () => void}}
 */
export function makeStrangers(kit) {
  const { state } = kit;
  const words = h("p", {});
  const list = h("ul", { class: "nm-each nm-strangers" });
  const all = h("button", { type: "button", class: "mw-button", onclick: () => state.view && areStrangers(state, strangers(state.view)) });
  const element = h("div", { class: "nm-kind-screen" }, words, h("div", {}, all), list);
  /** @type {Map<string, {element: HTMLElement, update: (person: Person) => void}>} */
  const rows = new Map();

  function makeRow() {
    const icon = h("span", {});
    const name = h("span", { class: "nm-each-name" });
    const field = yesField(kit, "knows_none", {
      label: [t("knows none of the others")],
      name: ({ label }) => t("{label} knows none of the others", { label }),
    });
    return {
      element: h("li", { class: "nm-each-person nm-stranger" }, h("div", { class: "nm-each-who" }, icon, name), field.element),
      update(/** @type {Person} */ person) {
        show(icon, figureIcon(person, state.categories.kinds, 36));
        if (name.textContent !== person.label) name.textContent = person.label;
        field.update(person);
      },
    };
  }

  return {
    element,
    update() {
      const people = state.view ? strangers(state.view) : [];
      const wanted = people.map((person) => {
        const row = rows.get(person.id) ?? makeRow();
        rows.set(person.id, row);
        row.update(person);
        return row.element;
      });
      if (wanted.length !== list.children.length || wanted.some((row, k) => list.children[k] !== row)) show(list, wanted);
      const unsaid = people.filter(({ knows_none: said }) => !said).length;
      words.textContent = !people.length
        ? state.people.some(({ vacant }) => !vacant)
          ? t("Everybody on your map knows somebody else on it.")
          : t("Nobody is on your list yet. Who comes to mind first?")
        : unsaid
          ? t("These know none of the others, as far as your map says. Is that so?")
          : t("These know none of the others, as you said.");
      all.hidden = unsaid < 2;
      all.textContent = tn("Yes, all {n} of them", "Yes, all {n} of them", unsaid);
    },
  };
}
