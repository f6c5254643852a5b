// @ts-check
/** People who are on the list and not on the map yet, below the picture. */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { figureIcon } from "./network_figure.js";
import { fullName } from "./network_words.js";

/** @typedef {import("./network_state.js").MapState} MapState */

/**
 * @param {MapState} state
 * @returns {{element: HTMLElement, update: (help?: string) => void, focus: (id?: string) => boolean}}
 */
export function makeTray(state) {
  const words = h("p", { class: "nm-tray-words" });
  const list = h("div", { class: "nm-tray-people" });
  const element = h("section", { class: "nm-tray", "aria-label": t("Not on the map yet") }, words, list);
  /** @type {Map<string, {chip: HTMLButtonElement, drawn: string}>} */
  const chips = new Map();

  /** @param {string} [help] what the keyboard can do, while it is on the map */
  function update(help = "") {
    const view = state.view;
    if (!view) return;
    element.hidden = !state.people.length;
    const waiting = state.people.filter(({ on_map }) => !on_map);
    const carried = state.mode?.kind === "move" ? state.mode.id : null;
    const wanted = waiting.map((person) => {
      const known = chips.get(person.id) ?? { chip: h("button", { type: "button", class: "nm-chip nm-person-chip", "data-person": person.id, "data-key": `tray-${person.id}` }), drawn: "" };
      chips.set(person.id, known);
      const look = JSON.stringify([person.label, person.initials, person.kinds, person.influential, person.vacant]);
      if (look !== known.drawn) {
        known.drawn = look;
        show(known.chip, figureIcon(person, state.categories.kinds, 30), person.label);
      }
      known.chip.setAttribute("aria-label", fullName(view, person, state.categories));
      known.chip.setAttribute("aria-pressed", String(person.id === state.selected));
      known.chip.classList.toggle("nm-away", carried === person.id);
      return known.chip;
    });
    const same = wanted.length === list.children.length && wanted.every((chip, k) => list.children[k] === chip);
    if (!same) show(list, wanted);
    const text = trayWords(state, waiting.length, help);
    if (words.textContent !== text) words.textContent = text;
    element.classList.toggle("nm-empty", !waiting.length);
  }

  /** @param {string} [id] */
  function focus(id) {
    const chip = (id && chips.get(id)?.chip) || list.querySelector("button");
    if (!(chip instanceof HTMLElement) || !chip.isConnected) return false;
    chip.focus();
    return true;
  }

  return { element, update, focus };
}

/**
 * @param {MapState} state
 * @param {number} waiting
 * @param {string} help
 */
function trayWords(state, waiting, help) {
  const mode = state.mode;
  if (mode?.kind === "connect") {
    const label = state.person(mode.from)?.label ?? "";
    return t("Who does {label} know? Choose each of them on the map. Choose {label} again when you are done.", { label });
  }
  if (mode?.kind === "choose") return t("Tap people to choose them, or draw a line around them. Choose “Choose several” again when you are done.");
  if (state.group.people.length) return t("Several are chosen: what you can do with them stands beside the map.");
  if (mode?.kind === "move") {
    const label = state.person(mode.id)?.label ?? "";
    return t("Moving {label}: arrow keys move, Enter keeps, Escape cancels.", { label });
  }
  if (help) return help;
  const selected = state.person(state.selected);
  if (selected) return t("Choose a place on the map for {label}.", { label: selected.label });
  if (waiting) return tn("{n} person is not on the map yet. Choose them, then a place on the map; or drag.", "{n} people are not on the map yet. Choose one, then a place on the map; or drag.", waiting);
  return state.people.length ? t("Everybody is on the map. Drag, or choose somebody and then a place, to move them.") : "";
}
