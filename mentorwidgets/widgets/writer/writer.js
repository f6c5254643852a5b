// @ts-check
/** The writer: one calm page for a text of one's own. */

import { announce, h, randomId, show } from "../dom.js";
import { pageHeader } from "../shell.js";
import { t, tn } from "../words.js";
import { Choosing } from "./choosing.js";
import { Comparing } from "./comparing.js";
import { Drafts, versions } from "./drafts.js";
import { MAIN, countWords, fold } from "./fold.js";
import { Marking } from "./marking.js";
import { Plan } from "./plan.js";
import { Questions } from "./questions.js";
import { Steps } from "./steps.js";
import { stuckCard } from "./stuck.js";
import { TextField } from "./text_field.js";

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
    this._document = options.document;
    /** @type {import("./fold.js").View | null} */
    this._view = null;
    const { lang } = options;
    const shared = { bridge, document: options.document, signal };

    this._field = new TextField({
      ...shared,
      name: MAIN,
      attributes: {
        class: "w-text",
        lang,
        placeholder: options.invitation,
        "aria-label": options.title,
        "data-key": "main",
      },
      changed: () => this._typed(),
    });
    this._marking = new Marking({ ...shared, field: this._field, sharing: options.sharing, lang });
    this._choosing = new Choosing({ field: this._field, lang });
    this._questions = new Questions({ ...shared, items: options.items, preWork: options.preWork, lang });
    this._steps = new Steps({
      steps: options.steps,
      lang,
      tick: (step, done) => bridge.submit(options.document, { type: "tick", step, done }),
    });
    this._plan = new Plan({ bridge, document: options.document });
    this._drafts = new Drafts({ open: (id) => this._compare(id) });
    this._comparing = new Comparing({
      bridge,
      lang,
      close: () => this._write(),
      goOn: (version) => this._goOn(version),
    });
    this._compareButton = h(
      "button",
      { class: "mw-button", type: "button", onclick: () => this._compare() },
      t("Compare drafts"),
    );
    this._keepButton = h(
      "button",
      { class: "mw-button", type: "button", onclick: () => this._keep() },
      t("Keep this version"),
    );
    this._foot = h("p", { class: "w-foot mw-soft w-small" });
    this._writing = this._layout(options);
    root.append(
      pageHeader({
        eyebrow: options.eyebrow,
        title: options.title,
        actions: [this._compareButton, this._keepButton],
      }),
      h("div", { class: "w-page" }, this._writing, this._comparing.element),
    );
    signal.addEventListener("abort", this._watchBridge());
  }

  /** @param {any} options */
  _layout({ prompts, lang, items }) {
    const toQuestions = h(
      "button",
      { class: "w-link", type: "button", onclick: () => this._showQuestions() },
      t("Go to the questions"),
    );
    this._answered = h("p", {});
    return h(
      "div",
      { class: "w-columns" },
      h(
        "div",
        { class: "w-main" },
        this._choosing.element,
        this._marking.paper,
        this._field.fault,
        this._foot,
        this._marking.panel,
      ),
      h(
        "div",
        { class: "w-beside" },
        stuckCard(prompts, lang),
        items.length
          ? h(
              "section",
              { class: "w-aside", "aria-labelledby": "w-before-title" },
              h("h2", { id: "w-before-title" }, t("Questions beforehand")),
              this._answered,
              toQuestions,
            )
          : null,
        this._drafts.element,
        this._steps.element,
        this._plan.element,
      ),
      this._questions.element,
    );
  }

  _watchBridge() {
    let committed = 0;
    const stopAcks = this._bridge.on("ack", (ack) => {
      if (ack.document === this._document) committed = Math.max(committed, ack.revision);
    });
    const stop = this._bridge.watch(this._document, ({ view, revision, pending }) => {
      // Between an acknowledgement and the picture that goes with it the old picture is wrong:
      // the operation is no longer pending and not yet shown.
      if (!view || revision < committed) return;
      this._view = fold(view, pending);
      this._field.receive(this._view.fields[MAIN].heads);
      this._marking.receive(this._view.quotation);
      this._questions.receive(this._view);
      this._drafts.receive(this._view);
      this._plan.receive(this._view);
      this._steps.receive(this._view.steps);
      this._tell();
    });
    return () => {
      stop();
      stopAcks();
    };
  }

  /** The text, or the versions beside it, have changed. */
  _typed() {
    if (!this._marking) return;
    this._marking.paint();
    this._choosing.show();
    this._tell();
  }

  _tell() {
    const { text } = this._field;
    const kept = this._view ? versions(this._view) : [];
    const marked = this._marking.now?.state === "here";
    show(
      this._foot,
      h("span", {}, tn("{n} word", "{n} words", countWords(text))),
      kept.length ? h("span", {}, tn("{n} version kept", "{n} versions kept", kept.length)) : null,
      marked ? h("span", {}, t("One passage marked to share")) : null,
    );
    this._compareButton.hidden = kept.length === 0 || this._comparing.isOpen;
    const already = kept.at(-1)?.text === text;
    setDisabled(this._keepButton, !text.trim() || already);
    this._keepButton.title = already ? t("This version is kept already.") : "";
    if (this._answered) {
      const { answered, all } = this._questions;
      show(this._answered, t("{answered} of {all} questions answered", { answered, all }));
    }
  }

  _keep() {
    const { text } = this._field;
    if (this._keepButton.getAttribute("aria-disabled") === "true") return;
    this._field.flush();
    this._bridge.submit(this._document, { type: "keep", id: randomId(), text });
    announce(t("This version is kept."));
  }

  /**
   * Bring somebody to a part by the name that an agenda has for it; see `Mounted` in shell.js.
   * @param {string} part
   */
  bring(part) {
    const left = this._where();
    const drafts = this._view ? versions(this._view) : [];
    if (part === left || !["before", "draft", "versions"].includes(part)) return "";
    if (part === "versions") {
      if (!drafts.length) return "";
      this._compare();
    } else {
      if (left === "versions") this._write();
      if (part === "before") this._showQuestions();
      else window.scrollTo({ top: 0 });
    }
    return left;
  }

  /** Which part is looked at. */
  _where() {
    if (this._comparing.isOpen) return "versions";
    const { top } = this._questions.element.getBoundingClientRect();
    return top < window.innerHeight / 3 ? "before" : "draft";
  }

  /** @param {string} [id] */
  _compare(id) {
    if (!this._view) return;
    this._field.flush();
    this._writing.hidden = true;
    this._comparing.open(versions(this._view), this._field.text, id);
    this._tell();
  }

  _write() {
    this._comparing.close();
    this._writing.hidden = false;
    this._tell();
    this._field.textarea.focus();
  }

  /** @param {import("./drafts.js").Version} version */
  _goOn(version) {
    const { text } = this._field;
    const kept = this._view ? versions(this._view) : [];
    const lost = text.trim() && !kept.some((each) => each.text === text);
    if (lost) this._keep();
    this._field.replaceText(version.text);
    this._write();
    announce(
      lost
        ? t("You go on from this version. The text you had is kept as a draft.")
        : t("You go on from this version."),
    );
  }

  _showQuestions() {
    const heading = /** @type {HTMLElement} */ (this._questions.element.querySelector("h2"));
    heading.focus({ preventScroll: true });
    this._questions.element.scrollIntoView({ block: "start" });
  }
}

/**
 * A button that says that it cannot do anything now, and can still be reached and read.
 * @param {HTMLButtonElement} button
 * @param {boolean} disabled
 */
function setDisabled(button, disabled) {
  button.setAttribute("aria-disabled", String(disabled));
}
