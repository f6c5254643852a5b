// @ts-check
/** The versions one keeps, the latest first, and the texts set aside when one chose. */

import { h, keepingFocus, show } from "../dom.js";
import { day, t, tn } from "../words.js";
import { MAIN } from "./fold.js";

/** @typedef {import("./fold.js").View} View */
/** @typedef {{id: string, label: string, at: string, words: number, text: string}} Version */

/**
 * Every version of the main text that can be read and compared, oldest first.
 * @param {View} view
 * @returns {Version[]}
 */
export function versions(view) {
  const kept = view.drafts.map((draft, index) => ({ ...draft, label: draftLabel(draft, index + 1) }));
  const aside = view.asides
    .filter((each) => each.field === MAIN)
    .map((each) => ({ ...each, label: t("set aside · {day}", { day: dayWords(each.at) }) }));
  return [...kept, ...aside];
}

/**
 * @param {import("./fold.js").Draft} draft
 * @param {number} n
 */
function draftLabel(draft, n) {
  const values = { n, day: dayWords(draft.at), name: draft.name };
  return draft.name ? t("{n} · {day}, {name}", values) : t("{n} · {day}", values);
}

/**
 * "today", or the day as people say it.
 * @param {string} at an ISO 8601 time
 */
export function dayWords(at) {
  return new Date(at).toDateString() === new Date().toDateString() ? t("today") : day(at);
}

export class Drafts {
  /** @param {{open: (id: string) => void}} given `open` shows a version beside the text */
  constructor({ open }) {
    this._open = open;
    this._list = h("ul", { class: "w-drafts", role: "list" });
    this._empty = h("p", { class: "mw-soft w-small" }, t("What you write is saved as you go. Keep a version when you want to come back to it."));
    this.element = h(
      "section",
      { "aria-labelledby": "w-drafts-title" },
      h("h2", { id: "w-drafts-title" }, t("Drafts")),
      this._empty,
      this._list,
    );
  }

  /** @param {View} view */
  receive(view) {
    const all = versions(view).reverse();
    const key = all.map((version) => `${version.id} ${version.label}`).join("\n");
    if (this._list.dataset.key === key) return;
    this._list.dataset.key = key;
    this._empty.hidden = all.length > 0;
    keepingFocus(this._list, () =>
      show(
        this._list,
        all.map((version) =>
          h(
            "li",
            {},
            h(
              "button",
              {
                class: "w-draft",
                type: "button",
                "data-key": `draft-${version.id}`,
                onclick: () => this._open(version.id),
              },
              h("span", {}, version.label),
              h("span", { class: "mw-soft" }, tn("{n} word", "{n} words", version.words)),
            ),
          ),
        ),
      ),
    );
  }
}
