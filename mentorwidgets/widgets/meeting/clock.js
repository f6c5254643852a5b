// @ts-check
/**
 * The clock of a meeting, ticking in the browser. Python says how much is left at which moment
 * of the server's time; every screen counts on from there, so that all show the same second.
 */

import { t, tn } from "../words.js";

/**
 * What Python says of a meeting's clock; `now` in milliseconds of the server's time, the others
 * in seconds. `due`, in milliseconds, is when what the room has is over; null before the start.
 * @typedef {{phase: "waiting" | "running" | "paused" | "ended", index: number, now: number,
 *   remaining: number, ahead: number, due?: number | null}} Clock
 */

/**
 * Seconds left in the block; below zero when it has run over.
 * @param {Clock} clock
 * @param {number} serverNow
 */
export function secondsLeft(clock, serverNow) {
  if (clock.phase !== "running") return clock.remaining;
  return clock.remaining - Math.max((serverNow - clock.now) / 1000, 0);
}

/**
 * When the meeting ends if it goes on as planned, in milliseconds of the server's time.
 * @param {Clock} clock
 * @param {number} serverNow
 */
export function endsAt(clock, serverNow) {
  if (clock.phase !== "running") return serverNow + clock.ahead * 1000;
  // While a block runs over, the end moves with the time.
  const later = clock.ahead - Math.max(clock.remaining, 0);
  return serverNow + (Math.max(secondsLeft(clock, serverNow), 0) + later) * 1000;
}

/**
 * Whole minutes by which the meeting would end before what the room has is over, below zero when
 * it would end later; 0 within a minute of it, null before the start and after the end.
 * @param {Clock} clock
 * @param {number} serverNow
 */
export function minutesInHand(clock, serverNow) {
  if (!clock.due || clock.phase === "waiting" || clock.phase === "ended") return null;
  const minutes = (clock.due - endsAt(clock, serverNow)) / 60_000;
  // A full minute is one although the clocks are read a moment apart; `|| 0` as below.
  return Math.trunc(minutes + Math.sign(minutes) * 0.01) || 0;
}

/**
 * "3 minutes in hand", "4 minutes over"; "" while all goes as planned.
 * @param {Clock} clock
 * @param {number} serverNow
 */
export function handWords(clock, serverNow) {
  const minutes = minutesInHand(clock, serverNow);
  if (!minutes) return "";
  return minutes > 0
    ? tn("{n} minute in hand", "{n} minutes in hand", minutes)
    : tn("{n} minute over", "{n} minutes over", -minutes);
}

/**
 * The second that a clock shows: the last one begins at 1 and ends at 0, and what is over
 * counts up from there.
 * @param {number} left
 */
export function shownSecond(left) {
  // `|| 0` takes the sign off a zero.
  return Math.ceil(left - 1e-6) || 0;
}

/**
 * "11:40", and "+1:20" when the block has run over.
 * @param {number} left seconds
 */
export function clockWords(left) {
  const shown = shownSecond(left);
  const seconds = Math.abs(shown);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return shown < 0 ? t("+{time}", { time: text }) : text;
}

/**
 * Call `tick` with the seconds left now, at each second that begins, and after the device was
 * asleep.
 * @param {{now: () => number, clock: () => Clock | null, tick: (left: number) => void,
 *   signal: AbortSignal, speed?: () => number}} given `now` gives the server's time, `speed` how
 *   fast it runs where that is not as fast as the day
 * @returns {() => void} ticks at once, for when the clock was changed
 */
export function keepTicking({ now, clock, tick, signal, speed = () => 1 }) {
  let timer = 0;
  const again = () => {
    window.clearTimeout(timer);
    if (signal.aborted) return;
    const current = clock();
    if (!current) return;
    const left = secondsLeft(current, now());
    tick(left);
    if (current.phase !== "running") return;
    // A moment after the next second begins, never before it.
    const wait = ((left - shownSecond(left) + 1) * 1000) / speed() + 2;
    // A clock that runs quicker than the day need not show each of its seconds.
    timer = window.setTimeout(again, Math.max(wait, speed() === 1 ? 0 : 250));
  };
  for (const [target, name] of /** @type {[EventTarget, string][]} */ ([
    [document, "visibilitychange"],
    [window, "pageshow"],
  ])) {
    target.addEventListener(name, again, { signal });
  }
  signal.addEventListener("abort", () => window.clearTimeout(timer));
  return again;
}
