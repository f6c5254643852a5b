// @ts-check
/** Path data for the picture, in pixels. Angles are degrees clockwise from twelve o'clock. */

/** @typedef {{x: number, y: number}} Point */

/** @param {number} value */
const fix = (value) => Math.round(value * 100) / 100;

/**
 * @param {Point} centre
 * @param {number} radius
 * @param {number} angle
 * @returns {Point}
 */
export function onCircle(centre, radius, angle) {
  const turn = (angle * Math.PI) / 180;
  return { x: fix(centre.x + radius * Math.sin(turn)), y: fix(centre.y - radius * Math.cos(turn)) };
}

/**
 * An arc from one angle clockwise to another (or back, when `end` is less than `start`).
 * @param {Point} centre
 * @param {number} radius
 * @param {number} start
 * @param {number} end
 */
export function arc(centre, radius, start, end) {
  const from = onCircle(centre, radius, start);
  const to = onCircle(centre, radius, end);
  const large = Math.abs(end - start) > 180 ? 1 : 0;
  return `M${from.x} ${from.y}A${fix(radius)} ${fix(radius)} 0 ${large} ${end > start ? 1 : 0} ${to.x} ${to.y}`;
}

/** How strongly a tie may bow, as a share of its length; the gentlest that is clear is taken. */
const BOWS = [0.16, 0.26, 0.08, 0.38, -0.14, -0.26, 0.5];

/**
 * A tie: it bows away from the centre, so that it does not pass through "You", and so far
 * that it does not pass through somebody else, which would look like a tie to them.
 * @param {Point} a
 * @param {Point} b
 * @param {Point} centre
 * @param {{points: Point[], radius: number}} [others] discs to keep clear of, in pixels
 */
export function tie(a, b, centre, { points, radius } = { points: [], radius: 0 }) {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  let nx = -(b.y - a.y) / length;
  let ny = (b.x - a.x) / length;
  const outwards = nx * (middle.x - centre.x) + ny * (middle.y - centre.y);
  if (outwards < 0) {
    nx = -nx;
    ny = -ny;
  }
  // Only who stands near the line can be in its way, and its ends are not.
  const near = points.filter(
    (point) => Math.hypot(point.x - middle.x, point.y - middle.y) < length / 2 + radius && point !== a && point !== b,
  );
  const obstacles = [centre, ...near];
  let best = middle;
  let least = Infinity;
  for (const bow of BOWS) {
    const control = { x: middle.x + nx * bow * length, y: middle.y + ny * bow * length };
    const cost = hits(a, control, b, obstacles, radius, least);
    if (cost < least - 1e-6) {
      least = cost;
      best = control;
    }
    if (least <= 0) break;
  }
  return `M${fix(a.x)} ${fix(a.y)}Q${fix(best.x)} ${fix(best.y)} ${fix(b.x)} ${fix(b.y)}`;
}

const STEPS = 12;

/**
 * How deep a curve runs into discs, in pixels, all in all; 0 when it passes them by.
 * @param {Point} a
 * @param {Point} control
 * @param {Point} b
 * @param {Point[]} discs
 * @param {number} radius
 * @param {number} most what is more than this need not be known exactly
 */
function hits(a, control, b, discs, radius, most) {
  /** @type {number[]} x and y in turn: this runs for hundreds of ties between two frames */
  const curve = [];
  for (let step = 1; step < STEPS; step++) {
    const u = step / STEPS;
    const v = 1 - u;
    curve.push(v * v * a.x + 2 * v * u * control.x + u * u * b.x, v * v * a.y + 2 * v * u * control.y + u * u * b.y);
  }
  let cost = 0;
  for (const disc of discs) {
    let nearest = radius * radius;
    for (let k = 0; k < curve.length; k += 2) {
      const x = curve[k] - disc.x;
      const y = curve[k + 1] - disc.y;
      nearest = Math.min(nearest, x * x + y * y);
    }
    cost += radius - Math.sqrt(nearest);
    if (cost >= most) break;
  }
  return cost;
}

/**
 * A five-pointed star around a point.
 * @param {Point} centre
 * @param {number} radius
 */
export function star(centre, radius) {
  const points = [];
  for (let k = 0; k < 10; k++) {
    const { x, y } = onCircle(centre, k % 2 ? radius * 0.42 : radius, k * 36);
    points.push(`${x} ${y}`);
  }
  return `M${points.join("L")}Z`;
}

/**
 * Where the arc of the k-th of n kinds of help lies: the first at the top, then clockwise.
 * @param {number} k
 * @param {number} n
 * @returns {{start: number, end: number}}
 */
export function kindSpan(k, n) {
  // The more kinds there are, the narrower the gaps between them.
  const width = Math.min(360 / n - (n > 6 ? 8 : 16), 100);
  const middle = (360 / n) * k;
  return { start: middle - width / 2, end: middle + width / 2 };
}
