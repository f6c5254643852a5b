// @ts-check
/** Home: where you left off, the phases, and what you may do with your own work. */

import { h, keepingFocus, show } from "../dom.js";
import { dayWords, today } from "../days.js";
import { whoCanRead } from "../shell.js";
import { day, t } from "../words.js";
import { yourWork } from "./yours.js";

/**
 * @typedef {{name: string, title: string, lang: string, summary: string, state: "none" | "working" | "done",
 *   detail: string, open: string, time: string, at: string | null, href: string, notebook: boolean,
 *   again: {day: string, part: string} | null}} Entry
 * @typedef {{phases: {id: string, title: string, exercises: Entry[]}[], last: Entry | null,
 *   faults: string[]}} View
 */

/**
 * @param {{root: HTMLElement, bridge: import("../bridge.js").Bridge, options: any, signal: AbortSignal}} context
 */
export function mount({ root, bridge, options, signal }) {
  const again = h("div", {});
  const left = h("div", {});
  const phases = h("div", { class: "h-phases" });
  const anyTime = h("div", {});
  const onePage = h("div", {});
  const faults = h("div", {});
  root.append(
    h(
      "div",
      { class: "h-page" },
      h("header", { class: "h-title" }, h("h1", {}, t("Your workbook")), h("p", { class: "mw-soft" }, whoCanRead())),
      again,
      left,
      phases,
      anyTime,
      onePage,
      faults,
      h("footer", { class: "h-foot" }, yourWork({ bridge, room: options.room })),
    ),
  );
  const fill = (/** @type {View} */ view) =>
    keepingFocus(root, () => {
      const all = view.phases.flatMap(({ exercises }) => exercises);
      show(again, readAgain(all, today(bridge.now()), options.served));
      show(left, view.last ? leftOff(view.last, options.served) : beginning());
      const [any] = view.phases.filter(({ id }) => id === ANY);
      const year = view.phases.filter(({ id }) => id !== ANY);
      show(phases, year.map((phase) => phaseColumn(phase, options.served)));
      show(anyTime, any?.exercises.length ? phaseColumn(any, options.served) : null);
      show(onePage, view.last && options.served ? toOnePage() : null);
      show(faults, view.faults.length ? faultsCard(view.faults) : null);
    });
  const look = () => bridge.ask("home").then(fill, (error) => show(phases, h("p", { class: "mw-fault" }, error.message)));
  const stops = [bridge.on("home", fill), bridge.on("welcome", look)];
  signal.addEventListener("abort", () => stops.forEach((stop) => stop()));
  void look();
}

/** The phase of what belongs nowhere in the year: it stands below the others, in a row. */
const ANY = "any";

/** What stands there before anything was begun. */
function beginning() {
  return h(
    "p",
    { class: "mw-card h-beginning" },
    t("Begin with whatever is useful now: the order below is advice. What you write is saved as you go."),
  );
}

/**
 * What was to be read again by today.
 * @param {Entry[]} entries
 * @param {string} now the day it is
 * @param {boolean} served
 */
function readAgain(entries, now, served) {
  return entries.map((entry) => {
    const { again, title, lang, name } = entry;
    if (!again || again.day > now) return null;
    const href = address(entry, served);
    return h(
      "section",
      { class: "mw-card h-left h-again", "aria-label": t("Read it again: {title}", { title }) },
      h(
        "div",
        {},
        h("p", { class: "mw-soft" }, t("The day to read this again has come: {day}", { day: dayWords(again.day, now) })),
        h("h2", { lang }, title),
      ),
      href
        ? h(
            "a",
            { class: "mw-button", href: `${href}#${again.part}`, "data-key": `again-${name}`, "aria-label": t("Read it again: {title}", { title }) },
            t("Read it again"),
          )
        : null,
    );
  });
}

/**
 * @param {Entry} entry
 * @param {boolean} served
 */
function leftOff(entry, served) {
  const href = address(entry, served);
  const open = entry.open && entry.state !== "done" ? t("still open: {step}", { step: entry.open }) : "";
  return h(
    "section",
    { class: "mw-card h-left", "aria-labelledby": "h-left-title" },
    h(
      "div",
      {},
      h("p", { class: "mw-soft" }, t("Where you left off, {day}", { day: when(entry.at ?? "") })),
      h("h2", { id: "h-left-title", lang: entry.lang }, entry.title),
      h("p", { class: "mw-soft" }, [entry.detail, open].filter(Boolean).join(" · ")),
    ),
    href
      ? h(
          "a",
          {
            class: "mw-button mw-primary",
            href,
            "data-key": "go-on",
            "aria-label": t("Go on with {title}", { title: entry.title }),
          },
          t("Go on"),
        )
      : null,
  );
}

/** Where what was written in all of them comes together. */
function toOnePage() {
  return h(
    "a",
    { class: "mw-card h-one-page", href: "your-page", "data-key": "your-page" },
    h("span", { class: "h-one-page-title" }, t("Your page")),
    h("span", { class: "mw-soft" }, t("What you have written so far, on one page: choose the pieces, keep it as PDF or Word.")),
  );
}

/**
 * @param {{id: string, title: string, exercises: Entry[]}} phase
 * @param {boolean} served
 */
function phaseColumn({ id, title, exercises }, served) {
  const heading = `h-phase-${id}`;
  const look = ["h-phase", id === ANY ? "h-any" : "", exercises.length ? "" : "h-phase-empty"];
  return h(
    "section",
    { class: look.filter(Boolean).join(" "), "aria-labelledby": heading },
    h("h2", { id: heading, class: "mw-eyebrow" }, title),
    exercises.length
      ? h("ul", { role: "list" }, exercises.map((entry) => h("li", {}, exerciseEntry(entry, served))))
      : null,
  );
}

/**
 * @param {Entry} entry
 * @param {boolean} served
 */
function exerciseEntry(entry, served) {
  const href = address(entry, served);
  const title = h("span", { class: "h-name", lang: entry.lang }, entry.title);
  const inside = [
    h("span", { class: `h-sign h-sign-${entry.state}`, "aria-hidden": "true" }),
    h(
      "span",
      { class: "h-words" },
      title,
      h("span", { class: "h-state mw-soft" }, stateWords(entry)),
    ),
  ];
  return href
    ? h("a", { class: "h-entry", href, "data-key": `open-${entry.name}` }, inside)
    : h("div", { class: "h-entry" }, inside);
}

/** @param {Entry} entry */
function stateWords({ state, detail, time, at }) {
  if (state === "done") return detail ? t("done · {detail}", { detail }) : t("done");
  if (state === "working" && at) return detail ? t("begun · {detail}", { detail }) : t("begun");
  return t("not begun · {time}", { time });
}

/**
 * Where an exercise opens: the served page, or in JupyterLab the notebook beside this one.
 * @param {Entry} entry
 * @param {boolean} served
 */
function address(entry, served) {
  if (served) return entry.href;
  const { pathname } = window.location;
  return entry.notebook && /\/tree\/.*\.ipynb$/.test(pathname) ? `${entry.name}.ipynb` : "";
}

/** @param {string} at */
function when(at) {
  const then = new Date(at).toDateString();
  const now = new Date();
  if (then === now.toDateString()) return t("today");
  now.setDate(now.getDate() - 1);
  return then === now.toDateString() ? t("yesterday") : day(at);
}

/** @param {string[]} faults */
function faultsCard(faults) {
  return h(
    "section",
    { class: "mw-card h-faults", "aria-labelledby": "h-faults-title" },
    h("h2", { id: "h-faults-title" }, t("An exercise was edited and cannot be read")),
    h("p", {}, t("The last version that could be read goes on running. Nothing anybody wrote is touched.")),
    h("ul", {}, faults.map((fault) => h("li", {}, fault))),
  );
}
