// @ts-check
/** The parts of the map by the names that an agenda has for them: a meeting brings people there. */

/** @typedef {import("./network_top.js").ViewName} ViewName */

/** Reading and plan stand beside a wide map; a narrow page has the one under the list, the other alone. */
const BESIDE = new Set(["reading", "plan"]);
/** @type {ViewName[]} */
const VIEWS = ["questions", "map", "table", "ties"];

/**
 * @param {{narrow: {matches: boolean}, beside: ReturnType<typeof import("./network_beside.js").makeBeside>,
 *   reading: HTMLElement, go: (view: ViewName) => void, now: () => void, view: () => ViewName | ""}} given
 *   `view` is what is seen of the map as it is now, "" while it is another map; `now` turns to it
 * @returns {(part: string) => string} see `Mounted` in shell.js
 */
export function bringTo({ narrow, beside, reading, go, now, view }) {
  const viewOf = (/** @type {string} */ part) => {
    if (part === "reading") return narrow.matches ? "table" : "map";
    if (part === "plan") return narrow.matches ? "plan" : "map";
    return VIEWS.find((each) => each === part);
  };
  return (part) => {
    const target = viewOf(part);
    if (!target) return "";
    const [before, tab] = [view(), BESIDE.has(part) && !narrow.matches];
    const below = part === "reading" && narrow.matches;
    if (before === target && !below && (!tab || beside.shown() === part)) return "";
    const left = before === "map" && !narrow.matches && beside.shown() === "plan" ? "plan" : before || "map";
    now();
    if (tab) beside.open(part);
    go(target);
    if (below) reading.scrollIntoView({ block: "start" });
    return left;
  };
}
