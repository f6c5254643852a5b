// @ts-check
/** Signs of life: the board shows who is here, and a phone that sleeps gives none. */

/**
 * @param {{bridge: import("../bridge.js").Bridge, every: number, over: () => boolean,
 *   signal: AbortSignal}} given `every` in milliseconds; `over` once the meeting has ended
 */
export function giveSignsOfLife({ bridge, every, over, signal }) {
  const say = (/** @type {string} */ what) => {
    if (over()) return;
    // Whether it arrives is for the board to say: nothing on this page depends on it.
    bridge.ask(what, { device: bridge.client }).catch(() => undefined);
  };
  const here = () => document.visibilityState !== "hidden" && say("here");
  say("here");
  const timer = window.setInterval(() => say("here"), every);
  document.addEventListener("visibilitychange", here, { signal });
  window.addEventListener("pageshow", here, { signal });
  // Often the kernel ends with its page before it hears this: then silence says it, later.
  window.addEventListener("pagehide", () => say("away"), { signal });
  signal.addEventListener("abort", () => window.clearInterval(timer));
}
