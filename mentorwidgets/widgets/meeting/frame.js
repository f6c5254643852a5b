// @ts-check
/**
 * The participant's page: a slim bar with the meeting's clock on top, what to do now, and
 * below it the exercise, which knows nothing of the meeting.
 */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";
import { followAgenda } from "./agenda_live.js";
import { bringing } from "./bringing.js";
import { doorCard } from "./door_card.js";
import { clockWords, keepTicking, shownSecond } from "./clock.js";
import { dutiesCard } from "./duties_card.js";
import { groupsCard } from "./groups_card.js";
import { linesCard } from "./lines_card.js";
import { modeWords } from "./modes.js";
import { nextStepCard } from "./next_step.js";
import { ownItems } from "./own_items.js";
import { giveSignsOfLife } from "./presence.js";
import { promptCard } from "./prompt_card.js";
import { repliesCard } from "./replies_card.js";
import { savedWord } from "./saved_word.js";
import { seatPanel } from "./seat.js";
import { Sending } from "./sending.js";
import { turnLine } from "./turn_line.js";
import { valuesCard } from "./values_card.js";

/**
 * @typedef {import("./turn_clock.js").Clock} Clock
 * @typedef {{id: string, title: string, minutes: number, mode: string, step: string, see: string,
 *   do: string, quiet: string, screen: string}} Block
 * @typedef {Clock & {name: string, joined: number}} Meeting
 * @typedef {{title: string, group: string, video: string, agenda: Block[],
 *   before: {id: string, title: string, do: string}[], beat: number, map: boolean}} About
 *   `agenda` is what is planned now
 */

/**
 * Mount an exercise inside its meeting.
 * @param {import("../shell.js").Context} context
 * @param {(context: import("../shell.js").Context) => import("../shell.js").Mounted | void} exercise
 *   its own `mount`
 */
export function frame({ root, bridge, options, signal }, exercise) {
  /** @type {About} */
  const about = options.meeting;
  /** @type {Meeting | null} */
  let meeting = null;
  followAgenda(bridge, about);

  const clock = h("span", { class: "mw-bar-clock", role: "timer", "aria-label": t("Time left in this block") });
  const title = h("span", { class: "mw-bar-title" });
  const mode = h("span", { class: "mw-bar-mode" });
  const seat = seatPanel({ bridge, about, signal });
  const task = taskCard();
  const sending = new Sending({ bridge, signal });
  const items = ownItems({ bridge, exercise: options.exercise, map: about.map, signal });
  const question = promptCard({ bridge, sending, keeping: options.keeping, signal, items });
  const lines = linesCard({ bridge, sending, root, map: about.map, items });
  const values = valuesCard({ bridge, sending, root, keeping: options.keeping });
  const next = nextStepCard({ bridge, document: options.exercise.document, mine: lines.mine });
  const replies = repliesCard({ bridge, sending, exercise: options.exercise });
  const turn = turnLine({ speak: true });
  // What the meeting asks of one now, above the exercise; each card hides while it is silent.
  const door = doorCard({ bridge, name: () => meeting?.name ?? "" });
  const cards = h("div", { class: "mw-cards" }, question.element, groupsCard({ bridge, signal }).element, dutiesCard({ bridge }).element, door.element, replies.element, next.element, values.element, lines.element);
  const place = h("div", { class: "mw-meeting-exercise" });
  const brought = bringing({ bridge, page: root, signal });
  const frame = h(
    "div",
    { class: "mw-meeting", "data-phase": "waiting" },
    h(
      "div",
      { class: "mw-bar", role: "group", "aria-label": t("The meeting") },
      clock,
      h("span", { class: "mw-bar-block" }, title, mode),
      savedWord({ bridge, signal }),
      seat.button,
      seat.panel,
      brought.offer,
    ),
    task.element,
    turn.element,
    brought.line,
    cards,
    place,
    question.call,
  );
  root.append(frame);

  /** @param {number} left */
  const tick = (left) => {
    const text = meeting?.phase === "running" || meeting?.phase === "paused" ? clockWords(left) : "";
    if (clock.textContent !== text) clock.textContent = text;
    if (!meeting) return;
    turn.tick(meeting, left);
    speakOfTime(meeting, shownSecond(left));
  };
  const tickNow = keepTicking({ now: () => bridge.now(), clock: () => meeting, tick, signal });

  bridge.on("meeting", (/** @type {Meeting} */ told) => {
    const before = meeting;
    meeting = told;
    const block = about.agenda[told.index];
    frame.dataset.phase = told.phase;
    title.textContent = titleWords(told, block);
    mode.textContent = modeLine(told, block);
    task.show(told, block, about.before);
    next.show(told, about.agenda);
    replies.turn(told, about.agenda);
    seat.show(told);
    if (before && before.name !== told.name) door.renamed();
    tickNow();
    if (before && (before.index !== told.index || before.phase !== told.phase)) {
      announce([title.textContent, mode.textContent].filter(Boolean).join(", "));
    }
  });
  // Taken out: the server says so in words, and gives everybody their own work.
  bridge.on("removed", () => window.location.reload());
  giveSignsOfLife({ bridge, every: about.beat * 1000, over: () => meeting?.phase === "ended", signal });

  const inside = exercise({ root: place, bridge, options: options.exercise, signal });
  brought.lead(inside);
  replies.lead(inside);
  return inside;
}

/**
 * @param {Meeting} meeting
 * @param {Block | undefined} block
 */
function titleWords({ phase }, block) {
  if (phase === "ended") return t("This meeting has ended");
  if (phase === "waiting") return t("You are in");
  return block?.title ?? "";
}

/**
 * @param {Meeting} meeting
 * @param {Block | undefined} block
 */
function modeLine({ phase }, block) {
  if (phase === "ended") return t("what you wrote stays yours");
  if (phase === "waiting") return t("waiting for the start");
  const words = modeWords(block?.mode ?? "");
  return phase === "paused" ? t("{mode} · the clock is held", { mode: words }) : words;
}

/** What to do now: folds to one line, and opens again when there is something new to do. */
function taskCard() {
  const now = h("span", {});
  const quiet = h("p", { class: "mw-task-quiet" });
  const element = h(
    "details",
    { class: "mw-task", open: true },
    h("summary", {}, h("span", { class: "mw-task-do" }, h("span", { class: "mw-hidden" }, t("What to do now:"), " "), now)),
    quiet,
  );
  let shown = "";
  return {
    element,
    /**
     * @param {Meeting} meeting
     * @param {Block | undefined} block
     * @param {About["before"]} before
     */
    show({ phase }, block, before) {
      const held = phase === "paused" ? "running" : phase;
      const words = doWords(phase, block, before);
      const key = `${held} ${block?.id} ${words}`;
      if (key === shown) return;
      shown = key;
      element.open = true;
      now.textContent = words;
      show(
        quiet,
        phase !== "waiting" && phase !== "ended" && block?.quiet
          ? [h("span", { class: "mw-task-label" }, t("Rather quietly?")), " ", block.quiet]
          : null,
      );
    },
  };
}

/**
 * @param {string} phase
 * @param {Block | undefined} block
 * @param {About["before"]} before the pre-work
 */
function doWords(phase, block, before) {
  if (phase === "ended") {
    return t("Your work is below, and you can go on with it. Under your name there is a link to find it again.");
  }
  if (phase === "waiting") {
    return before.length
      ? t("Before we start: {do}", { do: before.map((work) => work.do).join(" ") })
      : t("Have a look around. You can begin whenever you like.");
  }
  return block?.do ?? "";
}

let said = "";

/**
 * @param {Meeting} meeting
 * @param {number} shown seconds
 */
function speakOfTime({ phase, index }, shown) {
  if (phase !== "running" || shown !== 60) return;
  const now = `${index} ${shown}`;
  if (said === now) return;
  said = now;
  announce(t("One minute left in this block"));
}
