// @ts-check
/** The facilitator's board: one large clock, one block, the room in numbers, the way in. */

import { h } from "../dom.js";
import { t, tn } from "../words.js";
import { followAgenda } from "../meeting/agenda_live.js";
import { keepTicking } from "../meeting/clock.js";
import { giveSignsOfLife } from "../meeting/presence.js";
import { agendaStrip } from "./agenda_strip.js";
import { boardNow } from "./board_now.js";
import { controls } from "./controls.js";
import { roomDoor } from "./door.js";
import { dutiesHead } from "./duties_head.js";
import { groupPicture } from "./group_picture.js";
import { groupsPanel } from "./groups_panel.js";
import { facilitatorNotes } from "./notes.js";
import { notesPanel } from "./notes_panel.js";
import { panelTabs } from "./panels.js";
import { planPanel } from "./plan_panel.js";
import { promptsPanel } from "./prompts_panel.js";
import { repliesOnBoard } from "./replies.js";
import { peopleList, wayIn } from "./room.js";
import { stepBars } from "./step_bars.js";
import { turnsOnBoard } from "./turns.js";
import { valuesPanel } from "./values_panel.js";

/**
 * @typedef {import("../meeting/clock.js").Clock} Clock
 * @typedef {{id: string, title: string, minutes: number, mode: string, step: string, says: string,
 *   does: string, do: string, forTwo: string, quiet: string, fallback: string}} Block
 * @typedef {{id: string, title: string, do: string}} PreWork
 * @typedef {{id: string, title: string, joined: number, working: number, done: number,
 *   who?: {name: string, how: string}[]}} Count `who` on the board alone
 * @typedef {{seat: string, name: string, presence: "coming" | "here" | "away", until: number}} Person
 * @typedef {import("../meeting/turn_clock.js").Clock & {counts: Count[], people: Person[]}} Meeting
 * @typedef {{title: string, group: string, code: string, video: string,
 *   join: {url: string, address: string, qr: string}, agenda: Block[], before: PreWork[],
 *   beat: number, group_picture: "" | "maps" | "values", values: boolean}} Options `agenda` is what is planned now
 */

/**
 * @param {import("../shell.js").Context} context
 * @returns {import("../shell.js").Mounted}
 */
export function mount(context) {
  return board(context);
}

/**
 * The board, or one of another kind: `head` stands above it, `projector` opens the wall, and
 * `rehearse` says whether it can be rehearsed from here.
 * @param {import("../shell.js").Context} context
 * @param {{head?: HTMLElement | null, projector?: (extra: string) => HTMLElement, rehearse?: boolean}} [kind]
 * @returns {import("../shell.js").Mounted}
 */
export function board({ root, bridge, options, signal }, { head = null, projector = wallLink, rehearse = true } = {}) {
  /** @type {Meeting | null} */
  let meeting = null;
  followAgenda(bridge, options);

  const turns = turnsOnBoard({ bridge });
  const now = boardNow({ rehearse, turns: [turns.element, repliesOnBoard({ bridge }).element] });
  const strip = agendaStrip();
  const length = h("span", {});
  const bars = stepBars();
  const notes = facilitatorNotes();
  const room = roomDoor(bridge);
  const door = wayIn(options);
  const people = peopleList(bridge);
  const group = options.group_picture ? groupPicture(bridge, options.group_picture) : null;
  const duties = dutiesHead({ bridge });
  const groups = groupsPanel({ bridge, root, signal, options });
  const question = promptsPanel({ bridge, opened: () => tabs.open("question") });
  const tabs = panelTabs(
    [
      { id: "steps", label: t("Steps"), element: stepsPanel(bars.element, options.values ? undefined : group?.button) },
      question,
      groups,
      ...(options.values ? [valuesPanel({ bridge, picture: group?.button })] : []),
      notesPanel({ bridge }),
      planPanel({ bridge, signal }),
    ],
    { label: t("What you look at") },
  );
  const steer = controls({
    bridge,
    agenda: () => options.agenda,
    meeting: () => meeting,
    tools: [question.tool, projector("mw-board-only-wide")],
    // A rehearsal has no door: nobody can come in there, or lead it from elsewhere.
    seldom: [...(rehearse ? [room.button] : []), projector("mw-board-only-narrow")],
    signal,
  });

  const element = h(
    "div",
    { class: "mw-board", "data-phase": "waiting" },
    h(
      "header",
      { class: "mw-board-head" },
      head,
      h("h1", {}, options.title),
      h("p", { class: "mw-board-about" }, options.group ? [h("bdi", {}, options.group), " · "] : null, length),
      duties.element,
      now.ends,
    ),
    room.hands,
    h(
      "div",
      { class: "mw-board-main" },
      now.element,
      h("section", { class: "mw-board-agenda", "aria-label": t("Agenda") }, strip.element, now.then),
      h("div", { class: "mw-board-below" }, tabs.element, notes.element),
    ),
    h(
      "section",
      { class: "mw-board-room", "aria-label": t("The room") },
      h(
        "div",
        // It scrolls when many are here, so the keyboard must be able to reach it.
        { class: "mw-board-room-inside", tabindex: "0", role: "group", "aria-label": t("The way in, and who is here") },
        room.notice,
        door,
        people.element,
      ),
    ),
    steer.element,
    group?.dialog,
    question.dialog,
    room.dialog,
  );
  root.append(element);

  /** @param {number} left */
  const tick = (left) => {
    now.tick(left, bridge.now());
    if (meeting) turns.tick(meeting, left);
    strip.progress(left);
    people.tick(bridge.now());
  };
  const tickNow = keepTicking({ now: () => bridge.now(), speed: () => bridge.speed, clock: () => meeting, tick, signal });

  const draw = () => {
    if (!meeting) return;
    length.textContent = lengthWords(options.agenda);
    const { phase, index } = meeting;
    const block = phase === "ended" ? null : options.agenda[index];
    element.dataset.phase = phase;
    people.show(meeting, bridge.now());
    now.show(meeting, options.agenda, people.here());
    strip.show(meeting, options.agenda);
    bars.show(meeting.counts, block?.step ?? "");
    bars.element.hidden = phase === "waiting" && !meeting.people.length;
    notes.show(block, meeting.people.length);
    door.hidden = phase === "ended";
    steer.show();
    if (phase === "ended") question.end();
    tickNow();
  };
  bridge.on("meeting", (/** @type {Meeting} */ told) => {
    meeting = told;
    draw();
  });
  giveSignsOfLife({ bridge, every: options.beat * 1000, over: () => meeting?.phase === "ended", signal });
  // Who will be called away, and when the meeting ends, changes also while no clock runs.
  const looking = window.setInterval(() => {
    people.tick(bridge.now());
    now.tellEnd(bridge.now());
  }, 2000);
  signal.addEventListener("abort", () => window.clearInterval(looking));
  return {};
}

/**
 * @param {HTMLElement} bars
 * @param {HTMLElement | undefined} picture opens the picture of the group, where there is one
 */
function stepsPanel(bars, picture) {
  return h(
    "div",
    { class: "mw-board-steps-panel" },
    bars,
    h(
      "div",
      { class: "mw-board-promise" },
      h("p", {}, t("What each writes stays theirs. You see how many are there, not what they wrote.")),
      picture,
    ),
  );
}

/**
 * Opens the wall in a window of its own, the same one when it is asked for again.
 * @param {string} extra
 */
function wallLink(extra) {
  return h("a", { class: `mw-button ${extra}`, href: "wall", target: "mentorwidgets-wall" }, t("Projector view"));
}

/** @param {Block[]} agenda */
function lengthWords(agenda) {
  return t("{minutes} minutes, {blocks}", {
    minutes: agenda.reduce((sum, block) => sum + block.minutes, 0),
    blocks: tn("{n} block", "{n} blocks", agenda.length),
  });
}
