// @ts-check
/** From toggle to toggle without the tab key: arrows go by place, a letter goes by name. */

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} items in reading order, all of them visible
 * @returns {HTMLElement | null} where the key leads
 */
export function moveByKey(event, items) {
  const here = items.findIndex((item) => item === event.target);
  if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key) {
    case "ArrowRight":
      return items[here + 1] ?? null;
    case "ArrowLeft":
      return items[here - 1] ?? null;
    case "ArrowDown":
      return nearest(items, here, 1);
    case "ArrowUp":
      return nearest(items, here, -1);
    case "Home":
      return items[0];
    case "End":
      return items[items.length - 1];
    default:
      return event.key.length === 1 && event.key !== " " ? named(items, here, event.key) : null;
  }
}

/**
 * The one straight above or below, or the nearest to it.
 * @param {HTMLElement[]} items
 * @param {number} here
 * @param {1 | -1} way
 */
function nearest(items, here, way) {
  const from = items[here].getBoundingClientRect();
  let best = null;
  let least = Infinity;
  for (const item of items) {
    const to = item.getBoundingClientRect();
    const down = (to.top - from.top) * way;
    const away = down * 10 + Math.abs(to.left - from.left);
    if (down > 4 && away < least) {
      best = item;
      least = away;
    }
  }
  return best;
}

/**
 * @param {HTMLElement[]} items
 * @param {number} here
 * @param {string} letter
 */
function named(items, here, letter) {
  const wanted = letter.toLocaleLowerCase();
  const round = [...items.slice(here + 1), ...items.slice(0, here)];
  return round.find((item) => (item.parentElement?.textContent ?? "").trim().toLocaleLowerCase().startsWith(wanted)) ?? null;
}
