// @ts-check
/** The versions of one speech that are kept, the latest first; any two side by side. */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { Comparing } from "../writer/comparing.js";
import { versions } from "../writer/drafts.js";
import { MAIN } from "../writer/fold.js";

export class Versions {
  /**
   * @param {{c: any, open: () => void, close: () => void}} given called when two versions are
   *   looked at, and when no longer
   */
  constructor({ c, open, close }) {
    this._c = c;
    this._opened = open;
    /** @type {import("./pitch_paper.js").Paper | null} */
    this._paper = null;
    this._speech = "";
    /** @type {import("../writer/drafts.js").Version[]} */
    this._kept = [];
    this._keep = h("button", { class: "mw-button", type: "button", onclick: () => this.keep() }, t("Keep this version"));
    this._compare = h("button", { class: "mw-button", type: "button", onclick: () => this._open(this._kept[0]?.id) }, t("Beside the first version"));
    this._list = h("ul", { class: "w-drafts", role: "list" });
    const id = `s-versions-${randomId().slice(0, 8)}`;
    this.element = h(
      "section",
      { class: "s-versions", "aria-labelledby": id },
      h("h3", { class: "mw-hidden", id }, t("Versions")),
      h("div", { class: "w-row" }, this._keep, this._compare),
      this._list,
    );
    const back = () => {
      this.comparing.close();
      close();
    };
    this.comparing = new Comparing({
      bridge: c.bridge,
      lang: c.lang,
      close: () => {
        back();
        this._paper?.field.textarea.focus();
      },
      goOn: (version) => {
        back();
        this._goOn(version);
      },
    });
  }

  /**
   * @param {import("./pitch_paper.js").Paper} paper
   * @param {string} speech
   * @param {import("./pitch_fold.js").Kept[]} kept of this speech
   * @param {any} whole the view of the page
   */
  receive(paper, speech, kept, whole) {
    if (this._speech !== speech) this.comparing.close();
    this._paper = paper;
    this._speech = speech;
    const asides = whole.asides.filter((/** @type {any} */ { field }) => field === paper.field.name);
    this._kept = versions({ ...whole, drafts: kept.map((one) => ({ ...one, name: "" })), asides: asides.map((/** @type {any} */ one) => ({ ...one, field: MAIN })) });
    this.typed();
    const key = this._kept.map(({ id, label }) => `${id} ${label}`).join("\n");
    if (this._list.dataset.key === key) return;
    this._list.dataset.key = key;
    keepingFocus(this._list, () =>
      show(
        this._list,
        this._kept.toReversed().map((version) =>
          h(
            "li",
            {},
            h(
              "button",
              { class: "w-draft", type: "button", "data-key": `version-${version.id}`, onclick: () => this._open(version.id) },
              h("span", {}, version.label),
              h("span", { class: "mw-soft" }, tn("{n} word", "{n} words", version.words)),
            ),
          ),
        ),
      ),
    );
  }

  /** The text has changed. */
  typed() {
    const text = this._paper?.field.text ?? "";
    const already = this._kept.at(-1)?.text === text;
    this._keep.setAttribute("aria-disabled", String(!text.trim() || already));
    this._keep.title = already ? t("This version is kept already.") : "";
    this._compare.hidden = !this._kept.length || (this._kept.length === 1 && already);
  }

  keep() {
    if (!this._paper || this._keep.getAttribute("aria-disabled") === "true") return;
    const { field } = this._paper;
    field.flush();
    this._c.send({ type: "keep_speech", id: randomId(), speech: this._speech, text: field.text });
    announce(t("This version is kept."));
  }

  /** @param {string} [id] */
  _open(id) {
    if (!this._paper || !this._kept.length) return;
    this._paper.field.flush();
    this._opened();
    this.comparing.open(this._kept, this._paper.field.text, id);
  }

  /** @param {import("../writer/drafts.js").Version} version */
  _goOn(version) {
    const field = this._paper?.field;
    if (!field) return;
    const lost = field.text.trim() && !this._kept.some(({ text }) => text === field.text);
    if (lost) this.keep();
    field.replaceText(version.text);
    field.textarea.focus();
    announce(lost ? t("You go on from this version. The text you had is kept as a draft.") : t("You go on from this version."));
  }
}
