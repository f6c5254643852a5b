import assert from "node:assert/strict";
import { test } from "node:test";

import { byArena, knowers, missingPairs, pairKey, progress, rowsOf, strangers } from "../../mentorwidgets/widgets/network/network_knows.js";

const ARENAS = [
  { id: "work", label: "Work" },
  { id: "home", label: "Home" },
];
const person = (id, arena = null, more = {}) => ({ id, label: id.toUpperCase(), arena, vacant: false, knows_none: false, ...more });
const map = (people, ties = []) => ({ people, ties });
const asked = (...rows) => new Set(rows.flatMap(({ id, others }) => others.map((other) => pairKey(id, other))));

test("each pair is asked once, whoever is named first", () => {
  const people = ["a", "b", "c", "d", "e"].map((id) => person(id));
  const rows = rowsOf(map(people), ARENAS, new Set());
  const pairs = rows.flatMap(({ id, others }) => others.map((other) => pairKey(id, other)));
  assert.equal(pairs.length, 10);
  assert.equal(new Set(pairs).size, 10);
  assert.equal(rows.length, 4);
});

test("25 people are 24 rows and 300 pairs", () => {
  const people = Array.from({ length: 25 }, (_, k) => person(`p${k}`, ["work", "home", null][k % 3]));
  const rows = rowsOf(map(people), ARENAS, new Set());
  assert.deepEqual([rows.length, rows.reduce((sum, { others }) => sum + others.length, 0)], [24, 300]);
});

test("people of one place stand together, and their own place comes first in each row", () => {
  const people = [person("a", "home"), person("b"), person("c", "work"), person("d", "home"), person("e", "work")];
  assert.deepEqual(knowers(people, ARENAS).map(({ id }) => id), ["c", "e", "a", "d", "b"]);
  const rows = rowsOf(map(people), ARENAS, new Set());
  assert.deepEqual(rows[0], { id: "c", others: ["e", "a", "d", "b"] });
  assert.deepEqual(rows.find(({ id }) => id === "a").others, ["d", "b"]);
});

test("a tie that is there and a row that was answered are not asked again", () => {
  const people = ["a", "b", "c", "d"].map((id) => person(id));
  const known = map(people, [["b", "c"]]);
  const first = rowsOf(known, ARENAS, new Set())[0];
  assert.equal(first.id, "a");
  const rest = rowsOf(known, ARENAS, asked(first));
  assert.deepEqual(rest, [{ id: "d", others: ["b", "c"] }]);
  assert.deepEqual(progress(known, asked(first)), { done: 4, all: 6 });
});

test("somebody new is one row, not a line in everybody's", () => {
  const people = ["a", "b", "c"].map((id) => person(id));
  const done = asked(...rowsOf(map(people), ARENAS, new Set()));
  assert.deepEqual(rowsOf(map([...people, person("n")]), ARENAS, done), [{ id: "n", others: ["a", "b", "c"] }]);
});

test("who knows none of the others is asked about no more, and a vacant place never", () => {
  const people = [person("a"), person("b", null, { knows_none: true }), person("c"), person("v", null, { vacant: true })];
  assert.deepEqual(rowsOf(map(people), ARENAS, new Set()), [{ id: "a", others: ["c"] }]);
  assert.deepEqual(progress(map(people), new Set()), { done: 2, all: 3 });
});

test("the others stand by arena, whose arena is not said or no longer offered last", () => {
  const one = person("a", "home");
  const groups = byArena(one, [person("b", "work"), person("c", "home"), person("d", "gone"), person("e")], ARENAS);
  assert.deepEqual(
    groups.map(({ label, people }) => [label, people.map(({ id }) => id)]),
    [
      ["Home", ["c"]],
      ["Work", ["b"]],
      ["", ["d", "e"]],
    ],
  );
});

test("everyone knows each other: only the ties that are missing are drawn", () => {
  const people = ["a", "b", "c"].map((id) => person(id, "work"));
  const missing = missingPairs(map(people, [["a", "c"]]), people);
  assert.deepEqual(missing.map(([one, other]) => pairKey(one.id, other.id)), ["a b", "b c"]);
});

test("strangers have no tie, and a vacant place is none", () => {
  const people = [person("a"), person("b"), person("c"), person("v", null, { vacant: true })];
  assert.deepEqual(strangers(map(people, [["a", "b"]])).map(({ id }) => id), ["c"]);
});
