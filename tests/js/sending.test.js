// @ts-check
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

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

const storage = /** @type {any} */ (new FakeStorage());
/** @type {any} */ (globalThis).window = Object.assign(new EventTarget(), { localStorage: storage });
const { Sending, sendingWords } = await import("../../mentorwidgets/widgets/meeting/sending.js");
const { Outbox } = await import("../../mentorwidgets/widgets/outbox.js");

/** A bridge whose line can be cut; what was asked while it was cut is lost, as on a real one. */
class FakeBridge {
  constructor(person = "p1") {
    this.person = person;
    this.status = "saved";
    /** @type {{what: string, args: any}[]} what reached Python */
    this.heard = [];
    /** @type {(question: any) => any} */
    this.python = () => ({});
    /** @type {((error: Error) => void)[]} */
    this._lost = [];
    /** @type {any[]} what was said above the page */
    this.unseen = [];
    /** @type {Map<string, Set<any>>} */
    this._listeners = new Map();
  }
  on(/** @type {string} */ type, /** @type {any} */ listener) {
    const listeners = this._listeners.get(type) ?? new Set();
    this._listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }
  _emit(/** @type {string} */ type) {
    for (const listener of this._listeners.get(type) ?? []) listener({});
  }
  ask(/** @type {string} */ what, /** @type {any} */ args) {
    return new Promise((resolve, reject) => {
      if (this.status === "offline") {
        this._lost.push(reject);
        return;
      }
      this.heard.push({ what, args });
      try {
        resolve(this.python({ what, args }));
      } catch (error) {
        reject(error);
      }
    });
  }
  tellRefused(/** @type {string} */ message, /** @type {any} */ args) {
    this.unseen.push([message, args.value]);
  }
  cut() {
    this.status = "offline";
    this._emit("status");
  }
  mend() {
    this.status = "saved";
    for (const reject of this._lost.splice(0)) reject(new Error("the connection broke"));
    this._emit("welcome");
    this._emit("status");
  }
}

const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

function page(bridge = new FakeBridge()) {
  const end = new AbortController();
  const sending = new Sending({ bridge: /** @type {any} */ (bridge), signal: end.signal, storage });
  return { bridge, sending, end };
}

beforeEach(() => {
  storage.clear();
  storage.full = false;
});

test("an act is sent, and says so when Python has answered", async () => {
  const { bridge, sending } = page();
  /** @type {string[]} */
  const told = [];
  sending.watch("answer/a/1", ({ how }) => told.push(how));
  sending.act("answer/a/1", "answer", { value: 3 });
  await settled();
  assert.deepEqual(bridge.heard, [{ what: "answer", args: { value: 3 } }]);
  assert.deepEqual(told, ["none", "sending", "sent"]);
  assert.equal(storage.length, 0);
});

test("what is done without a connection waits on the device and is sent once it is back", async () => {
  const { bridge, sending } = page();
  bridge.cut();
  sending.act("answer/a/1", "answer", { value: 3 });
  await settled();
  assert.equal(sending.state("answer/a/1").how, "offline");
  assert.equal(storage.length, 1);
  bridge.mend();
  await settled();
  assert.equal(sending.state("answer/a/1").how, "sent");
  assert.deepEqual(bridge.heard, [{ what: "answer", args: { value: 3 } }]);
});

test("an act whose answer got lost goes again, until there is one", async () => {
  const { bridge, sending } = page();
  let lost = 2;
  bridge.python = () => {
    if (lost-- > 0) throw new Error("the connection broke before the answer came");
    return {};
  };
  sending.act("answer/a/1", "answer", { value: 3 });
  await settled();
  assert.equal(bridge.heard.length, 3);
  assert.equal(sending.state("answer/a/1").how, "sent");
});

test("of two acts in one place that wait, the later is what the person wants", async () => {
  const { bridge, sending } = page();
  bridge.cut();
  sending.act("answer/a/1", "answer", { value: 3 });
  sending.act("answer/a/1", "pass_on", {});
  sending.act("answer/b/1", "answer", { value: 1 });
  bridge.mend();
  await settled();
  assert.deepEqual(bridge.heard.map(({ what }) => what).sort(), ["answer", "pass_on"]);
  assert.equal(sending.state("answer/a/1").how, "sent");
});

test("an act that is changed while it is on its way is sent as it was changed", async () => {
  const { bridge, sending } = page();
  /** @type {any} */
  let answer;
  bridge.python = ({ args }) => (args.value === 1 ? new Promise((resolve) => (answer = resolve)) : {});
  sending.act("answer/a/1", "answer", { value: 1 });
  sending.act("answer/a/1", "answer", { value: 2 });
  await settled();
  assert.equal(sending.state("answer/a/1").how, "sending");
  answer({});
  await settled();
  assert.deepEqual(bridge.heard.map(({ args }) => args.value), [1, 2]);
  assert.equal(sending.state("answer/a/1").how, "sent");
});

test("what Python refuses is not sent again, and its sentence is shown", async () => {
  const { bridge, sending } = page();
  bridge.python = () => {
    throw Object.assign(new Error("This question is closed."), { field: "" });
  };
  sending.act("answer/a/1", "answer", { value: 3 });
  await settled();
  const state = sending.state("answer/a/1");
  assert.equal(sendingWords(state, { sent: "Sent", kept: true }), "This question is closed.");
  bridge.mend();
  await settled();
  assert.equal(bridge.heard.length, 1);
  assert.equal(sending.waiting("answer/a/1"), null);
});

test("a refusal is said above the page when its place is not on the screen any more", async () => {
  const { bridge, sending } = page();
  bridge.python = () => {
    throw Object.assign(new Error("This question is closed."), { field: "" });
  };
  const stop = sending.watch("answer/a/1", () => {});
  sending.act("answer/a/1", "answer", { value: "mine" });
  await settled();
  assert.deepEqual(bridge.unseen, []);
  stop();
  sending.act("answer/a/1", "answer", { value: "mine" });
  await settled();
  assert.deepEqual(bridge.unseen, [["This question is closed.", "mine"]]);
});

test("the person's next page sends what an earlier one could not, and nobody else's does", async () => {
  const first = page();
  first.bridge.cut();
  first.sending.act("answer/a/1", "answer", { value: 3 });
  first.sending.keepDraft("answer/b/1", "half a sen");
  first.end.abort();
  const other = page(new FakeBridge("p2"));
  await settled();
  assert.deepEqual(other.bridge.heard, []);
  assert.equal(other.sending.draft("answer/b/1"), null);
  const next = page();
  await settled();
  assert.deepEqual(next.bridge.heard, [{ what: "answer", args: { value: 3 } }]);
  assert.equal(next.sending.draft("answer/b/1"), "half a sen");
});

test("a device that keeps nothing says so, and sends all the same", async () => {
  storage.full = true;
  const { bridge, sending } = page();
  bridge.cut();
  sending.act("answer/a/1", "answer", { value: 3 });
  assert.equal(sendingWords(sending.state("answer/a/1"), { sent: "", kept: sending.kept }), "Offline: keep this page open");
  bridge.mend();
  await settled();
  assert.equal(bridge.heard.length, 1);
  assert.equal(sending.state("answer/a/1").how, "sent");
});

test("whoever leaves the device takes acts, drafts and secrets of meetings along", () => {
  const { bridge, sending } = page();
  bridge.cut();
  sending.act("answer/a/1", "answer", { value: 3 });
  sending.keepDraft("answer/b/1", "half a sen");
  sending.keepSecret("slip/a/1", "0".repeat(32));
  new Outbox({ person: "p1", client: "c", storage }).clear();
  assert.equal(storage.length, 0);
});

test("an act that cannot be read does not keep the others from being sent", async () => {
  storage.setItem("mentorwidgets/meeting/p1/act/answer/a/1", "{");
  storage.setItem("mentorwidgets/meeting/p1/act/answer/b/1", JSON.stringify({ what: "answer", args: {} }));
  const { bridge } = page();
  await settled();
  assert.deepEqual(bridge.heard, [{ what: "answer", args: {} }]);
});
