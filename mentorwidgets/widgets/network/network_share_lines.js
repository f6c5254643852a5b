// @ts-check
/** To whom a map is shown and what of it, in words. */

import { h } from "../dom.js";
import { clock, t } from "../words.js";

/** @typedef {{seat: string, name: string}} Seat */
/** @typedef {{share: string, labels: boolean, stars: boolean, live: boolean, at: number}} About */
/** @typedef {About & {to: (Seat & {until: number})[]}} Mine */
/** @typedef {About & {name: string, until: number}} Shown */
/** @typedef {{people: Seat[], mine: Mine[], shown: Shown[], out: boolean, counted: boolean}} Sharing */

/**
 * What is seen, in a few words.
 * @param {About} about
 */
export function whatWords({ live, labels, at }) {
  const names = labels ? t("with names") : t("without names");
  return live ? t("live, {names}", { names }) : t("as it was at {time}, {names}", { time: clock(new Date(at).toISOString()), names });
}

/**
 * @param {Mine} mine
 * @param {number} now of the server
 * @param {(what: string, args: Record<string, any>) => Promise<any>} act
 */
export function mineLine(mine, now, act) {
  const names = mine.to.map(({ name }) => name).join(", ");
  const looking = mine.to.filter(({ until }) => until > now).map(({ name }) => name);
  return h(
    "li",
    { class: "nm-share-line nm-share-mine" },
    h(
      "span",
      { class: "nm-share-words" },
      h("bdi", {}, t("Shown to {names} and nobody else", { names })),
      h("span", { class: "mw-soft" }, " · ", whatWords(mine), " · ", looking.length ? t("{names} looking now", { names: looking.join(", ") }) : t("nobody is looking")),
    ),
    h("button", { type: "button", class: "mw-button", "data-key": `back-${mine.share}`, "aria-label": t("Take it back from {names}", { names }), onclick: () => void act("share_take_back", { share: mine.share }) }, t("Take it back")),
  );
}
