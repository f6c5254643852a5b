// @ts-check
/**
 * The map under a mouse, a pen or a finger.
 *
 * A drag begins after five pixels; less is a tap. Every drag has a tap-tap beside it: tap
 * somebody, then tap where they should stand. Only the first finger counts, and a drag that
 * the device takes away puts everything back.
 */

import { announce } from "../dom.js";
import { t } from "../words.js";
import { within, outermost, polar } from "./network_geometry.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_commands.js").Commands} Commands */
/** @typedef {import("./network_picture.js").Picture} Picture */
/**
 * A finger that is down on somebody.
 * @typedef {{id: string, pointer: number, x: number, y: number, element: Element, moving: boolean, ghost: HTMLElement | null}} Hand
 */

/** A hand that moves less than this, in pixels, has tapped. */
const DRAG_AFTER = 5;
/** How far beyond the outermost ring a tap still means the map, in sides of its square. */
const BESIDE = 0.03;

/**
 * @param {{state: MapState, commands: Commands, picture: Picture, stage: HTMLElement, tray: HTMLElement,
 *   open: (id: string) => void, signal: AbortSignal}} given `stage` holds picture and tray
 */
export function giveHands({ state, commands, picture, stage, tray, open, signal }) {
  /** @type {Hand | null} */
  let hand = null;
  let dragged = false;

  const personOf = (/** @type {EventTarget | null} */ target) =>
    target instanceof Element ? (target.closest("[data-person]")?.getAttribute("data-person") ?? null) : null;

  /** Where tray and picture are; asked once for a drag, since asking makes the browser lay out. */
  let edges = { tray: new DOMRect(), picture: new DOMRect() };
  const look = () => {
    edges = { tray: tray.getBoundingClientRect(), picture: picture.element.getBoundingClientRect() };
  };
  const holds = (/** @type {DOMRect} */ box, /** @type {PointerEvent} */ { clientX, clientY }) =>
    clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  const overTray = (/** @type {PointerEvent} */ event) => holds(edges.tray, event);
  const overPicture = (/** @type {PointerEvent} */ event) => holds(edges.picture, event);
  const placeOf = (/** @type {PointerEvent} */ { clientX, clientY }) =>
    picture.unitAt({ x: clientX - edges.picture.left, y: clientY - edges.picture.top });

  function down(/** @type {PointerEvent} */ event) {
    // A second finger means the picture: a hand that has not moved anybody yet lets go.
    if (hand && !hand.moving && !event.isPrimary) end();
    if (hand || !event.isPrimary || event.button !== 0) return;
    dragged = false;
    const id = personOf(event.target);
    const element = /** @type {Element} */ (event.target).closest?.("[data-person]");
    if (!id || !element || state.mode) return;
    hand = { id, pointer: event.pointerId, x: event.clientX, y: event.clientY, element, moving: false, ghost: null };
  }

  function move(/** @type {PointerEvent} */ event) {
    if (!hand || event.pointerId !== hand.pointer) return;
    if (!hand.moving) {
      if (Math.hypot(event.clientX - hand.x, event.clientY - hand.y) < DRAG_AFTER) return;
      begin(hand);
    }
    event.preventDefault();
    const off = overTray(event);
    tray.classList.toggle("nm-over", off);
    const inside = overPicture(event) && !off && state.view;
    if (inside && state.view) picture.carry(hand.id, within(state.view.geometry, placeOf(event)));
    else picture.carry(null);
    showGhost(hand, event, !inside);
  }

  /** @param {Hand} given */
  function begin(given) {
    given.moving = true;
    look();
    state.hold();
    given.element.setPointerCapture?.(given.pointer);
    stage.classList.add("nm-dragging");
  }

  /**
   * Off the picture, a copy of the disc follows the hand.
   * @param {Hand} given
   * @param {PointerEvent} event
   * @param {boolean} visible
   */
  function showGhost(given, event, visible) {
    if (!given.ghost) {
      const label = state.person(given.id)?.initials ?? "";
      given.ghost = document.createElement("div");
      given.ghost.className = "nm-ghost";
      given.ghost.setAttribute("aria-hidden", "true");
      given.ghost.textContent = label;
      stage.append(given.ghost);
    }
    given.ghost.hidden = !visible;
    given.ghost.style.left = `${event.clientX}px`;
    given.ghost.style.top = `${event.clientY}px`;
  }

  function end() {
    const last = hand;
    hand = null;
    if (!last) return null;
    last.ghost?.remove();
    tray.classList.remove("nm-over");
    stage.classList.remove("nm-dragging");
    if (last.element.hasPointerCapture?.(last.pointer)) last.element.releasePointerCapture(last.pointer);
    return last.moving ? last : null;
  }

  function up(/** @type {PointerEvent} */ event) {
    if (!hand || event.pointerId !== hand.pointer) return;
    const last = end();
    if (!last) return;
    dragged = true;
    const person = state.person(last.id);
    if (person && overTray(event)) {
      if (person.on_map) commands.toTray(person);
    } else if (person && overPicture(event)) {
      commands.place(person, placeOf(event));
    }
    picture.rest();
    state.release(true);
  }

  function cancel(/** @type {PointerEvent} */ event) {
    if (!hand || event.pointerId !== hand.pointer) return;
    // A finger is captured by what it touched first; that ends when the person takes it over.
    if (event.type === "lostpointercapture" && event.target !== hand.element) return;
    putBack();
  }

  function putBack() {
    const last = end();
    if (!last) return;
    dragged = true;
    picture.rest();
    state.release(true);
    const label = state.person(last.id)?.label ?? "";
    announce(t("{label} stays where they were.", { label }));
  }

  function click(/** @type {MouseEvent} */ event) {
    if (dragged) {
      dragged = false;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const id = personOf(event.target);
    if (id && (event.shiftKey || state.mode?.kind === "choose")) chooseToo(id);
    else if (id) tapPerson(id);
    else if (event.target instanceof Node && picture.element.contains(event.target)) tapPlace(event);
  }

  /** @param {string} id */
  function chooseToo(id) {
    const label = state.person(id)?.label ?? "";
    announce(state.group.toggle(id) ? t("{label} chosen too.", { label }) : t("{label} no longer chosen.", { label }));
  }

  /** @param {string} id */
  function tapPerson(id) {
    const person = state.person(id);
    if (!person) return;
    if (picture.shown.some((each) => each.id === id)) picture.current = id;
    if (state.mode?.kind === "connect") {
      const from = state.person(state.mode.from);
      if (!from || from.id === id) {
        state.enter(null);
        announce(t("Done connecting."));
      } else commands.toggleTie(from, person);
      return;
    }
    if (state.mode) state.enter(null);
    if (state.selected === id) state.select(null);
    else open(id);
  }

  /** @param {MouseEvent} event */
  function tapPlace(event) {
    const view = state.view;
    if (!view || state.mode?.kind === "connect" || state.mode?.kind === "choose") return;
    if (state.group.clear()) return;
    const place = picture.placeOf(event);
    const person = state.person(state.selected);
    if (polar(place).radius > outermost(view.geometry) + BESIDE || polar(place).radius < 0.03) {
      state.select(null);
      return;
    }
    if (person) commands.place(person, place);
  }

  function escape(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Escape" && hand?.moving) {
      event.stopPropagation();
      putBack();
    }
  }

  stage.addEventListener("pointerdown", down, { signal });
  stage.addEventListener("pointermove", move, { signal });
  stage.addEventListener("pointerup", up, { signal });
  stage.addEventListener("pointercancel", cancel, { signal });
  stage.addEventListener("lostpointercapture", cancel, { signal });
  stage.addEventListener("click", click, { signal });
  // `touch-action` says it too, but not every browser heeds it on parts of a picture: while
  // somebody is in the hand, the page does not scroll.
  stage.addEventListener("touchmove", (event) => hand && event.cancelable && event.preventDefault(), { signal, passive: false });
  window.addEventListener("scroll", () => hand?.moving && look(), { signal, capture: true, passive: true });
  window.addEventListener("resize", () => hand?.moving && look(), { signal });
  window.addEventListener("keydown", escape, { signal, capture: true });
}
