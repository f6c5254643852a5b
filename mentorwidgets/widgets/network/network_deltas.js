// @ts-check
/** Each measure of two maps, with the counts that both rest on. */

import { h, show } from "../dom.js";
import { language, t, tn } from "../words.js";

/** @typedef {import("./network_types.js").Delta} Delta */

/** What one looks at first; the others are a click away. */
const FIRST = ["size", "kind", "ties", "density", "effective_size", "constraint", "closeness", "arena", "influential"];

/** @param {Delta} delta */
function comesFirst({ id }) {
  return FIRST.includes(id) || id.startsWith("kind:");
}

/**
 * A value as it is read: counts first, where it rests on some.
 * @param {number | null} value
 * @param {[number, number] | null} counts
 */
export function valueWords(value, counts) {
  if (value === null) return t("not enough people to say");
  const written = number(value);
  if (!counts) return written;
  if (counts[0] === value) return t("{part} of {whole}", { part: counts[0], whole: counts[1] });
  return t("{part} of {whole} ({value})", { part: counts[0], whole: counts[1], value: written });
}

/** @param {number} value */
function number(value) {
  const digits = Number.isInteger(value) ? 0 : 2;
  return new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/**
 * Whether a measure reads differently: a change that the written digits do not show is none.
 * @param {Delta} delta
 */
export function differs({ before, after, counts_before, counts_after }) {
  return valueWords(before, counts_before) !== valueWords(after, counts_after);
}

/** @param {Delta} delta */
function deltaWords({ delta }) {
  if (delta === null) return "–";
  const written = number(Math.abs(delta));
  // The counts differ, and what they come to does not.
  if (written === number(0) || Number(Math.abs(delta).toFixed(2)) === 0) return "=";
  return delta < 0 ? `−${written}` : `+${written}`;
}

/**
 * @param {{before: string, after: string, nothing: string}} names of the two columns; `nothing`
 *   is said while no measure differs
 */
export function makeDeltas({ before, after, nothing }) {
  const quiet = h("p", { class: "mw-soft" }, nothing);
  const columns = () => h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("Measure")), h("th", { scope: "col" }, before), h("th", { scope: "col" }, after), h("th", { scope: "col" }, t("Difference"))));
  const first = h("tbody", {});
  const more = h("tbody", {});
  const same = h("tbody", {});
  const table = h("table", { class: "nm-deltas" }, columns(), first);
  const folded = [more, same].map((body) => {
    const summary = h("summary", {});
    return { body, summary, element: h("details", { class: "nm-how" }, summary, h("table", { class: "nm-deltas" }, columns(), body)) };
  });
  let drawn = "";

  /** @param {Delta} each */
  const row = (each) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, each.title),
      h("td", {}, valueWords(each.before, each.counts_before)),
      h("td", {}, valueWords(each.after, each.counts_after)),
      h("td", {}, differs(each) ? deltaWords(each) : "="),
    );
  return {
    element: h("div", { class: "nm-deltas-frame" }, quiet, table, folded.map(({ element }) => element)),
    /** @param {Delta[]} deltas */
    update(deltas) {
      const now = JSON.stringify(deltas);
      if (now === drawn) return;
      drawn = now;
      const different = deltas.filter(differs);
      const others = different.filter((each) => !comesFirst(each));
      const unchanged = deltas.filter((each) => !differs(each));
      const shown = different.filter(comesFirst);
      quiet.hidden = different.length > 0;
      table.hidden = !shown.length;
      show(first, shown.map(row));
      const rest = [
        { list: others, words: tn("{n} more measure differs", "{n} more measures differ", others.length) },
        { list: unchanged, words: tn("{n} measure is the same", "{n} measures are the same", unchanged.length) },
      ];
      folded.forEach(({ body, summary, element }, k) => {
        element.hidden = !rest[k].list.length;
        summary.textContent = rest[k].words;
        show(body, rest[k].list.map(row));
      });
    },
  };
}
