// @ts-check
/** Who is listening: those of the content, and others whom one names oneself. */

import { announce, h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { Pills } from "./pills.js";

/** @typedef {{id: string, short: string, who: string, about: string, knows: string[], own: boolean}} Listener */

/**
 * Everybody one may be speaking to, those of the content first.
 * @param {any} section
 * @param {import("./pitch_fold.js").PitchView | null} view
 * @returns {Listener[]}
 */
export function listenersOf(section, view) {
  const own = (view?.listeners ?? []).filter(({ off }) => !off);
  return [
    ...section.listeners.map((/** @type {any} */ one) => ({ ...one, own: false })),
    ...own.map(({ id, name }) => ({ id, short: name, who: name, about: "", knows: [], own: true })),
  ];
}

export class Listeners {
  /** @param {{c: any, choose: (id: string) => void}} given */
  constructor({ c, choose }) {
    this._c = c;
    this._choose = choose;
    /** @type {Listener | null} */
    this._chosen = null;
    /** Whose pill the keyboard goes to once it is drawn. */
    this._wanted = "";
    /** @type {Listener | null} the one that was taken off last */
    this._off = null;
    const id = `s-who-${randomId().slice(0, 8)}`;
    this._pills = new Pills({ legend: t("Who is listening?"), choose, lang: c.lang });
    this._other = h("button", { class: "mw-button mw-quiet", type: "button", "aria-expanded": "false", "aria-controls": id, onclick: () => this._open() }, t("Somebody else…"));
    this._name = h("input", { class: "mw-input", id: `${id}-name`, maxlength: 60, autocomplete: "off", enterkeyhint: "done", placeholder: t("a journalist"), "aria-describedby": `${id}-fault` });
    this._fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
    this._form = h(
      "form",
      { class: "s-who-form", id, hidden: true, novalidate: true, onsubmit: (/** @type {Event} */ event) => this._submit(event) },
      h("div", { class: "mw-field" }, h("label", { for: `${id}-name` }, t("Who is it?")), this._name),
      h("button", { class: "mw-button", type: "submit" }, t("Add")),
    );
    this._about = h("div", { class: "s-about" });
    this._back = h("button", { class: "mw-button mw-quiet", type: "button", hidden: true, onclick: () => this._putBack() }, t("Put it back"));
    this.element = h("div", { class: "s-who" }, h("div", { class: "s-who-row" }, this._pills.element, this._other, this._back), this._form, this._fault, this._about);
    c.bridge.on("refused", (/** @type {any} */ { document, op, message }) => {
      if (document !== c.document || op?.section !== c.section.id || !String(op.type).endsWith("_listener")) return false;
      this._fault.textContent = message;
      return true;
    });
  }

  /**
   * @param {Listener[]} listeners
   * @param {Listener} chosen
   * @param {(listener: Listener) => boolean} written whether there are words for somebody
   */
  show(listeners, chosen, written) {
    this._pills.show(
      listeners.map((one) => ({ id: one.id, label: one.short, ...(written(one) ? { sign: true, said: t("written") } : {}) })),
      chosen.id,
    );
    if (this._wanted === chosen.id) {
      this._wanted = "";
      /** @type {HTMLElement | null} */ (this.element.querySelector("input:checked"))?.focus();
    }
    const key = JSON.stringify(chosen);
    if (this._about.dataset.key === key) return;
    this._about.dataset.key = key;
    this._chosen = chosen;
    show(
      this._about,
      chosen.own
        ? [
            h("p", {}, chosen.who),
            h("button", { class: "w-link", type: "button", onclick: () => this._takeOff(chosen) }, t("Take off this listener")),
          ]
        : h("p", { lang: this._c.lang }, chosen.about),
    );
  }

  _open() {
    this._form.hidden = !this._form.hidden;
    this._other.setAttribute("aria-expanded", String(!this._form.hidden));
    if (!this._form.hidden) this._name.focus();
  }

  /** @param {Event} event */
  _submit(event) {
    event.preventDefault();
    const name = this._name.value.trim();
    this._fault.textContent = name ? "" : t("Who is it? A few words, please.");
    if (!name) {
      this._name.focus();
      return;
    }
    const id = randomId();
    this._wanted = id;
    this._c.send({ type: "add_listener", id, name });
    this._name.value = "";
    this._open();
    this._choose(id);
    announce(t("You speak to: {who}", { who: name }));
  }

  /** @param {Listener} one */
  _takeOff(one) {
    this._off = one;
    this._c.send({ type: "take_off_listener", id: one.id, off: true });
    this._back.hidden = false;
    this._back.focus();
    announce(t("Taken off. What you wrote for {who} is kept.", { who: one.who }));
  }

  _putBack() {
    if (!this._off) return;
    const { id } = this._off;
    this._wanted = id;
    this._c.send({ type: "take_off_listener", id, off: false });
    this._off = null;
    this._back.hidden = true;
    this._choose(id);
    announce(t("It is on your list again."));
  }
}
