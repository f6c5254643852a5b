// @ts-check
/** Where the labels go: beside their disc, off every other disc and label, or nowhere. */

/** @typedef {{x: number, y: number, width: number, height: number}} Box left, top and size */
/** @typedef {{id: string, x: number, y: number, radius: number, width: number, height: number, first?: boolean}} Disc */
/** @typedef {{dx: number, dy: number}} Offset of the middle of the label from the middle of its disc */

const GAP = 2;

/**
 * @param {Disc} disc
 * @returns {Offset[]} below first, as in the sketch; then right, left, above, the corners, and between them
 */
function choices({ radius, width, height }) {
  const below = radius + GAP + height / 2;
  const beside = radius + GAP + width / 2;
  const slant = radius * 0.72 + height / 2;
  const out = radius * 0.72 + width / 2;
  return [
    { dx: 0, dy: below },
    { dx: beside, dy: 0 },
    { dx: -beside, dy: 0 },
    { dx: 0, dy: -below },
    { dx: out, dy: slant },
    { dx: -out, dy: slant },
    { dx: out, dy: -slant },
    { dx: -out, dy: -slant },
    { dx: width * 0.3, dy: below },
    { dx: -width * 0.3, dy: below },
    { dx: width * 0.3, dy: -below },
    { dx: -width * 0.3, dy: -below },
    { dx: beside, dy: height * 0.4 },
    { dx: -beside, dy: height * 0.4 },
    { dx: beside, dy: -height * 0.4 },
    { dx: -beside, dy: -height * 0.4 },
  ];
}

/**
 * How wide words are in the font of an element, in pixels.
 * @param {Element} element
 * @returns {(text: string, size: number, weight?: number) => number}
 */
export function textWidths(element) {
  const canvas = document.createElement("canvas").getContext("2d");
  /** @type {Map<string, number>} */
  const known = new Map();
  let family = "";
  return (text, size, weight = 400) => {
    if (!canvas) return text.length * size * 0.6;
    const key = `${weight} ${size} ${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    family ||= element.isConnected ? getComputedStyle(element).fontFamily : "";
    canvas.font = `${weight} ${size}px ${family || "sans-serif"}`;
    const measured = canvas.measureText(text).width;
    if (family) known.set(key, measured);
    return measured;
  };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
export function overlap(a, b) {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/**
 * @param {Box} box
 * @param {Disc} disc
 */
function covers(box, disc) {
  const x = Math.max(box.x, Math.min(disc.x, box.x + box.width));
  const y = Math.max(box.y, Math.min(disc.y, box.y + box.height));
  return Math.max(0, disc.radius - Math.hypot(x - disc.x, y - disc.y));
}

/**
 * Place the labels one after the other. Those that must be seen (`first`) come first and are
 * always given a place; of the others, those without a free place get none.
 * @param {Disc[]} discs
 * @param {Box} frame what labels must stay in
 * @param {Disc[]} [obstacles] discs without a label, as "You"
 * @param {Box[]} [words] that stand there already
 * @returns {Map<string, Offset>}
 */
export function placeLabels(discs, frame, obstacles = [], words = []) {
  /** @type {Map<string, Offset>} */
  const places = new Map();
  const taken = [...words];
  const solid = [...discs, ...obstacles];
  // Where it is tightest is decided while there is still a choice.
  const near = (/** @type {Disc} */ disc) =>
    solid.filter((other) => Math.hypot(other.x - disc.x, other.y - disc.y) < 4 * disc.radius).length;
  const order = discs
    .map((disc) => ({ disc, crowd: near(disc) }))
    .sort((a, b) => Number(b.disc.first ?? false) - Number(a.disc.first ?? false) || b.crowd - a.crowd);
  for (const { disc } of order) {
    let best = null;
    let least = Infinity;
    for (const offset of choices(disc)) {
      const box = boxOf(disc, offset);
      const spill = box.width * box.height - overlap(box, frame);
      let cost = spill * 4;
      for (const other of taken) cost += overlap(box, other) * 3;
      for (const other of solid) if (other !== disc) cost += covers(box, other) * box.height;
      if (cost < least - 0.5) {
        least = cost;
        best = { offset, box };
      }
      // Less than half a square pixel is rounding, not a touch.
      if (cost < 0.5) break;
    }
    // A touch is bearable, a label that hides something is not.
    if (!best || (!disc.first && least > 6)) continue;
    places.set(disc.id, best.offset);
    taken.push(best.box);
  }
  return places;
}

/**
 * The labels of a whole picture: off "You", off the stars and off the words around it.
 * @param {{width: number, height: number, side: number, rem: number, centre: {x: number, y: number}}} frame
 * @param {Disc[]} discs
 * @param {{quiet: boolean, stars: Disc[], words: Box[]}} how `quiet`: only those that must be
 *   seen have a label; `stars`: whose disc has one
 */
export function labelled({ width, height, side, rem, centre }, discs, { quiet, stars, words }) {
  const bare = { width: 0, height: 0 };
  const middle = { id: "", ...centre, radius: Math.max(0.04 * side, 1.1 * rem), ...bare };
  const tips = stars.map(({ id, x, y, radius }) => ({ id, x: x + 0.86 * radius, y: y - 0.9 * radius, radius: 0.38 * radius, ...bare }));
  const wanted = quiet ? discs.filter(({ first }) => first) : discs;
  const others = quiet ? discs.filter(({ first }) => !first) : [];
  return placeLabels(wanted, { x: 0, y: 0, width, height }, [middle, ...others, ...tips], words);
}

/**
 * @param {Disc} disc
 * @param {Offset} offset
 * @returns {Box}
 */
function boxOf({ x, y, width, height }, { dx, dy }) {
  return { x: x + dx - width / 2, y: y + dy - height / 2, width, height };
}

/**
 * Where a word outside of a circle goes: as near to its direction as frame and corners allow.
 * @param {{x: number, y: number, radius: number}} circle
 * @param {number} angle degrees clockwise from twelve o'clock
 * @param {{width: number, height: number}} word
 * @param {Box} frame
 * @param {Box[]} [taken]
 * @returns {{x: number, y: number, cost: number}} the middle of the word; `cost` is how far it is
 *   turned away, in degrees, and far more when it fits nowhere
 */
export function outside(circle, angle, word, frame, taken = []) {
  let best = { x: circle.x, y: circle.y, cost: Infinity };
  for (let turn = 0; turn <= 60; turn += 1.5) {
    for (const way of turn ? [angle + turn, angle - turn] : [angle]) {
      const x0 = Math.sin((way * Math.PI) / 180);
      const y0 = -Math.cos((way * Math.PI) / 180);
      // Pushed out until no corner of the word lies within the circle.
      let distance = circle.radius;
      let box = { x: 0, y: 0, width: word.width, height: word.height };
      do {
        distance += 3;
        box = { ...box, x: circle.x + x0 * distance - word.width / 2, y: circle.y + y0 * distance - word.height / 2 };
      } while (covers(box, { id: "", ...circle, width: 0, height: 0 }) > 0 && distance < circle.radius * 3);
      let spill = box.width * box.height - overlap(box, frame);
      for (const other of taken) spill += overlap(box, other);
      const cost = (spill > 0.5 ? spill * 100 : 0) + turn;
      if (cost < best.cost) best = { x: box.x + box.width / 2, y: box.y + box.height / 2, cost };
      if (best.cost <= turn) return best;
    }
  }
  return best;
}
