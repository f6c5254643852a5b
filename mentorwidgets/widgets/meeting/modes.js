// @ts-check
/** How people work in a block, in words. */

import { t } from "../words.js";

/** @param {string} mode of a block, as in the content */
export function modeWords(mode) {
  switch (mode) {
    case "talk":
      return t("one speaks");
    case "alone":
      return t("alone");
    case "pairs":
      return t("in pairs");
    case "fours":
      return t("in fours");
    case "all":
      return t("all together");
    case "break":
      return t("a break");
    default:
      return mode;
  }
}
