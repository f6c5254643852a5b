// @ts-check
/**
 * Reading a text again: a day for it, then both versions word by word, and what one notes.
 *
 * The day is a next step of the plan under the same id (see `reflection/reread.py`): it is set
 * here and can be moved there.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { dayWords, momentWords, monthsLater, today } from "../days.js";
import { t, tn } from "../words.js";
import { Sides } from "../writer/sides.js";
import { editor } from "./list_fields.js";

/** @typedef {import("./reread_fold.js").Reading} Reading */
/** @typedef {import("../writer/fold.js").View} View */

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function rereadSection({ bridge, document: mine, section, options, lang, signal, send, go }) {
  /** @type {Reading[]} */
  let readings = [];
  /** @type {View | null} */
  let whole = null;
  /** The reading that is open. @type {string} */
  let open = "";

  const list = h("ul", { class: "rr-list", role: "list" });
  const past = h("div", {});
  const fault = h("p", { class: "mw-fault", id: "rr-fault", role: "alert" });
  const day = h("input", { class: "mw-input", type: "date", id: "rr-day", "aria-describedby": fault.id });
  const offers = section.months.map((/** @type {number} */ months) =>
    h("button", { class: "mw-button rr-offer", type: "button", onclick: () => plan(monthsLater(today(bridge.now()), months)) }),
  );
  const asks = h("h3", {});
  const form = h(
    "form",
    { class: "rr-form", novalidate: true, onsubmit: (/** @type {Event} */ event) => submitted(event) },
    asks,
    h("div", { class: "w-row" }, offers),
    h(
      "div",
      { class: "rr-other" },
      h("div", { class: "mw-field" }, h("label", { for: day.id }, t("Or another day")), day),
      h("button", { class: "mw-button", type: "submit" }, t("Set this day")),
    ),
    fault,
  );
  const draftId = options.sections.find((/** @type {any} */ each) => each.kind === "draft")?.id ?? "";
  const empty = h(
    "div",
    { class: "rr-empty" },
    h("p", {}, t("There is no text yet that could be read again.")),
    h("button", { class: "mw-button", type: "button", onclick: () => go(draftId) }, t("Write a first draft")),
  );
  const sides = new Sides({ bridge, lang });
  const notes = section.questions.map((/** @type {any} */ asked) => ({
    id: asked.id,
    editor: editor({
      asked: { id: asked.id, label: asked.prompt, hint: asked.hint, kind: "lines", unit: "", least: null, most: null, options: [] },
      lang,
      first: false,
      key: `${section.id}-note-${asked.id}`,
      bridge,
      set: (value, was) => send({ type: "reflect_on", id: open, question: asked.id, text: value ?? "", ...(was === undefined ? {} : { was }) }),
    }),
  }));
  const heading = h("h3", { class: "rr-heading", tabindex: "-1" });
  const done = h("button", { class: "mw-button mw-primary", type: "button", onclick: () => finish() }, t("I have read it again"));
  const page = h(
    "section",
    { class: "rr-page", "aria-label": t("Then and now"), hidden: true },
    heading,
    sides.element,
    h("div", { class: "rr-notes" }, notes.map((/** @type {any} */ note) => note.editor.element)),
    h("div", { class: "w-row" }, done, h("button", { class: "mw-button mw-quiet", type: "button", onclick: () => close() }, t("Close it"))),
  );

  const stepOf = (/** @type {string} */ id) => whole?.actions.find((action) => action.id === id);
  const version = (/** @type {string | null} */ id) => whole?.drafts.find((draft) => draft.id === id);
  const text = () => whole?.fields.text.text ?? "";

  /** The kept version that says what the text says now; where there is none, it is kept. */
  function keptNow() {
    const last = whole?.drafts.at(-1);
    if (last && last.text === text()) return last.id;
    const id = randomId();
    bridge.submit(mine, { type: "keep", id, text: text() });
    return id;
  }

  /** @param {string} by */
  function plan(by) {
    fault.textContent = "";
    const id = randomId();
    send({ type: "plan_reread", id, version: keptNow() });
    bridge.submit(mine, { type: "add_action", id, step: section.step, by });
    day.value = "";
    announce(t("{day} is among your next steps, and this version is kept for it.", { day: dayWords(by, today(bridge.now())) }));
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="read-${id}"]`))?.focus();
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const wrong = day.validity.badInput || !day.value;
    fault.textContent = wrong
      ? t("Which day? As in 31 March 2027.")
      : day.value < today(bridge.now())
        ? t("This day has passed. Choose one that is still to come.")
        : "";
    if (fault.textContent) day.focus();
    else plan(day.value);
  }

  /** @param {string} id */
  function read(id) {
    flush();
    for (const note of notes) note.editor.fault("");
    open = id;
    page.hidden = false;
    drawn = "";
    draw();
    heading.focus();
  }

  function close() {
    flush();
    const left = open;
    open = "";
    page.hidden = true;
    draw();
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="read-${left}"]`) ?? past.querySelector(`[data-key="read-${left}"]`) ?? day)?.focus();
  }

  function finish() {
    flush();
    send({ type: "read_again", id: open, now: keptNow() });
    if (stepOf(open)) bridge.submit(mine, { type: "edit_action", id: open, changes: { done: true } });
    announce(t("Noted, with both versions. You may choose another day."));
    close();
  }

  /** @param {string} id */
  function drop(id) {
    send({ type: "drop_reread", id });
    if (stepOf(id)) bridge.submit(mine, { type: "drop_action", id });
    if (open === id) close();
    announce(t("Taken off your list."));
    day.focus();
  }

  let drawn = "";
  function draw() {
    const now = today(bridge.now());
    const waiting = readings.filter((one) => one.read === null);
    const nothing = !text().trim() && !readings.length;
    empty.hidden = !nothing;
    form.hidden = nothing || Boolean(open) || !text().trim();
    day.min = now;
    section.months.forEach((/** @type {number} */ months, /** @type {number} */ n) => (offers[n].textContent = tn("in {n} month · {day}", "in {n} months · {day}", months, { day: dayWords(monthsLater(now, months), now) })));
    const key = JSON.stringify([readings, whole?.actions, whole?.drafts, open, now, open && text()]);
    if (key === drawn) return;
    drawn = key;
    keepingFocus(list, () => show(list, waiting.map((one) => row(one, now))));
    asks.textContent = waiting.length ? t("One more day to read it again") : t("Choose a day to read it again");
    // While one reads, nothing else stands there.
    list.hidden = !waiting.length || Boolean(open);
    past.hidden = Boolean(open);
    const finished = readings.filter((one) => one.read !== null && one.id !== open);
    keepingFocus(past, () => show(past, finished.length ? [h("h3", {}, t("Read before")), ...finished.toReversed().map(pastRow)] : null));
    if (open) drawOpen(now);
  }

  /** @param {string} now */
  function drawOpen(now) {
    const reading = readings.find(({ id }) => id === open);
    if (!reading) return;
    const then = version(reading.version);
    const later = reading.read ? version(reading.now) : null;
    show(heading, reading.read ? t("Read on {day}", { day: momentWords(reading.read) }) : t("Then and now"));
    done.hidden = reading.read !== null;
    const earlier = { label: then ? t("Then, {day}", { day: momentWords(then.at) }) : t("Then"), text: then?.text ?? "" };
    const present = later
      ? { label: momentWords(/** @type {string} */ (reading.read)), text: later.text }
      : { label: t("Now, {day}", { day: dayWords(now, now) }), text: text() };
    if (page.dataset.both !== JSON.stringify([earlier, present])) {
      page.dataset.both = JSON.stringify([earlier, present]);
      void sides.show(earlier, present);
    }
    for (const note of notes) note.editor.receive(reading.notes[note.id] ?? null);
  }

  /**
   * @param {Reading} reading
   * @param {string} now
   */
  function row({ id, version: kept }, now) {
    const by = stepOf(id)?.by ?? "";
    const due = by !== "" && by <= now;
    const draft = version(kept);
    const input = h("input", { class: "mw-input", type: "date", value: by, "data-key": `day-${id}` });
    input.addEventListener("change", () => {
      if (input.validity.badInput) return;
      const to = input.value || null;
      if (stepOf(id)) bridge.submit(mine, { type: "edit_action", id, changes: { by: to } });
      else if (to) bridge.submit(mine, { type: "add_action", id, step: section.step, by: to });
    });
    return h(
      "li",
      { class: due ? "mw-card rr-row rr-due" : "mw-card rr-row" },
      h("p", { class: "rr-when" }, due ? t("The day to read it again has come: {day}", { day: dayWords(by, now) }) : by ? t("To be read again on {day}", { day: dayWords(by, now) }) : t("To be read again, on a day that is still open")),
      draft ? h("p", { class: "mw-soft w-small" }, t("As it stood on {day}.", { day: momentWords(draft.at) })) : null,
      h(
        "div",
        { class: "rr-tools" },
        h("button", { class: due ? "mw-button mw-primary" : "mw-button", type: "button", "data-key": `read-${id}`, onclick: () => read(id) }, due ? t("Read it now") : t("Read it today")),
        h("label", { class: "mw-field rr-move" }, h("span", { class: "mw-label" }, by ? t("Move it to") : t("On which day")), input),
        h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `drop-${id}`, onclick: () => drop(id) }, t("Take off")),
      ),
    );
  }

  /** @param {Reading} reading */
  function pastRow({ id, read: at, notes: said }) {
    return h(
      "article",
      { class: "rr-past" },
      h("h4", {}, t("Read on {day}", { day: momentWords(/** @type {string} */ (at)) })),
      section.questions.map((/** @type {any} */ asked) => (said[asked.id] ? [h("p", { class: "mw-soft w-small", lang }, asked.prompt), h("p", { class: "w-prose", lang, dir: "auto" }, said[asked.id])] : null)).flat(),
      h("button", { class: "mw-button", type: "button", "data-key": `read-${id}`, onclick: () => read(id) }, t("Then and now")),
    );
  }

  const flush = () => notes.forEach((/** @type {any} */ note) => note.editor.flush());
  window.addEventListener("pagehide", flush, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && flush(), { signal });
  const stop = bridge.on("refused", ({ document: of, op, message }) => {
    if (of !== mine || op.section !== section.id) return false;
    const note = op.type === "reflect_on" && op.id === open ? notes.find((/** @type {any} */ each) => each.id === op.question) : null;
    if (note) note.editor.fault(message);
    else fault.textContent = message;
    return true;
  });
  signal.addEventListener("abort", stop);

  return {
    element: h("div", { class: "rr" }, empty, list, page, form, past),
    receive(view, all) {
      readings = view.readings;
      whole = all;
      if (open && !readings.some(({ id }) => id === open)) close();
      draw();
    },
  };
}
