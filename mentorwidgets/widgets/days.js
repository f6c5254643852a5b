// @ts-check
/** Days without a time, as a person reads them. */

import { language } from "./words.js";

/** Days as the words of the page are written: its English is British. */
export function locale() {
  return language() === "en" ? "en-GB" : language();
}

/**
 * The day somebody lives in now, as YYYY-MM-DD.
 * @param {number} now milliseconds since 1970
 */
export function today(now) {
  const day = new Date(now);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * "5 December", with the year where it is another one.
 * @param {string} day YYYY-MM-DD
 * @param {string} now the day it is
 */
export function dayWords(day, now) {
  const [year, month, date] = day.split("-").map(Number);
  const other = day.slice(0, 4) === now.slice(0, 4) ? {} : { year: /** @type {const} */ ("numeric") };
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", ...other }).format(new Date(year, month - 1, date));
}

/**
 * The day of a moment, always with its year.
 * @param {string} at ISO 8601
 */
export function momentWords(at) {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric" }).format(new Date(at));
}

/**
 * The day so many months later; the last of the month where it has no such day.
 * @param {string} day YYYY-MM-DD
 * @param {number} months
 */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(year, month - 1 + months + 1, 0).getDate();
  return today(new Date(year, month - 1 + months, Math.min(date, last)).getTime());
}
