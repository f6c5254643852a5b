// @ts-check
/** Who will see an answer, and whether by name: the truth, before it is sent. */

import { t } from "../words.js";

/**
 * @typedef {{mode: "alone" | "room", host: string, database: boolean}} Keeping
 * @typedef {{nameless: boolean, moderated: boolean, small: boolean, new: boolean, number: number}} Told
 */

/**
 * @param {Told} told
 * @param {Keeping} keeping
 * @returns {string[]} sentences, the most important first
 */
export function truth(told, keeping) {
  return told.nameless ? withoutNames(told, keeping) : withNames(told);
}

/**
 * What stands beside an answer that Python has taken.
 * @param {{nameless: boolean, moderated: boolean}} told
 * @param {boolean} passed
 */
export function sentWords({ nameless, moderated }, passed) {
  if (passed) return nameless ? t("Sent · nobody sees who passed") : t("Sent · nothing of you will be shown");
  if (nameless) return t("Sent · the room will see it without your name when it is shown");
  return moderated
    ? t("Sent · whoever leads reads it first, then the room sees it with your name")
    : t("Sent · the room will see it with your name when it is shown");
}

/** @param {Told} told */
function withNames({ moderated, small }) {
  return [
    moderated
      ? t("Whoever leads reads all answers first and may keep some off the screens. Then the whole room sees them, with names.")
      : t("The whole room will see it with your name once it is shown, whoever leads no sooner than the others."),
    t("You can take it back at any time."),
    small ? t("Names are shown because in a group this small the others will know.") : "",
  ].filter(Boolean);
}

/**
 * @param {Told} told
 * @param {Keeping} keeping
 */
function withoutNames({ moderated, new: fresh }, { host, database }) {
  const where = database
    ? t("It lies in the database that this workbook was set up with. Only somebody who watches that database while answers come in could tell whose is whose.")
    : host
      ? t("It lies on the computer of whoever hosts this ({name}). Only somebody who watches its files while answers come in could tell whose is whose.", { name: host })
      : t("It lies on the computer of whoever hosts this. Only somebody who watches its files while answers come in could tell whose is whose.");
  return [
    moderated
      ? t("Without names: once at least five have answered and it is closed, whoever leads reads the answers, mixed, and may keep some off the screens. Then the room sees them.")
      : t("Without names: the room sees all answers mixed, once it is closed and at least five have answered."),
    t("That you have answered is kept, with the time; what you answered is kept apart, without name, time or order. Until it is closed you can change it here, on this device; afterwards nobody can find it, you neither."),
    fresh ? t("You did not answer the round before. If the others answer as they did then, yours can be told from theirs.") : "",
    where,
  ].filter(Boolean);
}
