// @ts-check
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const g = /** @type {any} */ (globalThis);
g.window ??= Object.assign(new EventTarget(), {
  localStorage: null,
  setInterval: (/** @type {any} */ f, /** @type {number} */ ms) => setInterval(f, ms),
  clearInterval: (/** @type {any} */ id) => clearInterval(id),
});
g.window.setTimeout ??= (/** @type {any} */ f, /** @type {number} */ ms) => setTimeout(f, ms);
g.window.clearTimeout ??= (/** @type {any} */ id) => clearTimeout(id);
g.document ??= Object.assign(new EventTarget(), { visibilityState: "visible" });

const { clockWords, endsAt, keepTicking, secondsLeft, shownSecond } = await import(
  "../../mentorwidgets/widgets/meeting/clock.js"
);
const { Bridge } = await import("../../mentorwidgets/widgets/bridge.js");

/** @type {import("../../mentorwidgets/widgets/meeting/clock.js").Clock} */
const running = { phase: "running", index: 0, now: 1_000_000, remaining: 90, ahead: 690 };

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 1_000_000 });
});

test("a running clock goes with the server's time and a held one stands", () => {
  assert.equal(secondsLeft(running, 1_030_000), 60);
  assert.equal(secondsLeft({ ...running, phase: "paused" }, 1_030_000), 90);
  assert.equal(secondsLeft(running, 999_000), 90);
});

test("each second is shown until it has gone by, and zero comes on time", () => {
  assert.deepEqual([90, 89.999, 89.0001, 1, 0.2, 0, -0.5, -1, -80].map(clockWords), [
    "1:30", "1:30", "1:30", "0:01", "0:01", "0:00", "0:00", "+0:01", "+1:20",
  ]);
  assert.equal(Object.is(shownSecond(-0.5), 0), true);
});

test("an hour is shown in minutes", () => {
  assert.equal(clockWords(3600), "60:00");
});

test("the end stays where it is while the clock runs and moves once a block runs over", () => {
  assert.equal(endsAt(running, 1_000_000), 1_690_000);
  assert.equal(endsAt(running, 1_060_000), 1_690_000);
  assert.equal(endsAt(running, 1_100_000), 1_700_000);
  assert.equal(endsAt({ ...running, phase: "paused" }, 1_060_000), 1_750_000);
});

test("the clock ticks at each whole second, and no more once it is held", () => {
  /** @type {string[]} */
  const seen = [];
  let clock = { ...running, remaining: 2.4 };
  const ending = new AbortController();
  const tickNow = keepTicking({
    now: () => Date.now(),
    clock: () => clock,
    tick: (left) => seen.push(clockWords(left)),
    signal: ending.signal,
  });
  tickNow();
  const wait = (/** @type {number} */ ms) => {
    for (let passed = 0; passed < ms; passed += 1) mock.timers.tick(1);
  };
  wait(399);
  assert.deepEqual(seen, ["0:03"]);
  wait(4);
  wait(2000);
  assert.deepEqual(seen, ["0:03", "0:02", "0:01", "0:00"]);
  clock = { ...clock, phase: "paused", remaining: 0 };
  tickNow();
  wait(5000);
  assert.equal(seen.length, 5);
  ending.abort();
});

test("a phone that slept shows the right second as soon as it is looked at", () => {
  /** @type {string[]} */
  const seen = [];
  const ending = new AbortController();
  let now = 1_000_000;
  keepTicking({
    now: () => now,
    clock: () => running,
    tick: (left) => seen.push(clockWords(left)),
    signal: ending.signal,
  });
  now += 65_000;
  g.document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(seen, ["0:25"]);
  ending.abort();
  g.document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(seen.length, 1);
});

test("a clock that goes ten times as fast is shown every few of its seconds", () => {
  /** @type {string[]} */
  const seen = [];
  const ending = new AbortController();
  const tickNow = keepTicking({
    now: () => 1_000_000 + (Date.now() - 1_000_000) * 10,
    speed: () => 10,
    clock: () => ({ ...running, remaining: 10 }),
    tick: (left) => seen.push(clockWords(left)),
    signal: ending.signal,
  });
  mock.timers.setTime(1_000_000);
  tickNow();
  for (let passed = 0; passed < 1000; passed += 1) mock.timers.tick(1);
  assert.deepEqual(seen, ["0:10", "0:08", "0:05", "0:03", "0:00"]);
  ending.abort();
});

/** A bridge, and a way to let it hear what the kernel said at a time of the server. */
function page() {
  /** @type {any} */
  const model = { on: (/** @type {any} */ _n, /** @type {any} */ f) => (model.hear = f), off() {}, send() {} };
  const ending = new AbortController();
  const bridge = new Bridge({ model, signal: ending.signal });
  return {
    bridge,
    hear: (/** @type {number} */ now) => model.hear({ type: "pong", n: 1, now }),
    close: () => ending.abort(),
  };
}

test("a phone whose clock is five minutes wrong knows the server's time", () => {
  const { bridge, hear, close } = page();
  hear(1_300_000);
  mock.timers.tick(20_000);
  assert.equal(bridge.now(), 1_320_000);
  close();
});

test("a message that was held up does not turn the server's time back", () => {
  const { bridge, hear, close } = page();
  hear(1_000_000);
  mock.timers.tick(20_000);
  // Said eight seconds ago, when the network froze.
  hear(1_012_000);
  assert.equal(bridge.now(), 1_020_000);
  close();
});

test("the first message may come late: the next ones put it right", () => {
  const { bridge, hear, close } = page();
  hear(997_000);
  mock.timers.tick(5_000);
  hear(1_004_950);
  assert.equal(bridge.now(), 1_004_950);
  close();
});

test("a phone that sets its own clock meanwhile finds the server's time again", () => {
  const { bridge, hear, close } = page();
  hear(1_000_000);
  mock.timers.setTime(1_300_000);
  hear(1_001_000);
  assert.equal(bridge.now(), 1_001_000);
  close();
});

test("a bridge to a quicker clock counts on as quickly", () => {
  /** @type {any} */
  const model = { on: (/** @type {any} */ _n, /** @type {any} */ f) => (model.hear = f), off() {}, send() {} };
  const ending = new AbortController();
  const bridge = new Bridge({ model, signal: ending.signal });
  model.hear({ type: "welcome", person: "p", asked: 0, now: 5_000_000, speed: 10 });
  mock.timers.tick(2000);
  assert.equal(bridge.now(), 5_020_000);
  model.hear({ type: "pong", n: 1, now: 5_019_000 });
  assert.equal(bridge.now(), 5_020_000, "a message that came late says less");
  ending.abort();
});
