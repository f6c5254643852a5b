// @ts-check
/**
 * Words that this listener may not know: said below the text, found in it at a press, and each one
 * the person's to judge. The list itself is theirs to change.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { t, tn } from "../words.js";
import { byWord, listed, ownList } from "./pitch_words.js";

export class Jargon {
  /** @param {{c: any, find: (start: number, end: number) => void}} given `find` selects in the text */
  constructor({ c, find }) {
    this._c = c;
    this._find = find;
    /** @type {import("./pitch_listeners.js").Listener | null} */
    this._listener = null;
    /** @type {Map<string, import("./pitch_words.js").Found[]>} */
    this._words = new Map();
    this._open = "";
    const id = `s-jargon-${randomId().slice(0, 8)}`;
    this._sentence = h("p", { class: "s-jargon-said" });
    this._found = h("ul", { class: "s-words", role: "list" });
    this._word = h("input", { class: "mw-input", id: `${id}-add`, maxlength: 60, autocomplete: "off", autocapitalize: "none", enterkeyhint: "done", "aria-describedby": `${id}-fault` });
    this._fault = h("p", { class: "mw-fault", id: `${id}-fault`, role: "alert" });
    this._list = h("ul", { class: "s-words", role: "list" });
    this._known = h("div", {});
    this.element = h(
      "section",
      { class: "s-jargon", "aria-labelledby": `${id}-title` },
      h("h3", { class: "mw-hidden", id: `${id}-title` }, t("Words")),
      this._sentence,
      this._found,
      h(
        "details",
        { class: "w-folded" },
        h("summary", {}, t("Your list of words")),
        h("p", { class: "mw-soft w-small" }, t("Marked are the words on this list, and abbreviations, unless your listener knows them. The page does not understand your text: whether a word stays is for you to say.")),
        h(
          "form",
          { class: "s-who-form", novalidate: true, onsubmit: (/** @type {Event} */ event) => this._add(event) },
          h("div", { class: "mw-field" }, h("label", { for: `${id}-add` }, t("A word that others may not know")), this._word),
          h("button", { class: "mw-button", type: "submit" }, t("Add")),
        ),
        this._fault,
        this._known,
        this._list,
      ),
    );
    c.bridge.on("refused", (/** @type {any} */ { document, op, message }) => {
      if (document !== c.document || op?.section !== c.section.id || !["pitch_jargon", "pitch_known"].includes(op.type)) return false;
      this._fault.textContent = message;
      return true;
    });
  }

  /**
   * @param {import("./pitch_words.js").Found[]} found
   * @param {import("./pitch_listeners.js").Listener} listener
   */
  tell(found, listener) {
    this._listener = listener;
    this._words = byWord(found);
    const words = [...this._words.keys()];
    const { who } = listener;
    const sentence = words.length
      ? tn("{n} word {who} may not know:", "{n} words {who} may not know:", words.length, { who })
      : t("Nothing from your list of words that {who} may not know.", { who });
    if (this._sentence.textContent !== sentence) this._sentence.textContent = sentence;
    const key = JSON.stringify([who, this._open, words.map((word) => [word, this._words.get(word)?.length])]);
    if (this._found.dataset.key === key) return;
    this._found.dataset.key = key;
    keepingFocus(this._found, () => show(this._found, words.map((word) => this._marked(word))));
  }

  /** @param {string} word */
  _marked(word) {
    const n = this._words.get(word)?.length ?? 1;
    const open = this._open === word;
    return h(
      "li",
      { class: open ? "s-word s-word-open" : "s-word" },
      h(
        "button",
        { class: "mw-button s-marked", type: "button", "data-key": `word-${word}`, "aria-expanded": String(open), onclick: () => this._press(word) },
        this._words.get(word)?.[0].shown ?? word,
        n > 1 ? h("span", { class: "mw-soft" }, ` × ${n}`) : null,
      ),
      open
        ? h(
            "span",
            { class: "s-word-acts" },
            h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `find-${word}`, onclick: () => this._show(word) }, t("Show it in the text")),
            h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `known-${word}`, onclick: () => this._knows(word, true) }, t("They know it")),
            h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `none-${word}`, onclick: () => this._set(word, false) }, t("Off my list")),
          )
        : null,
    );
  }

  /** @param {string} word */
  _press(word) {
    this._open = this._open === word ? "" : word;
    if (this._listener) this.tell([...this._words.values()].flat(), this._listener);
  }

  /** @param {string} word */
  _show(word) {
    const first = this._words.get(word)?.[0];
    if (first) this._find(first.start, first.end);
  }

  /**
   * @param {string} word
   * @param {boolean} known
   */
  _knows(word, known) {
    const listener = this._listener;
    if (!listener) return;
    this._step(word);
    this._c.send({ type: "pitch_known", listener: listener.id, word, known });
    const { who } = listener;
    announce(known ? t("{who} knows “{word}”.", { who, word }) : t("{who} may not know “{word}”.", { who, word }));
  }

  /**
   * @param {string} word
   * @param {boolean} on
   */
  _set(word, on) {
    this._step(word);
    this._c.send({ type: "pitch_jargon", word, listed: on });
    announce(on ? t("“{word}” is on your list.", { word }) : t("“{word}” is off your list.", { word }));
  }

  /** A word that is settled goes: the keyboard moves to the one beside it. @param {string} word */
  _step(word) {
    const inside = this._found.contains(document.activeElement);
    const words = [...this._words.keys()];
    const at = words.indexOf(word);
    this._open = "";
    if (!inside || at < 0) return;
    const next = words[at + 1] ?? words[at - 1];
    const key = next === undefined ? null : `[data-key="word-${CSS.escape(next)}"]`;
    const target = key ? /** @type {HTMLElement | null} */ (this._found.querySelector(key)) : this.element.querySelector("summary");
    target?.focus();
  }

  /** @param {Event} event */
  _add(event) {
    event.preventDefault();
    const word = listed(this._word.value);
    this._fault.textContent = word ? "" : t("Which word? One or a few, please.");
    if (word) {
      this._set(word, true);
      this._word.value = "";
    }
    this._word.focus();
  }

  /**
   * The list as it stands: one's own words first, and those that this listener is said to know.
   * @param {import("./pitch_fold.js").PitchView} view
   * @param {import("./pitch_listeners.js").Listener} listener
   */
  receive(view, listener) {
    const { jargon } = this._c.section;
    const content = new Set(jargon.map(listed));
    const own = Object.keys(view.jargon).filter((word) => view.jargon[word] && !content.has(word));
    const words = [...own.sort(), ...[...ownList(jargon, view.jargon)].filter((word) => !own.includes(word)).sort()];
    const known = Object.keys(view.known[listener.id] ?? {}).filter((word) => view.known[listener.id][word]).sort();
    const key = JSON.stringify([words, known, listener.who]);
    if (this._list.dataset.key === key) return;
    this._list.dataset.key = key;
    keepingFocus(this._list, () => show(this._list, words.map((word) => this._item(word, t("Off my list: {word}", { word }), () => this._set(word, false)))));
    keepingFocus(this._known, () =>
      show(
        this._known,
        known.length
          ? [
              h("p", { class: "mw-label" }, t("You said that {who} knows:", { who: listener.who })),
              h("ul", { class: "s-words", role: "list" }, known.map((word) => this._item(word, t("They may not know it after all: {word}", { word }), () => this._knows(word, false)))),
              h("p", { class: "mw-label" }, t("On the list:")),
            ]
          : null,
      ),
    );
  }

  /**
   * @param {string} word
   * @param {string} label
   * @param {() => void} press
   */
  _item(word, label, press) {
    return h("li", { class: "s-listed" }, h("span", {}, word), h("button", { class: "s-cross", type: "button", "data-key": `list-${word}`, "aria-label": label, onclick: press }, "×"));
  }
}
