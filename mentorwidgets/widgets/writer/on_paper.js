// @ts-check
/**
 * On paper: the empty sheet to print, and a way of the page to type a filled one in. All parts then
 * stand below each other under the numbers of the sheet, and Enter goes from field to field.
 */

import { momentWords } from "../days.js";
import { announce, h, show } from "../dom.js";
import { download } from "../download.js";
import { t } from "../words.js";

/** What Enter goes through, in the order of the page. */
const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=file]), textarea, select, .w-list > .w-row > button:first-child";
/** The part of the address that opens the page in this way. */
export const HASH = "#on-paper";

/**
 * The number of a part or of what it asks, as it stands on the sheet; seen only while one types
 * a sheet in.
 * @param {Record<string, string> | undefined} numbers
 * @param {string} place "moments" or "moments.what"
 */
export function number(numbers, place) {
  return numbers?.[place] ? h("span", { class: "w-number" }, numbers[place], " ") : null;
}

export class OnPaper {
  /**
   * @param {{bridge: import("../bridge.js").Bridge, document: string, page: HTMLElement,
   *   signal: AbortSignal, turned?: (typing: boolean) => void}} given `page` holds the fields;
   *   `turned` is told when the page changes its way
   */
  constructor({ bridge, document: id, page, signal, turned = () => {} }) {
    this._bridge = bridge;
    this._document = id;
    this._page = page;
    this._turned = turned;
    /** Whether a sheet is typed in now. */
    this.typing = false;
    /** @type {string | null} */
    this._kept = null;
    this._said = h("p", { class: "mw-soft" });
    this._fault = h("p", { class: "mw-fault", role: "alert" });
    this._dayFault = h("p", { class: "mw-fault", id: "w-on-paper-fault", role: "alert" });
    this._day = h("input", { class: "mw-input", type: "date", id: "w-on-paper-day", "data-key": "on-paper-day", "aria-describedby": this._dayFault.id });
    this._day.addEventListener("change", () => this._keepDay());
    this._title = h("h2", { class: "w-title", tabindex: "-1" }, t("From paper"));
    this._enter = h("button", { class: "mw-button", type: "button", onclick: () => this.turn(true) }, t("Type in a filled sheet"));
    /** Above the parts while a sheet is typed in. */
    this.strip = h(
      "section",
      { class: "w-on-paper-strip", hidden: true, "aria-label": t("From paper") },
      this._title,
      h("p", { class: "mw-soft" }, t("The numbers are those of the sheet. Enter takes you to the next field; in a field of several lines, Tab does.")),
      h(
        "div",
        { class: "w-on-paper-row" },
        h("div", { class: "mw-field" }, h("label", { for: this._day.id }, t("Filled in by hand on")), this._day, this._dayFault),
        h("button", { class: "mw-button", type: "button", onclick: () => this.turn(false) }, t("Back to the parts")),
      ),
    );
    /** Below the parts otherwise. */
    this.card = h(
      "section",
      { class: "w-on-paper", "aria-labelledby": "w-on-paper-title" },
      h("h2", { id: "w-on-paper-title" }, t("On paper")),
      this._said,
      h("div", { class: "w-row" }, this._sheet("pdf", t("Empty sheet as PDF")), this._sheet("docx", t("Empty sheet as Word")), this._enter),
      this._fault,
    );
    page.addEventListener("keydown", (event) => this._onward(event), { signal });
    const stop = bridge.on("refused", ({ document: of, op, message }) => {
      if (of !== id || op.type !== "on_paper") return false;
      this._dayFault.textContent = message;
      return true;
    });
    signal.addEventListener("abort", stop);
    window.addEventListener("hashchange", () => this.begin(), { signal });
  }

  /** Begin in this way if the address asks for it. */
  begin() {
    if (window.location.hash === HASH) this.turn(true);
  }

  /** @param {{onPaper: string | null}} view */
  receive({ onPaper }) {
    this._kept = onPaper;
    if (document.activeElement !== this._day) this._day.value = onPaper ?? "";
    show(
      this._said,
      onPaper
        ? t("Filled in by hand on {day}, and typed in here.", { day: momentWords(`${onPaper}T12:00:00`) })
        : t("Print an empty sheet and fill it in by hand. Typed in afterwards, each field has the number it has on paper."),
    );
  }

  /** @param {boolean} typing */
  turn(typing) {
    this.typing = typing;
    this._page.classList.toggle("w-from-paper", typing);
    this.strip.hidden = !typing;
    this.card.hidden = typing;
    this._turned(typing);
    window.scrollTo({ top: 0 });
    if (typing) this._title.focus({ preventScroll: true });
    else this._enter.focus();
  }

  _keepDay() {
    this._dayFault.textContent = "";
    if (this._day.validity.badInput) {
      this._dayFault.textContent = t("This day is not finished. Choose it again, or leave it empty.");
      return;
    }
    const day = this._day.value || null;
    if (day !== this._kept) this._bridge.submit(this._document, { type: "on_paper", day });
  }

  /** @param {KeyboardEvent} event Enter in a field of one line */
  _onward(event) {
    const field = /** @type {HTMLElement} */ (event.target);
    if (!this.typing || event.key !== "Enter" || event.isComposing || event.shiftKey) return;
    // A form has its own Enter, and so have buttons and fields of several lines.
    if (!(field instanceof HTMLInputElement) || !field.matches(FIELDS) || field.form) return;
    event.preventDefault();
    const fields = [.../** @type {NodeListOf<HTMLElement>} */ (this._page.querySelectorAll(FIELDS))].filter((each) => each.offsetParent !== null);
    fields[fields.indexOf(field) + 1]?.focus();
  }

  /**
   * @param {string} form
   * @param {string} label
   */
  _sheet(form, label) {
    const button = h("button", { class: "mw-button", type: "button", onclick: () => void keep() }, label);
    let making = false;
    const keep = async () => {
      if (making) return;
      making = true;
      button.setAttribute("aria-busy", "true");
      this._fault.textContent = "";
      try {
        const file = await this._bridge.ask("blank", { form });
        download(file);
        announce(t("{name} is in your downloads.", { name: file.name }));
      } catch (error) {
        this._fault.textContent = /** @type {Error} */ (error).message;
      }
      making = false;
      button.removeAttribute("aria-busy");
    };
    return button;
  }
}
