// @ts-check
/** The facilitator's board: one large clock, one block, the room in numbers, the way in. */

import { announce, h, show } from "../dom.js";
import { clock as timeOfDay, t, tn } from "../words.js";
import { followAgenda } from "../meeting/agenda_live.js";
import { clockWords, endsAt, keepTicking, shownSecond } from "../meeting/clock.js";
import { modeWords } from "../meeting/modes.js";
import { agendaStrip } from "./agenda_strip.js";
import { controls } from "./controls.js";
import { dutiesHead } from "./duties_head.js";
import { groupPicture } from "./group_picture.js";
import { groupsPanel } from "./groups_panel.js";
import { facilitatorNotes } from "./notes.js";
import { panelTabs } from "./panels.js";
import { peopleList, wayIn } from "./room.js";
import { stepBars } from "./step_bars.js";

/**
 * @typedef {import("../meeting/clock.js").Clock} Clock
 * @typedef {{id: string, title: string, minutes: number, mode: string, step: string, says: string,
 *   does: string, do: string, forTwo: string, quiet: string, fallback: string}} Block
 * @typedef {{id: string, title: string, joined: number, working: number, done: number}} Count
 * @typedef {{seat: string, name: string, presence: "coming" | "here" | "away", until: number}} Person
 * @typedef {{id: string, title: string, do: string}} PreWork
 * @typedef {Clock & {counts: Count[], people: Person[]}} Meeting
 * @typedef {{title: string, group: string, code: string, video: string,
 *   join: {url: string, address: string, qr: string}, agenda: Block[], before: PreWork[],
 *   group_picture: boolean}} Options `agenda` is what is planned now
 */

/** @param {import("../shell.js").Context} context */
export function mount({ root, bridge, options, signal }) {
  /** @type {Meeting | null} */
  let meeting = null;
  followAgenda(bridge, options);

  const clock = h("p", { class: "mw-board-clock", role: "timer", "aria-label": t("Time left in this block") });
  const over = h("p", { class: "mw-board-over" });
  const eyebrow = h("p", { class: "mw-board-place" });
  const title = h("h2", {});
  const task = h("p", { class: "mw-board-task" });
  const then = h("p", { class: "mw-board-then" });
  const ends = h("p", { class: "mw-board-ends" });
  const length = h("p", { class: "mw-board-about" });
  const strip = agendaStrip();
  const bars = stepBars();
  const notes = facilitatorNotes();
  const door = wayIn(options);
  const people = peopleList(bridge);
  const group = options.group_picture ? groupPicture(bridge) : null;
  const steer = controls({ bridge, agenda: () => options.agenda, meeting: () => meeting });
  const duties = dutiesHead({ bridge });
  const groups = groupsPanel({ bridge, root, signal, options });
  const tabs = panelTabs([{ id: "steps", label: t("Steps"), element: bars.element }, groups], { label: t("What you look at") });

  const board = h(
    "div",
    { class: "mw-board", "data-phase": "waiting" },
    h(
      "header",
      { class: "mw-board-head" },
      h("h1", {}, options.title),
      length,
      duties.element,
      ends,
    ),
    h(
      "div",
      { class: "mw-board-main" },
      h(
        "section",
        { class: "mw-board-now", "aria-label": t("Now") },
        h("div", { class: "mw-board-time" }, clock, over),
        h("div", { class: "mw-board-block" }, eyebrow, title, task),
      ),
      h("section", { class: "mw-board-agenda", "aria-label": t("Agenda") }, strip.element, then),
      h(
        "div",
        { class: "mw-board-promise-row" },
        h(
          "p",
          { class: "mw-board-promise" },
          t("What each writes stays theirs. You see how many are there, not what they wrote."),
        ),
        group?.button,
      ),
      h("div", { class: "mw-board-below" }, tabs.element, notes.element),
    ),
    h(
      "section",
      { class: "mw-board-room", "aria-label": t("The room") },
      h(
        "div",
        // It scrolls when many are here, so the keyboard must be able to reach it.
        { class: "mw-board-room-inside", tabindex: "0", role: "group", "aria-label": t("The way in, and who is here") },
        door,
        people.element,
      ),
    ),
    steer.element,
    group?.dialog,
  );
  root.append(board);

  /** @param {number} left */
  const tick = (left) => {
    if (!meeting) return;
    const text = clockWords(left);
    if (clock.textContent !== text) clock.textContent = text;
    over.textContent = shownSecond(left) < 0 ? t("over. Move on when the room is ready.") : "";
    ends.textContent = endWords(meeting, bridge.now());
    strip.progress(left);
    people.tick(bridge.now());
    speakOfTime(meeting, shownSecond(left));
  };
  const tickNow = keepTicking({ now: () => bridge.now(), clock: () => meeting, tick, signal });

  bridge.on("meeting", (/** @type {Meeting} */ told) => {
    const before = meeting;
    meeting = told;
    const block = options.agenda[told.index];
    board.dataset.phase = told.phase;
    eyebrow.textContent = placeWords(told, options);
    title.textContent = told.phase === "ended" ? t("This meeting has ended") : (block?.title ?? "");
    task.textContent = told.phase === "ended" ? t("Everybody keeps what they wrote.") : (block?.do ?? "");
    then.textContent = thenWords(told, options.agenda);
    show(length, about(options));
    strip.show(told, options.agenda);
    bars.show(told.counts, told.phase === "ended" ? "" : (block?.step ?? ""));
    bars.element.hidden = told.phase === "waiting" && !told.people.length;
    notes.show(told.phase === "ended" ? null : block);
    people.show(told, bridge.now());
    door.hidden = told.phase === "ended";
    steer.show(told);
    tickNow();
    speakOfMove(before, told, options.agenda);
  });
  // The room list knows who will be called away, also while no clock runs.
  const looking = window.setInterval(() => people.tick(bridge.now()), 2000);
  signal.addEventListener("abort", () => window.clearInterval(looking));
}

/** @param {Options} options */
function about({ group, agenda }) {
  const length = t("{minutes} minutes, {blocks}", {
    minutes: agenda.reduce((sum, block) => sum + block.minutes, 0),
    blocks: tn("{n} block", "{n} blocks", agenda.length),
  });
  return group ? [h("bdi", {}, group), ` · ${length}`] : length;
}

/**
 * @param {Meeting} meeting
 * @param {Options} options
 */
function placeWords({ phase, index }, { agenda }) {
  if (phase === "ended") return "";
  const mode = modeWords(agenda[index]?.mode ?? "");
  const place = t("Block {n} of {all} · {mode}", { n: index + 1, all: agenda.length, mode });
  if (phase === "waiting") return t("{place} · the clock starts when you do", { place });
  return phase === "paused" ? t("{place} · the clock is held", { place }) : place;
}

/**
 * @param {Meeting} meeting
 * @param {Block[]} agenda
 */
function thenWords({ phase, index }, agenda) {
  const next = agenda[index + 1];
  if (phase === "ended") return "";
  if (!next) return t("This is the last block.");
  return t("Then: {title}, {minutes} min, {mode}", {
    title: next.title,
    minutes: next.minutes,
    mode: modeWords(next.mode),
  });
}

/**
 * @param {Meeting} meeting
 * @param {number} now of the server
 */
function endWords(meeting, now) {
  if (meeting.phase === "ended") return t("ended");
  const time = timeOfDay(new Date(endsAt(meeting, now)).toISOString());
  return meeting.phase === "running" ? t("ends {time}", { time }) : t("would end {time}", { time });
}

/** What has been said of the time last: a minute is announced once. */
let said = "";

/**
 * @param {Meeting} meeting
 * @param {number} shown seconds
 */
function speakOfTime({ phase, index }, shown) {
  if (phase !== "running" || ![300, 60, 0].includes(shown)) return;
  const now = `${index} ${shown}`;
  if (said === now) return;
  said = now;
  announce(
    shown
      ? tn("{n} minute left in this block", "{n} minutes left in this block", shown / 60)
      : t("The time of this block is over. It goes on until you move."),
  );
}

/**
 * @param {Meeting | null} before
 * @param {Meeting} now
 * @param {Block[]} agenda
 */
function speakOfMove(before, now, agenda) {
  if (!before) return;
  if (before.index !== now.index) {
    announce(t("Now: {title}", { title: agenda[now.index]?.title ?? "" }));
  } else if (before.phase !== now.phase) {
    announce(
      { waiting: "", running: t("The clock runs"), paused: t("The clock is held"), ended: t("The meeting has ended") }[
        now.phase
      ],
    );
  }
}
