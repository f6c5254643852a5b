// @ts-check
/**
 * What a room has answered, the same on the board, the wall and each phone: sizes are in em, so
 * a screen sets how large by its own font size. Every bar has its number in words beside it, a
 * picture has its table, and nothing is told by colour alone. Styles: `results.css`.
 */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { plane } from "./plane.js";
import { endWords, roundWords } from "./prompt_words.js";
import { names, whoWords } from "./results_names.js";

/**
 * @typedef {{id: string, text: string, more: boolean, name: string}} Sentence
 * @typedef {{label: string, count: number, names: string[]}} Bar
 * @typedef {{label: string, places: number[], mean: number | null}} Rank
 * @typedef {{x: number, y: number, count: number, names: string[]}} Dot
 * @typedef {{round: number, number: number, answers: number, passed: number | null,
 *   sentences?: Sentence[], bars?: Bar[], median?: number | null, ranks?: Rank[],
 *   orders?: {name: string, labels: string[]}[], dots?: Dot[]}} Round
 * @typedef {{id: string, kind: "line" | "lines" | "scale" | "choice" | "ranking" | "plane",
 *   text: string, options: string[], low: string, high: string, points: number,
 *   across: [string, string] | null, upwards: [string, string] | null, several: boolean,
 *   nameless: boolean, moderated: boolean, rounds: Round[]}} Shown `prompt` of a `prompts` message
 * @typedef {(round: number, answer: string) => Promise<string>} Whole gives all of a long answer
 */

/**
 * The results of a question that is shown; empty while nothing is.
 * @param {Shown} prompt
 * @param {{whole?: Whole, nested?: boolean}} [given] without `whole` a long answer ends with its
 *   dots; `nested` when the question itself stands below another heading
 */
export function resultsView(prompt, { whole, nested = false } = {}) {
  const { rounds } = prompt;
  const several = rounds.length > 1;
  const together = prompt.kind === "choice" && several;
  const parts = together
    ? [h("section", { class: "mw-results-round" }, legend(rounds), bars(prompt, rounds), counted(rounds))]
    : rounds.map((round) =>
        h(
          "section",
          { class: "mw-results-round" },
          several ? h(nested ? "h4" : "h3", { class: "mw-results-which" }, roundWords(round.number)) : null,
          picture(prompt, round, whole),
          counted([round]),
        ),
      );
  return h("div", { class: "mw-results", "data-kind": prompt.kind, "data-rounds": String(together ? 1 : rounds.length) }, parts);
}

/**
 * @param {Shown} prompt
 * @param {Round} round
 * @param {Whole | undefined} whole
 */
function picture(prompt, round, whole) {
  if (!round.answers) return h("p", { class: "mw-results-none" }, t("There is no answer to show."));
  if (prompt.kind === "scale") return columns(prompt, round);
  if (prompt.kind === "choice") return bars(prompt, [round]);
  if (prompt.kind === "ranking") return ranks(round);
  if (prompt.kind === "plane") return plane(prompt, round);
  return h(
    "ul",
    { class: "mw-sentences" },
    (round.sentences ?? []).map((each) => sentence(each, round, whole)),
  );
}

/** @param {Round[]} rounds that stand in one picture */
function counted(rounds) {
  const words = rounds.map(({ answers, passed, number }) => {
    const each = [tn("{n} answer", "{n} answers", answers), passed ? tn("{n} passed", "{n} passed", passed) : ""].filter(Boolean).join(" · ");
    return rounds.length > 1 ? t("{round}: {answers}", { round: roundWords(number), answers: each }) : each;
  });
  return h("p", { class: "mw-results-counted" }, words.map((each) => h("span", {}, each)));
}

/**
 * @param {Sentence} given
 * @param {Round} round
 * @param {Whole | undefined} whole
 */
function sentence({ id, text, more, name }, { round }, whole) {
  const words = h("p", { class: "mw-sentence-words", dir: "auto" }, text);
  const button =
    more && whole
      ? h(
          "button",
          {
            type: "button",
            class: "mw-button",
            onclick: async () => {
              try {
                words.textContent = await whole(round, id);
                button?.remove();
              } catch (error) {
                if (button) show(button, /** @type {Error} */ (error).message);
              }
            },
          },
          t("All of it"),
        )
      : null;
  return h("li", { class: "mw-sentence" }, words, button, name ? h("p", { class: "mw-sentence-name" }, h("bdi", {}, name)) : null);
}

/**
 * How many chose what: of several rounds the bars of each option stand together.
 * @param {Shown} prompt
 * @param {Round[]} rounds
 */
function bars({ text }, rounds) {
  const options = rounds[0].bars ?? [];
  const rows = options.map(({ label }, place) => {
    const each = rounds.map((round) => ({ answers: round.answers, number: round.number, bar: (round.bars ?? [])[place] }));
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, label, each.map(({ bar, answers }) => names(bar.names, answers))),
      h(
        "td",
        { class: "mw-result-tracks" },
        each.map(({ bar, answers, number }, index) => track(bar.count, answers, index === each.length - 1, number)),
      ),
      h(
        "td",
        { class: "mw-result-count" },
        each.map(({ bar, answers }) => h("span", {}, h("strong", {}, String(bar.count)), " ", h("span", { class: "mw-soft" }, t("of {n}", { n: answers })))),
      ),
    );
  });
  return h(
    "table",
    { class: "mw-result-bars" },
    h("caption", { class: "mw-hidden" }, text),
    h(
      "thead",
      { class: "mw-hidden" },
      h("tr", {}, h("th", { scope: "col" }, t("Answer")), h("th", { scope: "col" }, t("Bar")), h("th", { scope: "col" }, rounds.length > 1 ? rounds.map(({ number }) => roundWords(number)).join(", ") : t("How many"))),
    ),
    h("tbody", {}, rows),
  );
}

/**
 * @param {number} count
 * @param {number} all
 * @param {boolean} last earlier rounds are hatched
 * @param {number} number
 */
function track(count, all, last, number) {
  const fill = h("span", { class: last ? "mw-result-fill" : "mw-result-fill mw-result-before", "data-round": String(number) });
  fill.style.inlineSize = `${all ? (100 * count) / all : 0}%`;
  return h("span", { class: "mw-result-track", "aria-hidden": "true" }, fill);
}

/** @param {Round[]} rounds */
function legend(rounds) {
  return h(
    "p",
    { class: "mw-results-legend" },
    rounds.map(({ number }, index) =>
      h(
        "span",
        {},
        h("span", { class: index === rounds.length - 1 ? "mw-result-key" : "mw-result-key mw-result-before", "aria-hidden": "true" }),
        " ",
        roundWords(number),
      ),
    ),
  );
}

/**
 * How many stand where on a scale, with the answer in the middle in words.
 * @param {Shown} prompt
 * @param {Round} round
 */
function columns(prompt, round) {
  const given = round.bars ?? [];
  const most = Math.max(...given.map(({ count }) => count), 1);
  const ends = endWords(prompt);
  return h(
    "div",
    { class: "mw-columns" },
    h(
      "div",
      { class: "mw-columns-picture", "aria-hidden": "true" },
      given.map(({ label, count }) => {
        const bar = h("span", { class: "mw-column-bar" });
        bar.style.blockSize = `${(100 * count) / most}%`;
        return h("div", { class: "mw-column" }, h("span", { class: "mw-column-track" }, h("span", { class: "mw-column-count" }, String(count)), bar), h("span", { class: "mw-column-point" }, label));
      }),
    ),
    h("p", { class: "mw-columns-ends", "aria-hidden": "true" }, h("span", {}, `1 · ${prompt.low}`), h("span", {}, `${prompt.high} · ${prompt.points}`)),
    h("p", { class: "mw-columns-middle" }, t("The answer in the middle (median): {median}", { median: round.median === null || round.median === undefined ? t("not defined") : round.median })),
    h(
      "table",
      { class: "mw-hidden" },
      h("caption", {}, prompt.text),
      h("tbody", {}, given.map(({ label, count }) => h("tr", {}, h("th", { scope: "row" }, ends(Number(label))), h("td", {}, tn("{n} answer", "{n} answers", count))))),
    ),
    whoWords(round, given),
  );
}

/**
 * How many gave each option which place, as a table that is its own picture: the more, the darker.
 * @param {Round} round
 */
function ranks(round) {
  const given = round.ranks ?? [];
  const table = h(
    "div",
    { class: "mw-ranks-scroll", tabindex: "0", role: "group", "aria-label": t("How many gave which place") },
    h(
      "table",
      { class: "mw-ranks" },
      h("caption", {}, t("How many gave which place")),
      h(
        "thead",
        {},
        h("tr", {}, h("td", {}), given.map((_, place) => h("th", { scope: "col" }, t("place {n}", { n: place + 1 }))), h("th", { scope: "col" }, t("mean place"))),
      ),
      h(
        "tbody",
        {},
        given.map(({ label, places, mean }) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, label),
            places.map((count) => {
              const cell = h("td", { class: count ? "mw-rank-cell" : "mw-rank-cell mw-rank-none" }, String(count));
              cell.style.setProperty("--share", `${Math.round((45 * count) / round.answers)}%`);
              return cell;
            }),
            h("td", { class: "mw-rank-mean" }, mean === null ? t("not defined") : String(mean)),
          ),
        ),
      ),
    ),
  );
  const orders = round.orders ?? [];
  return [
    table,
    orders.length
      ? h(
          "details",
          { class: "mw-result-who" },
          h("summary", {}, t("Who ordered how")),
          h("ul", { class: "mw-result-people" }, orders.map(({ name, labels }) => h("li", {}, h("strong", {}, h("bdi", {}, name)), " ", labels.join(" › ")))),
        )
      : null,
  ];
}
