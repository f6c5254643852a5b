// @ts-check
/**
 * "Shared with me": everything that others share with one, whatever it is, with whose it is, since
 * when and until when. What is taken back is not in the list any more.
 */

import { h, keepingFocus, show } from "../dom.js";
import { clock, day, t } from "../words.js";
import { lineItem } from "./line_list.js";
import { namesAsText } from "./names.js";

/**
 * @typedef {{id: string, kind: string, name: string, text: string, more: boolean, room: boolean,
 *   with: string[], at: number, noted?: boolean, live?: boolean, labels?: boolean}} Thing
 * @typedef {{things: Thing[], until: string}} SharedWithMe
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, beside?: (thing: Thing) => Node | null}} given
 *   `beside` is what else stands at a thing
 */
export function sharedWithMe({ bridge, beside = () => null }) {
  const until = h("p", { class: "mw-soft" });
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  return {
    element: h("div", { class: "mw-with-me" }, until, list),
    /** @param {SharedWithMe} told */
    show({ things, until: last }) {
      const empties = last ? t("until they take it back, at the latest until {day}, when this meeting is erased", { day: last }) : t("until they take it back, or until this meeting is erased");
      until.textContent = things.length ? t("You see this {until}.", { until: empties }) : t("Nothing yet. What others share with you or with everybody stands here {until}.", { until: empties });
      keepingFocus(list, () => show(list, things.map((thing) => lineItem(bridge, spoken(thing), { about: aboutWords(thing), extra: [beside(thing)] }))));
    },
  };
}

/** @param {Thing} thing */
function spoken(thing) {
  return thing.kind === "map" ? { ...thing, text: t("Their network map") } : thing;
}

/** @param {Thing} thing */
function aboutWords(thing) {
  const { room, with: others } = thing;
  const who = room ? t("to everybody") : others.length ? t("to you and {names}", { names: namesAsText(others) }) : t("to you alone");
  return [who, whenWords(thing.at), mapWords(thing)].filter(Boolean).join(" · ");
}

/** @param {Thing} thing */
function mapWords({ kind, live, labels }) {
  if (kind !== "map") return "";
  const names = labels ? t("with names") : t("without names");
  return live ? t("live, {names}", { names }) : t("as it was then, {names}", { names });
}

/** @param {number} at */
function whenWords(at) {
  const iso = new Date(at).toISOString();
  return new Date(at).toDateString() === new Date().toDateString() ? t("since {time}", { time: clock(iso) }) : t("since {day}", { day: day(iso) });
}
