// @ts-check
/** A card carried to a pile by mouse, pen or finger. */

/** So far a hand may shake before it drags, in pixels. */
const SHAKE = 6;

/**
 * @param {{card: HTMLElement, places: () => Element[], drop: (place: Element) => void}} given
 */
export function dragging({ card, places, drop }) {
  /** @type {{id: number, x: number, y: number, moving: boolean, over: Element | null} | null} */
  let held = null;

  const stop = () => {
    for (const place of places()) place.classList.remove("cs-over");
    card.classList.remove("cs-held");
    card.style.transform = "";
    held = null;
  };
  card.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held) return;
    held = { id: event.pointerId, x: event.clientX, y: event.clientY, moving: false, over: null };
    card.setPointerCapture(event.pointerId);
  });
  card.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moving && Math.hypot(x, y) < SHAKE) return;
    held.moving = true;
    card.classList.add("cs-held");
    card.style.transform = `translate(${x}px, ${y}px) rotate(${Math.max(-4, Math.min(4, x / 40))}deg)`;
    held.over = places().find((place) => within(place.getBoundingClientRect(), event.clientX, event.clientY)) ?? null;
    for (const place of places()) place.classList.toggle("cs-over", place === held.over);
  });
  card.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const { over, moving } = held;
    // Where it was let go is where it flies from.
    if (moving && over) drop(over);
    stop();
  });
  card.addEventListener("pointercancel", stop);
  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && held) stop();
  });
}

/**
 * @param {DOMRect} box
 * @param {number} x
 * @param {number} y
 */
function within(box, x, y) {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
