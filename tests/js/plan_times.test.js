// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

const { beginnings, placed } = await import("../../mentorwidgets/widgets/board/plan_times.js");
const { handWords, minutesInHand } = await import("../../mentorwidgets/widgets/meeting/clock.js");

/** @type {any[]} */
const blocks = [
  { id: "read", where: "before", takes: 0 },
  { id: "one", where: "now", takes: 300 },
  { id: "out", where: "out", takes: 600 },
  { id: "two", where: "ahead", takes: 600 },
  { id: "three", where: "ahead", takes: 90 },
];
/** @type {import("../../mentorwidgets/widgets/meeting/clock.js").Clock} */
const running = { phase: "running", index: 0, now: 1_000_000, remaining: 120, ahead: 810, due: 1_990_000 };

test("before the start beginnings count from it, in seconds", () => {
  const waiting = blocks.map((block) => (block.id === "one" ? { ...block, where: "ahead" } : block));
  const found = beginnings(waiting, { ...running, phase: "waiting" }, 5);
  assert.deepEqual([...found], [["one", 0], ["two", 300], ["three", 900]]);
});

test("once the clock runs they are times of day, and move on while a block runs over", () => {
  assert.deepEqual([...beginnings(blocks, running, 1_060_000)], [["two", 1_120_000], ["three", 1_720_000]]);
  assert.deepEqual([...beginnings(blocks, running, 1_300_000)], [["two", 1_300_000], ["three", 1_900_000]]);
});

test("minutes in hand are whole, and none within a minute of the plan", () => {
  assert.equal(minutesInHand(running, 1_000_000), 3);
  assert.equal(handWords(running, 1_060_000), "3 minutes in hand");
  // The block has run over by three minutes and a half.
  assert.equal(minutesInHand(running, 1_330_000), 0);
  assert.equal(minutesInHand({ ...running, due: 1_570_000 }, 1_000_000), -4);
  assert.equal(handWords({ ...running, due: 1_570_000 }, 1_000_000), "4 minutes over");
  assert.equal(Object.is(minutesInHand({ ...running, due: 1_780_000 }, 1_000_000), 0), true);
  assert.equal(minutesInHand({ ...running, phase: "waiting", due: null }, 1_000_000), null);
  assert.equal(handWords({ ...running, phase: "ended" }, 1_000_000), "");
});

test("a held clock lets the time in hand run out", () => {
  /** @type {any} */
  const held = { ...running, phase: "paused" };
  assert.deepEqual([1_000_000, 1_060_000, 1_120_000, 1_420_000].map((now) => minutesInHand(held, now)), [3, 2, 1, -4]);
});

test("a block is placed before another one, or last", () => {
  const ids = ["a", "b", "c", "d"];
  assert.deepEqual(placed(ids, "a", 2), { before: "d", order: ["b", "c", "a", "d"] });
  assert.deepEqual(placed(ids, "d", 0), { before: "a", order: ["d", "a", "b", "c"] });
  assert.deepEqual(placed(ids, "b", 9), { before: "", order: ["a", "c", "d", "b"] });
  assert.deepEqual(placed(ids, "b", -1), { before: "a", order: ["b", "a", "c", "d"] });
});
