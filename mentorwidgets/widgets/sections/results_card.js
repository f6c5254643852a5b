// @ts-check
/** One result of the wallet: what it says, where it is from, and what its person thinks of it. */

import { h, show } from "../dom.js";
import { dayWords } from "../days.js";
import { t } from "../words.js";
import { editor } from "./list_fields.js";

/** @typedef {import("./results_fold.js").Result} Result */
/** @typedef {import("./list_fields.js").Editor} Editor */
/** A scale that one states oneself. */
const OWN = "own";

/**
 * @param {{section: any, kind: any, result: Result, lang: string,
 *   bridge: import("../bridge.js").Bridge, send: (op: Record<string, any>) => void,
 *   drop: (id: string) => void, open: boolean}} given `kind` is null when the content no longer has it
 */
export function resultCard({ section, kind, result, lang, bridge, send, drop, open }) {
  const { id } = result;
  /** @type {Map<string, {editor: Editor, read: (result: Result) => any}>} */
  const editors = new Map();
  /**
   * @param {string} field
   * @param {any} asked
   * @param {(result: Result) => any} read
   * @param {(value: any) => any} [write]
   */
  const make = (field, asked, read, write = (value) => value) => {
    const made = editor({
      asked: { hint: "", unit: "", least: null, most: null, options: [], ...asked, id: field },
      lang,
      first: false,
      key: `${section.id}-${id}-${field}`,
      bridge,
      echo: field === "ranks" || field === "code",
      set: (value, was) => {
        const edit = { type: "edit_result", id, field, value: write(value) };
        const plain = typeof edit.value === "string" && was !== undefined && !["day", "ring", "scale", "code"].includes(field);
        send(plain ? { ...edit, was } : edit);
      },
    });
    editors.set(field, { editor: made, read });
    return made.element;
  };

  const summary = h("span", { class: "r-summary", dir: "auto" });
  const about = h("span", { class: "mw-soft w-small" });
  const ownScale = h("div", { class: "r-own" });
  const value = kind ? h("div", { class: "w-entry-fields" }, valueEditors(kind, make, ownScale)) : null;
  const prompts = kind ? (kind.prompts.length ? kind.prompts : section.prompts) : [];
  const element = h(
    "details",
    { class: "r-card mw-card", open },
    h("summary", { "data-key": `open-${id}` }, h("span", { class: "r-kind", lang }, kind?.label ?? t("A result")), summary, about),
    kind
      ? h(
          "div",
          { class: "w-entry-fields" },
          kind.text ? h("p", { class: "mw-soft", lang }, kind.text) : null,
          kind.private ? h("p", { class: "r-private" }, t("This one is never offered to be shared or printed.")) : null,
          value,
          h(
            "div",
            { class: "r-row" },
            make("day", { label: t("From when is it?"), kind: "day" }, (each) => each.day),
            make("source", { label: t("Where is it from?"), kind: "text", hint: t("A questionnaire, a course, somebody you asked.") }, (each) => each.source),
          ),
          make("ring", { label: t("Does it ring true?"), kind: "choice", options: section.rings }, (each) => each.ring || null),
          prompts.map((/** @type {any} */ item) => make(`note:${item.id}`, { label: item.prompt, hint: item.hint, kind: "lines" }, (each) => each.notes[item.id] ?? "")),
        )
      : h("p", { class: "mw-soft" }, t("This kind of result is not offered any more.")),
    h("div", { class: "w-entry-tools" }, h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `off-${id}`, onclick: () => drop(id) }, t("Take out"))),
  );
  return {
    element,
    /** @param {Result} now */
    receive(now) {
      for (const { editor: each, read } of editors.values()) each.receive(read(now));
      ownScale.hidden = kind?.scales.length > 0 && now.scale !== OWN;
      const short = inShort(kind, now);
      show(summary, short || t("nothing entered yet"));
      summary.classList.toggle("r-empty", !short);
      show(about, [now.source, now.day ? dayWords(now.day, "") : ""].filter(Boolean).join(" · "));
    },
    /**
     * @param {string} field
     * @param {string} words
     */
    fault(field, words) {
      element.open = true;
      editors.get(field)?.editor.fault(words);
      return editors.has(field);
    },
    flush: () => [...editors.values()].forEach((each) => each.editor.flush()),
    /** The first field that is there: what only belongs to a choice not made yet is not. */
    focus: () => [...editors.values()].find(({ editor }) => !editor.element.closest("[hidden]"))?.editor.focus(),
  };
}

/**
 * What a kind of result is entered with.
 * @param {any} kind
 * @param {(field: string, asked: any, read: (result: Result) => any, write?: (value: any) => any) => HTMLElement} make
 * @param {HTMLElement} ownScale where the ends of one's own scale stand
 */
function valueEditors(kind, make, ownScale) {
  if (kind.shape === "code") {
    return [make("code", { label: kind.label, kind: "text", hint: kind.example ? t("As in {example}.", { example: kind.example }) : "" }, (each) => each.code)];
  }
  if (kind.shape === "topic") return [make("topic", { label: t("What was it about?"), kind: "text" }, (each) => each.topic)];
  if (kind.shape === "scores") {
    const scales = [...kind.scales, ...(kind.own_scale ? [{ id: OWN, label: t("another scale") }] : [])];
    const ends = kind.own_scale
      ? ["least", "most"].map((end) =>
          make(end, { label: end === "least" ? t("The smallest score") : t("The largest score"), kind: "number" }, (each) => each[/** @type {"least" | "most"} */ (end)]),
        )
      : [];
    ownScale.append(...ends);
    return [
      kind.scales.length ? make("scale", { label: t("On which scale?"), kind: "choice", options: scales }, (each) => each.scale || null) : null,
      ownScale,
      h("div", { class: "r-scores" }, kind.scores.map((/** @type {any} */ score) => make(`score:${score.id}`, { label: score.label, kind: "number" }, (each) => each.scores[score.id] ?? null))),
    ];
  }
  const ranked = kind.shape === "ranked";
  const hint = ranked
    ? t("One to a line, the first first; numbers in front are read too. In the words of your report, or in yours.")
    : t("One to a line.");
  return [make("ranks", { label: ranked ? t("In order") : t("The words"), kind: "lines", hint }, (each) => each.labels.join("\n"), ranksOf)];
}

/**
 * Lines as ranks: a number in front is believed, other lines count on.
 * @param {string} text
 * @returns {{rank: number, label: string}[]}
 */
export function ranksOf(text) {
  const lines = (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line, n) => {
    const found = /^(\d{1,3})[.):]?\s+(.+)$/u.exec(line);
    return found ? { rank: Math.max(1, Number(found[1])), label: found[2] } : { rank: n + 1, label: line };
  });
}

/**
 * @param {any} kind
 * @param {Result} result
 */
function inShort(kind, { labels, code, topic, scores }) {
  if (labels.length) return labels.slice(0, 5).join(", ") + (labels.length > 5 ? " …" : "");
  if (code || topic) return code || topic;
  const named = (kind?.scores ?? []).filter((/** @type {any} */ score) => score.id in scores);
  return named.map((/** @type {any} */ score) => `${score.label} ${scores[score.id]}`).join(", ");
}
