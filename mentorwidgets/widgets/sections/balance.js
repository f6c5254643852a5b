// @ts-check
/**
 * What matters against where the time goes: a hundred points shared out twice, then both side by
 * side. One of the three is shown at a time.
 */

import { announce, h } from "../dom.js";
import { t, tn } from "../words.js";
import { apportion, reweigh, sum } from "./allocation.js";
import { balanceBar, colour } from "./balance_bar.js";
import { balanceDomains } from "./balance_domains.js";
import { counting } from "./balance_fold.js";
import { balanceRows } from "./balance_rows.js";
import { balanceTogether } from "./balance_together.js";

/** @typedef {import("./allocation.js").Parts} Parts */
/** @typedef {import("./balance_fold.js").Balance} Balance */
/** @typedef {import("./balance_fold.js").Side} Side */
/** @typedef {{id: string, label: string, hint: string, colour: string}} Shown */

/** Keys and taps that follow one another within this time are one edit, in milliseconds. */
const PAUSE = 500;
const WEEK = 7 * 24 * 60;

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function balanceSection({ bridge, document: mine, section, lang, signal, send }) {
  /** @type {Balance | null} */
  let view = null;
  const hints = new Map(section.domains.map((/** @type {any} */ { id, hint }) => [id, hint]));
  const sides = { weights: makeSide("weights", section.matters), time: makeSide("time", section.spent) };
  const together = balanceTogether({ question: section.question, lang, open: (side) => open(side) });
  const domains = balanceDomains({ send });
  const choices = [
    { id: "weights", words: t("What matters"), panel: sides.weights.element },
    { id: "time", words: t("Where the time goes"), panel: sides.time.element },
    { id: "together", words: t("Side by side"), panel: together.element },
  ];
  const tabs = choices.map(({ id, words }) => h("button", { class: "mw-button", type: "button", onclick: () => open(id) }, words));
  const element = h(
    "div",
    { class: "bal" },
    h("div", { class: "mw-group bal-choice", role: "group", "aria-label": t("What you look at") }, tabs),
    choices.map(({ panel }) => panel),
    domains.element,
  );
  open("weights", false);

  /**
   * @param {string} which
   * @param {boolean} [focus]
   */
  function open(which, focus = true) {
    for (const side of Object.values(sides)) side.flush();
    choices.forEach(({ id, panel }, n) => {
      panel.hidden = id !== which;
      tabs[n].setAttribute("aria-pressed", String(id === which));
      if (focus && id === which) tabs[n].focus();
    });
    domains.element.hidden = which === "together";
  }

  /**
   * One of the two hundreds: its bar, its numbers, and the last edits to be taken back.
   * @param {Side} side
   * @param {string} question
   */
  function makeSide(side, question) {
    /** @type {Set<string>} */
    const held = new Set();
    /** What is being changed and was not sent yet. @type {Parts | null} */
    let draft = null;
    /** @type {(Record<string, any>)[]} */
    const undo = [];
    let inHours = false;
    /** @type {number | undefined} */
    let timer;
    const key = `balance ${section.id} ${side}`;

    const bar = balanceBar({
      label: side === "weights" ? t("Borders of what matters") : t("Borders of the time"),
      held,
      change(values, how) {
        if (how === "back") draft = null;
        else draft = values;
        if (how === "moved") flush();
        else if (how === "key") soon();
        draw();
      },
    });
    const rows = balanceRows({
      side,
      held,
      lang,
      set: (id, to) => {
        edit(reweigh(shares(), id, to, held), id);
        flush();
      },
      step: (id, by) => (inHours ? spend(id, Math.round(minutes()[id] / 60) + by) : edit(reweigh(shares(), id, shares()[id] + by, held), id)),
      hours: (id, hours) => spend(id, hours ?? 0),
      turned: () => draw(),
    });
    const status = h("p", { class: "mw-soft bal-status" });
    const fault = h("p", { class: "mw-fault", role: "alert" });
    const equal = h("button", { class: "mw-button", type: "button", onclick: () => begin() }, t("Begin with equal parts"));
    const back = h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => takeBack() }, t("Undo"));
    const units =
      side === "time"
        ? [false, true].map((hours) =>
            h("button", { class: "mw-button", type: "button", onclick: () => count(hours) }, hours ? t("in hours a week") : t("in parts of a hundred")),
          )
        : [];

    /** What stands, or equal parts to begin with. @returns {Parts} */
    function shares() {
      const ids = view ? counting(view).map(({ id }) => id) : [];
      return draft ?? view?.[side] ?? apportion(Object.fromEntries(ids.map((id) => [id, 1])));
    }
    /** @returns {Parts} */
    function minutes() {
      return view?.minutes ?? Object.fromEntries(Object.keys(shares()).map((id) => [id, 0]));
    }
    /**
     * @param {Parts} values
     * @param {string} id
     */
    function edit(values, id) {
      draft = values;
      const name = view?.domains.find((domain) => domain.id === id)?.label ?? "";
      announce(t("{label} {n}", { label: name, n: values[id] }));
      soon();
      draw();
    }
    /**
     * @param {string} id
     * @param {number} hours
     */
    function spend(id, hours) {
      const now = { ...minutes(), [id]: Math.max(0, Math.round(hours * 60)) };
      const over = sum(now) - WEEK;
      fault.textContent = over > 0 ? t("A week has 168 hours; these are {n}.", { n: Math.round(sum(now) / 6) / 10 }) : "";
      if (over > 0) return;
      remember();
      send({ type: "spend", minutes: now });
    }
    function begin() {
      draft = shares();
      flush();
      announce(t("All parts are equal now."));
      /** @type {HTMLElement | null} */ (bar.element.querySelector("[role=slider]"))?.focus();
    }
    function soon() {
      clearTimeout(timer);
      timer = window.setTimeout(flush, PAUSE);
      bridge.typing(key, true);
    }
    function flush() {
      clearTimeout(timer);
      bridge.typing(key, false);
      const values = draft;
      draft = null;
      if (!values || JSON.stringify(values) === JSON.stringify(view?.[side])) return draw();
      fault.textContent = "";
      remember();
      send({ type: "weigh", side, values });
    }
    /** How it was before, as the operation that brings it back. */
    function remember() {
      const given = view?.given;
      if (!given) return;
      undo.push(side === "time" && given.inMinutes && given.time ? { type: "spend", minutes: given.time } : { type: "weigh", side, values: view?.[side] ?? null });
    }
    function takeBack() {
      flush();
      const op = undo.pop();
      if (!op) return;
      send(op);
      announce(t("Taken back."));
      if (!undo.length) /** @type {HTMLElement | null} */ (bar.element.querySelector("[role=slider]"))?.focus();
      draw();
    }
    /** @param {boolean} hours */
    function count(hours) {
      flush();
      inHours = hours;
      draw();
    }

    function draw() {
      if (!view) return;
      const shown = looks(view, hints);
      const set = draft !== null || view[side] !== null;
      // What is left out is held no more.
      for (const id of held) if (!shown.some((domain) => domain.id === id)) held.delete(id);
      bar.receive(shown, shares(), set);
      rows.receive(shown, inHours ? view.minutes : set ? shares() : null, inHours);
      units.forEach((button, n) => button.setAttribute("aria-pressed", String(Boolean(n) === inHours)));
      equal.hidden = set || inHours;
      back.hidden = !undo.length;
      status.textContent = words(set);
    }
    /** @param {boolean} set */
    function words(set) {
      if (inHours) {
        const all = Math.round(sum(minutes()) / 6) / 10;
        return view?.minutes ? tn("{n} hour of the 168 of a week", "{n} hours of the 168 of a week", all) : t("Type the hours of a week, as far as you know them.");
      }
      return set ? t("100 in all") : t("Not set yet. Drag a border or type a number, and the others make room.");
    }

    return {
      flush,
      draw,
      fault: (/** @type {string} */ message) => (fault.textContent = message),
      element: h(
        "div",
        { class: "bal-side" },
        h("p", { class: "bal-asked", lang }, question),
        units.length ? h("div", { class: "mw-group bal-units", role: "group", "aria-label": t("How you count the time") }, units) : null,
        bar.element,
        h("div", { class: "bal-foot" }, status, equal, back),
        fault,
        rows.element,
        h(
          "button",
          { class: "w-link bal-on", type: "button", onclick: () => open(side === "weights" ? "time" : "together") },
          side === "weights" ? t("Then: where the time goes") : t("Then: both side by side"),
        ),
      ),
    };
  }

  const stop = bridge.on("refused", ({ document: of, op, message }) => {
    if (of !== mine || op.section !== section.id) return false;
    if (domains.refused(op, message)) return true;
    sides[op.type === "spend" || op.side === "time" ? "time" : "weights"].fault(message);
    return true;
  });
  const flushAll = () => Object.values(sides).forEach((side) => side.flush());
  // The last chance to put an edit into the outbox, which outlives the page.
  window.addEventListener("pagehide", flushAll, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && flushAll(), { signal });
  signal.addEventListener("abort", stop);

  return {
    element,
    receive(now) {
      view = now;
      domains.receive(now.domains);
      for (const side of Object.values(sides)) side.draw();
      together.receive(now, looks(now, hints));
    },
  };
}

/**
 * The domains that count, each with a colour that it keeps.
 * @param {Balance} view
 * @param {Map<string, string>} hints
 * @returns {Shown[]}
 */
function looks(view, hints) {
  return view.domains
    .map(({ id, label, out }, n) => ({ id, label, out, hint: hints.get(id) ?? "", colour: colour(n) }))
    .filter(({ out }) => !out)
    .map(({ id, label, hint, colour: look }) => ({ id, label, hint, colour: look }));
}
