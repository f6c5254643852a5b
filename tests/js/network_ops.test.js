import assert from "node:assert/strict";
import { test } from "node:test";

import { applied, quickInitials, tied, withWaiting } from "../../mentorwidgets/widgets/network/network_ops.js";
import { cellAt } from "../../mentorwidgets/widgets/network/network_geometry.js";

const GEOMETRY = {
  rings: [
    { id: "close", label: "Close", inner: 0, outer: 0.24 },
    { id: "distant", label: "Distant", inner: 0.24, outer: 0.49 },
  ],
  sectors: [
    { id: "senior", label: "Senior", start: -90, end: 90 },
    { id: "junior", label: "Junior", start: 90, end: 270 },
  ],
};
const EMPTY = { people: [], ties: [], sectors: "level", wanted: null, gaps: [], actions: [], reflections: {}, snapshots: [], undo: null, redo: null, geometry: GEOMETRY, measures: { size: 0 }, findings: [] };
const add = (id, more = {}) => ({ type: "add_person", id, label: id.toUpperCase(), ...more });
const fold = (...ops) => ops.reduce(applied, EMPTY);
const find = (view, id) => view.people.find((person) => person.id === id);

test("somebody new waits in the tray until ring and sector are known", () => {
  const view = fold(add("a", { kinds: ["job"] }));
  assert.equal(find(view, "a").on_map, false);
  assert.deepEqual(find(view, "a").kinds, ["job"]);
  const placed = applied(view, { type: "edit_person", id: "a", changes: { closeness: "close", level: "senior" } });
  const person = find(placed, "a");
  assert.equal(person.on_map, true);
  assert.deepEqual(cellAt(GEOMETRY, person), { closeness: "close", sector: "senior" });
});

test("a hand's place is kept to the digit", () => {
  const view = fold(add("a"), { type: "place_person", id: "a", x: 0.61, y: 0.22, closeness: "distant", level: "senior" });
  const { x, y, placed, on_map: onMap } = find(view, "a");
  assert.deepEqual([x, y, placed, onMap], [0.61, 0.22, true, true]);
});

test("somebody put back without a place gets a free one in their cell", () => {
  const view = fold(add("a", { closeness: "close", level: "senior" }), { type: "to_tray", id: "a" }, { type: "place_person", id: "a", closeness: "close", level: "senior" });
  const person = find(view, "a");
  assert.deepEqual([person.on_map, person.placed], [true, false]);
  assert.deepEqual(cellAt(GEOMETRY, person), { closeness: "close", sector: "senior" });
});

test("a new closeness takes somebody to another ring", () => {
  const view = fold(
    add("a"),
    { type: "place_person", id: "a", x: 0.5, y: 0.4, closeness: "close", level: "senior" },
    { type: "edit_person", id: "a", changes: { closeness: "distant" } },
  );
  assert.equal(cellAt(GEOMETRY, find(view, "a")).closeness, "distant");
});

test("the tray keeps what was said", () => {
  const view = fold(add("a", { kinds: ["job"], closeness: "close", level: "senior" }), { type: "to_tray", id: "a" });
  const person = find(view, "a");
  assert.equal(person.on_map, false);
  assert.deepEqual([person.closeness, person.level, person.kinds], ["close", "senior", ["job"]]);
});

test("null takes an answer back", () => {
  const view = fold(add("a", { closeness: "close", kinds: ["job"], influential: true }), {
    type: "edit_person",
    id: "a",
    changes: { closeness: null, kinds: null, influential: null },
  });
  const person = find(view, "a");
  assert.deepEqual([person.closeness, person.kinds, person.influential], [null, [], false]);
});

test("a tie has no direction and is there once", () => {
  const view = fold(add("a"), add("b"), { type: "tie", a: "b", b: "a" }, { type: "tie", a: "a", b: "b" });
  assert.deepEqual(view.ties, [["a", "b"]]);
  assert.ok(tied(view, "b", "a"));
  assert.deepEqual(applied(view, { type: "untie", a: "b", b: "a" }).ties, []);
});

test("a tie to somebody unknown, or to oneself, is not drawn", () => {
  assert.deepEqual(fold(add("a"), { type: "tie", a: "a", b: "x" }, { type: "tie", a: "a", b: "a" }).ties, []);
});

test("who is forgotten takes their ties along", () => {
  const view = fold(add("a"), add("b"), { type: "tie", a: "a", b: "b" }, { type: "forget_person", id: "a" });
  assert.deepEqual([view.people.length, view.ties], [1, []]);
});

test("an import brings people and ties, and leaves who is here alone", () => {
  const view = applied(fold(add("a")), {
    type: "import_map",
    people: [{ id: "a", label: "other" }, { id: "b", label: "B" }],
    ties: [["a", "b"]],
  });
  assert.deepEqual(view.people.map(({ label }) => label), ["A", "B"]);
  assert.deepEqual(view.ties, [["a", "b"]]);
});

test("the snapshot itself is never changed", () => {
  const before = JSON.stringify(EMPTY);
  withWaiting(EMPTY, [{ id: "c.1", op: add("a") }]);
  assert.equal(JSON.stringify(EMPTY), before);
});

test("the last waiting edit is what undo takes back", () => {
  const view = withWaiting(EMPTY, [
    { id: "c.1", op: add("a") },
    { id: "c.2", op: { type: "edit_person", id: "a", changes: { label: "Ann" } } },
  ]);
  assert.deepEqual(view.undo, { op: "c.2", what: { type: "edit_person", label: "Ann" } });
});

test("an edit and its undo, both waiting, are as if nothing had been", () => {
  const view = withWaiting(EMPTY, [
    { id: "c.1", op: add("a") },
    { id: "c.2", op: { type: "undo", target: "c.1" } },
  ]);
  assert.deepEqual(view.people, []);
  assert.equal(view.unsure, false);
});

test("an undo of something older waits for the snapshot, and says so", () => {
  const known = { ...EMPTY, undo: { op: "b.9", what: { type: "add_person", label: "X" } } };
  const view = withWaiting(known, [{ id: "c.1", op: { type: "undo", target: "b.9" } }]);
  assert.equal(view.unsure, true);
  assert.equal(view.undo, null);
});

test("letters for a disc come from the first two words", () => {
  assert.equal(quickInitials("Prof. H"), "PH");
  assert.equal(quickInitials("AL"), "AL");
  assert.equal(quickInitials("Bo"), "B");
  assert.equal(quickInitials("  someone outside here "), "SO");
  assert.equal(quickInitials("…"), "");
});

test("what the ego says of themselves is shown at once, and taken back", () => {
  const said = applied({ ...EMPTY, ego: { field: "bio" } }, { type: "describe_ego", changes: { field: null, place: "here" } });
  assert.deepEqual(said.ego, { place: "here" });
});

test("the plan shows a hand's own edits at once: gaps, steps, answers", () => {
  const view = fold(
    { type: "mark_gap", id: "g", text: "Nobody" },
    { type: "edit_gap", id: "g", changes: { shared: true } },
    { type: "add_action", id: "s", step: "Write", gap: "g" },
    { type: "drop_gap", id: "g" },
    { type: "reflect", prompt: "surprise", text: "Many" },
    { type: "reflect", prompt: "surprise", text: "" },
  );
  assert.deepEqual(view.gaps, []);
  assert.deepEqual(view.actions, [{ id: "s", step: "Write", person: null, gap: null, by: null, done: false }]);
  assert.deepEqual(view.reflections, {});
});

test("versions are kept, named and taken off at once, and are no step of undo", () => {
  const view = { ...EMPTY, snapshots: [{ id: "v", name: "Spring", at: "2026-03-05T09:00:00Z", size: 3 }] };
  const waiting = [
    { id: "c.1", op: { type: "rename_snapshot", id: "v", name: "First" } },
    { id: "c.2", op: { type: "take_snapshot", id: "w", name: "" } },
    { id: "c.3", op: { type: "drop_snapshot", id: "v" } },
  ];
  assert.deepEqual(withWaiting(view, waiting.slice(0, 1)).snapshots.map(({ name }) => name), ["First"]);
  const after = withWaiting(view, waiting);
  assert.deepEqual(after.snapshots.map(({ id }) => id), ["w"]);
  assert.equal(after.undo, null);
});

test("undo is named after the one it was done to, on whichever map", () => {
  const wanted = { ...EMPTY, people: [{ ...find(fold(add("a")), "a"), label: "Somebody" }] };
  const op = { type: "edit_person", id: "a", changes: { influential: true }, on: "wanted" };
  const after = withWaiting({ ...EMPTY, wanted, snapshots: [] }, [{ id: "c.1", op }]);
  assert.deepEqual([after.undo.what.label, after.undo.what.on], ["Somebody", "wanted"]);
  assert.deepEqual(after.people, []);
});

test("what an imported ego says of themselves is shown at once and overwrites nothing", () => {
  const seen = applied({ ...EMPTY, ego: { field: "bio" } }, { type: "import_map", people: [], ties: [], ego: { field: "law", stage: "early" } });
  assert.deepEqual(seen.ego, { field: "bio", stage: "early" });
});
