// @ts-check
/**
 * Sharing in words, on a participant's page: a row of three buttons above the exercise. What
 * others share and what waits for later open below it when one asks for them, and are announced.
 */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t, tn } from "../words.js";
import { lineItem } from "./line_list.js";
import { myLines } from "./my_lines.js";
import { namesAsText } from "./names.js";
import { noteTaking } from "./note_taking.js";
import { parkingLot } from "./parking_lot.js";
import { openShareDialog } from "./share_dialog.js";

/**
 * @typedef {{id: string, text: string, more: boolean, name: string, room: boolean, with: string[],
 *   noted: boolean}} Shown
 * @typedef {{id: string, text: string, name: string, mine: boolean, noted: boolean}} Parked
 * @typedef {{id: string, kind: "text" | "line" | "parked", text: string, name: string}} Note
 * @typedef {{people: {seat: string, name: string}[], group: {seat: string, name: string}[],
 *   mine: import("./my_lines.js").Mine[], shown: Shown[], parked: Parked[], notes: Note[] | null,
 *   ended: boolean}} Lines
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   root: HTMLElement, map: boolean, items: ReturnType<import("./own_items.js").ownItems>}} given
 */
export function linesCard({ bridge, sending, root, map, items }) {
  /** @type {Lines | null} */
  let lines = null;
  /** @type {((room: import("./share_dialog.js").Room) => void) | null} */
  let dialog = null;
  /** @type {Set<string> | null} what was there before is not new */
  let seen = null;
  let open = "";

  const mine = myLines({ bridge, sending, changed: () => draw() });
  const taking = noteTaking({ bridge, sending });
  const lot = parkingLot({ bridge, sending });
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  const none = h("p", { class: "mw-soft" }, t("Nothing yet. What others share with you or with everybody stands here until they take it back."));
  const shownPanel = h("section", { class: "mw-say-panel", id: "mw-say-shown", "aria-label": t("What others share") }, none, list);
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
    if (open === "shown") seen = new Set(lines?.shown.map(({ id }) => id));
    draw();
  }

  function share() {
    if (!lines) return;
    dialog = openShareDialog({ bridge, root, map, items, mine, room: lines, closed: () => { dialog = null; shareButton.focus(); } });
  }

  function draw() {
    if (!lines) return;
    const { shown, parked, notes } = lines;
    element.hidden = false;
    const fresh = open === "shown" ? 0 : shown.filter(({ id }) => !seen?.has(id)).length;
    const sharing = mine.all.filter(({ leaving }) => !leaving).length;
    show(shareButton, t("Share…"), sharing ? [h("span", { class: "mw-hidden" }, t("shared now:"), " "), count(String(sharing))] : null);
    show(tabs.shown, t("From others"), shown.length ? count(fresh ? tn("{n} new", "{n} new", fresh) : String(shown.length)) : null);
    show(tabs.lot, t("Parking lot"), parked.length ? count(String(parked.length)) : null);
    show(tabs.notes, t("Notes"), notes?.length ? count(String(notes.length)) : null);
    tabs.notes.hidden = !notes;
    tabs.shown.classList.toggle("mw-say-fresh", fresh > 0);
    if (open === "notes" && !notes) open = "";
    for (const which of /** @type {("shown" | "lot" | "notes")[]} */ (Object.keys(panels))) {
      panels[which].hidden = open !== which;
      tabs[which].setAttribute("aria-expanded", String(open === which));
    }
    none.hidden = shown.length > 0;
    keepingFocus(list, () => show(list, shown.map((line) => lineItem(bridge, line, { about: seenBy(line), extra: [notes && line.room ? taking.noteButton({ line: line.id }, line) : null] }))));
    lot.show(lines, notes ? taking : null);
    taking.show(lines);
    dialog?.(lines);
  }

  bridge.on("lines", (/** @type {Lines} */ told) => {
    const before = lines;
    lines = told;
    seen ??= new Set(told.shown.map(({ id }) => id));
    if (open === "shown") for (const { id } of told.shown) seen.add(id);
    if (before) speak(before, told);
    draw();
  });
  return { element, mine };
}

/** @param {string} words */
function count(words) {
  return h("span", { class: "mw-say-count" }, words);
}

/** @param {Shown} line */
function seenBy({ room, with: others }) {
  if (room) return t("to everybody");
  return others.length ? t("to you and {names}", { names: namesAsText(others) }) : t("to you alone");
}

/**
 * @param {Lines} before
 * @param {Lines} now
 */
function speak(before, now) {
  const came = now.shown.filter(({ id }) => !before.shown.some((each) => each.id === id));
  const went = before.shown.filter(({ id }) => !now.shown.some((each) => each.id === id));
  if (came.length === 1) {
    const [{ name, text, room }] = came;
    announce(room ? t("{name} shares with everybody: {text}", { name, text }) : t("{name} shares with you: {text}", { name, text }));
  } else if (came.length) announce(tn("{n} line was shared with you", "{n} lines were shared with you", came.length));
  else if (went.length) announce(tn("{n} line was taken back", "{n} lines were taken back", went.length));
  else if (now.parked.length > before.parked.length) announce(t("Something was put into the parking lot"));
}
