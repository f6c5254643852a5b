import assert from "node:assert/strict";
import { test } from "node:test";

import {
  at,
  cellAt,
  freePlace,
  neighbour,
  nudged,
  polar,
  within,
} from "../../mentorwidgets/widgets/network/network_geometry.js";
import { outside, placeLabels } from "../../mentorwidgets/widgets/network/network_labels.js";

const GEOMETRY = {
  rings: [
    { id: "close", label: "Close", inner: 0, outer: 0.24 },
    { id: "moderate", label: "Moderate", inner: 0.24, outer: 0.365 },
    { id: "distant", label: "Distant", inner: 0.365, outer: 0.49 },
  ],
  sectors: [
    { id: "senior", label: "Senior", start: -60, end: 60 },
    { id: "peer", label: "Peer", start: 60, end: 180 },
    { id: "junior", label: "Junior", start: 180, end: 300 },
  ],
};

test("a place is read as ring and sector, clockwise from twelve o'clock", () => {
  assert.deepEqual(cellAt(GEOMETRY, at(0.1, 0)), { closeness: "close", sector: "senior" });
  assert.deepEqual(cellAt(GEOMETRY, at(0.3, 350)), { closeness: "moderate", sector: "senior" });
  assert.deepEqual(cellAt(GEOMETRY, at(0.4, 90)), { closeness: "distant", sector: "peer" });
  assert.deepEqual(cellAt(GEOMETRY, at(0.4, 270)), { closeness: "distant", sector: "junior" });
});

test("a place on a border belongs to the sector that begins there and the ring outside", () => {
  assert.equal(cellAt(GEOMETRY, at(0.3, 60.0001)).sector, "peer");
  assert.equal(cellAt(GEOMETRY, at(0.2401, 0)).closeness, "moderate");
});

test("beyond the outermost ring is the outermost ring", () => {
  assert.equal(cellAt(GEOMETRY, { x: 1, y: 0.5 }).closeness, "distant");
});

test("nobody can be put outside of the rings or onto You", () => {
  const far = polar(within(GEOMETRY, { x: 1, y: 0.5 }));
  assert.ok(far.radius < 0.49 && far.radius > 0.47);
  assert.ok(Math.abs(far.angle - 90) < 1e-9);
  assert.ok(polar(within(GEOMETRY, { x: 0.5, y: 0.49 })).radius > 0.06);
  assert.deepEqual(within(GEOMETRY, { x: 0.5, y: 0.2 }), { x: 0.5, y: 0.2 });
});

test("an arrow key moves by two per cent of the picture", () => {
  const next = nudged({ x: 0.5, y: 0.2 }, "right", GEOMETRY);
  assert.ok(Math.abs(next.x - 0.52) < 1e-9);
  assert.equal(next.y, 0.2);
});

test("an arrow key at the edge stays on the map", () => {
  let place = { x: 0.9, y: 0.5 };
  for (let k = 0; k < 20; k++) place = nudged(place, "right", GEOMETRY);
  assert.ok(polar(place).radius <= 0.49);
});

test("arrows go to the nearest person in that direction, straight ahead first", () => {
  const a = { id: "a", x: 0.5, y: 0.5 };
  const ahead = { id: "ahead", x: 0.8, y: 0.5 };
  const aside = { id: "aside", x: 0.6, y: 0.8 };
  assert.equal(neighbour([a, ahead, aside], a, "right"), ahead);
  assert.equal(neighbour([a, ahead, aside], a, "down"), aside);
  assert.equal(neighbour([a, ahead, aside], a, "left"), null);
});

test("every person can be reached by arrows from every other", () => {
  const people = Array.from({ length: 30 }, (_, k) => ({ id: String(k), ...at(0.1 + (k % 7) * 0.05, k * 47) }));
  const seen = new Set([people[0]]);
  const queue = [people[0]];
  while (queue.length) {
    const from = queue.pop();
    for (const way of ["left", "right", "up", "down"]) {
      const next = neighbour(people, from, way);
      if (next && !seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  assert.equal(seen.size, people.length);
});

test("a free place lies in its ring and sector and off everybody else", () => {
  const people = [];
  for (let k = 0; k < 8; k++) {
    const place = freePlace(GEOMETRY, { closeness: "distant", sector: "junior" }, people);
    assert.deepEqual(cellAt(GEOMETRY, place), { closeness: "distant", sector: "junior" });
    for (const other of people) assert.ok(Math.hypot(other.x - place.x, other.y - place.y) > 0.03);
    people.push(place);
  }
});

const disc = (id, x, y, more = {}) => ({ id, x, y, radius: 16, width: 50, height: 18, ...more });
const FRAME = { x: 0, y: 0, width: 600, height: 600 };

test("a label stands below its disc where there is room", () => {
  const places = placeLabels([disc("a", 300, 300)], FRAME);
  const { dx, dy } = places.get("a");
  assert.equal(dx, 0);
  assert.ok(dy > 16);
});

test("labels do not lie on each other or on other discs", () => {
  const discs = [disc("a", 300, 300), disc("b", 300, 336), disc("c", 345, 318)];
  const places = placeLabels(discs, FRAME);
  const boxes = discs
    .filter(({ id }) => places.has(id))
    .map(({ id, x, y, width, height }) => {
      const { dx, dy } = places.get(id);
      return { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
    });
  assert.ok(boxes.length >= 2);
  for (const [k, one] of boxes.entries()) {
    for (const other of boxes.slice(k + 1)) {
      const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      assert.ok(wide <= 0 || high <= 0, "two labels overlap");
    }
  }
});

test("whoever is chosen always has a label, in the tightest crowd too", () => {
  const crowd = Array.from({ length: 40 }, (_, k) => disc(String(k), 280 + (k % 7) * 20, 280 + Math.floor(k / 7) * 20));
  crowd[20].first = true;
  const places = placeLabels(crowd, FRAME);
  assert.ok(places.has("20"));
  assert.ok(places.size < crowd.length);
});

test("the word of a sector stands outside of the circle and inside of the frame", () => {
  const circle = { x: 180, y: 200, radius: 170 };
  const frame = { x: 0, y: 0, width: 360, height: 410 };
  for (const angle of [0, 120, 240, 90, 270]) {
    const { x, y } = outside(circle, angle, { width: 90, height: 16 }, frame);
    assert.ok(y >= 8 && y <= 402 && x >= 45 && x <= 315, `${angle}: ${x}, ${y}`);
  }
});
