// @ts-check
/**
 * Every word that a page shows comes through here, from the gettext catalogue that Python sends.
 */

/** @typedef {{language: string, messages: Record<string, string | string[]>}} Words */

/** @type {Words} */
let words = { language: "en", messages: {} };

/** Made once: a picture of sixty people asks for it sixty times. @type {Intl.PluralRules | null} */
let plurals = null;

/** @param {Words} given what Python sent for this page */
export function useWords(given) {
  words = given;
  plurals = null;
}

/** The language of the interface, as a BCP 47 tag. */
export function language() {
  return words.language;
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * One message, translated, its `{names}` filled in.
 * @param {string} message
 * @param {Record<string, string | number>} [values]
 */
export function t(message, values = {}) {
  const found = words.messages[message];
  return fill(typeof found === "string" ? found : message, values);
}

const ORDER = ["zero", "one", "two", "few", "many", "other"];

/**
 * A message about `n` things; `{n}` is filled in too.
 * @param {string} singular
 * @param {string} plural
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 */
export function tn(singular, plural, n, values = {}) {
  const found = words.messages[singular];
  plurals ??= new Intl.PluralRules(words.language);
  const rules = plurals;
  const all = { n, ...values };
  if (!Array.isArray(found)) return fill(rules.select(n) === "one" ? singular : plural, all);
  const categories = rules
    .resolvedOptions()
    .pluralCategories.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const index = Math.min(categories.indexOf(rules.select(n)), found.length - 1);
  return fill(found[Math.max(index, 0)], all);
}

/**
 * A day as people say it, in the language of the page: "3 Sep", with the year when it is another.
 * @param {string} iso an ISO 8601 time
 * @param {Date} [today]
 */
export function day(iso, today = new Date()) {
  const when = new Date(iso);
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { day: "numeric", month: "short" };
  if (when.getFullYear() !== today.getFullYear()) form.year = "numeric";
  return new Intl.DateTimeFormat(words.language, form).format(when);
}

/** @param {string} iso an ISO 8601 time */
export function clock(iso) {
  return new Intl.DateTimeFormat(words.language, { hour: "2-digit", minute: "2-digit" }).format(
    new Date(iso),
  );
}
