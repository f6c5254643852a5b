// @ts-check
/** What a field does with what is typed and with what arrives, in every order it may arrive in. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

class FakeElement extends EventTarget {
  constructor() {
    super();
    /** @type {Map<string, string>} */
    this.attributes = new Map();
    /** @type {any[]} */
    this.children = [];
    this.value = "";
    this.selectionStart = 0;
    this.selectionEnd = 0;
    this.selectionDirection = "none";
    this.id = "";
  }
  setAttribute(/** @type {string} */ name, /** @type {string} */ value) {
    this.attributes.set(name, value);
    if (name === "id") this.id = value;
  }
  removeAttribute(/** @type {string} */ name) {
    this.attributes.delete(name);
  }
  append(/** @type {any} */ child) {
    this.children.push(child);
  }
  replaceChildren() {
    this.children = [];
  }
  get textContent() {
    return this.children.map(String).join("");
  }
  setSelectionRange(/** @type {number} */ start, /** @type {number} */ end) {
    this.selectionStart = start;
    this.selectionEnd = end;
  }
}

const g = /** @type {any} */ (globalThis);
g.Node = FakeElement;
g.document = Object.assign(new EventTarget(), { createElement: () => new FakeElement(), hidden: false });
g.window = Object.assign(new EventTarget(), {
  setTimeout: (/** @type {any} */ f, /** @type {number} */ ms) => setTimeout(f, ms),
  clearTimeout: (/** @type {any} */ id) => id && clearTimeout(id),
});

const { TextField, moved } = await import("../../mentorwidgets/widgets/writer/text_field.js");

const ME = "a".repeat(32);
const OTHER = "b".repeat(32);

/** A bridge and a kernel in one: the test says when operations are acknowledged. */
class FakeBridge {
  constructor() {
    this.client = ME;
    /** @type {any[]} */
    this.sent = [];
    /** @type {Map<string, (message: any) => any>} */
    this.listeners = new Map();
    /** @type {Set<string>} */
    this.unfinished = new Set();
    /** @type {any} */
    this.field = null;
    /** @type {{op: string, text: string, at: string}[]} */
    this.heads = [];
  }
  on(/** @type {string} */ type, /** @type {any} */ listener) {
    this.listeners.set(type, listener);
    return () => this.listeners.delete(type);
  }
  typing(/** @type {string} */ place, /** @type {boolean} */ unfinished) {
    if (unfinished) this.unfinished.add(place);
    else this.unfinished.delete(place);
  }
  submit(/** @type {string} */ _document, /** @type {any} */ op) {
    this.sent.push(op);
    const id = `${ME}.${this.sent.length}`;
    this.heads = this.heads.filter((h) => !op.parents.includes(h.op) && !h.op.startsWith(ME));
    this.heads.push({ op: id, text: op.text, at: "" });
    // As the real one does: the picture comes before the name.
    this.show();
    return id;
  }
  show(heads = this.heads) {
    this.heads = heads;
    this.field?.receive(heads);
  }
  ack(seq = this.sent.length) {
    this.listeners.get("ack")?.({ client: ME, seq });
  }
  /** @returns {any} */
  refuse(seq = this.sent.length) {
    const op = this.sent[seq - 1];
    return this.listeners.get("refused")?.({ client: ME, seq, op, message: "No." });
  }
}

/** @type {FakeBridge} */
let bridge;
/** @type {any} */
let field;

let page = new AbortController();

beforeEach(() => {
  page.abort();
  page = new AbortController();
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
  bridge = new FakeBridge();
  field = new TextField({
    name: "text",
    bridge: /** @type {any} */ (bridge),
    document: "d",
    signal: page.signal,
    attributes: {},
  });
  bridge.field = field;
});

/** @param {string} text */
function type(text) {
  field.textarea.value = text;
  field.textarea.dispatchEvent(new Event("input"));
}

/** @param {string} op @param {string} text */
const head = (op, text) => ({ op, text, at: "" });
const texts = () => bridge.sent.map((op) => op.text);

test("typing is one operation a pause", () => {
  type("S");
  mock.timers.tick(500);
  type("Su");
  mock.timers.tick(799);
  assert.deepEqual(texts(), []);
  mock.timers.tick(1);
  assert.deepEqual(texts(), ["Su"]);
});

test("whoever types without a pause is saved every two seconds", () => {
  for (let i = 1; i <= 10; i++) {
    type("x".repeat(i));
    mock.timers.tick(300);
  }
  assert.ok(bridge.sent.length >= 1);
  assert.ok(texts()[0].length <= 7, "the first came within two seconds");
});

test("leaving the field or the page hands the words over at once", () => {
  type("one");
  field.textarea.dispatchEvent(new Event("blur"));
  type("two");
  g.window.dispatchEvent(new Event("pagehide"));
  assert.deepEqual(texts(), ["one", "two"]);
});

test("nothing is called saved while words are in no outbox", () => {
  type("one");
  assert.ok(bridge.unfinished.has("text"));
  field.flush();
  assert.ok(!bridge.unfinished.has("text"));
});

test("each write names the version it goes on from", () => {
  bridge.show([head(`${OTHER}.1`, "Ground.")]);
  assert.equal(field.text, "Ground.");
  type("Ground. More.");
  field.flush();
  assert.deepEqual(bridge.sent[0].parents, [`${OTHER}.1`]);
});

test("text from elsewhere flows in when everything here is acknowledged", () => {
  type("mine");
  field.flush();
  bridge.ack();
  bridge.show([head(`${OTHER}.1`, "mine and theirs")]);
  assert.equal(field.text, "mine and theirs");
});

test("text from elsewhere does not touch words that are being typed", () => {
  bridge.show([head(`${OTHER}.1`, "Ground.")]);
  type("Ground. Mine");
  bridge.show([head(`${OTHER}.2`, "Ground. Theirs")]);
  assert.equal(field.text, "Ground. Mine");
  field.flush();
  assert.deepEqual(
    field.others.map((/** @type {any} */ h) => h.text),
    ["Ground. Theirs"],
  );
});

test("text from elsewhere does not touch words that are not acknowledged", () => {
  type("mine");
  field.flush();
  bridge.show([head(`${OTHER}.1`, "theirs")]);
  assert.equal(field.text, "mine");
});

test("text from elsewhere does not touch what an input method is composing", () => {
  bridge.show([head(`${OTHER}.1`, "a")]);
  field.textarea.dispatchEvent(new Event("compositionstart"));
  bridge.show([head(`${OTHER}.2`, "b")]);
  assert.equal(field.text, "a");
});

test("composing is not interrupted by saving", () => {
  field.textarea.dispatchEvent(new Event("compositionstart"));
  type("せい");
  mock.timers.tick(5000);
  assert.deepEqual(texts(), []);
  field.textarea.value = "成功";
  field.textarea.dispatchEvent(new Event("compositionend"));
  mock.timers.tick(800);
  assert.deepEqual(texts(), ["成功"]);
});

test("a refused write leaves the words where they are, says why, and the next one tries again", () => {
  bridge.show([head(`${OTHER}.1`, "Ground.")]);
  type("Refused words");
  field.flush();
  // The bridge lets go of the operation and shows the picture without it, then tells.
  bridge.show([head(`${OTHER}.1`, "Ground.")]);
  assert.equal(bridge.refuse(), true);
  assert.equal(field.text, "Refused words");
  assert.equal(field.fault.textContent, "No.");
  assert.ok(bridge.unfinished.has("text"));
  assert.deepEqual(field.others, [], "what it was based on is no other version");
  type("Accepted words");
  field.flush();
  assert.deepEqual(bridge.sent[1].parents, [`${OTHER}.1`]);
  assert.equal(field.fault.textContent, "");
});

test("a refusal of words that were written over since is no news", () => {
  type("one");
  field.flush();
  type("two");
  field.flush();
  assert.equal(bridge.refuse(1), true);
  assert.equal(field.fault.textContent, "");
});

test("a text that is too long is not sent, and comes back to being saved when it is shortened", () => {
  type("x".repeat(20001));
  field.flush();
  assert.deepEqual(texts(), []);
  assert.match(field.fault.textContent, /1 characters longer/);
  assert.ok(bridge.unfinished.has("text"));
  type("🌱".repeat(20000));
  field.flush();
  assert.equal(bridge.sent.length, 1, "characters are counted, not halves of them");
});

test("two versions with the same words are one", () => {
  type("same");
  field.flush();
  bridge.ack();
  bridge.show([head(`${ME}.1`, "same"), head(`${OTHER}.1`, "same")]);
  assert.deepEqual(field.others, []);
  type("same, and more");
  field.flush();
  assert.deepEqual(bridge.sent[1].parents.sort(), [`${ME}.1`, `${OTHER}.1`]);
});

test("choosing names every version, and what was typed becomes one of them first", () => {
  type("mine");
  field.flush();
  bridge.ack();
  bridge.show([head(`${ME}.1`, "mine"), head(`${OTHER}.1`, "theirs")]);
  type("mine, typed on");
  field.settle("theirs");
  assert.deepEqual(texts(), ["mine", "mine, typed on", "theirs"]);
  assert.deepEqual(bridge.sent[2].parents.sort(), [`${ME}.2`, `${OTHER}.1`]);
  assert.deepEqual(field.others, []);
  assert.equal(field.text, "theirs");
});

test("what no store can hold is dropped while it is pasted, and the caret stays", () => {
  field.textarea.selectionStart = 5;
  type("a\0b\u0007c\td\ud83d");
  assert.equal(field.text, "abc\td\ufffd");
  assert.equal(field.textarea.selectionStart, 3);
});

test("the caret stays with the words around it", () => {
  assert.equal(moved(5, "Hello there", "Hello there"), 5);
  assert.equal(moved(11, "Hello there", "Oh! Hello there"), 15);
  assert.equal(moved(2, "Hello there", "Hello there, you"), 2);
  assert.equal(moved(4, "abcdef", ""), 0);
});
