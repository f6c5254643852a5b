// @ts-check
/** The text of one's own: written, kept in versions, compared, and one sentence of it marked. */

import { announce, h, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { Choosing } from "./choosing.js";
import { Comparing } from "./comparing.js";
import { Drafts, versions } from "./drafts.js";
import { MAIN, countWords } from "./fold.js";
import { Marking } from "./marking.js";
import { QuietTime } from "./quiet_time.js";
import { TextField } from "./text_field.js";

export class Draft {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, options: any, signal: AbortSignal}} given
   */
  constructor({ bridge, options, signal }) {
    const { lang } = options;
    const shared = { bridge, document: options.document, signal };
    this._bridge = bridge;
    this._document = options.document;
    /** @type {import("./fold.js").View | null} */
    this._view = null;
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
    this._drafts = new Drafts({ open: (id) => this.compare(id) });
    this._comparing = new Comparing({
      bridge,
      lang,
      close: () => this.write(),
      goOn: (version) => this._goOn(version),
    });
    this._compareButton = h("button", { class: "mw-button", type: "button", onclick: () => this.compare() }, t("Compare drafts"));
    this._keepButton = h("button", { class: "mw-button", type: "button", onclick: () => this._keep() }, t("Keep this version"));
    this._foot = h("p", { class: "w-foot mw-soft w-small" });
    const minutes = options.sections.find((/** @type {any} */ each) => each.kind === "draft")?.quiet_minutes;
    const quiet = minutes ? new QuietTime({ bridge, document: options.document, minutes, begun: () => this._field.textarea.focus(), signal }) : null;
    this._writing = h("div", {}, this._choosing.element, this._marking.paper, this._field.fault, this._foot, quiet?.element, this._marking.panel);
    this.element = h("div", { class: "w-main" }, this._writing, this._comparing.element);
    /** What stands beside it: the versions. */
    this.beside = this._drafts.element;
    /** The two buttons of the title row. */
    this.actions = [this._compareButton, this._keepButton];
    /** Told when the two versions are opened, or the text again. */
    this.turned = () => {};
  }

  /** Whether versions are compared instead of writing. */
  get comparing() {
    return this._comparing.isOpen;
  }

  /** Whether there is anything to compare. */
  get hasVersions() {
    return Boolean(this._view && versions(this._view).length);
  }

  /** @param {import("./fold.js").View} view */
  receive(view) {
    this._view = view;
    this._field.receive(view.fields[MAIN].heads);
    this._marking.receive(view.quotation);
    this._drafts.receive(view);
    this._tell();
  }

  /** @param {string} [id] the version to begin with */
  compare(id) {
    if (!this._view) return;
    this._field.flush();
    this._writing.hidden = true;
    this._comparing.open(versions(this._view), this._field.text, id);
    this._tell();
    this.turned();
  }

  /** Back from comparing, with the keyboard in the text. */
  write() {
    this._comparing.close();
    this._writing.hidden = false;
    this._tell();
    this.turned();
    this._field.textarea.focus();
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
    this._keepButton.setAttribute("aria-disabled", String(!text.trim() || already));
    this._keepButton.title = already ? t("This version is kept already.") : "";
  }

  _keep() {
    const { text } = this._field;
    // A button that says that it cannot do anything now, and can still be reached and read.
    if (this._keepButton.getAttribute("aria-disabled") === "true") return;
    this._field.flush();
    this._bridge.submit(this._document, { type: "keep", id: randomId(), text });
    announce(t("This version is kept."));
  }

  /** @param {import("./drafts.js").Version} version */
  _goOn(version) {
    const { text } = this._field;
    const kept = this._view ? versions(this._view) : [];
    const lost = text.trim() && !kept.some((each) => each.text === text);
    if (lost) this._keep();
    this._field.replaceText(version.text);
    this.write();
    announce(
      lost
        ? t("You go on from this version. The text you had is kept as a draft.")
        : t("You go on from this version."),
    );
  }
}
