// @ts-check
/** How long words take to say, as `reflection/speaking.py` has it, and how one says a time. */

import { t, tn } from "../words.js";

/** The paces that can be chosen, in words a minute. */
export const SLOWEST = 100;
export const FASTEST = 200;

/**
 * Whole seconds that words take at a pace, the half rounded up.
 * @param {number} words
 * @param {number} pace words a minute
 */
export function speakingSeconds(words, pace) {
  return Math.floor((120 * words + pace) / (2 * pace));
}

/**
 * The pace at which words were said, or null where it is none that can be chosen: somebody said
 * something else, or stopped half way.
 * @param {number} words
 * @param {number} seconds
 */
export function spokenPace(words, seconds) {
  const pace = Math.round((words * 60) / seconds);
  return pace >= SLOWEST && pace <= FASTEST ? pace : null;
}

/**
 * A time as a clock has it: 1:05.
 * @param {number} seconds
 */
export function clockFace(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * A time in words: 45 seconds, 2 min 10 s.
 * @param {number} seconds
 */
export function timeWords(seconds) {
  if (seconds < 60) return tn("{n} second", "{n} seconds", seconds);
  const rest = seconds % 60;
  const minutes = Math.floor(seconds / 60);
  return rest ? t("{minutes} min {seconds} s", { minutes, seconds: rest }) : tn("{n} minute", "{n} minutes", minutes);
}

/**
 * How an estimate stands to the time there is, and no judgement of it.
 * @param {number} seconds
 * @param {number} most
 */
export function beside(seconds, most) {
  const left = most - seconds;
  if (left === 0) return t("as long as there is");
  return left > 0 ? t("{time} left", { time: timeWords(left) }) : t("{time} longer than there is", { time: timeWords(-left) });
}
