// @ts-check
/** How the picture of a group reads, for each thing that is counted in one. */

import { t, tn } from "../words.js";

/**
 * @typedef {import("./group_picture.js").Group} Group
 * @typedef {import("./group_picture.js").Table} Table
 * @typedef {{count: () => string, counted: () => string, about: (group: Group, time: string) => string,
 *   note: (group: Group) => string, why: (hidden: number) => string,
 *   titles: () => Record<string, string>, of: (table: Table) => string}} Words
 */

/** @type {Words} */
const maps = {
  count: () => t("Count the maps"),
  counted: () => t("The maps are counted."),
  about: ({ maps: n, people }, time) => t("{maps} with {people}, as they were at {time}", { maps: tn("{n} map", "{n} maps", n), people: tn("{n} person", "{n} people", people), time }),
  note({ state, gone }) {
    if (state === "none") {
      return t("This counts all maps together: how large they are, which kinds of help they have, from where and how close. No name, no map of anybody, and no number behind which fewer than five people stand. Everybody can leave themselves out, on their own page.");
    }
    if (state === "few") return t("Somebody who was counted has left, so the maps that were counted with theirs are not shown. Five newcomers make a new picture.");
    if (gone) return t("Somebody who was counted has left, and the maps that were counted with theirs are not shown any more.");
    return t("Maps that change later stay counted as they were. Newcomers come in together, from five on; the more at once, the more can be shown.");
  },
  why: () => t("Not shown: fewer than five people stand behind the number, or behind another that it would give away."),
  titles: () => ({
    size: t("How many people are on a map"),
    kinds: t("Kinds of help people give"),
    lacking: t("Maps without this kind of help"),
    arena: t("Where people are"),
    closeness: t("How close they are"),
    density: t("How many of them know each other"),
  }),
  of: ({ counts, maps: n, people }) => (counts === "maps" ? tn("of {n} map", "of {n} maps", n) : t("{people} on {maps}", { people: tn("{n} person", "{n} people", people), maps: tn("{n} map", "{n} maps", n) })),
};

/** @type {Words} */
const values = {
  count: () => t("Count the chosen values"),
  counted: () => t("The values are counted."),
  about: ({ people }, time) => t("{people}, as their cards lay at {time}", { people: tn("{n} person", "{n} people", people), time }),
  note({ state, gone }) {
    if (state === "none") {
      return t("This counts everybody’s chosen cards together, also those that nobody shows: for each value how many chose it. No name, no card that is private, and no number behind which fewer than five people stand on either side, so it needs ten people to say anything. Everybody can leave themselves out, on their own page.");
    }
    if (state === "few") return t("Somebody who was counted has left, so those who were counted with them are not shown. Five newcomers make a new picture.");
    if (gone) return t("Somebody who was counted has left, and those who were counted with them are not shown any more.");
    return t("Cards that are sorted anew later stay counted as they lay. Newcomers come in together, from five on; the more at once, the more can be shown.");
  },
  why: (hidden) => tn("{n} value is not shown: fewer than five people chose it, or fewer than five did not, and the number would tell of one of them.", "{n} values are not shown: fewer than five people chose them, or fewer than five did not, and the number would tell of one of them.", hidden),
  titles: () => ({ values: t("Values that are chosen") }),
  of: ({ people }) => tn("of {n} person", "of {n} people", people),
};

/**
 * @param {"maps" | "values"} kind
 * @returns {Words}
 */
export function wordsOf(kind) {
  return kind === "values" ? values : maps;
}
