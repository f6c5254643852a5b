// @ts-check
/**
 * The map as a picture: people are elements that can have the keyboard, everything else is
 * drawn around them. Elements are kept and brought up to date, never built anew, so that a
 * change elsewhere takes neither the keyboard nor a drag away.
 */

import { h, randomId, s, show } from "../dom.js";
import { t } from "../words.js";
import { Camera } from "./network_camera.js";
import { discRadius, figureParts, nameParts } from "./network_figure.js";
import { cellAt } from "./network_geometry.js";
import { cellPath, framed, ground, quietEdge, toPixels, toUnit, you } from "./network_ground.js";
import { Hulls } from "./network_hulls.js";
import { labelled, textWidths } from "./network_labels.js";
import { Lines } from "./network_lines.js";
import { cellWords, fullName } from "./network_words.js";

/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {{x: number, y: number}} Place */

const LONGEST = 18;

export class Picture {
  /** @param {MapState} state */
  constructor(state) {
    this.state = state;
    /** Who the keyboard is on, or would be on. @type {string | null} */
    this.current = null;
    /** @type {{id: string, place: Place} | null} somebody who is on their way */
    this.carried = null;
    this._name = `map-${randomId().slice(0, 8)}`;
    this.size = { width: 0, height: 0 };
    this.camera = new Camera(this);
    this.hulls = new Hulls(state, this._name);
    /** What stands in the corners over the picture. @type {import("./network_labels.js").Box[]} */
    this._taken = [];
    /** @type {import("./network_labels.js").Box[]} the words around it */
    this._words = [];
    /** @type {import("./network_ground.js").Frame | null} */
    this.frame = null;
    this._drawn = "";
    this._shape = "";
    this._radius = 0;
    /** @type {Map<string, {group: SVGGElement, reach: Element, handle: Element, body: Element, spoke: SVGLineElement, drawn: string}>} */
    this._people = new Map();
    this._ground = s("g", { "aria-hidden": "true" });
    this._around = s("g", { "aria-hidden": "true" });
    this._target = s("path", { class: "nm-target", "aria-hidden": "true" });
    this._spokes = s("g", { "aria-hidden": "true" });
    this._lines = new Lines();
    this._you = s("g", { "aria-hidden": "true" });
    this._crowd = s("g", {});
    this.help = h("p", { class: "mw-hidden", id: `${this._name}-help` });
    this.element = s(
      "svg",
      { class: "nm-picture", role: "group", "aria-describedby": this.help.id },
      this._ground,
      this._around,
      this._target,
      this.hulls.element,
      this._spokes,
      this._lines.element,
      this._you,
      this._crowd,
    );
    this._measure = textWidths(this.element);
  }

  /** Those who are drawn, in the order of the list. */
  get shown() {
    return this.state.people.filter(({ on_map, id }) => on_map || this.carried?.id === id);
  }

  /**
   * @param {number} width
   * @param {number} height
   * @param {import("./network_labels.js").Box[]} taken what stands over its corners
   */
  resize(width, height, taken = []) {
    this.size = { width, height };
    this._taken = taken;
    this.camera.moveTo(this.camera.corner);
    this.update();
  }

  /** @param {string} id */
  groupOf(id) {
    return this._people.get(id)?.group ?? null;
  }

  /** Bring somebody into sight. @param {string} id */
  reveal(id) {
    const person = this.state.person(id);
    if (person && this.camera.farther) this.camera.reveal(this._point(person));
  }

  /**
   * A point of the page as a place in the map's square.
   * @param {{clientX: number, clientY: number}} point
   */
  placeOf({ clientX, clientY }) {
    const box = this.element.getBoundingClientRect();
    return this.unitAt({ x: clientX - box.left, y: clientY - box.top });
  }

  /** @param {Place} point of the window, in pixels */
  unitAt({ x, y }) {
    const { corner } = this.camera;
    return this.frame ? toUnit(this.frame, { x: x + corner.x, y: y + corner.y }) : { x: 0.5, y: 0.5 };
  }

  /**
   * Show somebody at a place that is not theirs yet; null puts them back.
   * @param {string | null} id
   * @param {Place} [place]
   */
  carry(id, place) {
    const before = this.carried?.id;
    this.carried = id && place ? { id, place } : null;
    const view = this.state.view;
    const frame = this.frame;
    if (!view || !frame) return;
    const cell = this.carried ? cellAt(view.geometry, this.carried.place) : null;
    this._target.setAttribute("d", cell ? cellPath(frame, view.geometry, cell) : "");
    if (!id || before !== id || !this._people.has(id)) {
      this.update();
      return;
    }
    // On the way only this person and their lines are drawn: sixty times a second.
    const person = this.state.person(id);
    if (person) this._moveTo(person);
    this._lines.follow(id, view.ties, this._where(), { centre: frame.centre, radius: this._radius });
  }

  /** Nobody is on their way any more; where they stand now is drawn with the next update. */
  rest() {
    this.carried = null;
    this._target.setAttribute("d", "");
  }

  /** @param {Person} person */
  _point(person) {
    const place = this.carried?.id === person.id ? this.carried.place : { x: Number(person.x), y: Number(person.y) };
    return this.frame ? toPixels(this.frame, place) : { x: 0, y: 0 };
  }

  update() {
    const view = this.state.view;
    const { zoom } = this.camera;
    const width = this.size.width * zoom;
    const height = this.size.height * zoom;
    if (!view || !width || !height) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const { rings, sectors } = view.geometry;
    const taken = zoom > 1 ? [] : this._taken;
    const shape = JSON.stringify([width, height, rem, rings, sectors, taken]);
    if (shape !== this._shape) {
      this._shape = shape;
      const short = (/** @type {string} */ id) => cellWords(this.state.categories, { closeness: "", sector: id }, view.sectors);
      const { frame, words, boxes } = framed({ width, height, geometry: view.geometry, rem, short, measure: this._measure, taken, name: this._name });
      this.frame = frame;
      this._words = boxes;
      show(this._around, words);
    }
    const frame = /** @type {import("./network_ground.js").Frame} */ (this.frame);
    const people = this.shown.map((person) => this._point(person));
    const edge = quietEdge(frame, view.geometry, people);
    const drawn = JSON.stringify([frame, rings, sectors, edge]);
    if (drawn !== this._drawn) {
      this._drawn = drawn;
      show(this._ground, ground(frame, view.geometry, { name: this._name, edge }));
      show(this._you, you(frame));
    }
    const n = this.shown.length;
    this.element.setAttribute("aria-label", t("Your map. People on it: {n}.", { n }));
    this.help.textContent = n
      ? t("Arrow keys go to the nearest person. Enter opens, M moves, C connects, Delete takes off the map.")
      : t("Nobody is on the map yet.");
    this._drawPeople();
    this._drawTies();
  }

  _drawPeople() {
    const { state } = this;
    const frame = /** @type {import("./network_ground.js").Frame} */ (this.frame);
    const people = this.shown;
    const crowded = people.length > 16;
    const radius = discRadius(frame, this.state.view?.geometry.disc ?? 0.027, { crowded, zoom: this.camera.zoom });
    this._radius = radius;
    const size = 0.8125 * frame.rem * frame.word;
    const discs = people.map((person) => {
      const label = person.label.length > LONGEST ? `${person.label.slice(0, LONGEST - 1)}…` : person.label;
      const first = person.id === state.selected || person.id === this.current;
      const width = this._measure(label, size) + 10;
      return { id: person.id, ...this._point(person), radius: radius + 2, width, height: size * 1.45, label, first };
    });
    this.element.classList.toggle("nm-crowd", crowded);
    const places = labelled(frame, discs, {
      // On a small picture of many people a label is for whoever is looked at.
      quiet: crowded && frame.side < 28 * frame.rem,
      stars: discs.filter((_disc, k) => people[k].influential),
      words: [...this._words, ...(this.camera.farther ? [] : this._taken)],
    });
    if (!people.some(({ id }) => id === this.current)) this.current = people[0]?.id ?? null;

    const alive = new Set(people.map(({ id }) => id));
    for (const [id, { group, spoke }] of this._people) {
      if (alive.has(id)) continue;
      group.remove();
      spoke.remove();
      this._people.delete(id);
    }
    people.forEach((person, index) => {
      const disc = discs[index];
      const drawn = this._people.get(person.id) ?? this._newPerson(person);
      const at = places.get(person.id);
      const look = JSON.stringify([person.initials, person.kinds, person.influential, disc.label, radius, at, size]);
      if (look !== drawn.drawn) {
        drawn.drawn = look;
        const label = at ?? { dx: 0, dy: radius + 4 + disc.height / 2 };
        drawn.reach.setAttribute("r", String(Math.max(radius + 3, 22)));
        for (const [name, value] of Object.entries({ x: label.dx - disc.width / 2, y: label.dy - disc.height / 2, width: at ? disc.width : 0, height: disc.height })) {
          drawn.handle.setAttribute(name, String(value));
        }
        show(drawn.body, s("circle", { class: "nm-focus", r: radius + 5 }), figureParts(person, this.state.categories.kinds, radius), nameParts(disc, label, size, Boolean(at)));
      }
      this._dress(person, drawn.group);
      this._moveTo(person);
    });
  }

  /** @param {Person} person */
  _newPerson(person) {
    // What a hand touches stays the same element while the figure is drawn anew: a finger that
    // went down on it comes up on it.
    const reach = s("circle", { class: "nm-reach" });
    const handle = s("rect", { class: "nm-reach" });
    const body = s("g", { class: "nm-body" });
    const group = s("g", { class: "nm-person", role: "button", "data-person": person.id, "data-key": person.id }, reach, handle, body);
    const spoke = s("line", { class: "nm-spoke" });
    this._crowd.append(group);
    this._spokes.append(spoke);
    const made = { group, reach, handle, body, spoke, drawn: "" };
    this._people.set(person.id, made);
    return made;
  }

  /**
   * @param {Person} person
   * @param {SVGGElement} group
   */
  _dress(person, group) {
    const { state } = this;
    const view = /** @type {import("./network_types.js").View} */ (state.view);
    const from = state.mode?.kind === "connect" ? state.mode.from : null;
    const known = from !== null && from !== person.id && view.ties.some((tie) => tie.includes(from) && tie.includes(person.id));
    const set = (/** @type {string} */ name, /** @type {string} */ value) => {
      if (group.getAttribute(name) !== value) group.setAttribute(name, value);
    };
    const classes = ["nm-person"];
    if (person.vacant) classes.push("nm-vacant");
    if (person.id === state.selected || state.group.has(person.id)) classes.push("nm-selected");
    if (person.id === this.carried?.id) classes.push("nm-carried");
    if (known) classes.push("nm-known");
    set("class", classes.join(" "));
    set("aria-label", fullName(view, person, state.categories));
    set("aria-pressed", String(from ? known || from === person.id : person.id === state.selected || state.group.has(person.id)));
    set("tabindex", person.id === this.current ? "0" : "-1");
  }

  /** @param {Person} person */
  _moveTo(person) {
    const made = this._people.get(person.id);
    const frame = this.frame;
    if (!made || !frame) return;
    const { x, y } = this._point(person);
    const geometry = this.state.view?.geometry;
    const place = this.carried?.id === person.id ? this.carried.place : { x: Number(person.x), y: Number(person.y) };
    if (geometry) made.group.dataset.cell = cellWords(this.state.categories, cellAt(geometry, place), this.state.view?.sectors ?? "level");
    made.group.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    const { spoke } = made;
    for (const [name, value] of Object.entries({ x1: frame.centre.x, y1: frame.centre.y, x2: x, y2: y })) {
      spoke.setAttribute(name, value.toFixed(2));
    }
    const order = this.state.categories.closeness.map(({ id }) => id);
    const rank = order.indexOf(person.closeness ?? "");
    const share = order.length > 1 && rank >= 0 ? 1 - rank / (order.length - 1) : 0;
    spoke.setAttribute("stroke-width", (1.2 + 2.2 * share).toFixed(2));
    spoke.classList.toggle("nm-vacant", person.vacant);
  }

  /** Where everybody stands, in pixels. */
  _where() {
    return new Map(this.shown.map((person) => [person.id, this._point(person)]));
  }

  _drawTies() {
    const view = /** @type {import("./network_types.js").View} */ (this.state.view);
    const centre = /** @type {import("./network_ground.js").Frame} */ (this.frame).centre;
    const about = this.state.mode?.kind === "connect" ? this.state.mode.from : this.state.selected;
    const where = this._where();
    this._lines.update(view.ties, where, { centre, radius: this._radius, about });
    this.hulls.update(where, this._radius);
  }
}
