// @ts-check
/** The page of a writing exercise: its worksheets, one at a time, in a row of parts. */

import { h } from "../dom.js";
import { pageHeader } from "../shell.js";
import { t } from "../words.js";
import { Draft } from "./draft.js";
import { fold } from "./fold.js";
import { OnPaper, number } from "./on_paper.js";
import { partsBar } from "./parts_bar.js";
import { Plan } from "./plan.js";
import { Questions } from "./questions.js";
import { SECTIONS } from "./sections.js";
import { Steps } from "./steps.js";
import { stuckCard } from "./stuck.js";

/** What an agenda calls the earlier versions of the text. */
const VERSIONS = "versions";

/**
 * @typedef {{id: string, kind: string, title: string, short: string, text: string}} Section
 * @typedef {{section: Section, panel: HTMLElement, wide: boolean,
 *   receive: (view: import("./fold.js").View) => void, shown: () => void}} Sheet
 */

/**
 * @param {{root: HTMLElement, bridge: import("../bridge.js").Bridge, options: any, signal: AbortSignal}} context
 * @returns {import("../shell.js").Mounted}
 */
export function mount({ root, bridge, options, signal }) {
  const writer = new Writer({ root, bridge, options, signal });
  return { bring: (part) => writer.bring(part) };
}

class Writer {
  /**
   * @param {{root: HTMLElement, bridge: import("../bridge.js").Bridge, options: any, signal: AbortSignal}} context
   */
  constructor({ root, bridge, options, signal }) {
    this._bridge = bridge;
    this._options = options;
    this._signal = signal;
    this._document = options.document;
    /** @type {Section[]} */
    const sections = options.sections;
    const { lang } = options;
    this._draft = sections.some(({ kind }) => kind === "draft") ? new Draft({ bridge, options, signal }) : null;
    this._plan = new Plan({ bridge, document: options.document, lang, numbers: options.numbers, of: /** @type {any} */ (sections.find(({ kind }) => kind === "plan")) });
    this._steps = new Steps({
      steps: options.steps,
      numbers: options.numbers,
      lang,
      tick: (step, done) => bridge.submit(options.document, { type: "tick", step, done }),
    });
    this._bar = partsBar({ parts: sections, lang, go: (id) => this.go(id) });
    this._stuck = stuckCard(options.prompts, lang);
    this._beside = h(
      "div",
      { class: "w-beside" },
      this._stuck,
      this._draft?.beside,
      this._steps.element,
      sections.some(({ kind }) => kind === "plan") ? null : this._plan.element,
    );
    /** @type {Sheet[]} */
    this._sheets = sections.map((section, n) => this._sheet(section, sections[n + 1]));
    this._columns = h("div", { class: "w-columns" }, h("div", { class: "w-sheets" }, this._sheets.map(({ panel }) => panel)), this._beside);
    root.append(
      pageHeader({ eyebrow: options.eyebrow, title: options.title, actions: this._draft?.actions ?? [] }),
      h("div", { class: "w-page" }, this._bar.element, this._columns),
    );
    const page = /** @type {HTMLElement} */ (root.lastElementChild);
    this._onPaper = new OnPaper({ bridge, document: options.document, page, signal, turned: (typing) => this._turned(typing) });
    // Whoever sits in a meeting has a device; the sheet is for before and afterwards.
    if (!options.room) {
      page.prepend(this._onPaper.strip);
      page.append(this._onPaper.card);
    }
    if (this._draft) this._draft.turned = () => this._arrange();
    this._open = "";
    this._show(this._remembered() ?? sections.find(({ kind }) => kind === "draft")?.id ?? sections[0].id);
    if (!options.room) this._onPaper.begin();
    signal.addEventListener("abort", this._watchBridge());
  }

  /**
   * @param {Section} section
   * @param {Section | undefined} next
   * @returns {Sheet}
   */
  _sheet(section, next) {
    const { lang } = this._options;
    const made = this._made(section);
    const heading = h("h2", { id: `w-title-${section.id}`, class: "w-title", lang, tabindex: "-1" }, number(this._options.numbers, section.id), section.title);
    const onward = next
      ? h("button", { class: "mw-button w-onward", type: "button", onclick: () => this.go(next.id) }, t("Next: {title}", { title: next.short }))
      : null;
    const panel = h(
      "section",
      { class: "w-sheet", id: `part-${section.id}`, "data-kind": section.kind, "aria-labelledby": heading.id, hidden: true },
      // Where the text itself is the page, its title stands above and nothing is explained.
      section.kind === "draft" && section.title === this._options.title ? h("div", { class: "mw-hidden" }, heading) : heading,
      section.text ? h("p", { class: "w-lead", lang }, section.text) : null,
      made.element,
      onward,
    );
    return { section, panel, wide: made.wide ?? false, receive: made.receive, shown: made.shown ?? (() => {}) };
  }

  /**
   * @param {Section} section
   * @returns {{element: HTMLElement, wide?: boolean, receive: (view: import("./fold.js").View) => void, shown?: () => void}}
   */
  _made(section) {
    const { _options: options, _bridge: bridge, _signal: signal, _document: document } = this;
    const { lang } = options;
    if (section.kind === "draft" && this._draft) {
      const draft = this._draft;
      return { element: draft.element, receive: (view) => draft.receive(view) };
    }
    if (section.kind === "plan") {
      return { element: this._plan.element, receive: () => {} };
    }
    if (section.kind === "questions") {
      const { items } = /** @type {any} */ (section);
      const questions = new Questions({
        items: items.length ? items : options.items,
        // What is no longer asked is shown where the pre-work is.
        preWork: items.length ? null : options.preWork,
        numberOf: (id) => number(options.numbers, `${section.id}.${id}`),
        lang,
        bridge,
        document,
        signal,
      });
      return { element: questions.element, receive: (view) => questions.receive(view) };
    }
    const { build, wide } = SECTIONS[section.kind];
    const page = build({
      bridge,
      document,
      section,
      options,
      lang,
      signal,
      numberOf: (id) => number(options.numbers, `${section.id}.${id}`),
      send: (op) => bridge.submit(document, { ...op, section: section.id }),
      go: (id, how) => this.go(id, how),
    });
    return {
      element: page.element,
      wide,
      receive: (view) => page.receive(view.sections[section.id], view),
      shown: page.shown,
    };
  }

  _watchBridge() {
    let committed = 0;
    const folds = Object.fromEntries(this._sheets.map(({ section }) => [section.id, SECTIONS[section.kind]?.fold]));
    const stopAcks = this._bridge.on("ack", (ack) => {
      if (ack.document === this._document) committed = Math.max(committed, ack.revision);
    });
    const stop = this._bridge.watch(this._document, ({ view, revision, pending }) => {
      // Between an acknowledgement and the picture that goes with it the old picture is wrong:
      // the operation is no longer pending and not yet shown.
      if (!view || revision < committed) return;
      const now = fold(view, pending, { sections: folds });
      for (const sheet of this._sheets) sheet.receive(now);
      this._plan.receive(now);
      this._steps.receive(now.steps);
      this._onPaper.receive(now);
    });
    return () => {
      stop();
      stopAcks();
    };
  }

  /**
   * Open a part, with the keyboard at its heading.
   * @param {string} id
   * @param {{focus?: boolean}} [how]
   */
  go(id, { focus = true } = {}) {
    if (!this._sheets.some(({ section }) => section.id === id)) return;
    if (this._draft?.comparing) this._draft.write();
    this._show(id);
    try {
      localStorage.setItem(this._place(), id);
    } catch {
      // A device that keeps nothing opens at the usual part.
    }
    const sheet = this._now();
    if (this._onPaper?.typing) sheet.panel.scrollIntoView({ block: "start" });
    else window.scrollTo({ top: 0 });
    if (focus) /** @type {HTMLElement} */ (sheet.panel.querySelector("h2")).focus({ preventScroll: true });
  }

  /**
   * Bring somebody to a part by the name that an agenda has for it; see `Mounted` in shell.js.
   * @param {string} part
   */
  bring(part) {
    const left = this._draft?.comparing ? VERSIONS : this._open;
    if (part === left) return "";
    if (part === VERSIONS) {
      const draft = this._sheets.find(({ section }) => section.kind === "draft");
      if (!draft || !this._draft?.hasVersions) return "";
      this._show(draft.section.id);
      this._draft.compare();
      return left;
    }
    if (!this._sheets.some(({ section }) => section.id === part)) return "";
    this.go(part, { focus: false });
    return left;
  }

  _now() {
    return /** @type {Sheet} */ (this._sheets.find(({ section }) => section.id === this._open));
  }

  /** @param {string} id */
  _show(id) {
    this._open = id;
    for (const { section, panel } of this._sheets) panel.hidden = section.id !== id && !this._onPaper?.typing;
    this._bar.show(id);
    this._arrange();
    for (const sheet of this._sheets) if (!sheet.panel.hidden) sheet.shown();
  }

  /** What stands beside the open part, and in the title row. */
  _arrange() {
    const { section, wide } = this._now();
    const writing = section.kind === "draft";
    const typing = Boolean(this._onPaper?.typing);
    const alone = !typing && (wide || (writing && Boolean(this._draft?.comparing)));
    this._beside.hidden = alone;
    this._columns.classList.toggle("w-alone", alone);
    if (!this._draft) return;
    this._draft.beside.hidden = !writing || typing;
    // These questions are about the sentences of the text.
    this._stuck.hidden = !writing;
    for (const button of this._draft.actions) button.classList.toggle("w-elsewhere", !writing && !typing);
  }

  /**
   * A sheet is typed in, or it is no longer: all parts stand there, or the open one.
   * @param {boolean} typing
   */
  _turned(typing) {
    if (this._draft?.comparing) this._draft.write();
    this._show(this._open);
    const [, keep] = this._draft?.actions ?? [];
    // A second version on the sheet is written over the first, which is kept before.
    if (keep) (typing ? this._draft?.element : this._draft?.actions[0].parentElement)?.append(keep);
  }

  _place() {
    return `mw-part ${this._bridge.person} ${this._document}`;
  }

  /** The part that the address names, or that was open last on this device. @returns {string | undefined} */
  _remembered() {
    const known = (/** @type {string | null} */ id) => this._sheets.find(({ section }) => section.id === id)?.section.id;
    let kept = null;
    try {
      kept = localStorage.getItem(this._place());
    } catch {
      // see above
    }
    return known(window.location.hash.slice(1)) ?? known(kept);
  }
}
