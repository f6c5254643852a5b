// @ts-check
/** Words on questions to the room that several screens say alike. */

import { t } from "../words.js";

/** @param {number} number */
export function roundWords(number) {
  return { 1: t("First round"), 2: t("Second round") }[number] ?? t("Round {n}", { n: number });
}

/** @param {string} kind */
export function kindWords(kind) {
  return (
    {
      line: t("One line"),
      lines: t("Several lines"),
      scale: t("A scale"),
      choice: t("A choice"),
      ranking: t("A ranking"),
      plane: t("A dot on a plane"),
    }[kind] ?? kind
  );
}

/**
 * What a point on a scale means, spoken: its ends by their names.
 * @param {{low: string, high: string, points: number}} scale
 * @returns {(point: number) => string}
 */
export function endWords({ low, high, points }) {
  return (point) => {
    if (point === 1) return t("{n}, {meaning}", { n: point, meaning: low });
    return point === points ? t("{n}, {meaning}", { n: point, meaning: high }) : String(point);
  };
}

/**
 * Where a dot is, spoken.
 * @param {{across: [string, string] | null, upwards: [string, string] | null}} plane
 * @param {number} x
 * @param {number} y
 */
export function placeWords({ across, upwards }, x, y) {
  return [towards(across ?? ["", ""], x), towards(upwards ?? ["", ""], y)].join("; ");
}

/**
 * @param {[string, string]} ends
 * @param {number} at from 0 to 100
 */
function towards([first, second], at) {
  if (at === 50) return t("halfway between {first} and {second}", { first, second });
  const [end, far] = at < 50 ? [first, 100 - at] : [second, at];
  if (far === 100) return t("all the way at {end}", { end });
  return far >= 75 ? t("close to {end}", { end }) : t("a little towards {end}", { end });
}
