// @ts-check
/** A meeting without a worksheet: notes of one's own, the questions beforehand, the steps. */

import { h } from "../dom.js";
import { pageHeader } from "../shell.js";
import { t, tn } from "../words.js";
import { Choosing } from "../writer/choosing.js";
import { MAIN, fold } from "../writer/fold.js";
import { OnPaper, number } from "../writer/on_paper.js";
import { Plan } from "../writer/plan.js";
import { Questions } from "../writer/questions.js";
import { Steps } from "../writer/steps.js";
import { stuckCard } from "../writer/stuck.js";
import { TextField } from "../writer/text_field.js";

/**
 * @param {import("../shell.js").Context} context
 * @returns {import("../shell.js").Mounted}
 */
export function mount({ root, bridge, options, signal }) {
  const { document: id, lang, title } = options;
  const shared = { bridge, document: id, signal };
  const grow = h("div", { class: "t-grow-mirror", "aria-hidden": "true" });
  /** @type {Choosing} */
  let choosing;
  const notes = new TextField({
    ...shared,
    name: MAIN,
    attributes: {
      id: "t-notes",
      class: "t-notes",
      lang,
      rows: "4",
      placeholder: options.invitation,
      "aria-describedby": "t-notes-who w-fault-text",
      "data-key": "main",
    },
    changed: () => {
      grow.textContent = `${notes.text}\n`;
      choosing?.show();
    },
  });
  choosing = new Choosing({ field: notes, lang });
  const questions = new Questions({ ...shared, items: options.items, preWork: options.preWork, lang, title: t("Before you meet"), numberOf: (name) => number(options.numbers, `before.${name}`) });
  const steps = new Steps({
    steps: options.steps,
    numbers: options.numbers,
    lang,
    tick: (step, done) => bridge.submit(id, { type: "tick", step, done }),
  });

  const plan = new Plan({ bridge, document: id, numbers: options.numbers });

  const sheet = h(
    "section",
    { class: "w-main t-main", "aria-labelledby": "t-notes-label" },
    h("label", { class: "t-label", id: "t-notes-label", for: "t-notes" }, number(options.numbers, "notes"), t("Notes for yourself")),
    h("p", { class: "mw-soft w-small", id: "t-notes-who" }, t("Nobody in the meeting sees them, unless you read them out or share them.")),
    choosing.element,
    h("div", { class: "t-grow" }, grow, notes.textarea),
    notes.fault,
  );
  const beside = h(
    "div",
    { class: "w-beside" },
    steps.element,
    plan.element,
    stuckCard(options.prompts, lang, t("A question to think with")),
    options.room ? null : theHour(options.hour, lang),
  );
  questions.element.querySelector("h2")?.prepend(number(options.numbers, "before") ?? "");
  const page = h("div", { class: "w-page t-page" });
  const onPaper = new OnPaper({ bridge, document: id, page, signal });
  root.append(pageHeader({ eyebrow: options.eyebrow, title }), page);
  page.append(
    ...[
      options.room ? null : onPaper.strip,
      options.room ? null : h("p", { class: "t-summary", lang }, options.summary),
      // In the room the notes come first; whoever sits alone comes for the questions beforehand.
      options.room
        ? h("div", { class: "w-columns" }, sheet, beside, questions.element)
        : h("div", { class: "w-columns t-alone" }, questions.element, sheet, beside),
      options.room ? null : onPaper.card,
    ].filter((each) => each !== null),
  );
  if (!options.room) onPaper.begin();

  let committed = 0;
  const stops = [
    bridge.on("ack", (ack) => {
      if (ack.document === id) committed = Math.max(committed, ack.revision);
    }),
    bridge.watch(id, ({ view, revision, pending }) => {
      // Between an acknowledgement and the picture that goes with it the old picture is wrong.
      if (!view || revision < committed) return;
      const now = fold(view, pending);
      notes.receive(now.fields[MAIN].heads);
      questions.receive(now);
      steps.receive(now.steps);
      onPaper.receive(now);
      plan.receive(now);
    }),
  ];
  signal.addEventListener("abort", () => stops.forEach((stop) => stop()));

  /** @type {Record<string, HTMLElement>} */
  const parts = { before: questions.element, notes: sheet };
  const where = () => {
    const { top } = questions.element.getBoundingClientRect();
    return !questions.element.hidden && top < window.innerHeight / 3 ? "before" : "notes";
  };
  return {
    bring: (part) => {
      const left = where();
      if (part === left || !parts[part] || parts[part].hidden) return "";
      // Below the bar of the meeting, which stays where it is.
      if (part === "notes" && options.room) window.scrollTo({ top: 0 });
      else parts[part].scrollIntoView({ block: "start" });
      return left;
    },
  };
}

/**
 * How the meeting goes, for whoever prepares for it.
 * @param {{title: string, minutes: number, do: string}[]} blocks
 * @param {string} lang
 */
function theHour(blocks, lang) {
  return h(
    "section",
    { "aria-labelledby": "t-hour-title" },
    h("h2", { id: "t-hour-title" }, t("How the meeting goes")),
    h(
      "ol",
      { class: "t-hour", role: "list" },
      blocks.map((block) =>
        h(
          "li",
          {},
          h(
            "details",
            {},
            h(
              "summary",
              {},
              h("span", { lang }, block.title),
              h("span", { class: "mw-soft" }, tn("{n} minute", "{n} minutes", block.minutes)),
            ),
            h("p", { class: "mw-soft w-small", lang }, block.do),
          ),
        ),
      ),
    ),
  );
}
