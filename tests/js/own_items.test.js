// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromWorksheets } from "../../mentorwidgets/widgets/meeting/own_items.js";

const items = [
  { section: "values", id: "service", label: "A value", text: "Service", private: false },
  { section: "values", id: "grief", label: "A value", text: "Grief", private: true },
  { section: "moments", id: "a.b", label: "A moment", text: "The ward at night", private: false },
];
const pending = (/** @type {string} */ section) => [{ document: "d", client: "c", seq: 1, op: { type: "edit_entry", section } }];
const offered = (/** @type {import("../../mentorwidgets/widgets/outbox.js").Operation[]} */ operations) => fromWorksheets({ items }, operations).map(({ from }) => from);

test("what is private is never offered, and where the rest comes from is said as Python takes it", () => {
  assert.deepEqual(offered([]), ["item:values:service", "item:moments:a-b"]);
});

test("while a worksheet changes nothing of it is offered: it may have become private", () => {
  assert.deepEqual(offered(pending("values")), ["item:moments:a-b"]);
  assert.deepEqual(offered(pending("moments")), ["item:values:service"]);
});

test("a page without worksheets offers none", () => {
  assert.deepEqual(fromWorksheets({}, []), []);
});
