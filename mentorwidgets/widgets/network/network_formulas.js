// @ts-check
/** How each number is computed, in words, with its source. */

import { t } from "../words.js";

/** @typedef {{name: string, formula: string, words: string, source: string}} Formula */

/**
 * @param {string} measure
 * @returns {Formula | null}
 */
export function formula(measure) {
  switch (measure) {
    case "size":
      return {
        name: t("People"),
        formula: "n",
        words: t("Everybody on your list, also those not on the map yet. Vacant places do not count."),
        source: "",
      };
    case "density":
      return {
        name: t("Know each other (density)"),
        formula: "2t / (n(n − 1))",
        words: t("t pairs who know each other, out of all pairs there could be among n people. You are left out: you know everybody."),
        source: "",
      };
    case "effective_size":
      return {
        name: t("Voices that differ (effective size)"),
        formula: "n − 2t / n",
        words: t("The number of people, less the average number of others that each of them knows: whoever knows the others may tell you the same."),
        source: t("Burt 1992, in the form of Borgatti 1997"),
      };
    case "constraint":
      return {
        name: t("Closed in (constraint)"),
        formula: "Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)²",
        words: t("p is the share of somebody’s ties that goes to somebody else. It grows when your people are few or know each other. It can be larger than 1."),
        source: t("Burt 1992"),
      };
    case "arena":
      return {
        name: t("From different places (IQV)"),
        formula: "(1 − Σ pₖ²) · K / (K − 1)",
        words: t("p is the share of people from each place, K the number of places this exercise offers. 0: all from one place; 1: evenly spread. Only people whose place is said are counted."),
        source: t("Blau 1977; Agresti and Agresti 1978"),
      };
    case "level":
      return {
        name: t("At different levels (IQV)"),
        formula: "(1 − Σ pₖ²) · K / (K − 1)",
        words: t("p is the share of people at each level, K the number of levels. 0: all at one level; 1: evenly spread."),
        source: t("Blau 1977; Agresti and Agresti 1978"),
      };
    case "kinds":
      return {
        name: t("Kinds of help"),
        formula: "",
        words: t("How many people give each kind of help. Somebody who gives two kinds counts in both."),
        source: "",
      };
    case "dependence":
      return {
        name: t("Largest share of one person"),
        formula: "max kᵢ / Σ kᵢ",
        words: t("k is how many kinds of help somebody gives: the largest k, out of all."),
        source: "",
      };
    case "closeness":
      return {
        name: t("How close"),
        formula: "",
        words: t("How many people are at each closeness, out of those whose closeness is said."),
        source: "",
      };
    case "cut_points":
      return {
        name: t("Bridges (cut points)"),
        formula: "",
        words: t("Somebody without whom people who are joined by ties now would not be joined any more. You are left out."),
        source: "",
      };
    case "influential":
      return {
        name: t("Influence"),
        formula: "",
        words: t("People with a star, and those of them who know just one of the others on your map."),
        source: "",
      };
    default:
      return null;
  }
}

/** Which numbers each rule of what stands out rests on. @type {Record<string, string[]>} */
const RESTS_ON = {
  "missing-kind": ["kinds"],
  "single-giver-kind": ["kinds"],
  "dependence-top-share": ["dependence"],
  "arena-concentration": ["arena"],
  "level-missing": ["level"],
  "closeness-one-sided": ["closeness"],
  "closed-circle": ["density"],
  "no-ties-known": ["density"],
  "bridge-person": ["cut_points"],
  "influence-none": ["influential"],
  "influence-single-bridge": ["influential", "cut_points"],
  "size-small": ["size"],
  "size-large": ["size"],
  "no-junior": ["level"],
};

/**
 * @param {string} rule
 * @returns {Formula[]}
 */
export function formulasOf(rule) {
  return (RESTS_ON[rule] ?? []).map(formula).filter((each) => each !== null);
}
