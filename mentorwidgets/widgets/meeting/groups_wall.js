// @ts-check
/** All groups by name, large enough for a wall, with the message to them and the way back. */

import { h, show } from "../dom.js";
import { t } from "../words.js";
import { backCountdown } from "./back.js";

/**
 * What Python tells the wall; see `wall_groups` in groups_view.py.
 * @typedef {{groups: {number: number, names: string[]}[], message: string, back: number | null, soon: boolean,
 *   block: string}} WallGroups
 */

/**
 * Listens to `groups`. It hides while nobody is in groups, and then asks for no room;
 * `changed(shown)` says whenever it shows or hides.
 * @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal,
 *   changed?: (shown: boolean) => void}} given
 */
export function groupsView({ bridge, signal, changed = () => {} }) {
  const heading = h("h2", {});
  const list = h("ol", { class: "mw-gw-groups" });
  const message = h("p", { class: "mw-gw-message" });
  const back = backCountdown({ bridge, signal });
  const element = h("section", { class: "mw-gw", "aria-label": t("Groups"), hidden: true }, heading, message, back.element, list);
  bridge.on("groups", (/** @type {WallGroups} */ told) => {
    const shown = told.groups.length > 0;
    element.hidden = !shown;
    // More groups, smaller type: all of them fit on the wall.
    element.dataset.many = told.groups.length > 18 ? "most" : told.groups.length > 8 ? "more" : "few";
    heading.textContent = told.soon && told.block ? t("Groups for “{block}”", { block: told.block }) : t("Find your group");
    show(list, told.groups.map(card));
    // Who is called has found their group.
    heading.hidden = Boolean(told.message || told.back);
    message.hidden = !told.message;
    show(message, h("bdi", {}, told.message));
    back.show(shown ? told.back : null);
    changed(shown);
  });
  return { element };
}

/** @param {{number: number, names: string[]}} group */
function card({ number, names }) {
  return h(
    "li",
    {},
    h("span", { class: "mw-gw-number" }, String(number)),
    h("span", { class: "mw-gw-names" }, names.map((name, at) => [h("bdi", {}, name), at < names.length - 1 ? " · " : ""]).flat()),
  );
}
