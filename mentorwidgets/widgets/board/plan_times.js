// @ts-check
/** When each block of the plan begins, and in which order they would stand. */

import { secondsLeft } from "../meeting/clock.js";

/**
 * `where` a block stands: done before the meeting, over, on, still to come, or left out;
 * `takes` is how many seconds it takes when it comes.
 * @typedef {{id: string, title: string, minutes: number, mode: string, do: string, turns: boolean,
 *   own: boolean, where: "before" | "past" | "now" | "ahead" | "out", takes: number}} PlanBlock
 * @typedef {import("../meeting/clock.js").Clock} Clock
 */

/**
 * The beginning of each block that is still to come: before the start as seconds from it,
 * later as milliseconds of the server's time.
 * @param {PlanBlock[]} blocks
 * @param {Clock} clock
 * @param {number} serverNow
 * @returns {Map<string, number>}
 */
export function beginnings(blocks, clock, serverNow) {
  const ahead = blocks.filter(({ where }) => where === "ahead");
  const waiting = clock.phase === "waiting";
  let at = waiting ? 0 : serverNow + Math.max(secondsLeft(clock, serverNow), 0) * 1000;
  const found = new Map();
  for (const { id, takes } of ahead) {
    found.set(id, at);
    at += waiting ? takes : takes * 1000;
  }
  return found;
}

/**
 * The plan with one block before another, or last: as it will be, while a hand still holds it.
 * @param {string[]} ids of the blocks to come
 * @param {string} id
 * @param {number} position
 * @returns {{before: string, order: string[]}}
 */
export function placed(ids, id, position) {
  const rest = ids.filter((other) => other !== id);
  const at = Math.max(0, Math.min(position, rest.length));
  return { before: rest[at] ?? "", order: [...rest.slice(0, at), id, ...rest.slice(at)] };
}
