// @ts-check
/** The projector view: what the whole room sees, large enough for its last row. */

import { h, show } from "../dom.js";
import { clock as timeOfDay, t, tn } from "../words.js";
import { agendaStrip } from "../board/agenda_strip.js";
import { stepBars } from "../board/step_bars.js";
import { clockWords, endsAt, keepTicking, shownSecond } from "../meeting/clock.js";
import { groupsView } from "../meeting/groups_wall.js";
import { modeWords } from "../meeting/modes.js";
import { promptWall } from "../meeting/prompt_wall.js";
import { wallLines } from "./wall_lines.js";
import { wallValues } from "./wall_values.js";
import { turnLine } from "../meeting/turn_line.js";

/**
 * @typedef {import("../meeting/turn_clock.js").Clock} Clock
 * @typedef {{id: string, title: string, minutes: number, mode: string, step: string, do: string}} Block
 * @typedef {Clock & {counts: import("../board/board.js").Count[], joined: number, locked: boolean,
 *   until: number[]}} Wall
 * @typedef {{title: string, group: string, code: string,
 *   join: {url: string, address: string, qr: string}, agenda: Block[]}} About `agenda` is what is
 *   planned now
 */

/**
 * @param {import("../shell.js").Context} context
 * @returns {import("../shell.js").Mounted}
 */
export function mount(context) {
  // A projector shows dark colours as black: the wall is light, whatever this computer prefers.
  document.documentElement.dataset.theme = "light";
  wall(context);
  return {};
}

/**
 * The wall as a part of a page: of its own, or of the board that rehearses.
 * @param {import("../shell.js").Context} context
 */
export function wall({ root, bridge, options, signal }) {
  /** @type {About} */
  const about = options.wall;
  /** @type {Wall | null} */
  let told = null;

  const ends = h("p", { class: "mw-wall-ends" });
  const clock = h("p", { class: "mw-wall-clock", role: "timer", "aria-label": t("Time left in this block") });
  const over = h("p", { class: "mw-wall-over" });
  const place = h("p", { class: "mw-wall-place" });
  const title = h("h2", {});
  const task = h("p", { class: "mw-wall-task" });
  const then = h("p", { class: "mw-wall-then" });
  const here = h("p", { class: "mw-wall-here" });
  const turn = turnLine({ speak: false });
  const bars = stepBars();
  const strip = agendaStrip();
  const stage = h(
    "div",
    { class: "mw-wall-stage" },
    promptWall({ bridge }).element,
    groupsView({ bridge, signal }).element,
    wallValues({ bridge }).element,
    wallLines({ bridge }).element,
    bars.element,
  );
  const way = wayIn(about);
  const locked = h("p", { class: "mw-wall-locked" });
  const element = h(
    "div",
    { class: "mw-wall", "data-phase": "waiting" },
    h(
      "header",
      { class: "mw-wall-head" },
      h("h1", {}, about.title),
      about.group ? h("p", {}, h("bdi", {}, about.group)) : null,
      ends,
    ),
    h(
      "div",
      // Many answers scroll: the keyboard must be able to reach them.
      { class: "mw-wall-main", tabindex: "0", role: "group", "aria-label": t("Before the room") },
      h(
        "section",
        { class: "mw-wall-now", "aria-label": t("Now") },
        h("div", { class: "mw-wall-time" }, clock, over),
        h("div", { class: "mw-wall-block" }, place, title, task, turn.element),
      ),
      stage,
    ),
    h("section", { class: "mw-wall-room", "aria-label": t("The way in, and who is here") }, way, locked, here),
    h("section", { class: "mw-wall-hour", "aria-label": t("Agenda") }, strip.element, then),
  );
  root.append(element);

  /** @param {number} left */
  const tick = (left) => {
    if (!told) return;
    write(clock, clockWords(left));
    write(over, shownSecond(left) < 0 ? t("over") : "");
    write(ends, endWords(told, bridge.now()));
    strip.progress(left);
    turn.tick(told, left);
  };
  const tickNow = keepTicking({ now: () => bridge.now(), speed: () => bridge.speed, clock: () => told, tick, signal });
  const count = () => {
    const now = bridge.now();
    const n = (told?.until ?? []).filter((until) => now < until).length;
    write(here, told?.phase === "ended" ? "" : n ? tn("{n} person here", "{n} people here", n) : t("Nobody is here yet"));
  };

  const draw = () => {
    if (!told) return;
    const { phase, index } = told;
    const block = about.agenda[index];
    const over = phase === "ended";
    element.dataset.phase = phase;
    write(place, placeWords(told, about.agenda));
    write(title, over ? t("This meeting has ended") : phase === "waiting" ? t("Welcome. Please come in.") : (block?.title ?? ""));
    write(task, over ? t("Everybody keeps what they wrote.") : phase === "waiting" ? t("With the camera of your phone, or by typing the address and the code. Any name or initials will do.") : (block?.do ?? ""));
    write(then, thenWords(told, about.agenda));
    way.hidden = told.locked;
    write(locked, told.locked && !over ? t("The door is locked just now. Ask whoever leads to open it.") : "");
    strip.show(told, about.agenda);
    bars.show(told.counts, block?.step ?? "");
    bars.element.hidden = phase === "waiting" || !told.joined;
    tickNow();
    count();
  };
  bridge.on("wall", (/** @type {Wall & {agenda?: Block[]}} */ next) => {
    told = next;
    about.agenda = next.agenda ?? about.agenda;
    draw();
  });
  // Whoever led from here leads no more: the server says so in words.
  bridge.on("removed", () => window.location.reload());
  const looking = window.setInterval(count, 2000);
  signal.addEventListener("abort", () => window.clearInterval(looking));
}

/** @param {About} about */
function wayIn({ code, join }) {
  const slash = join.address.indexOf("/");
  const address = slash < 0 ? join.address : [join.address.slice(0, slash), h("wbr"), join.address.slice(slash)];
  return h(
    "div",
    { class: "mw-wall-in" },
    h("p", { class: "mw-wall-where" }, t("Join at"), " ", h("strong", {}, address)),
    h(
      "p",
      { class: "mw-wall-code" },
      h("span", { class: "mw-hidden" }, t("with the code {code}", { code: code.split("").join(" ") })),
      h("span", { "aria-hidden": "true" }, code),
    ),
    h("img", { class: "mw-wall-qr", src: join.qr, alt: t("QR code that opens {url}", { url: join.url }) }),
  );
}

/**
 * Text that did not change is not written again: a screen reader would read it again.
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) show(element, text);
}

/**
 * @param {Wall} told
 * @param {Block[]} agenda
 */
function placeWords({ phase, index }, agenda) {
  if (phase === "ended" || phase === "waiting") return "";
  const mode = modeWords(agenda[index]?.mode ?? "");
  return phase === "paused" ? t("{mode} · the clock is held", { mode }) : mode;
}

/**
 * @param {Wall} told
 * @param {Block[]} agenda
 */
function thenWords({ phase, index }, agenda) {
  if (phase === "ended") return "";
  const next = agenda[phase === "waiting" ? 0 : index + 1];
  if (!next) return t("This is the last block.");
  const words = { title: next.title, minutes: next.minutes, mode: modeWords(next.mode) };
  return phase === "waiting"
    ? t("We begin with: {title}, {minutes} min, {mode}", words)
    : t("Then: {title}, {minutes} min, {mode}", words);
}

/**
 * @param {Wall} told
 * @param {number} now of the server
 */
function endWords(told, now) {
  if (told.phase === "ended" || told.phase === "waiting") return "";
  const time = timeOfDay(new Date(endsAt(told, now)).toISOString());
  return told.phase === "running" ? t("ends {time}", { time }) : t("would end {time}", { time });
}
