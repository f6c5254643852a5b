// @ts-check
/** What is on now: the clock, the block and what everybody does in it, what comes then. */

import { announce, h } from "../dom.js";
import { clock as timeOfDay, t, tn } from "../words.js";
import { clockWords, endsAt, handWords, shownSecond } from "../meeting/clock.js";
import { modeWords } from "../meeting/modes.js";
import { beforeTheStart } from "./before.js";

/**
 * @typedef {import("./board.js").Block} Block
 * @typedef {import("./board.js").Meeting} Meeting
 */

/**
 * @param {{rehearse: boolean, turns: HTMLElement[]}} given whether the meeting can be rehearsed from
 *   here, and what stands below the task
 */
export function boardNow({ rehearse, turns }) {
  const clock = h("p", { class: "mw-board-clock", role: "timer", "aria-label": t("Time left in this block") });
  const over = h("p", { class: "mw-board-over" });
  const place = h("p", { class: "mw-board-place" });
  const title = h("h2", {});
  const task = h("p", { class: "mw-board-task" });
  const then = h("p", { class: "mw-board-then" });
  const ends = h("p", { class: "mw-board-ends" });
  const before = beforeTheStart({ rehearse });
  /** What has been said of the time last: a minute is announced once. */
  let said = "";
  /** @type {Meeting | null} */
  let last = null;

  /**
   * @param {Meeting} meeting
   * @param {number} shown seconds
   */
  const speakOfTime = ({ phase, index }, shown) => {
    if (phase !== "running" || ![300, 60, 0].includes(shown)) return;
    const now = `${index} ${shown}`;
    if (said === now) return;
    said = now;
    announce(
      shown
        ? tn("{n} minute left in this block", "{n} minutes left in this block", shown / 60)
        : t("The time of this block is over. It goes on until you move."),
    );
  };

  /**
   * When it ends, and what is in hand: that changes while the clock is held, too.
   * @param {number} now of the server
   */
  const tellEnd = (now) => {
    const words = last ? endWords(last, now) : "";
    if (ends.textContent !== words) ends.textContent = words;
  };

  return {
    element: h(
      "section",
      { class: "mw-board-now", "aria-label": t("Now") },
      h("div", { class: "mw-board-time" }, clock, over),
      h("div", { class: "mw-board-block" }, place, title, task, turns, before.element),
    ),
    then,
    ends,

    /**
     * @param {Meeting} meeting
     * @param {Block[]} agenda
     * @param {number} here how many are here
     */
    show(meeting, agenda, here) {
      const { phase, index } = meeting;
      const block = agenda[index];
      place.textContent = placeWords(meeting, agenda);
      title.textContent = phase === "ended" ? t("This meeting has ended") : (block?.title ?? "");
      task.textContent = phase === "ended" ? t("Everybody keeps what they wrote.") : (block?.do ?? "");
      task.hidden = phase === "waiting";
      then.textContent = thenWords(meeting, agenda);
      before.show(phase === "waiting", here);
      speakOfMove(last, meeting, agenda);
      last = meeting;
    },

    /**
     * @param {number} left seconds
     * @param {number} now of the server
     */
    tick(left, now) {
      if (!last) return;
      const text = clockWords(left);
      if (clock.textContent !== text) clock.textContent = text;
      over.textContent = shownSecond(left) < 0 ? t("over. Move on when the room is ready.") : "";
      tellEnd(now);
      speakOfTime(last, shownSecond(left));
    },
    tellEnd,
  };
}

/**
 * @param {Meeting} meeting
 * @param {Block[]} agenda
 */
function placeWords({ phase, index }, agenda) {
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
  const ends = meeting.phase === "running" ? t("ends {time}", { time }) : t("would end {time}", { time });
  const hand = handWords(meeting, now);
  return hand ? t("{hand}: {ends}", { hand, ends }) : ends;
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
