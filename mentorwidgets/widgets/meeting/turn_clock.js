// @ts-check
/** The clock of a turn, which ticks with that of its block on every screen. */

import { t } from "../words.js";
import { clockWords, shownSecond } from "./clock.js";

/**
 * A turn that is on: the `n`-th of `of`, `seconds` long, `left` of it when Python said so.
 * @typedef {{n: number, of: number, seconds: number, left: number}} Turn
 * @typedef {import("./clock.js").Clock & {turn?: Turn | null}} Clock
 */

/**
 * Seconds left of the turn as they are shown: below zero when it has run over.
 * @param {Clock} clock
 * @param {number} left seconds of the block, as its own clock is ticked with
 */
export function turnSeconds({ remaining, turn }, left) {
  // The same distance on every screen, so that turn and block change their second together.
  return turn ? shownSecond(left) - Math.round(remaining - turn.left) : 0;
}

/**
 * "Turn 3 of 5" and the time, as everybody sees them.
 * @param {Clock} clock
 * @param {number} left seconds of the block
 * @returns {{turn: string, time: string}}
 */
export function turnWords(clock, left) {
  const { turn, phase } = clock;
  if (!turn || (phase !== "running" && phase !== "paused")) return { turn: "", time: "" };
  return {
    turn: t("Turn {n} of {all}", { n: turn.n, all: turn.of }),
    time: turn.seconds ? clockWords(turnSeconds(clock, left)) : "",
  };
}
