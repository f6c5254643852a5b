// @ts-check
/** Where a place lies on the map, and where there is room: numbers only, no elements. */

/** @typedef {import("./network_types.js").Geometry} Geometry */
/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").Sectors} Sectors */
/** @typedef {{x: number, y: number}} Place 0 to 1 from the top left of the picture's square */
/** @typedef {{closeness: string, sector: string}} Cell a ring and a sector, by id */
/** @typedef {"left" | "right" | "up" | "down"} Direction */

/** Distance that a disc keeps from the border of the picture and from "You". */
const EDGE = 0.012;
export const YOU = 0.04;

/**
 * @param {Place} place
 * @returns {{radius: number, angle: number}} degrees clockwise from twelve o'clock
 */
export function polar({ x, y }) {
  const dx = x - 0.5;
  const dy = y - 0.5;
  const angle = (Math.atan2(dx, -dy) * 180) / Math.PI;
  return { radius: Math.hypot(dx, dy), angle: (angle + 360) % 360 };
}

/**
 * @param {number} radius
 * @param {number} angle
 * @returns {Place}
 */
export function at(radius, angle) {
  const turn = (angle * Math.PI) / 180;
  return { x: 0.5 + radius * Math.sin(turn), y: 0.5 - radius * Math.cos(turn) };
}

/**
 * The sector somebody belongs to; null when that was not said. Whoever gives several kinds of
 * help has one of its own.
 * @param {Pick<Person, "level" | "arena" | "kinds">} person
 * @param {Sectors} by
 * @returns {string | null}
 */
export function sectorOf(person, by) {
  if (by === "kind") return person.kinds.length > 1 ? "several" : (person.kinds[0] ?? null);
  return person[by];
}

/** @param {Geometry} geometry */
export function outermost(geometry) {
  return geometry.rings.at(-1)?.outer ?? 0.49;
}

/**
 * The nearest place where somebody can stand: inside the outermost ring, outside of "You".
 * @param {Geometry} geometry
 * @param {Place} place
 * @returns {Place}
 */
export function within(geometry, place) {
  const { radius, angle } = polar(place);
  const kept = Math.min(Math.max(radius, 2 * YOU - EDGE), outermost(geometry) - EDGE);
  return kept === radius ? place : at(kept, angle);
}

/**
 * Which ring and sector a place lies in.
 * @param {Geometry} geometry
 * @param {Place} place
 * @returns {Cell}
 */
export function cellAt({ rings, sectors }, place) {
  const { radius, angle } = polar(place);
  const ring = rings.find(({ outer }) => radius < outer) ?? rings[rings.length - 1];
  const sector =
    sectors.find(({ start, end }) => (((angle - start) % 360) + 360) % 360 < end - start) ?? sectors[0];
  return { closeness: ring.id, sector: sector.id };
}

/**
 * A place in that ring and sector, as far from everybody else as there is room.
 * @param {Geometry} geometry
 * @param {{closeness: string | null, sector: string | null}} cell
 * @param {Iterable<{x: number | null, y: number | null}>} others
 * @returns {Place}
 */
export function freePlace(geometry, { closeness, sector: wanted }, others) {
  const ring = geometry.rings.find(({ id }) => id === closeness) ?? geometry.rings[geometry.rings.length - 1];
  const sector = geometry.sectors.find(({ id }) => id === wanted) ?? geometry.sectors[geometry.sectors.length - 1];
  const inner = Math.max(ring.inner, 2 * YOU);
  const taken = [...others].filter(({ x, y }) => x !== null && y !== null);
  let best = at((inner + ring.outer) / 2, (sector.start + sector.end) / 2);
  let room = -1;
  for (const depth of [0.5, 0.3, 0.7]) {
    for (let step = 0; step <= 16; step++) {
      // From the middle of the sector outwards, alternating sides.
      const share = 0.5 + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 0.055;
      const place = at(
        inner + (ring.outer - inner) * depth,
        sector.start + (sector.end - sector.start) * share,
      );
      let nearest = Infinity;
      for (const other of taken) {
        nearest = Math.min(nearest, Math.hypot(Number(other.x) - place.x, Number(other.y) - place.y));
      }
      if (nearest > Math.max(room, 0) && (room < 0.11 || nearest > room + 0.05)) {
        best = place;
        room = nearest;
      }
    }
  }
  return best;
}

/**
 * The nearest person in a direction: straight ahead counts for more than off to the side.
 * @template {{x: number | null, y: number | null}} T
 * @param {T[]} people
 * @param {T} from
 * @param {Direction} direction
 * @returns {T | null} nobody lies that way
 */
export function neighbour(people, from, direction) {
  let best = null;
  let least = Infinity;
  for (const person of people) {
    if (person === from) continue;
    const dx = Number(person.x) - Number(from.x);
    const dy = Number(person.y) - Number(from.y);
    const ahead = { left: -dx, right: dx, up: -dy, down: dy }[direction];
    const aside = direction === "left" || direction === "right" ? Math.abs(dy) : Math.abs(dx);
    if (ahead <= 1e-6) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) {
      best = person;
      least = cost;
    }
  }
  return best;
}

/**
 * What an arrow key moves somebody by: 2 % of the picture.
 * @param {Place} place
 * @param {Direction} direction
 * @param {Geometry} geometry
 */
export function nudged(place, direction, geometry) {
  const [dx, dy] = { left: [-0.02, 0], right: [0.02, 0], up: [0, -0.02], down: [0, 0.02] }[direction];
  return within(geometry, { x: place.x + dx, y: place.y + dy });
}

/**
 * The same way into the next ring (up is outwards) or the next sector (right is clockwise).
 * @param {Place} place
 * @param {Direction} direction
 * @param {Geometry} geometry
 */
export function leapt(place, direction, geometry) {
  const { radius, angle } = polar(place);
  const { rings, sectors } = geometry;
  const cell = cellAt(geometry, place);
  if (direction === "up" || direction === "down") {
    const ring = rings.findIndex(({ id }) => id === cell.closeness) + (direction === "up" ? 1 : -1);
    const { inner, outer } = rings[Math.min(Math.max(ring, 0), rings.length - 1)];
    return within(geometry, at((Math.max(inner, 2 * YOU) + outer) / 2, angle));
  }
  const sector = sectors.findIndex(({ id }) => id === cell.sector) + (direction === "right" ? 1 : -1);
  const { start, end } = sectors[(sector + sectors.length) % sectors.length];
  return within(geometry, at(radius, (start + end) / 2));
}
