// @ts-check
/** How people and places on the map are said in words. */

import { t, tn } from "../words.js";

/** @typedef {import("./network_types.js").Person} Person */
/** @typedef {import("./network_types.js").View} View */
/** @typedef {import("./network_types.js").Category} Category */
/** @typedef {import("./network_types.js").Categories} Categories */

/**
 * @param {Category[]} categories
 * @param {string | null} id
 * @returns {string} one word; what the content does not know stands for itself
 */
export function shortOf(categories, id) {
  if (id === null) return "";
  return categories.find((category) => category.id === id)?.short ?? id;
}

/** @param {string[]} parts */
export function listed(parts) {
  return parts.filter(Boolean).join(", ");
}

/**
 * @param {Categories} categories
 * @param {import("./network_geometry.js").Cell} cell
 * @param {import("./network_types.js").Sectors} by what the sectors show
 */
export function cellWords(categories, { closeness, sector }, by) {
  const several = by === "kind" && sector === "several";
  const offered = by === "kind" ? categories.kinds : categories[by];
  return listed([shortOf(categories.closeness, closeness), several ? t("several kinds") : shortOf(offered, sector)]);
}

/**
 * Everything the picture shows about somebody, in words.
 * @param {View} view
 * @param {Person} person
 * @param {Categories} categories
 */
export function fullName(view, person, categories) {
  const knows = view.ties.filter((tie) => tie.includes(person.id)).length;
  const kinds = categories.kinds.filter(({ id }) => person.kinds.includes(id)).map(({ short }) => short);
  return listed([
    person.label,
    person.vacant ? t("a place nobody fills yet") : "",
    shortOf(categories.closeness, person.closeness),
    shortOf(categories.level, person.level),
    shortOf(categories.arena, person.arena),
    kinds.join(" " + t("and") + " "),
    person.influential ? t("influential") : "",
    knows ? tn("knows {n} person", "knows {n} people", knows) : "",
    person.on_map ? "" : t("not placed yet"),
  ]);
}

/**
 * The soft line below a name in a list.
 * @param {Person} person
 * @param {Categories} categories
 */
export function aboutLine(person, categories) {
  const parts = [
    person.vacant ? t("a place nobody fills yet") : "",
    shortOf(categories.closeness, person.closeness),
    shortOf(categories.level, person.level),
    shortOf(categories.arena, person.arena),
  ].filter(Boolean);
  if (!person.on_map) parts.push(t("not placed yet"));
  return parts.join(" · ");
}

/** So many names stand on one line; the rest are counted. */
const MOST_NAMES = 4;

/**
 * Whom somebody knows, on one line.
 * @param {{people: Person[], view: {ties: import("./network_types.js").Tie[]} | null}} state
 * @param {Person} person
 */
export function knowsWords({ people, view }, person) {
  const ties = view?.ties.filter((tie) => tie.includes(person.id)) ?? [];
  const names = people.filter(({ id }) => id !== person.id && ties.some((tie) => tie.includes(id))).map(({ label }) => label);
  const shown = names.slice(0, MOST_NAMES).join(", ");
  if (names.length > MOST_NAMES) return t("{names} and {n} more", { names: shown, n: names.length - MOST_NAMES });
  return shown || (person.knows_none ? t("none of the others") : t("nobody yet"));
}

/**
 * What an undo or redo would act on, for its button and for the announcement.
 * @param {import("./network_types.js").What | undefined} what
 * @returns {string}
 */
export function stepWords(what) {
  if (what?.on === "wanted") return t("{words}, on the wanted map", { words: stepWords({ ...what, on: "" }) });
  const label = what?.label ?? "";
  const n = what?.count ?? 0;
  switch (what?.type) {
    case "add_person":
      return t("adding {label}", { label });
    case "edit_person":
      return t("the change to {label}", { label });
    case "place_person":
      return t("moving {label}", { label });
    case "to_tray":
      return t("putting {label} back", { label });
    case "tie":
      return t("connecting {label}", { label });
    case "untie":
      return t("disconnecting {label}", { label });
    case "forget_person":
      return t("forgetting {label}", { label });
    case "import_map":
      return t("the import");
    case "tidy":
      return t("tidying up");
    case "set_sectors":
      return t("the other sectors");
    case "describe_ego":
      return t("what you said of yourself");
    case "several":
      return what.each === "tie" ? tn("connecting {n} pair", "connecting {n} pairs", n) : tn("{n} change together", "{n} changes together", n);
    case "begin_wanted":
      return t("beginning a wanted map");
    case "drop_wanted":
      return t("dropping the wanted map");
    case "mark_gap":
    case "edit_gap":
    case "drop_gap":
      return t("the change to a gap");
    case "add_action":
    case "edit_action":
    case "drop_action":
      return t("the change to a next step");
    case "reflect":
      return t("the answer to a question");
    default:
      return t("the last change");
  }
}

/**
 * The letters that could stand for a full name, when a label looks like one.
 * @param {string} label
 * @returns {string} "" when the label is short enough to stay as it is
 */
export function initialsFor(label) {
  const words = label.trim().split(/\s+/u).filter((word) => /^\p{Lu}\p{Ll}.*[^.]$/u.test(word));
  // A title with its full stop is no name.
  if (words.length < 2) return "";
  return words.map((word) => word[0] + ".").join("");
}
