// @ts-check
/**
 * How marked words move when the text changes: the same rules as `reflection/quotation.py`,
 * so that the mark moves while one types, before anything was sent. A test holds both together.
 */

/** @typedef {{start: number, end: number, text: string, op: string, state: "here" | "ask"}} Quotation */

/**
 * @param {Quotation} quotation
 * @param {string} before the text in which the quotation stands
 * @param {string} after the text that takes its place
 * @param {string} op the operation that wrote it
 * @returns {Quotation}
 */
export function follow(quotation, before, after, op) {
  const span =
    (quotation.state === "here" &&
      (untouched(quotation, before, after) ?? changedWithin(quotation, before, after))) ||
    foundAgain(quotation, after);
  if (!span || !after.slice(...span).trim()) return { ...quotation, op, state: "ask" };
  const [start, end] = span;
  return { start, end, text: after.slice(start, end), op, state: "here" };
}

/**
 * @param {Quotation} quotation
 * @param {string} before
 * @param {string} after
 * @returns {[number, number] | null}
 */
function untouched({ start, end }, before, after) {
  if (after.startsWith(before.slice(0, end))) return [start, end];
  const moved = after.length - before.length;
  return after.endsWith(before.slice(start)) ? [start + moved, end + moved] : null;
}

/**
 * @param {Quotation} quotation
 * @param {string} before
 * @param {string} after
 * @returns {[number, number] | null}
 */
function changedWithin({ start, end }, before, after) {
  // Whole characters, as Python counts them: half of an emoji is no common ground.
  const old = [...before];
  const now = [...after];
  let front = 0;
  while (front < Math.min(old.length, now.length) && old[front] === now[front]) front++;
  const shorter = Math.min(old.length, now.length) - front;
  let back = 0;
  while (back < shorter && old[old.length - 1 - back] === now[now.length - 1 - back]) back++;
  const from = old.slice(0, front).join("").length;
  const to = before.length - old.slice(old.length - back).join("").length;
  if (from < start || to > end) return null;
  if (2 * (old.length - back - front) > [...before.slice(start, end)].length) return null;
  return [start, end + after.length - before.length];
}

/**
 * @param {Quotation} quotation
 * @param {string} after
 * @returns {[number, number] | null}
 */
function foundAgain({ start, text }, after) {
  let nearest = -1;
  for (let place = after.indexOf(text); place >= 0; place = after.indexOf(text, place + 1)) {
    if (nearest < 0 || Math.abs(place - start) < Math.abs(nearest - start)) nearest = place;
  }
  return nearest < 0 ? null : [nearest, nearest + text.length];
}
