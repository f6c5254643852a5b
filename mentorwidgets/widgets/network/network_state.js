// @ts-check
/**
 * What the modules of the map share while the page is open: the map with the hand's own edits
 * drawn in, who is selected, what is being done, and what was refused.
 */

import { Group } from "./network_group.js";
import { NO_EDIT, withWaiting } from "./network_ops.js";
import { PLAN_OPS } from "./network_plan_ops.js";

/** @typedef {import("./network_types.js").View} View */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Op} Op */
/** @typedef {import("./network_types.js").Options} Options */

/**
 * What is being done: joining the people `from` knows, moving somebody by keyboard, or choosing
 * several by tapping them or by drawing a line around them.
 * @typedef {{kind: "connect", from: string} | {kind: "move", id: string, x: number, y: number} | {kind: "choose"}} Mode
 */
/** @typedef {{field: string, message: string, op: Op}} Fault */
/** Which of a person's two maps is looked at and edited. @typedef {"now" | "wanted"} Which */

/**
 * Whether an operation is a change of one of the two maps.
 * @param {Op} op
 */
const onAMap = ({ type }) => !PLAN_OPS.has(type) && !NO_EDIT.has(type);

export class MapState {
  /**
   * @param {{bridge: any, options: Options, signal: AbortSignal}} given
   */
  constructor({ bridge, options, signal }) {
    this.options = options;
    this.categories = options.categories;
    /** @type {(View & {unsure: boolean}) | null} the document; null until Python has shown it */
    this.whole = null;
    /** @type {(View & {unsure: boolean}) | null} the document, with the parts of the map that is looked at */
    this.view = null;
    /** @type {Which} */
    this.which = "now";
    /** How many operations the last snapshot had seen. */
    this.revision = 0;
    /** @type {string | null} */
    this.selected = null;
    /** Who is chosen together with others. */
    this.group = new Group(this);
    /** @type {Mode | null} */
    this.mode = null;
    /** @type {Map<string, Fault[]>} what was refused, by the person it was about */
    this.faults = new Map();
    /** @type {Set<(id: string, op: Op, message: string) => boolean>} fields that add people */
    this._adders = new Set();
    /** @type {Set<(op: string, message: string) => boolean>} fields whose words are operations */
    this._writers = new Set();
    this._bridge = bridge;
    /** @type {Set<() => void>} */
    this._watchers = new Set();
    this._held = 0;
    this._missed = false;
    /** @type {("undo" | "redo")[]} asked for while it was not known what they would act on */
    this._wishes = [];
    const stop = [
      bridge.watch(options.document, (/** @type {any} */ picture) => this._shown(picture)),
      bridge.on("refused", (/** @type {any} */ message) => this._refused(message)),
    ];
    signal.addEventListener("abort", () => stop.forEach((each) => each()));
  }

  /** @param {() => void} watcher called after every change */
  watch(watcher) {
    this._watchers.add(watcher);
  }

  /** @param {(id: string, op: Op, message: string) => boolean} adder is told who could not be added */
  addedBy(adder) {
    this._adders.add(adder);
  }

  /**
   * @param {(op: string, message: string) => boolean} writer is told which operation was refused
   * @returns {() => void} to be told no more
   */
  wroteBy(writer) {
    this._writers.add(writer);
    return () => this._writers.delete(writer);
  }

  tell() {
    if (this._held) {
      this._missed = true;
      return;
    }
    this._missed = false;
    for (const watcher of this._watchers) watcher();
  }

  /** Let nothing on the page change until {@link release}: a drag is going on. */
  hold() {
    this._held += 1;
  }

  /** @param {boolean} [anyway] tell what there is to tell once, also when nothing was missed */
  release(anyway = false) {
    this._held = Math.max(0, this._held - 1);
    if (!this._held && (this._missed || anyway)) this.tell();
  }

  /**
   * Look at the present map, or at the wanted one if there is one.
   * @param {Which} which
   */
  look(which) {
    if (which === this.which) return;
    this.which = which;
    this.selected = null;
    this.mode = null;
    this.group.clear();
    this._choose();
    this.tell();
  }

  /** Whether what is looked at and edited is the wanted map. */
  get onWanted() {
    return this.which === "wanted" && Boolean(this.whole?.wanted);
  }

  _choose() {
    const { whole } = this;
    this.view = whole && this.onWanted ? { ...whole, ...whole.wanted } : whole;
  }

  /** @returns {Person[]} */
  get people() {
    return this.view?.people ?? [];
  }

  /**
   * @param {string | null | undefined} id
   * @returns {Person | null}
   */
  person(id) {
    return this.people.find((person) => person.id === id) ?? null;
  }

  /** @param {string | null} id */
  select(id) {
    if (this.mode?.kind === "connect" && this.mode.from !== id) this.mode = null;
    this.selected = id;
    if (id) this.group.clear();
    this.tell();
  }

  /** @param {Mode | null} mode */
  enter(mode) {
    this.mode = mode;
    this.tell();
  }

  /**
   * @param {Op} op
   * @returns {string} the operation's id
   */
  submit(op) {
    const about = String(op.id ?? op.a ?? "");
    if (this.faults.has(about)) {
      const touched = op.changes ? Object.keys(op.changes) : [];
      const left = (this.faults.get(about) ?? []).filter(({ field }) => touched.length && !touched.includes(field.split(".")[0]));
      if (left.length) this.faults.set(about, left);
      else this.faults.delete(about);
    }
    const on = this.onWanted && onAMap(op) ? { on: "wanted" } : {};
    return this._bridge.submit(this.options.document, { ...op, ...on });
  }

  /**
   * Say that words were typed which are no operation yet, or that they now are.
   * @param {string} place
   * @param {boolean} unfinished
   */
  typing(place, unfinished) {
    this._bridge.typing(place, unfinished);
  }

  /**
   * Take the last change back, or do it again. While it is not known which that is, the wish
   * waits for the next snapshot, so that a quick hand is not passed over.
   * @param {"undo" | "redo"} which
   * @returns {{type: string, label?: string} | null} what it acts on, when known
   */
  step(which) {
    if (this.view?.unsure) {
      this._wishes.push(which);
      return null;
    }
    const step = this.view?.[which];
    if (!step) return null;
    this.submit({ type: which, target: step.op });
    return step.what;
  }

  /** @param {{view: View | null, revision: number, pending: {client: string, seq: number, op: Op}[]}} picture */
  _shown({ view, revision, pending }) {
    if (!view) return;
    this.revision = revision;
    const waiting = pending.map(({ client, seq, op }) => ({ id: `${client}.${seq}`, op }));
    this.whole = withWaiting(view, waiting);
    this._choose();
    if (this.selected && !this.person(this.selected)) this.selected = null;
    const about = this.mode?.kind === "connect" ? this.mode.from : this.mode?.kind === "move" ? this.mode.id : null;
    if (about && !this.person(about)) this.mode = null;
    this.tell();
    if (this._wishes.length && !this.whole.unsure) {
      const wish = /** @type {"undo" | "redo"} */ (this._wishes.shift());
      this.step(wish);
    }
  }

  /** @param {{document: string, client: string, seq: number, op: Op, field: string, message: string}} message */
  _refused({ document, client, seq, op, field, message }) {
    if (document !== this.options.document) return false;
    if ([...this._writers].some((writer) => writer(`${client}.${seq}`, message))) return true;
    // What was refused on the other map has no row here.
    if ((op.on === "wanted") !== this.onWanted && onAMap(op)) return false;
    const about = String(op.id ?? op.a ?? "");
    const known = this.person(about);
    // Somebody who could not be added has no row to show it in: the field they came from does.
    if (!known) return [...this._adders].some((adder) => adder(about, op, message));
    const faults = (this.faults.get(about) ?? []).filter((fault) => fault.field !== field);
    this.faults.set(about, [...faults, { field: field.replace(/^changes\./, ""), message, op }]);
    this.tell();
    return true;
  }
}
