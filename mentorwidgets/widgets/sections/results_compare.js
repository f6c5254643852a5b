// @ts-check
/** Two results of one kind from different days: what moved, in words and as a small picture. */

import { h, s, show } from "../dom.js";
import { dayWords } from "../days.js";
import { t } from "../words.js";

/** @typedef {import("./results_fold.js").Result} Result */
/** @typedef {{label: string, earlier: number | null, later: number | null, by: number | null}} Row */

const WIDTH = 160;

/**
 * @param {{kind: any, section: any, lang: string, bridge: import("../bridge.js").Bridge}} given
 */
export function resultsCompare({ kind, section, lang, bridge }) {
  const select = (/** @type {string} */ label) => h("select", { class: "mw-input", "aria-label": label, onchange: () => ((chose = true), void ask()) });
  const earlier = select(t("Earlier"));
  const later = select(t("Later"));
  const body = h("div", {});
  let asked = 0;
  let key = "";
  /** Whether somebody chose two; until then it is the last two. */
  let chose = false;
  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await bridge.ask("compare_results", { section: section.id, earlier: earlier.value, later: later.value });
      if (mine === asked) show(body, drawn(answer, kind, lang));
    } catch (error) {
      if (mine === asked) show(body, h("p", { class: "mw-soft" }, /** @type {Error} */ (error).message));
    }
  };
  const element = h(
    "details",
    { class: "r-compare", hidden: true, ontoggle: () => element.open && void ask() },
    h("summary", {}, t("Compare: {kind}", { kind: kind.label })),
    h("div", { class: "w-choices" }, h("label", { class: "mw-field" }, h("span", { class: "mw-label" }, t("Earlier")), earlier), h("label", { class: "mw-field" }, h("span", { class: "mw-label" }, t("Later")), later)),
    body,
  );
  return {
    element,
    /** @param {Result[]} results of this kind */
    receive(results) {
      const said = results.filter((each) => each.labels.length || Object.keys(each.scores).length || each.code);
      const all = [...said].sort((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
      element.hidden = all.length < 2 || kind.shape === "topic";
      const now = JSON.stringify(all);
      if (now === key || element.hidden) return;
      key = now;
      const chosen = [earlier.value, later.value];
      [earlier, later].forEach((one, n) => {
        show(one, all.map((each, at) => h("option", { value: each.id }, [t("{n}.", { n: at + 1 }), each.day ? dayWords(each.day, "") : t("no day"), each.source].filter(Boolean).join(" "))));
        one.value = chose && all.some(({ id }) => id === chosen[n]) ? chosen[n] : all[n ? all.length - 1 : all.length - 2].id;
      });
      if (element.open) void ask();
    },
  };
}

/**
 * @param {{rows: Row[], comparable: boolean, least: number | null, most: number | null, same: boolean}} answer
 * @param {any} kind
 * @param {string} lang
 */
function drawn({ rows, comparable, least, most, same }, kind, lang) {
  if (kind.shape === "code") return h("p", {}, same ? t("Both are the same.") : t("They differ."));
  const ranked = kind.shape === "ranked";
  const words = (/** @type {Row} */ { earlier, later, by }) => {
    if (earlier === null) return t("new");
    if (later === null) return t("not there any more");
    if (kind.shape === "words") return t("in both");
    if (!comparable) return "";
    if (!by) return t("as before");
    if (ranked) return by < 0 ? t("{n} up", { n: -by }) : t("{n} down", { n: by });
    return by > 0 ? t("{n} more", { n: rounded(by) }) : t("{n} less", { n: rounded(-by) });
  };
  return h(
    "div",
    { class: "r-table" },
    comparable && kind.shape !== "words" ? h("p", { class: "mw-soft w-small" }, t("In the picture the ring is the earlier one, the disc the later.")) : null,
    comparable ? null : h("p", {}, t("These scores are on different scales, or on none that is stated: they cannot be compared, only read side by side.")),
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, kind.label), h("th", { scope: "col" }, t("Earlier")), h("th", { scope: "col" }, t("Later")), h("th", { scope: "col" }, t("What moved")))),
      h(
        "tbody",
        {},
        rows.map((row) =>
          h(
            "tr",
            {},
            h("th", { scope: "row", lang, dir: "auto" }, row.label),
            h("td", {}, row.earlier === null ? "–" : String(row.earlier)),
            h("td", {}, row.later === null ? "–" : String(row.later)),
            h("td", {}, words(row), kind.shape !== "words" && comparable && row.by !== null && least !== null && most !== null ? picture(row, least, most, ranked) : null),
          ),
        ),
      ),
    ),
  );
}

/** @param {number} n */
const rounded = (n) => Math.round(n * 100) / 100;

/**
 * Where it was and where it is, on one line: a ring and a disc.
 * @param {Row} row
 * @param {number} least
 * @param {number} most
 * @param {boolean} ranked the first rank stands at the right
 */
function picture(row, least, most, ranked) {
  const at = (/** @type {number | null} */ value) => {
    const share = most > least ? (Number(value) - least) / (most - least) : 0.5;
    return 8 + (ranked ? 1 - share : share) * (WIDTH - 16);
  };
  return s(
    "svg",
    { class: "r-picture", viewBox: `0 0 ${WIDTH} 16`, width: WIDTH, height: 16, "aria-hidden": "true" },
    s("line", { x1: 8, x2: WIDTH - 8, y1: 8, y2: 8, class: "r-axis" }),
    s("line", { x1: at(row.earlier), x2: at(row.later), y1: 8, y2: 8, class: "r-move" }),
    s("circle", { cx: at(row.earlier), cy: 8, r: 5, class: "r-was" }),
    s("circle", { cx: at(row.later), cy: 8, r: 5, class: "r-is" }),
  );
}
