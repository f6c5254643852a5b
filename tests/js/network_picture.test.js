import assert from "node:assert/strict";
import { test } from "node:test";

import { leapt, cellAt } from "../../mentorwidgets/widgets/network/network_geometry.js";
import { joined, spanning } from "../../mentorwidgets/widgets/network/network_hulls.js";
import { surrounded } from "../../mentorwidgets/widgets/network/network_lasso.js";
import { wordsBeside, wordsOnRim } from "../../mentorwidgets/widgets/network/network_rim.js";

const measure = (text, size) => text.length * size * 0.55;
const nine = ["Teaches me the craft", "Introduces me to people", "Opens doors", "Tells me the truth", "Gives me a push", "Protects my time", "Listens", "Shows me how to live", "Makes me laugh"];
const round = (labels) => labels.map((label, k) => ({ id: `k${k}`, label, start: (360 / labels.length) * (k - 0.5), end: (360 / labels.length) * (k + 0.5) }));

test("groups are those who know each other, directly or through others", () => {
  const groups = joined(["a", "b", "c", "d", "e", "f"], [["a", "b"], ["b", "c"], ["d", "e"]]);
  assert.deepEqual(groups, [["a", "b", "c"], ["d", "e"]]);
});

test("a band joins its people by the shortest way", () => {
  const ways = spanning([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 1, y: 0 }, { x: 11, y: 0 }]);
  assert.deepEqual(ways, [[0, 2], [2, 1], [1, 3]]);
  assert.deepEqual(spanning([{ x: 0, y: 0 }]), []);
});

test("a line surrounds what lies within it, bays left out", () => {
  const line = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 5, y: 3 }, { x: 0, y: 10 }];
  assert.equal(surrounded({ x: 5, y: 1 }, line), true);
  assert.equal(surrounded({ x: 5, y: 8 }, line), false);
  assert.equal(surrounded({ x: 12, y: 1 }, line), false);
});

test("each word along the rim fits its own arc, whole, on two lines or short", () => {
  const short = (id) => `short ${id}`;
  for (const radius of [140, 290]) {
    const words = wordsOnRim(round(nine), short, { radius, size: 12, measure });
    const room = (2 * Math.PI * radius) / 9;
    assert.equal(words.length, 9);
    for (const { lines, size } of words) for (const line of lines) assert.ok(measure(line, size) < room, line);
  }
  assert.deepEqual(wordsOnRim(round(nine), short, { radius: 290, size: 12, measure }).map(({ lines }) => lines.join(" ")), nine);
});

test("words beside the circle stay off each other and off what stands in the corners, or go to the rim", () => {
  const frame = { width: 800, height: 600, side: 560, outer: 275, centre: { x: 400, y: 300 }, rem: 16, word: 1 };
  const four = round(["My department", "Elsewhere in my institution", "Outside my institution", "Family and friends"]);
  const corner = { x: 0, y: 250, width: 120, height: 100 };
  const words = wordsBeside({ ...frame, height: 610 }, four, measure, []);
  assert.ok(words);
  assert.ok(words[1].lines.length > 1, "a long word breaks rather than leaves its place");
  assert.equal(wordsBeside(frame, four, measure, [corner, { ...corner, y: 100, height: 400 }]), null);
  assert.equal(wordsBeside(frame, round(nine), measure, []), null);
});

test("with Shift an arrow goes to the next ring or sector, and stops at the outermost ring", () => {
  const geometry = {
    rings: [{ id: "close", label: "", inner: 0, outer: 0.24 }, { id: "distant", label: "", inner: 0.24, outer: 0.49 }],
    sectors: round(["senior", "peer", "junior"]).map((sector, k) => ({ ...sector, id: ["senior", "peer", "junior"][k] })),
  };
  let place = { x: 0.5, y: 0.35 };
  const cells = [];
  for (const way of ["up", "up", "right", "right", "right", "left", "down"]) {
    place = leapt(place, way, geometry);
    const { closeness, sector } = cellAt(geometry, place);
    cells.push(`${closeness} ${sector}`);
  }
  assert.deepEqual(cells, ["distant senior", "distant senior", "distant peer", "distant junior", "distant senior", "distant junior", "close junior"]);
});
