// @ts-check
/** With whom one is, large; what the groups are told; when everybody is back together. */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { backCountdown } from "./back.js";
import { namesAsText, namesInARow } from "./names.js";

/**
 * What Python tells of one's own group; see `page_groups` in groups_view.py.
 * @typedef {{shown: false} | {shown: true, soon: boolean, block: string, number: number | null,
 *   with: string[], away: string[], each: number | null, message: string, back: number | null}} Mine
 */

/** @param {{bridge: import("../bridge.js").Bridge, signal: AbortSignal}} given */
export function groupsCard({ bridge, signal }) {
  const heading = h("h2", { class: "mw-with" });
  const about = h("p", { class: "mw-with-about" });
  const message = h("p", { class: "mw-with-message" });
  const back = backCountdown({ bridge, signal });
  const element = h("section", { class: "mw-with-card", "aria-label": t("Your group"), hidden: true }, heading, about, message, back.element);
  let said = "";
  let told = "";

  bridge.on("groups", (/** @type {Mine} */ mine) => {
    element.hidden = !mine.shown;
    if (!mine.shown) {
      said = told = "";
      back.show(null);
      return;
    }
    show(heading, headingWords(mine));
    const more = aboutWords(mine);
    show(about, more.join(" "));
    about.hidden = !more.length;
    message.hidden = !mine.message;
    show(message, mine.message ? [h("span", { class: "mw-with-label" }, t("To all groups:")), " ", h("bdi", {}, mine.message)] : null);
    back.show(mine.back);
    const now = [spoken(mine), ...more].join(" ");
    if (now !== said) announce(now);
    else if (mine.message && mine.message !== told) announce(t("To all groups: {message}", { message: mine.message }));
    [said, told] = [now, mine.message];
  });
  return { element };
}

/**
 * The sentence around the names: "You are with {names}".
 * @param {Extract<Mine, {shown: true}>} mine
 */
function sentence(mine) {
  if (mine.number === null) return t("You are in no group just now");
  if (!mine.with.length) return t("You are by yourself for the moment");
  return mine.soon ? t("You will be with {names}") : t("You are with {names}");
}

/** @param {Extract<Mine, {shown: true}>} mine */
function headingWords(mine) {
  const [before, after] = sentence(mine).split("{names}");
  return after === undefined ? before : [before, ...namesInARow(mine.with), after];
}

/** @param {Extract<Mine, {shown: true}>} mine */
function spoken(mine) {
  return `${sentence(mine).replace("{names}", namesAsText(mine.with))}.`;
}

/**
 * @param {Extract<Mine, {shown: true}>} mine
 * @returns {string[]} sentences
 */
function aboutWords({ number, soon, block, with: others, away, each }) {
  if (number === null) return [t("You sit this one out. Whoever leads can give you a place.")];
  if (!others.length) return [t("Whoever leads sees that, and can join you to others.")];
  return [
    t("You are group {n}.", { n: number }),
    soon && block ? t("It begins with “{block}”.", { block }) : "",
    each ? turnWords(each) : "",
    away.length ? tn("{who} is away just now.", "{who} are away just now.", away.length, { who: namesAsText(away) }) : "",
  ].filter(Boolean);
}

/** @param {number} seconds of each one's turn */
function turnWords(seconds) {
  return seconds < 60
    ? tn("Each of you has {n} second.", "Each of you has {n} seconds.", seconds)
    : tn("Each of you has {n} minute.", "Each of you has {n} minutes.", Math.floor(seconds / 60));
}
