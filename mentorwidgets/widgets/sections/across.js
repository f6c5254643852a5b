// @ts-check
/** Reading across: what was noticed over several worksheets, each with its evidence and a question. */

import { h, keepingFocus, show } from "../dom.js";
import { t, tn } from "../words.js";
import { editor } from "./list_fields.js";

/**
 * @typedef {{key: string, rule: string, title: string, reading: string, question: string}} Observation
 * @typedef {{observations: Observation[], values: {id: string, label: string}[],
 *   missing: {words: string, section?: string, exercise?: string}[]}} Noticed
 * @typedef {import("./list_fields.js").Editor} Editor
 */

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function acrossSection({ bridge, section, options, lang, signal, send, go, document: mine }) {
  /** @type {import("./across_fold.js").View} */
  let view = { marks: {}, notes: {}, times: {} };
  /** @type {Noticed | null} */
  let noticed = null;
  let asked = 0;
  let visible = false;
  let stale = true;
  /** @type {Map<string, {element: HTMLElement, tell: () => void, note: Editor}>} */
  const cards = new Map();
  /** @type {Map<string, Editor>} */
  const times = new Map();

  const missing = h("ul", { class: "a-missing", role: "list" });
  const week = h("div", { class: "a-week" });
  const list = h("ul", { class: "w-entries", role: "list" });
  const before = h("div", {});
  const kept = h("details", { class: "w-folded", hidden: true }, h("summary", {}, t("Your notes beside what is no longer noticed")), before);
  const none = h("p", { class: "mw-soft", role: "status" });
  const weekPart = h(
    "details",
    { class: "a-week-part", open: true },
    h("summary", {}, t("How much of last week did each of your values get?")),
    h("p", { class: "mw-soft w-small" }, t("A guess, of a hundred. Values overlap, so they need not add up. Leave out what you cannot say.")),
    week,
  );

  const ask = async () => {
    const now = ++asked;
    try {
      const answer = await bridge.ask("across", { section: section.id });
      if (now !== asked) return;
      noticed = answer;
      stale = false;
      draw();
    } catch (error) {
      if (now === asked) none.textContent = /** @type {Error} */ (error).message;
    }
  };

  /** @param {Observation} one */
  const card = (one) => {
    const marks = [
      { mark: "says", label: t("This says something to me") },
      { mark: "not", label: t("It does not fit") },
    ].map(({ mark, label }) => ({
      mark,
      button: h("button", { class: "mw-button", type: "button", "data-key": `${one.key}-${mark}`, onclick: () => send({ type: "mark_finding", key: one.key, mark: view.marks[one.key] === mark ? null : mark }) }, label),
    }));
    const note = editor({
      asked: { id: "note", label: t("A note of yours"), kind: "lines", hint: "", unit: "", least: null, most: null, options: [] },
      lang,
      first: false,
      key: `${section.id}-${one.key}-note`,
      bridge,
      set: (value, was) => send({ type: "note_finding", key: one.key, text: value ?? "", ...(was === undefined ? {} : { was }) }),
    });
    const writing = h("details", { class: "a-note" }, h("summary", { "data-key": `${one.key}-open` }, t("Write a note")), note.element);
    const element = h(
      "article",
      { class: "a-card mw-card", "aria-label": one.title },
      h("h3", { class: "a-title", lang, dir: "auto" }, one.title),
      h("p", { lang, dir: "auto" }, one.reading),
      h("p", { class: "a-question", lang, dir: "auto" }, one.question),
      h("div", { class: "w-row" }, marks.map(({ button }) => button)),
      writing,
      h("p", { class: "mw-soft w-small" }, one.rule),
    );
    return {
      element,
      note,
      tell() {
        for (const { mark, button } of marks) button.setAttribute("aria-pressed", String(view.marks[one.key] === mark));
        element.classList.toggle("a-not", view.marks[one.key] === "not");
        note.receive(view.notes[one.key] ?? "");
        if (view.notes[one.key]) writing.open = true;
      },
    };
  };

  const draw = () => {
    if (!noticed) return;
    const { observations, values } = noticed;
    show(
      missing,
      noticed.missing.map(({ words, section: id, exercise }) =>
        h("li", {}, words, " ", id ? h("button", { class: "w-link", type: "button", onclick: () => go(id) }, t("Go there")) : options.room ? null : h("a", { href: `/exercise/${exercise}` }, t("Go there"))),
      ),
    );
    weekPart.hidden = !values.length;
    const ids = values.map(({ id }) => id).join(" ");
    if (week.dataset.ids !== ids) {
      week.dataset.ids = ids;
      times.clear();
      show(week, values.map((value) => timeField(value)));
    }
    // The words of an observation change with its numbers: it is drawn anew then, its note stays.
    const drawn = observations.map((one) => {
      const key = JSON.stringify(one);
      const known = cards.get(key) ?? card(one);
      cards.set(key, known);
      known.tell();
      return known.element;
    });
    for (const key of cards.keys()) if (!observations.some((one) => JSON.stringify(one) === key)) cards.delete(key);
    const items = [...list.children].map((item) => item.firstElementChild);
    if (drawn.length !== items.length || drawn.some((element, n) => items[n] !== element)) {
      keepingFocus(list, () => show(list, drawn.map((element) => h("li", {}, element))));
    }
    const gone = Object.entries(view.notes).filter(([key]) => !observations.some((one) => one.key === key));
    kept.hidden = !gone.length;
    show(before, gone.map(([, text]) => h("p", { class: "w-prose", lang, dir: "auto" }, text)));
    for (const [id, each] of times) each.receive(view.times[id] ?? null);
    none.textContent = observations.length ? tn("{n} observation. It is advice at most, and you know better.", "{n} observations. They are advice at most, and you know better.", observations.length) : t("Nothing stands out yet. That is fine, and it may change as you go on.");
  };

  /** @param {{id: string, label: string}} value */
  const timeField = ({ id, label }) => {
    const made = editor({
      asked: { id, label, kind: "number", hint: "", unit: t("of 100"), least: 0, most: 100, options: [] },
      lang,
      first: false,
      key: `${section.id}-time-${id}`,
      bridge,
      set: (value) => {
        if (value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100)) send({ type: "time_of", value: id, percent: value });
        else made.fault(t("A whole number from 0 to 100, please."));
      },
    });
    times.set(id, made);
    return made.element;
  };

  const flush = () => [...cards.values(), ...[...times.values()].map((note) => ({ note }))].forEach(({ note }) => note.flush());
  window.addEventListener("pagehide", flush, { signal });
  document.addEventListener("visibilitychange", () => (document.hidden ? flush() : visible && void ask()), { signal });
  const stopRefused = bridge.on("refused", ({ document: of, op, message }) => {
    if (of !== mine || op.section !== section.id) return false;
    const found = op.type === "time_of" ? times.get(op.value) : [...cards].find(([key]) => JSON.parse(key).key === op.key)?.[1].note;
    found?.fault(message);
    return Boolean(found);
  });
  signal.addEventListener("abort", stopRefused);

  return {
    element: h("div", { class: "a-across" }, missing, weekPart, none, list, kept),
    receive(next, whole) {
      const key = JSON.stringify([next.times, whole.sections[section.values]?.ranked, whole.sections[section.results]?.results]);
      stale ||= key !== week.dataset.seen;
      week.dataset.seen = key;
      view = next;
      draw();
      // What was noticed follows what Python has: asked for again once it is there.
      if (visible && stale) void ask();
    },
    shown() {
      visible = !list.closest("[hidden]");
      if (visible) void ask();
    },
  };
}
