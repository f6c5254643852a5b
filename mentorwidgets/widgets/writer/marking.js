// @ts-check
/**
 * The words that may be shared: painted behind the text, chosen by selecting, and said again
 * below the text exactly as others would see them.
 */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";
import { follow } from "./follow.js";

/** As long as `reflection/commands.py` allows. */
const LONGEST = 2000;

/** @typedef {import("./follow.js").Quotation} Quotation */

export class Marking {
  /**
   * @param {{field: import("./text_field.js").TextField, bridge: import("../bridge.js").Bridge,
   *   document: string, sharing: string, lang: string, signal: AbortSignal}} given
   */
  constructor({ field, bridge, document: id, sharing, lang, signal }) {
    this._field = field;
    this._bridge = bridge;
    this._document = id;
    this._lang = lang;
    /** @type {Quotation | null} as it stands in the text that the field goes on from */
    this._base = null;
    this._pointing = false;
    /** What was last selected in the text: a button that takes the focus must not lose it. */
    this._selected = { start: 0, end: 0 };

    const { textarea } = field;
    this.backdrop = h("div", { class: "w-backdrop", "aria-hidden": "true", lang });
    this.chip = h(
      "button",
      {
        class: "mw-button mw-primary w-chip",
        type: "button",
        hidden: true,
        // The selection stays visible only while the text has the focus.
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => this.markSelected(),
      },
      t("This may be shared"),
    );
    this.paper = h("div", { class: "w-paper" }, this.backdrop, textarea, this.chip);
    this._said = h("div", { class: "w-share-said" });
    this._fault = h("p", { class: "mw-fault", role: "alert" });
    this._unmark = h(
      "button",
      { class: "mw-button mw-quiet", type: "button", onclick: () => this.unmark() },
      t("Mark nothing"),
    );
    const heading = h("h2", { id: "w-share-title" }, t("What may be shared"));
    this.panel = h(
      "section",
      { class: "w-share", "aria-labelledby": heading.id },
      heading,
      this._said,
      h("p", { class: "mw-soft w-small", lang }, sharing),
      h(
        "div",
        { class: "w-row" },
        h(
          "button",
          {
            class: "mw-button",
            type: "button",
            onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
            onclick: () => this.markSelected(),
          },
          t("Mark the selected words"),
        ),
        this._unmark,
      ),
      this._fault,
    );

    document.addEventListener("selectionchange", () => this._look(), { signal });
    for (const type of ["select", "keyup", "pointerup", "focus"]) {
      textarea.addEventListener(type, () => this._look(), { signal });
    }
    textarea.addEventListener("pointerdown", () => this._point(true), { signal });
    window.addEventListener("pointerup", () => this._point(false), { signal });
    window.addEventListener("pointercancel", () => this._point(false), { signal });
    window.addEventListener("resize", () => this._look(), { signal });
    // While the focus moves nothing has it: look where it goes, or the button is gone before.
    this.paper.addEventListener("focusout", (event) => this._look(event.relatedTarget), { signal });
    bridge.on("refused", ({ op, message }) => {
      if (op?.type !== "mark") return false;
      this._say(message);
      return true;
    });
  }

  /** @param {Quotation | null} quotation as the operations so far leave it */
  receive(quotation) {
    this._base = quotation;
    this.paint();
  }

  /** Where the marked words are in the text as it is being typed; null when nothing is marked. */
  get now() {
    const { base, baseText, text } = this._field;
    if (!this._base) return null;
    if (this._base.op !== base || baseText === null) return { ...this._base, state: /** @type {const} */ ("elsewhere") };
    return baseText === text ? this._base : follow(this._base, baseText, text, base);
  }

  /** Show the mark behind the text, and what others would see below it. */
  paint() {
    const { text, textarea } = this._field;
    const now = this.now;
    // An empty textarea shows its invitation, and is as tall as that.
    const shown = text || textarea.placeholder;
    // A last line that is empty has its height only when something follows the break.
    const tail = "\n";
    if (now?.state === "here") {
      show(
        this.backdrop,
        shown.slice(0, now.start),
        h("mark", {}, shown.slice(now.start, now.end)),
        shown.slice(now.end) + tail,
      );
    } else show(this.backdrop, shown + tail);
    this._tell(now);
    this._look();
  }

  /** Mark what is selected in the text, without the blanks around it. */
  markSelected() {
    const { text } = this._field;
    const raw = text.slice(this._selected.start, this._selected.end);
    const start = this._selected.start + (raw.length - raw.trimStart().length);
    const words = raw.trim();
    if (!words) {
      this._say(t("Select words in your text first, then mark them."));
      this._field.textarea.focus();
      return;
    }
    if ([...words].length > LONGEST) {
      this._say(t("That is too long to share as one piece. Mark a sentence or two."));
      return;
    }
    this._say("");
    this._field.flush();
    const op = { type: "mark", start, end: start + words.length, text: words };
    this._bridge.submit(this._document, op);
    announce(t("Marked as what may be shared: {words}", { words }));
    this._field.textarea.focus({ preventScroll: true });
    this._field.textarea.setSelectionRange(op.end, op.end);
  }

  unmark() {
    this._say("");
    this._bridge.submit(this._document, { type: "unmark" });
    announce(t("Nothing is marked."));
    this._field.textarea.focus({ preventScroll: true });
  }

  /** @param {(Omit<Quotation, "state"> & {state: "here" | "ask" | "elsewhere"}) | null} now */
  _tell(now) {
    this._unmark.hidden = !now;
    const key = now ? `${now.state} ${now.text}` : "";
    if (this._said.dataset.key === key) return;
    this._said.dataset.key = key;
    if (!now) {
      show(this._said, h("p", {}, t("Nothing is marked: nothing of this would be shared.")));
      return;
    }
    const asks = now.state === "ask";
    show(
      this._said,
      h(
        "p",
        asks ? { class: "mw-fault" } : {},
        asks
          ? t("The words you marked are no longer in the text. Mark them anew, or mark nothing.")
          : now.state === "elsewhere"
            ? t("These words are marked in the other version of this text:")
            : t("Shared, others would see exactly this and nothing else:"),
      ),
      h("blockquote", { class: asks ? "w-quote w-quote-lost" : "w-quote", lang: this._lang, dir: "auto" }, now.text),
    );
  }

  /** @param {string} sentence */
  _say(sentence) {
    show(this._fault, sentence);
  }

  /** @param {boolean} down */
  _point(down) {
    if (this._pointing === down) return;
    this._pointing = down;
    // The browser sets the selection after the pointer is up.
    if (!down) requestAnimationFrame(() => this._look());
  }

  /**
   * Offer to mark what is selected, next to where the selection ends.
   * @param {EventTarget | null} [active] what has the focus
   */
  _look(active = document.activeElement) {
    const { textarea, text } = this._field;
    if (active === textarea) {
      this._selected = { start: textarea.selectionStart, end: textarea.selectionEnd };
    }
    const { start, end } = this._selected;
    const inside = active === textarea || active === this.chip;
    const offered = inside && !this._pointing && text.slice(start, end).trim() !== "";
    if (offered) this._place(end);
    this.chip.hidden = !offered;
  }

  /** @param {number} end */
  _place(end) {
    const range = document.createRange();
    const spot = this._spot(end);
    range.setStart(spot.node, Math.max(0, spot.offset - 1));
    range.setEnd(spot.node, spot.offset);
    const at = [...range.getClientRects()].at(-1);
    if (!at) return;
    const paper = this.paper.getBoundingClientRect();
    this.chip.style.insetBlockStart = `${at.bottom - paper.top + 8}px`;
    this.chip.style.insetInlineStart = `clamp(0px, ${at.right - paper.left - 40}px, 100% - 12rem)`;
  }

  /**
   * The text node of the backdrop, and the place in it, where a place in the text lies.
   * @param {number} place
   */
  _spot(place) {
    const walker = document.createTreeWalker(this.backdrop, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    let left = place;
    while (node && left > (node.nodeValue ?? "").length) {
      left -= (node.nodeValue ?? "").length;
      node = walker.nextNode() ?? node;
    }
    return { node: node ?? this.backdrop, offset: node ? left : 0 };
  }
}

