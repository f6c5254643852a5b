// @ts-check
/**
 * Dragging a row of the plan: from 5 pixels on, by one pointer, held until it is let go.
 * Escape, a second finger or a call that takes the pointer away leave everything as it was.
 */

/** Below this many pixels it is a press and no drag. */
const THRESHOLD = 5;
/** So near to the edge of what scrolls, it scrolls. */
const EDGE = 64;

/**
 * @typedef {{handle: HTMLElement, row: HTMLElement, rows: () => HTMLElement[],
 *   drop: (position: number) => void, began: () => void, over: () => void}} Drag
 *   `rows` are those it may stand among, itself included, in their order
 */

/**
 * @param {Drag} drag
 * @param {AbortSignal} signal
 */
export function dragRow({ handle, row, rows, drop, began, over }, signal) {
  handle.addEventListener(
    "pointerdown",
    (down) => {
      if (down.button !== 0 || !down.isPrimary) return;
      const doing = new AbortController();
      /** @type {{element: HTMLElement, top: number, height: number}[]} */
      let places = [];
      let from = -1;
      let to = -1;
      let pointer = down.clientY;
      let scrolling = 0;
      const scroller = scrollerOf(row);
      const scrolled = scroller.scrollTop;
      // From the press on: a quick hand has left the handle before the first move is told.
      handle.setPointerCapture(down.pointerId);

      const begin = () => {
        places = rows().map((element) => {
          const box = element.getBoundingClientRect();
          return { element, top: box.top, height: box.height };
        });
        from = to = places.findIndex(({ element }) => element === row);
        row.toggleAttribute("data-held", true);
        began();
        scrolling = window.setInterval(scroll, 30);
      };
      const scroll = () => {
        const { top, bottom } = edges(scroller);
        const by = pointer < top + EDGE ? -12 : pointer > bottom - EDGE ? 12 : 0;
        if (by) {
          scroller.scrollBy(0, by);
          follow();
        }
      };
      const follow = () => {
        const held = places[from];
        const by = pointer - down.clientY + scroller.scrollTop - scrolled;
        const middle = held.top + by + held.height / 2;
        to = places.filter(({ element, top, height }) => element !== row && top + height / 2 < middle).length;
        places.forEach(({ element }, index) => {
          const gap = index > from && index <= to ? -held.height : index < from && index >= to ? held.height : 0;
          element.style.translate = element === row ? `0 ${by}px` : `0 ${gap}px`;
        });
      };

      /** @param {boolean} commit */
      const end = (commit) => {
        doing.abort();
        window.clearInterval(scrolling);
        if (from < 0) return;
        for (const { element } of places) element.style.translate = "";
        row.removeAttribute("data-held");
        over();
        if (commit && to !== from) drop(to);
      };
      const given = { signal: doing.signal };
      handle.addEventListener(
        "pointermove",
        (event) => {
          if (event.pointerId !== down.pointerId) return;
          pointer = event.clientY;
          if (from < 0 && Math.abs(pointer - down.clientY) >= THRESHOLD) begin();
          if (from >= 0) follow();
        },
        given,
      );
      handle.addEventListener("pointerup", ({ pointerId }) => pointerId === down.pointerId && end(true), given);
      handle.addEventListener("pointercancel", () => end(false), given);
      // The press that began this comes by here, too.
      window.addEventListener("pointerdown", ({ pointerId }) => pointerId !== down.pointerId && end(false), given);
      window.addEventListener("keydown", ({ key }) => key === "Escape" && end(false), given);
      signal.addEventListener("abort", () => end(false), { signal: doing.signal });
    },
    { signal },
  );
}

/**
 * What scrolls when a row is held near its edge.
 * @param {HTMLElement} element
 */
function scrollerOf(element) {
  for (let up = element.parentElement; up; up = up.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(up).overflowY);
    if (scrolls && up.scrollHeight > up.clientHeight) return up;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** @param {Element} scroller */
function edges(scroller) {
  const { top, bottom } = scroller.getBoundingClientRect();
  return { top: Math.max(top, 0), bottom: Math.min(bottom, window.innerHeight) };
}
