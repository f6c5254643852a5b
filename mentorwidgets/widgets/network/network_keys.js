// @ts-check
/** The map under a keyboard: one tab stop, arrows from person to person, a mode to move. */

import { announce } from "../dom.js";
import { t, tn } from "../words.js";
import { cellAt, freePlace, leapt, neighbour, nudged, sectorOf } from "./network_geometry.js";
import { cellWords } from "./network_words.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_commands.js").Commands} Commands */
/** @typedef {import("./network_picture.js").Picture} Picture */
/** @typedef {import("./network_types.js").Person} Person */

/** @type {Record<string, import("./network_geometry.js").Direction>} */
const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/**
 * @param {{state: MapState, commands: Commands, picture: Picture, stage: HTMLElement,
 *   open: (id: string, byKeyboard: boolean) => void, focusTray: (id?: string) => boolean, signal: AbortSignal}} given
 */
export function giveKeys({ state, commands, picture, stage, open, focusTray, signal }) {
  const personOf = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element ? state.person(target.closest("[data-person]")?.getAttribute("data-person")) : null;

  /** Whom the space bar went down on. */
  let pressed = "";

  /** @param {string} id */
  function focus(id) {
    picture.current = id;
    picture.update();
    picture.reveal(id);
    picture.groupOf(id)?.focus({ preventScroll: false });
  }

  stage.addEventListener(
    "keydown",
    (event) => {
      const person = personOf(event.target);
      if (!person) return;
      const grab = (event.ctrlKey && event.key.toLowerCase() === "d") || (event.altKey && event.key === " ");
      if ((event.ctrlKey || event.metaKey || event.altKey) && !grab && !all(event)) return;
      const handled =
        state.mode?.kind === "move"
          ? moving(event.key, event.shiftKey)
          : grab
            ? resting("m", person)
            : all(event)
              ? chooseAll()
              : event.shiftKey && (event.key === "Enter" || event.key === " ")
                ? chooseToo(person)
                : resting(event.key, person);
      if (handled) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    { signal },
  );

  // Enter acts when it goes down, the space bar when it comes up, as buttons do.
  stage.addEventListener(
    "keyup",
    (event) => {
      const person = personOf(event.target);
      if (event.key !== " " || !person || pressed !== person.id) return;
      pressed = "";
      event.preventDefault();
      activate(person);
    },
    { signal },
  );

  const all = (/** @type {KeyboardEvent} */ event) => (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "a";

  function chooseAll() {
    state.group.add(picture.shown.map(({ id }) => id));
    announce(tn("{n} person chosen", "{n} people chosen", state.group.people.length));
    return true;
  }

  /** @param {Person} person */
  function chooseToo(person) {
    const { label } = person;
    announce(state.group.toggle(person.id) ? t("{label} chosen too.", { label }) : t("{label} no longer chosen.", { label }));
    return true;
  }

  // The person a pointer or a screen reader brought the keyboard to is the tab stop from now on.
  picture.element.addEventListener(
    "focusin",
    (event) => {
      const person = personOf(event.target);
      if (!person || picture.current === person.id) return;
      picture.current = person.id;
      picture.update();
      if (stage.querySelector(":focus-visible")) picture.reveal(person.id);
    },
    { signal },
  );

  // Whoever leaves in the middle of a move has not kept it.
  stage.addEventListener(
    "focusout",
    () => {
      if (state.mode?.kind === "move" && !stage.contains(document.activeElement)) {
        setTimeout(() => {
          if (state.mode?.kind === "move" && !stage.contains(document.activeElement)) leaveMove();
        });
      }
    },
    { signal },
  );

  /**
   * @param {string} key
   * @param {Person} person
   * @returns {boolean} whether the key meant something
   */
  function resting(key, person) {
    const direction = ARROWS[key];
    if (direction && person.on_map) {
      const next = neighbour(picture.shown, person, direction);
      if (next) focus(next.id);
      return true;
    }
    switch (key) {
      case "Home":
      case "End": {
        const next = picture.shown.at(key === "Home" ? 0 : -1);
        if (!next || !person.on_map) return false;
        focus(next.id);
        return true;
      }
      case "Enter":
        activate(person);
        return true;
      case " ":
        pressed = person.id;
        return true;
      case "m":
      case "M":
        beginMove(person);
        return true;
      case "c":
      case "C":
        if (state.mode?.kind === "connect") leaveConnect();
        else beginConnect(person);
        return true;
      case "Delete":
      case "Backspace":
        if (state.group.people.length) {
          commands.allToTray(state.group.people);
          return true;
        }
        if (!person.on_map) return false;
        takeOff(person);
        return true;
      case "Escape":
        if (state.mode?.kind === "connect") leaveConnect();
        else if (state.mode?.kind === "choose") state.enter(null);
        else if (state.group.clear()) announce(t("Nobody is chosen."));
        else if (state.selected) state.select(null);
        else return false;
        return true;
    }
    return false;
  }

  /** @param {Person} person */
  function activate(person) {
    if (state.mode?.kind === "choose") {
      chooseToo(person);
      return;
    }
    if (state.mode?.kind !== "connect") {
      open(person.id, true);
      return;
    }
    const from = state.person(state.mode.from);
    if (!from || from.id === person.id) leaveConnect();
    else commands.toggleTie(from, person);
  }

  /** @param {Person} person */
  function beginConnect(person) {
    state.selected = person.id;
    state.enter({ kind: "connect", from: person.id });
    announce(
      t("Who does {label} know? Go to somebody with the arrow keys, Enter connects or disconnects, Escape ends.", {
        label: person.label,
      }),
    );
  }

  function leaveConnect() {
    state.enter(null);
    announce(t("Done connecting."));
  }

  /** @param {Person} person */
  function beginMove(person) {
    const view = state.view;
    if (!view) return;
    const start = person.on_map
      ? { x: Number(person.x), y: Number(person.y) }
      : freePlace(view.geometry, { closeness: person.closeness ?? view.geometry.rings[0].id, sector: sectorOf(person, view.sectors) ?? view.geometry.sectors[0].id }, picture.shown);
    state.mode = { kind: "move", id: person.id, ...start };
    picture.carry(person.id, start);
    focus(person.id);
    state.tell();
    announce(
      t("Moving {label}, now at {where}. Arrow keys move, with Shift to the next ring or sector; Enter keeps, Escape cancels.", {
        label: person.label,
        where: cellWords(state.categories, cellAt(view.geometry, start), view.sectors),
      }),
    );
  }

  /**
   * @param {string} key
   * @param {boolean} far to the next ring or sector, rather than by a little
   */
  function moving(key, far) {
    const mode = state.mode;
    const view = state.view;
    if (mode?.kind !== "move" || !view) return false;
    const person = state.person(mode.id);
    const direction = ARROWS[key];
    if (direction) {
      const before = cellWords(state.categories, cellAt(view.geometry, mode), view.sectors);
      const next = far ? leapt(mode, direction, view.geometry) : nudged(mode, direction, view.geometry);
      state.mode = { ...mode, ...next };
      picture.carry(mode.id, next);
      const after = cellWords(state.categories, cellAt(view.geometry, next), view.sectors);
      if (after !== before) announce(after);
      return true;
    }
    if ((key === "Enter" || key === " ") && person) {
      state.mode = null;
      picture.carried = null;
      commands.place(person, mode);
      picture.carry(null);
      focus(person.id);
      state.tell();
      return true;
    }
    if (key === "Escape") {
      leaveMove();
      return true;
    }
    return key === "Delete" || key === "Backspace";
  }

  function leaveMove() {
    const mode = state.mode;
    if (mode?.kind !== "move") return;
    const person = state.person(mode.id);
    const had = stage.contains(document.activeElement);
    state.mode = null;
    picture.carry(null);
    state.tell();
    if (person) {
      announce(t("{label} stays where they were.", { label: person.label }));
      if (had && person.on_map) focus(person.id);
      else if (had) focusTray(person.id);
    }
  }

  /** @param {Person} person */
  function takeOff(person) {
    const others = picture.shown.filter(({ id }) => id !== person.id);
    const nearest = others
      .map((other) => ({ other, far: Math.hypot(Number(other.x) - Number(person.x), Number(other.y) - Number(person.y)) }))
      .sort((a, b) => a.far - b.far)[0]?.other;
    commands.toTray(person);
    if (nearest) focus(nearest.id);
    else focusTray(person.id);
  }

  return { focus, beginMove, beginConnect, leaveConnect };
}
