// @ts-check
/** Weights and time side by side: two bars, what leads from one to the other, and the numbers. */

import { h, s, show } from "../dom.js";
import { t, tn } from "../words.js";
import { stillBar } from "./balance_bar.js";
import { hoursOf } from "./balance_rows.js";

/** @typedef {import("./balance_fold.js").Balance} Balance */
/** @typedef {{id: string, label: string, colour: string}} Shown */

/**
 * @param {{question: string, lang: string, open: (side: import("./balance_fold.js").Side) => void}} given
 */
export function balanceTogether({ question, lang, open }) {
  const element = h("div", { class: "bal-together" });
  let openFormula = false;
  return {
    element,
    /**
     * @param {Balance} view
     * @param {Shown[]} domains
     */
    receive(view, domains) {
      const key = JSON.stringify([view.weights, view.time, view.minutes, domains]);
      if (element.dataset.state === key) return;
      element.dataset.state = key;
      const { weights, time, distance } = view;
      if (!weights || !time || distance === null) {
        show(element, missing(view, open));
        return;
      }
      const formula = domains.map(({ id }) => `|${weights[id]} − ${time[id]}|`).join(" + ");
      show(
        element,
        h(
          "div",
          { class: "bal-picture", "aria-hidden": "true" },
          h("p", { class: "bal-caption" }, t("What matters")),
          stillBar(domains, weights),
          ribbons(domains, weights, time),
          stillBar(domains, time),
          h("p", { class: "bal-caption" }, t("Where the time goes")),
        ),
        h("p", { class: "bal-says" }, apartInWords(distance)),
        question ? h("p", { class: "bal-question", lang }, question) : null,
        numbers(view, domains),
        h(
          "details",
          {
            class: "w-folded",
            open: openFormula,
            ontoggle: (/** @type {Event} */ event) => (openFormula = /** @type {HTMLDetailsElement} */ (event.target).open),
          },
          h("summary", {}, t("How this is reckoned")),
          h("p", {}, t("Half of all differences between the two, whichever way they go: it says how much would have to move, and nothing about which of the two is right.")),
          h("p", { class: "bal-formula" }, `½ × (${formula}) = ${distance}`),
        ),
      );
    },
  };
}

/**
 * What a distance says; `reflection/balance.py` says the same.
 * @param {number} apart
 */
function apartInWords(apart) {
  if (!apart) return t("The time and the weights are the same, hour for hour.");
  return tn(
    "{n} of every 100 hours would move if the time followed the weights.",
    "{n} of every 100 hours would move if the time followed the weights.",
    apart,
  );
}

/**
 * @param {Balance} view
 * @param {(side: import("./balance_fold.js").Side) => void} open
 */
function missing({ weights, time }, open) {
  const to = (/** @type {import("./balance_fold.js").Side} */ side, /** @type {string} */ words) =>
    h("button", { class: "mw-button", type: "button", onclick: () => open(side) }, words);
  return [
    h("p", { class: "bal-says" }, t("Not defined yet")),
    h("p", {}, t("The picture needs both: what matters to you, and where the time goes.")),
    h("div", { class: "w-row" }, weights ? null : to("weights", t("Share out what matters")), time ? null : to("time", t("Share out the time"))),
  ];
}

/**
 * A band for each domain, from its place above to its place below.
 * @param {Shown[]} domains
 * @param {import("./allocation.js").Parts} above
 * @param {import("./allocation.js").Parts} below
 */
function ribbons(domains, above, below) {
  let [top, bottom] = [0, 0];
  const bands = domains.map(({ id, colour }) => {
    const [a, b, c, d] = [top, top + above[id], bottom + below[id], bottom];
    [top, bottom] = [b, c];
    return s("path", { class: colour, d: `M${a} 0 C${a} 10 ${d} 10 ${d} 20 L${c} 20 C${c} 10 ${b} 10 ${b} 0 Z` });
  });
  return s("svg", { class: "bal-ribbons", viewBox: "0 0 100 20", preserveAspectRatio: "none" }, bands);
}

/**
 * @param {Balance} view
 * @param {Shown[]} domains
 */
function numbers({ weights, time, minutes }, domains) {
  const rows = domains.map(({ id, label, colour }) => {
    const [weight, share] = [weights?.[id] ?? 0, time?.[id] ?? 0];
    const apart = share - weight;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, h("span", { class: `bal-swatch ${colour}`, "aria-hidden": "true" }), label),
      h("td", {}, weight),
      h("td", {}, share, minutes ? h("span", { class: "mw-soft bal-hours" }, t("{n} h", { n: hoursOf(minutes[id]) })) : null),
      h("td", {}, apart > 0 ? `+${apart}` : apart < 0 ? `−${-apart}` : "0"),
    );
  });
  const heads = [t("Part of life"), t("Weight"), t("Time"), t("Time minus weight")];
  return h(
    "table",
    { class: "bal-table" },
    h("caption", { class: "mw-hidden" }, t("Weights and time, each a hundred in all")),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows),
  );
}
