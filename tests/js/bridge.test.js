// @ts-check
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

/** A device's storage, as browsers give it; `full` makes it refuse. */
class FakeStorage {
  constructor() {
    this.map = new Map();
    this.full = false;
  }
  get length() {
    return this.map.size;
  }
  key(/** @type {number} */ i) {
    return [...this.map.keys()][i] ?? null;
  }
  getItem(/** @type {string} */ key) {
    return this.map.get(key) ?? null;
  }
  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    if (this.full) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(/** @type {string} */ key) {
    this.map.delete(key);
  }
  clear() {
    this.map.clear();
  }
}

const g = /** @type {any} */ (globalThis);
const storage = new FakeStorage();
g.window = Object.assign(new EventTarget(), {
  localStorage: storage,
  setInterval: (/** @type {any} */ f, /** @type {number} */ ms) => setInterval(f, ms),
  clearInterval: (/** @type {any} */ id) => clearInterval(id),
});
g.document = Object.assign(new EventTarget(), { visibilityState: "visible" });

const { Bridge } = await import("../../mentorwidgets/widgets/bridge.js");

/** A kernel's end of the line: what the page sent, and a way to answer. */
class FakeModel {
  constructor() {
    /** @type {any[]} */
    this.sent = [];
    /** @type {((message: any) => void) | null} */
    this.hear = null;
    this.cut = false;
  }
  on(/** @type {string} */ _name, /** @type {any} */ callback) {
    this.hear = callback;
  }
  off() {
    this.hear = null;
  }
  send(/** @type {any} */ message) {
    if (!this.cut) this.sent.push(message);
  }
  /** @param {string} type */
  of(type) {
    return this.sent.filter((m) => m.type === type);
  }
  welcome(person = "p1") {
    const hello = this.of("hello").at(-1);
    this.hear?.({ type: "welcome", person, now: Date.now(), asked: hello?.asked ?? 0 });
  }
  ack(/** @type {any} */ op) {
    this.hear?.({ type: "ack", document: op.document, client: op.client, seq: op.seq, revision: 1 });
  }
}

function page() {
  const model = new FakeModel();
  const end = new AbortController();
  const bridge = new Bridge({ model, signal: end.signal });
  return { model, bridge, end };
}

beforeEach(() => {
  storage.clear();
  storage.full = false;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setInterval", "Date"], now: 1_000_000 });
});

test("the browser speaks first", () => {
  const { model, bridge, end } = page();
  assert.equal(model.sent[0].type, "hello");
  assert.equal(model.sent[0].client, bridge.client);
  assert.equal(bridge.status, "opening");
  end.abort();
});

test("saved is said only when nothing waits for an acknowledgement", () => {
  const { model, bridge, end } = page();
  model.welcome();
  assert.equal(bridge.status, "saved");
  bridge.submit("d", { type: "x" });
  assert.equal(bridge.status, "saving");
  model.ack(model.of("op")[0]);
  assert.equal(bridge.status, "saved");
  assert.equal(storage.length, 0);
  end.abort();
});

test("words that are in no outbox yet are not called saved", () => {
  const { model, bridge, end } = page();
  model.welcome();
  bridge.typing("text", true);
  assert.equal(bridge.status, "saving");
  bridge.typing("text", false);
  assert.equal(bridge.status, "saved");
  end.abort();
});

test("what a dead page could not send is sent by the person's next page under its own name", () => {
  const first = page();
  first.model.welcome("p1");
  first.model.cut = true;
  first.bridge.submit("d", { type: "x", text: "kept" });
  first.end.abort();

  const stranger = page();
  stranger.model.welcome("p2");
  assert.deepEqual(stranger.model.of("op"), []);
  stranger.end.abort();

  const next = page();
  next.model.welcome("p1");
  const [sent] = next.model.of("op");
  assert.equal(sent.client, first.bridge.client);
  assert.equal(sent.seq, 1);
  assert.equal(sent.op.text, "kept");
  next.model.ack(sent);
  assert.equal(storage.length, 0);
  next.end.abort();
});

test("after a silence everything unacknowledged is sent again, in order, under the same numbers", () => {
  const { model, bridge, end } = page();
  model.welcome();
  model.cut = true;
  bridge.submit("d", { n: 1 });
  bridge.submit("d", { n: 2 });
  mock.timers.tick(8000);
  assert.equal(bridge.status, "offline");
  bridge.submit("d", { n: 3 });
  model.cut = false;
  mock.timers.tick(6000);
  model.welcome();
  const ops = model.of("op");
  assert.deepEqual(
    ops.map((m) => [m.seq, m.prev, m.op.n]),
    [
      [1, null, 1],
      [2, 1, 2],
      [3, 2, 3],
    ],
  );
  ops.forEach((op) => model.ack(op));
  assert.equal(bridge.status, "saved");
  end.abort();
});

test("one lost on an open line is sent again although the kernel still answers", () => {
  const { model, bridge, end } = page();
  model.welcome();
  model.cut = true;
  bridge.submit("d", { n: 1 });
  model.cut = false;
  for (let i = 0; i < 8; i++) {
    mock.timers.tick(1000);
    const ping = model.of("ping").at(-1);
    if (ping) model.hear?.({ type: "pong", n: ping.n, now: Date.now() });
  }
  assert.ok(model.of("op").length >= 1);
  end.abort();
});

test("a gap that the kernel notices makes the page send all of it again", () => {
  const { model, bridge, end } = page();
  model.welcome();
  bridge.submit("d", { n: 1 });
  bridge.submit("d", { n: 2 });
  model.sent = [];
  model.hear?.({ type: "resend" });
  assert.deepEqual(model.of("op").map((m) => m.seq), [1, 2]);
  end.abort();
});

test("a device that keeps nothing is noticed", () => {
  const { model, bridge, end } = page();
  /** @type {any} */
  let last;
  bridge.on("status", (status) => (last = status));
  model.welcome();
  storage.full = true;
  bridge.submit("d", { n: 1 });
  assert.equal(last.kept, false);
  end.abort();
});

test("a refused operation leaves the outbox and is shown with its words", () => {
  const { model, bridge, end } = page();
  model.welcome();
  /** @type {any} */
  let shown;
  bridge.on("refused-unseen", (message) => (shown = message));
  bridge.submit("d", { type: "write", text: "my words" });
  const [op] = model.of("op");
  model.hear?.({ ...op, type: "refused", message: "Too long.", field: "text" });
  assert.equal(shown.op.text, "my words");
  assert.equal(bridge.status, "saved");
  end.abort();
});

test("a question asked before the break is answered with a sentence, a later one waits", async () => {
  const { model, bridge, end } = page();
  model.welcome();
  model.cut = true;
  const lost = bridge.ask("export", {});
  model.cut = false;
  bridge.retry();
  const later = bridge.ask("link", {});
  model.welcome();
  await assert.rejects(lost, /connection broke/);
  const question = model.of("ask").at(-1);
  model.hear?.({ type: "answer", id: question.id, result: { url: "x" } });
  assert.deepEqual(await later, { url: "x" });
  end.abort();
});

test("trouble with the first of many does not make the page send without end", () => {
  const { model, bridge, end } = page();
  model.welcome();
  for (let n = 0; n < 4; n++) bridge.submit("d", { n });
  // A kernel that cannot place anything after the first, and says so each time.
  for (let round = 0; round < 12; round++) {
    const asked = model.of("op").slice();
    model.sent = [];
    for (const op of asked) {
      model.hear?.(op.seq === 1 ? { type: "trouble", message: "Full." } : { type: "resend" });
    }
    mock.timers.tick(100);
    assert.ok(model.of("op").length <= 4, `${model.of("op").length} in round ${round}`);
  }
  end.abort();
});

test("an operation that cannot be read on the device keeps no other from being sent", () => {
  storage.setItem("mentorwidgets/outbox/p1/x/1", "{broken");
  const first = page();
  first.model.welcome("p1");
  first.model.cut = true;
  first.bridge.submit("d", { n: 1 });
  first.end.abort();
  mock.timers.tick(5);
  const second = page();
  second.model.cut = true;
  second.model.welcome("p1");
  second.bridge.submit("d", { n: 2 });
  second.end.abort();
  const third = page();
  third.model.welcome("p1");
  assert.deepEqual(third.model.of("op").map((m) => m.op.n), [1, 2]);
  third.end.abort();
});

test("a page that adopted does not write over what the living page adds", () => {
  const living = page();
  living.model.welcome("p1");
  living.model.cut = true;
  living.bridge.submit("d", { n: 1 });
  const adopting = page();
  adopting.model.welcome("p1");
  living.bridge.submit("d", { n: 2 });
  adopting.model.ack(adopting.model.of("op")[0]);
  living.end.abort();
  adopting.end.abort();
  const next = page();
  next.model.welcome("p1");
  assert.deepEqual(next.model.of("op").map((m) => m.op.n), [2]);
  next.end.abort();
});

test("who leaves in one page leaves in the others too", () => {
  const { model, bridge, end } = page();
  model.welcome("p1");
  model.cut = true;
  bridge.submit("d", { n: 1 });
  let left = false;
  bridge.on("left", () => (left = true));
  g.window.dispatchEvent(
    Object.assign(new Event("storage"), { key: "mentorwidgets/left", newValue: "p1" }),
  );
  assert.ok(left);
  storage.clear();
  bridge.submit("d", { n: 2 });
  assert.equal(storage.length, 0);
  end.abort();
});

test("two pages of one person keep their outboxes apart", () => {
  const a = page();
  const b = page();
  a.model.welcome("p1");
  b.model.welcome("p1");
  a.model.cut = true;
  b.model.cut = true;
  a.bridge.submit("d", { from: "a" });
  b.bridge.submit("d", { from: "b" });
  assert.equal(storage.length, 2);
  a.end.abort();
  b.end.abort();
});

test("trouble in the store keeps the words here and says why", () => {
  const { model, bridge, end } = page();
  model.welcome();
  bridge.submit("d", { n: 1 });
  model.hear?.({ type: "trouble", message: "The disk is full." });
  assert.equal(bridge.status, "offline");
  assert.equal(bridge.trouble, "The disk is full.");
  model.ack(model.of("op")[0]);
  assert.equal(bridge.status, "saved");
  end.abort();
});

test("a page that hears a lot and says nothing still tells its kernel that somebody is there", () => {
  const { model, end } = page();
  model.welcome();
  const before = model.of("ping").length;
  for (let second = 0; second < 60; second += 1) {
    mock.timers.tick(1000);
    model.hear?.({ type: "meeting", now: Date.now() });
  }
  assert.ok(model.of("ping").length - before >= 5);
  end.abort();
});
