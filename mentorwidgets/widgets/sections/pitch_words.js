// @ts-check
/**
 * Words that a listener may not know: those on a list of jargon, and abbreviations. Nothing here
 * understands a text; it finds what somebody has written down.
 */

/** @typedef {{term: string, shown: string, start: number, end: number}} Found `shown`: as it is said of it */

/**
 * A word as it stands on a list.
 * @param {string} word
 */
export const listed = (word) => word.trim().split(/\s+/).join(" ").toLowerCase();

/**
 * The list that a person has: the one of the content, with what they added and took off.
 * @param {string[]} jargon of the content
 * @param {Record<string, boolean>} own what the person said of a word
 */
export function ownList(jargon, own) {
  const words = new Set(jargon.map(listed));
  for (const [word, on] of Object.entries(own)) (on ? words.add(word) : words.delete(word));
  return words;
}

/**
 * The words of a text that a listener may not know, in the order of the text, none inside another.
 * @param {string} text
 * @param {{jargon: string[], abbreviations: boolean, own: Record<string, boolean>, knows: string[],
 *   known: Record<string, boolean>}} given `known` is what the person said of this listener
 * @returns {Found[]}
 */
export function unknownWords(text, { jargon, abbreviations, own, knows, known }) {
  const knownTo = ownList(knows, known);
  const list = [...ownList(jargon, own)];
  const found = [...inList(text, list)];
  if (abbreviations) {
    for (const one of shortened(text)) {
      const apart = found.every(({ start, end }) => one.end <= start || one.start >= end);
      if (apart && own[one.term] !== false) found.push(one);
    }
  }
  return found.filter(({ term }) => !knownTo.has(term)).sort((a, b) => a.start - b.start);
}

/**
 * The same by word: how often each stands there, in the order in which they come first.
 * @param {Found[]} found
 */
export function byWord(found) {
  /** @type {Map<string, Found[]>} */
  const words = new Map();
  for (const one of found) words.set(one.term, [...(words.get(one.term) ?? []), one]);
  return words;
}

/**
 * @param {string} text
 * @param {string[]} list in small letters
 * @returns {Generator<Found>}
 */
function* inList(text, list) {
  if (!list.length) return;
  // Of "cohort" and "cohort study" the longer one is meant.
  const terms = [...list].sort((a, b) => b.length - a.length).map(pattern);
  const expression = new RegExp(`(?<![\\p{L}\\p{N}])(${terms.join("|")})(?:s|es|['’]s)?(?![\\p{L}\\p{N}])`, "giu");
  for (const match of text.matchAll(expression)) {
    const term = listed(match[1]).replace(/[‐‑]/g, "-");
    const known = list.includes(term) ? term : asListed(term, list);
    yield { term: known, shown: known, start: match.index, end: match.index + match[0].length };
  }
}

/**
 * A hyphen may be written as a blank, and a blank as a line break.
 * @param {string} term
 */
function pattern(term) {
  return term
    .split(/[\s-]+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("[\\s‐‑-]+");
}

/**
 * @param {string} term
 * @param {string[]} list
 */
function asListed(term, list) {
  const bare = (/** @type {string} */ word) => word.split(/[\s-]+/).join(" ");
  return list.find((each) => bare(each) === bare(term)) ?? term;
}

/**
 * Words with two capitals or more: fMRI, PCR, CRISPR.
 * @param {string} text
 * @returns {Generator<Found>}
 */
function* shortened(text) {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const capitals = match[0].match(/\p{Lu}/gu)?.length ?? 0;
    const term = match[0].replace(/s$/u, "");
    if (capitals >= 2 && term.length <= 8) {
      yield { term: term.toLowerCase(), shown: term, start: match.index, end: match.index + match[0].length };
    }
  }
}
