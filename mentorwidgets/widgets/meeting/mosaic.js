// @ts-check
/**
 * The values of a room as a mosaic: a tile for each, larger where more people have it. Sizes are
 * in em, so that board, wall and phone set how large by their own font size; every tile says its
 * number in words, and nothing is told by size or colour alone. Styles: `mosaic.css`.
 */

import { h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { namesInARow } from "./names.js";

/**
 * @typedef {{label: string, count: number, standing: "common" | "rare" | "", names: string[]}} Tile
 * @typedef {{people: number, nameless: number, waiting: number, gone: boolean, tiles: Tile[]}} Mosaic
 */

/** More names than these do not fit on a tile. */
const MOST_NAMES = 5;

/**
 * @param {{most?: number, empty: string}} given `most` tiles are drawn; `empty` is said while
 *   there is none
 */
export function mosaicView({ most = Infinity, empty }) {
  const about = h("p", { class: "mw-mosaic-about" });
  const tiles = h("ul", { class: "mw-mosaic-tiles", role: "list" });
  const notes = h("div", { class: "mw-mosaic-notes" });
  const element = h("div", { class: "mw-mosaic" }, about, tiles, notes);
  let drawn = "";

  return {
    element,
    /** @param {Mosaic} mosaic */
    show(mosaic) {
      const now = JSON.stringify(mosaic);
      // Nothing is drawn anew under somebody's eyes while it has not changed.
      if (now === drawn) return;
      drawn = now;
      const { people } = mosaic;
      show(about, people ? aboutWords(mosaic) : empty);
      show(tiles, mosaic.tiles.slice(0, most).map((tile) => tileItem(tile, people)));
      tiles.hidden = !mosaic.tiles.length;
      show(notes, noteWords(mosaic, most).map((words) => h("p", {}, words)));
    },
  };
}

/**
 * @param {Tile} tile
 * @param {number} people
 */
function tileItem({ label, count, standing, names }, people) {
  const item = h(
    "li",
    { class: "mw-tile", "data-standing": standing || null },
    h("span", { class: "mw-tile-label", dir: "auto" }, label),
    h("span", { class: "mw-tile-count" }, people > 1 ? countWords(count, people, standing) : null),
    names.length ? h("span", { class: "mw-tile-names" }, whose(names, count)) : null,
  );
  item.style.setProperty("--share", String(people > 1 ? count / people : 0));
  item.style.setProperty("--count", String(count));
  return item;
}

/**
 * @param {number} count
 * @param {number} people
 * @param {Tile["standing"]} standing
 */
function countWords(count, people, standing) {
  if (standing === "common") return t("{count} of {people} · common", { count, people });
  if (standing === "rare") return t("{count} of {people} · rare", { count, people });
  return t("{count} of {people}", { count, people });
}

/**
 * @param {string[]} names
 * @param {number} count
 */
function whose(names, count) {
  const shown = names.slice(0, MOST_NAMES);
  const more = count - shown.length;
  if (!more) return namesInARow(shown);
  return [...shown.flatMap((name) => [h("bdi", { class: "mw-name" }, name), ", "]), tn("{n} more", "{n} more", more)];
}

/** @param {Mosaic} mosaic */
function aboutWords({ people, nameless, tiles }) {
  const common = tiles.filter(({ standing }) => standing === "common").length;
  const rare = tiles.filter(({ standing }) => standing === "rare").length;
  const who = nameless === people ? tn("{n} person, without names", "{n} people, without names", people) : nameless ? t("{people}, {nameless} of them without names", { people: tn("{n} person", "{n} people", people), nameless }) : tn("{n} person", "{n} people", people);
  const what = tn("{n} value", "{n} values", tiles.length);
  if (people < 2) return t("{who}, {what}.", { who, what });
  return t("{who}, {what}: {common} common (half or more), {rare} rare (one alone).", { who, what, common, rare });
}

/**
 * @param {Mosaic} mosaic
 * @param {number} most
 */
function noteWords({ waiting, gone, tiles }, most) {
  return [
    tiles.length > most ? tn("and {n} more value on your page", "and {n} more values on your page", tiles.length - most) : "",
    waiting ? tn("{n} person shows theirs without a name. It is seen as soon as five do.", "{n} people show theirs without a name. They are seen as soon as five do.", waiting) : "",
    gone ? t("Somebody who had shown theirs without a name took them back or left, so what was seen together with theirs is gone too.") : "",
  ].filter(Boolean);
}
