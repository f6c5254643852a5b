// @ts-check
/**
 * Sharing in words, on a participant's page: a row of three buttons above the exercise. What
 * others share and what waits for later open below it when one asks for them, and are announced.
 */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { myLines } from "./my_lines.js";
import { noteTaking } from "./note_taking.js";
import { parkingLot } from "./parking_lot.js";
import { openShareDialog } from "./share_dialog.js";
import { sharedWithMe } from "./shared_with_me.js";

/**
 * @typedef {import("./shared_with_me.js").Thing} Thing
 * @typedef {{id: string, text: string, name: string, mine: boolean, noted: boolean}} Parked
 * @typedef {{id: string, kind: "text" | "line" | "parked", text: string, name: string}} Note
 * @typedef {{people: {seat: string, name: string}[], group: {seat: string, name: string}[],
 *   mine: import("./my_lines.js").Mine[], parked: Parked[], notes: Note[] | null,
 *   ended: boolean}} Lines
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   root: HTMLElement, map: boolean, items: ReturnType<import("./own_items.js").ownItems>}} given
 */
export function linesCard({ bridge, sending, root, map, items }) {
  /** @type {Lines | null} */
  let lines = null;
  /** @type {import("./shared_with_me.js").SharedWithMe | null} */
  let shared = null;
  /** @type {((room: import("./share_dialog.js").Room) => void) | null} */
  let dialog = null;
  /** @type {Set<string> | null} what was there before is not new */
  let seen = null;
  let open = "";

  const mine = myLines({ bridge, sending, changed: () => draw() });
  const taking = noteTaking({ bridge, sending });
  const lot = parkingLot({ bridge, sending });
  const withMe = sharedWithMe({ bridge, beside });
  const shownPanel = h("section", { class: "mw-say-panel", id: "mw-say-shown", "aria-label": t("Shared with me") }, withMe.element);
  const panels = { shown: shownPanel, lot: lot.element, notes: taking.element };
  const shareButton = h("button", { class: "mw-button mw-say-share", type: "button", "aria-haspopup": "dialog", onclick: share });
  const tabs = { shown: tab("shown", shownPanel.id), lot: tab("lot", lot.element.id), notes: tab("notes", taking.element.id) };
  const element = h(
    "section",
    { class: "mw-say-card", "aria-label": t("Sharing"), hidden: true },
    h("div", { class: "mw-say-row" }, shareButton, tabs.shown, tabs.lot, tabs.notes),
    Object.values(panels),
  );

  /**
   * @param {"shown" | "lot" | "notes"} which
   * @param {string} controls
   */
  function tab(which, controls) {
    return h("button", { class: "mw-button mw-quiet mw-say-tab", type: "button", "aria-expanded": "false", "aria-controls": controls, onclick: () => toggle(which) });
  }

  /** @param {"shown" | "lot" | "notes"} which */
  function toggle(which) {
    open = open === which ? "" : which;
    if (open === "shown") seen = new Set(shared?.things.map(({ id }) => id));
    draw();
  }

  /** @param {Thing} thing */
  function beside(thing) {
    if (thing.kind === "map") return h("button", { class: "mw-button", type: "button", "data-key": `look-${thing.id}`, "aria-label": t("Look at the map of {name}", { name: thing.name }), onclick: () => document.dispatchEvent(new CustomEvent("mw-look-at-map", { detail: thing.id })) }, t("Look at it"));
    return thing.kind === "line" && thing.room && lines?.notes ? taking.noteButton({ line: thing.id }, { text: thing.text, noted: thing.noted ?? false }) : null;
  }

  function share() {
    if (!lines) return;
    dialog = openShareDialog({ bridge, root, map, items, mine, room: lines, closed: () => { dialog = null; shareButton.focus(); } });
  }

  function draw() {
    if (!lines) return;
    const { parked, notes } = lines;
    const shown = shared?.things ?? [];
    element.hidden = false;
    const fresh = open === "shown" ? 0 : shown.filter(({ id }) => !seen?.has(id)).length;
    const sharing = mine.all.filter(({ leaving }) => !leaving).length;
    show(shareButton, t("Share…"), sharing ? [h("span", { class: "mw-hidden" }, t("shared now:"), " "), count(String(sharing))] : null);
    show(tabs.shown, t("Shared with me"), shown.length ? count(fresh ? tn("{n} new", "{n} new", fresh) : String(shown.length)) : null);
    show(tabs.lot, t("Parking lot"), parked.length ? count(String(parked.length)) : null);
    show(tabs.notes, t("Notes"), notes?.length ? count(String(notes.length)) : null);
    tabs.notes.hidden = !notes;
    tabs.shown.classList.toggle("mw-say-fresh", fresh > 0);
    if (open === "notes" && !notes) open = "";
    for (const which of /** @type {("shown" | "lot" | "notes")[]} */ (Object.keys(panels))) {
      panels[which].hidden = open !== which;
      tabs[which].setAttribute("aria-expanded", String(open === which));
    }
    if (shared) withMe.show(shared);
    lot.show(lines, notes ? taking : null);
    taking.show(lines);
    dialog?.(lines);
  }

  bridge.on("lines", (/** @type {Lines} */ told) => {
    const before = lines;
    lines = told;
    if (before && told.parked.length > before.parked.length) announce(t("Something was put into the parking lot"));
    draw();
  });
  bridge.on("with-me", (/** @type {import("./shared_with_me.js").SharedWithMe} */ told) => {
    const before = shared;
    shared = told;
    seen ??= new Set(told.things.map(({ id }) => id));
    if (open === "shown") for (const { id } of told.things) seen.add(id);
    if (before) speak(before.things, told.things);
    draw();
  });
  return { element, mine };
}

/** @param {string} words */
function count(words) {
  return h("span", { class: "mw-say-count" }, words);
}

/**
 * @param {Thing[]} before
 * @param {Thing[]} now
 */
function speak(before, now) {
  // A map says itself that it is shown.
  const words = (/** @type {Thing[]} */ things) => things.filter(({ kind }) => kind !== "map");
  const came = words(now).filter(({ id }) => !before.some((each) => each.id === id));
  const went = words(before).filter(({ id }) => !now.some((each) => each.id === id));
  if (came.length === 1) {
    const [{ name, text, room }] = came;
    announce(room ? t("{name} shares with everybody: {text}", { name, text }) : t("{name} shares with you: {text}", { name, text }));
  } else if (came.length) announce(tn("{n} thing was shared with you", "{n} things were shared with you", came.length));
  else if (went.length) announce(tn("{n} thing was taken back", "{n} things were taken back", went.length));
}
