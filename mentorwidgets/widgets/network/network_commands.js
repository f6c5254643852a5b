// @ts-check
/**
 * What a person does to the map, whichever way they do it: each act is one operation and one
 * announcement, the same by mouse, tap, keyboard and table.
 */

import { announce, ask, h, randomId } from "../dom.js";
import { t, tn } from "../words.js";
import { cellAt, sectorOf, within } from "./network_geometry.js";
import { tied } from "./network_ops.js";
import { cellWords, stepWords } from "./network_words.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_types.js").Person} Person */

export class Commands {
  /** @param {MapState} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * @param {string} label
   * @param {{kinds?: string[], vacant?: boolean}} [about]
   * @returns {string} the new person's id, "" when there is no label
   */
  add(label, { kinds = [], vacant = false } = {}) {
    const name = label.trim();
    if (!name) return "";
    const id = randomId();
    this.state.submit({
      type: "add_person",
      id,
      label: name,
      ...(kinds.length ? { kinds } : {}),
      ...(vacant ? { vacant } : {}),
    });
    announce(t("{label} added. {n} on your list.", { label: name, n: this.state.people.length }));
    return id;
  }

  /**
   * @param {Person} person
   * @param {Record<string, any>} changes
   * @param {Record<string, any>} [was] the texts that new ones were typed over
   */
  change(person, changes, was) {
    const before = /** @type {Record<string, any>} */ (person);
    const real = Object.entries(changes).filter(
      ([field, value]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(value ?? null),
    );
    if (!real.length) return;
    this.state.submit({ type: "edit_person", id: person.id, changes: Object.fromEntries(real), ...(was ? { was } : {}) });
  }

  /**
   * One answer among several of a kind: closeness for a kind of help, or an attribute.
   * @param {Person} person
   * @param {"closeness_by" | "attributes"} field
   * @param {string} name
   * @param {string | null} value null takes it back
   * @param {string} [was] the text that it was typed over
   */
  answer(person, field, name, value, was) {
    if ((person[field][name] ?? null) === (value || null)) return;
    this.state.submit({ type: "edit_person", id: person.id, changes: { [field]: { [name]: value || null } }, ...(was === undefined ? {} : { was: { [field]: { [name]: was } } }) });
  }

  /**
   * @param {Person} person
   * @param {string} kind
   * @param {boolean} gives
   */
  giveKind(person, kind, gives) {
    const offered = this.state.categories.kinds.map(({ id }) => id);
    const has = new Set(person.kinds);
    if (gives) has.add(kind);
    else has.delete(kind);
    this.change(person, { kinds: [...new Set([...offered, ...person.kinds])].filter((id) => has.has(id)) });
  }

  /**
   * Put somebody at a place: their ring and sector follow from it.
   * @param {Person} person
   * @param {{x: number, y: number}} wanted
   */
  place(person, wanted) {
    const view = this.state.view;
    if (!view) return;
    const kept = within(view.geometry, wanted);
    const place = { x: Math.round(kept.x * 1e4) / 1e4, y: Math.round(kept.y * 1e4) / 1e4 };
    const by = view.sectors;
    const cell = cellAt(view.geometry, place);
    const own = sectorOf(person, by);
    if (by === "kind" && cell.sector !== own && (own === "several" || cell.sector === "several")) {
      announce(t("{label} stays: their kinds of help are chosen in their details.", { label: person.label }));
      return;
    }
    this.state.submit({ type: "place_person", id: person.id, ...place, closeness: cell.closeness, [by]: cell.sector });
    const where = cellWords(this.state.categories, cell, by);
    announce(t("{label}: {where}.", { label: person.label, where }));
  }

  /**
   * Back onto the picture, where the layout finds room.
   * @param {Person} person
   */
  putOnMap(person) {
    const { id, closeness } = person;
    const by = this.state.view?.sectors ?? "level";
    const sector = sectorOf(person, by);
    if (closeness === null || sector === null) return;
    this.state.submit({ type: "place_person", id, closeness, [by]: sector });
    announce(t("{label} is on the map.", { label: person.label }));
  }

  /** @param {Person} person */
  toTray(person) {
    if (person.in_tray) return;
    this.state.submit({ type: "to_tray", id: person.id });
    announce(t("{label} is off the map, and still on your list.", { label: person.label }));
  }

  /**
   * @param {Person} one
   * @param {Person} other
   */
  toggleTie(one, other) {
    if (one.id === other.id || !this.state.view) return;
    const [a, b] = one.id < other.id ? [one, other] : [other, one];
    if (tied(this.state.view, a.id, b.id)) {
      this.state.submit({ type: "untie", a: a.id, b: b.id });
      announce(t("{a} and {b} do not know each other.", { a: one.label, b: other.label }));
      return;
    }
    if (one.vacant || other.vacant) {
      announce(t("A place nobody fills yet cannot know anybody."));
      return;
    }
    this.state.submit({ type: "tie", a: a.id, b: b.id });
    announce(t("{a} and {b} know each other.", { a: one.label, b: other.label }));
  }

  /**
   * Off the list for good; asked first. Resolves to whether it was done.
   * @param {Person} person
   * @param {Element} root where the question is shown
   */
  async forget(person, root) {
    const answer = await ask({
      title: t("Forget {label}?", { label: person.label }),
      body: h(
        "p",
        {},
        t("They leave your list and the map, with their ties and your notes. You can still undo it."),
      ),
      buttons: [
        { value: "keep", label: t("Keep {label}", { label: person.label }) },
        { value: "forget", label: t("Forget"), class: "mw-danger" },
      ],
      root,
    });
    if (answer !== "forget" || !this.state.person(person.id)) return false;
    this.state.submit({ type: "forget_person", id: person.id });
    announce(t("{label} is forgotten.", { label: person.label }));
    return true;
  }

  /**
   * Arrange people anew. Those whom a hand has placed stay, unless they are meant too.
   * @param {Element} root where that is asked
   */
  async tidy(root) {
    const placed = this.state.people.filter((person) => person.placed && person.on_map).length;
    const answer = placed
      ? await ask({
          title: t("Tidy up"),
          body: h("p", {}, tn("{n} person stands where you put them.", "{n} people stand where you put them.", placed)),
          buttons: [
            { value: "keep", label: t("Leave them there") },
            { value: "all", label: t("Arrange everybody") },
          ],
          root,
        })
      : "all";
    if (!answer) return;
    this.state.submit({ type: "tidy", ...(answer === "keep" ? { keep_hands: true } : {}) });
    announce(answer === "keep" ? t("The others are arranged anew.") : t("Everybody is arranged anew."));
  }

  /** @param {import("./network_types.js").Sectors} by */
  setSectors(by) {
    if (this.state.view?.sectors === by) return;
    this.state.submit({ type: "set_sectors", by });
    announce({ level: t("The sectors show levels."), arena: t("The sectors show where people are from."), kind: t("The sectors show kinds of help.") }[by]);
  }

  /**
   * Several changes as one act, undone at once.
   * @param {import("./network_types.js").Op[]} ops
   * @param {string} words
   */
  together(ops, words) {
    if (!ops.length) {
      announce(t("Nothing had to be changed."));
      return;
    }
    this.state.submit(ops.length === 1 ? ops[0] : { type: "several", ops });
    announce(words);
  }

  /**
   * @param {Person[]} people
   * @param {Record<string, any>} changes
   */
  changeAll(people, changes) {
    const other = people.filter((person) => Object.entries(changes).some(([field, value]) => /** @type {any} */ (person)[field] !== value));
    const ops = other.map(({ id }) => ({ type: "edit_person", id, changes }));
    this.together(ops, tn("{n} person changed.", "{n} people changed.", ops.length));
  }

  /**
   * @param {Person[]} people
   * @param {string} kind
   */
  giveAll(people, kind) {
    const offered = this.state.categories.kinds.map(({ id }) => id);
    const ops = people
      .filter(({ kinds }) => !kinds.includes(kind))
      .map(({ id, kinds }) => ({ type: "edit_person", id, changes: { kinds: [...offered, ...kinds.filter((each) => !offered.includes(each))].filter((each) => each === kind || kinds.includes(each)) } }));
    this.together(ops, tn("{n} person changed.", "{n} people changed.", ops.length));
  }

  /** @param {Person[]} people */
  allToTray(people) {
    const ops = people.filter(({ in_tray }) => !in_tray).map(({ id }) => ({ type: "to_tray", id }));
    this.together(ops, tn("{n} person is off the map, and still on your list.", "{n} people are off the map, and still on your list.", ops.length));
  }

  /** @param {Person[]} people */
  connectAll(people) {
    const view = this.state.view;
    if (!view) return;
    const real = people.filter(({ vacant }) => !vacant).map(({ id }) => id).sort();
    const ops = real.flatMap((a, k) => real.slice(k + 1).filter((b) => !tied(view, a, b)).map((b) => ({ type: "tie", a, b })));
    this.together(ops, tn("{n} pair connected.", "{n} pairs connected.", ops.length));
  }

  /** @param {"undo" | "redo"} which */
  step(which) {
    const what = this.state.step(which);
    if (!what) return;
    const words = stepWords(what);
    announce(which === "undo" ? t("Undone: {words}.", { words }) : t("Done again: {words}.", { words }));
  }
}
