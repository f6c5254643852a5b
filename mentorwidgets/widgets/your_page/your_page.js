// @ts-check
/** Your page: what of one's own work stands in one document, chosen piece by piece. */

import { h, keepingFocus, show } from "../dom.js";
import { pageHeader, whoCanRead } from "../shell.js";
import { t, tn } from "../words.js";
import { Choice } from "./choice.js";
import { making } from "./making.js";
import { chapterOf } from "./pieces.js";

/**
 * `drawn`: a map has to be drawn for it; `left_out` says why it is not on the page by itself.
 * @typedef {{id: string, title: string, lang: string, first: string, words: number, drawn: boolean,
 *   left_out: string}} Piece
 * @typedef {{id: string, title: string, lang: string, pieces: Piece[]}} Chapter
 * @typedef {{chapters: Chapter[], elsewhere: number}} View
 */

/** @param {import("../shell.js").Context} context */
export function mount({ root, bridge, options, signal }) {
  const choice = new Choice(bridge.person);
  /** @type {View} */
  let view = { chapters: [], elsewhere: 0 };
  const count = h("p", { class: "yp-count", role: "status" });
  const list = h("div", { class: "yp-chapters" });
  const made = making({ bridge, changed: () => tell() });
  const formats = [
    { id: "pdf", label: t("PDF"), what: t("to print and to send; screen readers can read it") },
    { id: "docx", label: t("Word"), what: t("to go on editing") },
    { id: "json", label: t("JSON"), what: t("for other programs") },
  ].map((format) => ({ ...format, button: h("button", { class: "mw-button", type: "button", "aria-describedby": `yp-for-${format.id}`, onclick: () => keep(format.id) }, format.label) }));
  formats[0].button.classList.add("mw-primary");
  const card = h(
    "section",
    { class: "mw-card yp-card", "aria-labelledby": "yp-card-title" },
    h("h2", { id: "yp-card-title" }, t("Keep it as")),
    count,
    h(
      "ul",
      { class: "yp-formats", role: "list" },
      formats.map(({ id, button, what }) => h("li", {}, button, h("span", { class: "mw-soft yp-for", id: `yp-for-${id}` }, what))),
    ),
    made.element,
  );
  const page = h("div", { class: "yp-columns" }, list, card);
  const empty = h("div", {}, h("p", { class: "mw-soft" }, t("Gathering what you have written…")));
  root.append(
    pageHeader({ eyebrow: t("Your work"), title: t("Your page") }),
    h(
      "div",
      { class: "yp-page" },
      options.meeting ? h("p", {}, h("a", { class: "mw-back", href: options.meeting }, t("Back to the meeting"))) : null,
      h("p", { class: "yp-intro" }, t("One document of what you have written so far: choose what stands on it. You get a file. Nothing is sent to anybody.")),
      page,
      empty,
      h("p", { class: "mw-soft yp-small" }, whoCanRead()),
    ),
  );

  const pieces = () => view.chapters.flatMap((chapter) => chapter.pieces);
  const taken = () => pieces().filter((piece) => choice.has(piece));

  /** How much is chosen, and what can be done with it. */
  const tell = () => {
    const on = taken();
    const words = on.reduce((sum, piece) => sum + piece.words, 0);
    const text = on.length
      ? `${t("{chosen} of {all} pieces", { chosen: on.length, all: pieces().length })} · ${tn("{n} word", "{n} words", words)}`
      : t("Nothing is chosen. Choose at least one piece.");
    if (count.textContent !== text) count.textContent = text;
    for (const { button } of formats) button.setAttribute("aria-disabled", String(!on.length || made.busy));
  };
  /** @param {string} format */
  const keep = (format) => {
    const on = taken();
    if (!on.length || made.busy) return;
    void made.make({ format, names: choice.names, pieces: on.map(({ id }) => id) }, on.filter(({ drawn }) => drawn).length);
  };
  const draw = () =>
    keepingFocus(root, () => {
      const any = view.chapters.length > 0;
      page.hidden = !any;
      show(empty, any ? null : nothingYet(options.meeting), view.elsewhere ? elsewhere(view.elsewhere) : null);
      show(list, any ? suggestions() : null, view.chapters.map((chapter) => chapterOf({ chapter, choice, changed: tell })));
      tell();
    });
  const suggestions = () =>
    h(
      "div",
      { class: "yp-all" },
      h("button", { class: "mw-button mw-quiet", type: "button", "data-key": "none", onclick: () => setAll(() => false) }, t("Take none")),
      h("button", { class: "mw-button mw-quiet", type: "button", "data-key": "suggested", onclick: () => setAll((piece) => !piece.left_out) }, t("As suggested")),
    );
  /** @param {(piece: Piece) => boolean} on */
  const setAll = (on) => {
    for (const piece of pieces()) choice.set(piece, on(piece));
    draw();
  };
  const fill = (/** @type {View} */ told) => {
    view = { chapters: told.chapters, elsewhere: told.elsewhere };
    draw();
  };
  const look = () => bridge.ask("pieces").then(fill, (error) => show(empty, h("p", { class: "mw-fault" }, error.message)));
  const stops = [bridge.on("pieces", fill), bridge.on("welcome", look)];
  signal.addEventListener("abort", () => stops.forEach((stop) => stop()));
  page.hidden = true;
  void look();
}

/** @param {string} meeting where the meeting is, if there is one */
function nothingYet(meeting) {
  return h(
    "div",
    { class: "mw-card yp-empty" },
    h("p", { class: "yp-empty-words" }, t("Nothing is written yet. As soon as you have a sentence, a map or a next step in an exercise, you find it here and can put it on your page.")),
    meeting ? null : h("a", { class: "mw-button mw-primary", href: "/" }, t("To the exercises")),
  );
}

/** @param {number} count */
function elsewhere(count) {
  return h(
    "p",
    { class: "mw-soft" },
    tn(
      "You have work in {n} exercise that this workbook does not have any more. “Keep a copy” has it all.",
      "You have work in {n} exercises that this workbook does not have any more. “Keep a copy” has it all.",
      count,
    ),
  );
}
