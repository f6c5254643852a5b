// @ts-check
/** The wallet: results that one already has, each kept from the first word on, over the years. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { resultCard } from "./results_card.js";
import { resultsCompare } from "./results_compare.js";

/** @typedef {import("./results_fold.js").Result} Result */

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function resultsSection({ bridge, section, lang, signal, send, document: mine }) {
  /** @type {Map<string, ReturnType<typeof resultCard>>} */
  const cards = new Map();
  /** @type {Result[]} */
  let results = [];
  let dropped = "";
  let made = "";
  /** Which the keyboard goes to once it is drawn. */
  let wanted = "";

  const list = h("ul", { class: "w-entries", role: "list" });
  const emptyWords = h("p", { class: "mw-soft" }, t("Nothing is in your wallet yet. One result is enough, and none is needed to go on."));
  const back = h("button", { class: "mw-button mw-quiet", type: "button", hidden: true, onclick: () => putBack() }, t("Put it back"));
  const compares = section.kinds.map((/** @type {any} */ kind) => ({ kind, panel: resultsCompare({ kind, section, lang, bridge }) }));
  const kinds = h(
    "div",
    { class: "r-kinds", role: "group", "aria-label": t("Put in a result") },
    section.kinds.map((/** @type {any} */ kind) =>
      h("button", { class: "mw-button", type: "button", lang, onclick: () => add(kind) }, `+ ${kind.label}`),
    ),
  );

  /** @param {any} kind */
  const add = (kind) => {
    made = randomId();
    // One at a time: those that were open fold to what they say.
    for (const each of cards.values()) each.element.open = false;
    wanted = made;
    send({ type: "add_result", id: made, kind: kind.id });
    announce(t("{kind}: a new one in your wallet", { kind: kind.label }));
  };
  /** @param {string} id */
  const drop = (id) => {
    dropped = id;
    send({ type: "drop_result", id });
    back.hidden = false;
    back.focus();
    announce(t("Taken out of your wallet."));
  };
  const putBack = () => {
    send({ type: "restore_result", id: dropped });
    back.hidden = true;
    cards.get(dropped)?.element.querySelector("summary")?.focus();
    announce(t("It is in your wallet again."));
  };

  const draw = () => {
    for (const id of cards.keys()) if (!results.some((each) => each.id === id)) cards.delete(id);
    const elements = results.map((result) => {
      const kind = section.kinds.find((/** @type {any} */ each) => each.id === result.kind) ?? null;
      const card = cards.get(result.id) ?? resultCard({ section, kind, result, lang, bridge, send, drop, open: result.id === made || empty(result) });
      cards.set(result.id, card);
      card.receive(result);
      return card.element;
    });
    const items = [...list.children].map((item) => item.firstElementChild);
    const same = elements.length === items.length && elements.every((element, n) => items[n] === element);
    if (!same) keepingFocus(list, () => show(list, elements.map((element) => h("li", {}, element))));
    const card = cards.get(wanted);
    if (card) {
      // The keyboard goes to what was just added, also when its picture comes a moment later.
      wanted = "";
      card.element.scrollIntoView({ block: "nearest" });
      card.focus();
    }
    emptyWords.hidden = results.length > 0;
    for (const { kind, panel } of compares) panel.receive(results.filter((each) => each.kind === kind.id));
  };

  const stopRefused = bridge.on("refused", ({ document: of, op, field, message }) => {
    if (of !== mine || op.section !== section.id) return false;
    return cards.get(op.id)?.fault(op.field ?? field, message) ?? false;
  });
  const flush = () => [...cards.values()].forEach((card) => card.flush());
  // The last chance to put the words into the outbox, which outlives the page.
  window.addEventListener("pagehide", flush, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && flush(), { signal });
  signal.addEventListener("abort", stopRefused);

  return {
    element: h(
      "div",
      { class: "r-wallet" },
      emptyWords,
      list,
      back,
      h("p", { class: "mw-label" }, t("Put in a result")),
      kinds,
      compares.map((/** @type {any} */ { panel }) => panel.element),
    ),
    receive(view) {
      results = view.results;
      draw();
    },
  };
}

/** @param {Result} result */
function empty({ labels, scores, code, topic, source }) {
  return !labels.length && !Object.keys(scores).length && !code && !topic && !source;
}
