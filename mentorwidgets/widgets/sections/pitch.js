// @ts-check
/** A short speech: choose who listens and how long there is; think, write, say it. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { countWords } from "../writer/fold.js";
import { beginnings } from "./pitch_beginnings.js";
import { Frame } from "./pitch_frame.js";
import { Foot } from "./pitch_foot.js";
import { Jargon } from "./pitch_jargon.js";
import { Listeners, listenersOf } from "./pitch_listeners.js";
import { measured } from "./pitch_measured.js";
import { Paper } from "./pitch_paper.js";
import { Versions } from "./pitch_versions.js";
import { unknownWords } from "./pitch_words.js";
import { Pills } from "./pills.js";
import { SelfRating } from "./self_rating.js";
import { Rehearsal } from "./rehearsal.js";

export { foldPitch } from "./pitch_fold.js";

/** @typedef {import("./pitch_fold.js").PitchView} PitchView */
/** @typedef {"think" | "write" | "say"} Act */

/** @param {any} c the section's context, see `writer/sections.js` */
export function pitchSection(c) {
  const pitch = new Pitch(c);
  return {
    element: pitch.element,
    receive: (/** @type {PitchView} */ view, /** @type {any} */ whole) => pitch.receive(view, whole),
  };
}

class Pitch {
  /** @param {any} c */
  constructor(c) {
    this._c = c;
    this._content = c.section;
    /** @type {PitchView | null} */
    this._view = null;
    /** @type {any} */
    this._whole = null;
    this._listener = "";
    /** Somebody new whom the next picture brings. */
    this._awaited = "";
    this._length = "";
    /** @type {Act} */
    this._act = "write";
    /** @type {Map<string, Paper>} */
    this._papers = new Map();
    /** @type {Map<string, Frame>} */
    this._frames = new Map();

    this._who = new Listeners({ c, choose: (id) => this._choose({ listener: id }) });
    this._lengths = new Pills({ legend: t("How long?"), lang: c.lang, choose: (id) => this._choose({ length: id }) });
    this._acts = this._actButtons();
    this._foot = new Foot({ c });
    this._jargon = new Jargon({ c, find: (start, end) => this._paper()?.select(start, end) });
    this._versions = new Versions({ c, open: () => this._beside(true), close: () => this._beside(false) });
    this._rehearsal = new Rehearsal({
      c,
      most: () => this._seconds,
      speech: () => this._speech,
      beat: (seconds) => this._speak(seconds !== null),
      said: (seconds) => measured({ words: countWords(this._paper()?.field.text ?? ""), seconds, pace: this._view?.pace, take: (pace) => c.send({ type: "pitch_pace", pace }) }),
    });
    this._rating = new SelfRating({ c, scales: c.section.scales, rate: (scale, point) => c.send({ type: "rate_speech", speech: this._speech, scale, point }) });
    this._hint = h("p", { class: "mw-soft w-small", lang: c.lang });
    this._page = h("div", {});
    this._beginnings = h("div", { class: "w-row" });
    this._frame = h("div", {});
    this._read = h("p", { class: "w-prose s-read", lang: c.lang, dir: "auto" });
    /** @type {Record<Act, HTMLElement>} */
    this._parts = {
      think: h("div", { class: "s-part" }, this._frame),
      write: h("div", { class: "s-part" }, this._beginnings, this._page, this._foot.element, this._jargon.element, this._versions.element),
      say: h("div", { class: "s-part" }, this._read, this._rehearsal.clock, this._rehearsal.element, this._rating.element),
    };
    this._time = h("div", { class: "s-times-row" }, this._lengths.element, this._hint);
    this._working = h("div", { class: "s-part" }, this._who.element, this._acts.element, this._time, Object.values(this._parts));
    this.element = h("div", { class: "s-pitch" }, this._working, this._versions.comparing.element);
  }

  _actButtons() {
    const names = { think: t("Think"), write: t("Write"), say: t("Say it") };
    const buttons = Object.entries(names).map(([act, label]) =>
      h("button", { class: "mw-button", type: "button", "data-act": act, onclick: () => this._turn(/** @type {Act} */ (act)) }, label),
    );
    return { buttons, element: h("div", { class: "mw-group s-acts", role: "group", "aria-label": t("What you do") }, buttons) };
  }

  // What is open -------------------------------------------------------------------------------

  get _speech() {
    return `${this._listener}-${this._length}`;
  }

  get _seconds() {
    return this._content.lengths.find((/** @type {any} */ one) => one.id === this._length)?.seconds ?? 60;
  }

  /** @param {string} leaf */
  _text(leaf, who = this._listener) {
    return this._whole?.fields[`${this._content.id}-${who}-${leaf}`]?.text ?? "";
  }

  /** Begin where one was last: the text that was changed last, else the first of each. */
  _begin() {
    const { lengths, frame } = this._content;
    const listeners = listenersOf(this._content, this._view);
    let last = "";
    this._listener = listeners[0].id;
    this._length = (lengths[1] ?? lengths[0]).id;
    this._act = "think";
    for (const { id } of listeners) {
      for (const { id: leaf } of [...frame, ...lengths]) {
        const head = this._whole.fields[`${this._content.id}-${id}-${leaf}`]?.heads.at(-1);
        if (!head?.text.trim() || head.at <= last) continue;
        last = head.at;
        const speech = lengths.some((/** @type {any} */ one) => one.id === leaf);
        Object.assign(this, { _listener: id, _act: speech ? "write" : "think" }, speech ? { _length: leaf } : {});
      }
    }
  }

  /** @param {{listener?: string, length?: string}} given */
  _choose({ listener = this._listener, length = this._length }) {
    this._paper()?.field.flush();
    const known = listenersOf(this._content, this._view).some(({ id }) => id === listener);
    this._awaited = known ? "" : listener;
    if (known) this._listener = listener;
    this._length = length;
    this._beside(false);
    this._rehearsal.turn();
    this._draw();
  }

  /** @param {Act} act */
  _turn(act) {
    this._paper()?.field.flush();
    this._act = act;
    this._beside(false);
    this._draw();
  }

  /** What is said comes into sight, and what looks back on it steps back. @param {boolean} speaking */
  _speak(speaking) {
    if (speaking && !this.element.hasAttribute("data-speaking")) this._read.scrollIntoView({ block: "nearest" });
    this.element.toggleAttribute("data-speaking", speaking);
  }

  /** @param {boolean} comparing two versions fill the page, or no longer */
  _beside(comparing) {
    if (!comparing) this._versions.comparing.close();
    this._working.hidden = comparing;
  }

  /** @param {PitchView} view @param {any} whole */
  receive(view, whole) {
    const first = !this._view;
    this._view = view;
    this._whole = whole;
    if (first) this._begin();
    const listeners = listenersOf(this._content, view);
    if (listeners.some(({ id }) => id === this._awaited)) {
      this._listener = this._awaited;
      this._awaited = "";
    }
    // Another page of this person's may have taken off whom this one speaks to.
    if (!listeners.some(({ id }) => id === this._listener)) this._listener = listeners[0].id;
    for (const [name, paper] of this._papers) paper.field.receive(whole.fields[name]?.heads ?? []);
    for (const frame of this._frames.values()) frame.receive(whole, listeners);
    this._rehearsal.receive(view.rehearsals);
    this._draw();
  }

  // Drawing ------------------------------------------------------------------------------------

  _draw() {
    const view = this._view;
    if (!view) return;
    const { lengths } = this._content;
    const listeners = listenersOf(this._content, view);
    const listener = listeners.find(({ id }) => id === this._listener) ?? listeners[0];
    this._who.show(listeners, listener, ({ id }) => lengths.some((/** @type {any} */ one) => this._text(one.id, id).trim()));
    const written = (/** @type {any} */ { id, label }) => ({ id, label, ...(this._text(id).trim() ? { sign: true, said: t("written") } : {}) });
    this._lengths.show(lengths.map(written), this._length);
    show(this._hint, lengths.find((/** @type {any} */ one) => one.id === this._length)?.hint ?? "");
    for (const button of this._acts.buttons) button.setAttribute("aria-pressed", String(button.dataset.act === this._act));
    for (const [act, part] of Object.entries(this._parts)) part.hidden = act !== this._act;
    this._time.hidden = this._act === "think";
    this._who.element.toggleAttribute("data-brief", this._act === "say");
    this._hint.hidden = this._act !== "write";
    put(this._frame, this._frameOf(listener, listeners).element);
    const paper = this._paperOf(listener);
    put(this._page, paper.element);
    this._jargon.receive(view, listener);
    this._versions.receive(paper, this._speech, view.kept.filter(({ speech }) => speech === this._speech), this._whole);
    this._rating.receive(view.rated[this._speech] ?? {});
    this._typed();
  }

  /** What follows from the text as it is typed. */
  _typed() {
    const paper = this._paper();
    const view = this._view;
    if (!paper || !view || !this._whole) return;
    const { text } = paper.field;
    const listeners = listenersOf(this._content, view);
    const listener = listeners.find(({ id }) => id === this._listener) ?? listeners[0];
    const { jargon, abbreviations } = this._content;
    const found = unknownWords(text, { jargon, abbreviations, own: view.jargon, knows: listener.knows, known: view.known[listener.id] ?? {} });
    paper.paint(found);
    this._foot.tell(countWords(text), view.pace, this._seconds);
    this._jargon.element.hidden = !text.trim();
    this._jargon.tell(found, listener);
    this._versions.typed();
    show(this._read, text.trim() || t("There are no words for this listener and length yet. You can say it freely, or write it first."));
    this._offer(text, listeners);
  }

  /**
   * With what an empty page could begin: what the person has answered or written before.
   * @param {string} text
   * @param {import("./pitch_listeners.js").Listener[]} listeners
   */
  _offer(text, listeners) {
    const offers = beginnings({
      lengths: this._content.lengths,
      length: this._length,
      listeners,
      listener: this._listener,
      answers: this._frames.get(this._listener)?.answers ?? [],
      text: (leaf, who) => this._text(leaf, who),
    });
    const key = text.trim() ? "" : JSON.stringify(offers);
    if (this._beginnings.dataset.key === key) return;
    this._beginnings.dataset.key = key;
    show(this._beginnings, (key ? offers : []).map(({ label, words }) => h("button", { class: "mw-button", type: "button", onclick: () => this._take(words) }, label)));
  }

  /** @param {string} words */
  _take(words) {
    const field = this._paper()?.field;
    field?.replaceText(words);
    field?.textarea.focus();
  }

  /** @param {import("./pitch_listeners.js").Listener} listener @param {import("./pitch_listeners.js").Listener[]} listeners */
  _frameOf(listener, listeners) {
    let frame = this._frames.get(listener.id);
    if (!frame) {
      frame = new Frame({ c: this._c, listener, on: () => this._write() });
      this._frames.set(listener.id, frame);
      frame.receive(this._whole, listeners);
    }
    return frame;
  }

  _write() {
    this._turn("write");
    this._paper()?.field.textarea.focus();
  }

  _paper() {
    return this._papers.get(`${this._content.id}-${this._speech}`);
  }

  /** @param {import("./pitch_listeners.js").Listener} listener */
  _paperOf(listener) {
    const name = `${this._content.id}-${this._speech}`;
    let paper = this._papers.get(name);
    if (!paper) {
      const length = this._content.lengths.find((/** @type {any} */ one) => one.id === this._length)?.label ?? "";
      const { invitation } = this._c.options;
      paper = new Paper({ c: this._c, name, label: t("What you say to {who}, in {length}", { who: listener.who, length }), placeholder: invitation, changed: () => this._typed() });
      this._papers.set(name, paper);
      paper.field.receive(this._whole.fields[name]?.heads ?? []);
    }
    return paper;
  }
}

/** Put one element where another of its kind may stand, and leave it alone when it is there. @param {HTMLElement} place @param {HTMLElement} element */
function put(place, element) {
  if (place.firstChild !== element) place.replaceChildren(element);
}
