// @ts-check
/** The minutes of a storyboard: in halves, added up, and told beside the slot. */

import { t, tn } from "../words.js";

/** @typedef {import("./storyboard_fold.js").Row} Row */

/**
 * Minutes as people write them: ½, 1, 2½.
 * @param {number} minutes
 */
export function halves(minutes) {
  const whole = Math.floor(minutes);
  return minutes % 1 ? `${whole || ""}½` : String(whole);
}

/**
 * "2½ minutes", "1 minute".
 * @param {number} minutes
 */
export function minuteWords(minutes) {
  return tn("{amount} minute", "{amount} minutes", minutes <= 1 ? 1 : 2, { amount: halves(minutes) });
}

/**
 * Minutes as somebody types them: 2.5, 2,5, 2½ or 2:30; null when they are none that a row has.
 * @param {string} typed
 * @param {number} most
 */
export function readMinutes(typed, most) {
  const clock = /^(\d{1,3}):(\d\d)$/.exec(typed.trim());
  const number = clock
    ? Number(clock[1]) + Number(clock[2]) / 60
    : Number(typed.trim().replace(",", ".").replace(/\s*½$/, ".5").replace(/^\./, "0."));
  const fits = typed.trim() !== "" && Number.isInteger(2 * number) && number >= 0.5 && number <= most;
  return fits ? number : null;
}

/**
 * Where each row begins and ends, in minutes, and the sum of all.
 * @param {Row[]} rows
 */
export function spans(rows) {
  let sum = 0;
  const placed = rows.map((row) => ({ row, from: sum, to: (sum += row.minutes) }));
  return { placed, sum };
}

/**
 * The row that the plan has reached after some seconds; null when it has said everything.
 * @param {Row[]} rows
 * @param {number} seconds
 */
export function reached(rows, seconds) {
  return spans(rows).placed.find(({ to }) => seconds < to * 60) ?? null;
}

/**
 * The sum beside the slot, without a judgement.
 * @param {number} sum
 * @param {number} slot
 */
export function slotWords(sum, slot) {
  if (!sum) return t("{slot} to fill", { slot: minuteWords(slot) });
  const planned = t("{sum} planned of {slot}", { sum: halves(sum), slot: minuteWords(slot) });
  if (sum === slot) return t("{planned}: it fits", { planned });
  return sum < slot
    ? t("{planned}: {time} left", { planned, time: minuteWords(slot - sum) })
    : t("{planned}: {time} more than there is", { planned, time: minuteWords(sum - slot) });
}
