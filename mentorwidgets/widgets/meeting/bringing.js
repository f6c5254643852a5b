// @ts-check
/**
 * Somebody is brought to where the room is: their page opens the part of the exercise that the
 * block works on, and says so in one line with the way back. Whoever is in the middle of a word,
 * or has a dialog open, is asked instead.
 */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {{block: string, title: string, screen: string, calls: number}} Bring */

/** Somebody who typed this short a while ago is still at it, in milliseconds. */
const STILL_TYPING = 15_000;

/**
 * @param {{bridge: import("../bridge.js").Bridge, page: HTMLElement, signal: AbortSignal}} given
 *   `page` is where one types
 * @returns {{line: HTMLElement, offer: HTMLElement,
 *   lead: (exercise: import("../shell.js").Mounted | void) => void}} `lead` is called once the
 *   exercise is there
 */
export function bringing({ bridge, page, signal }) {
  const line = h("p", { class: "mw-brought", hidden: true });
  const offer = h("div", { class: "mw-offer", role: "status" });
  const typing = typingIn(page, signal);
  /** @type {((part: string) => string) | undefined} */
  let bring;
  /** @type {Bring | null} */
  let told = null;
  let followed = "";

  /** @param {Bring} to */
  const go = (to) => {
    show(offer);
    const left = bring?.(to.screen) ?? "";
    if (!left) return;
    const back = h("button", { class: "mw-brought-back", type: "button", onclick: () => goBack(left) }, t("Back to where you were"));
    show(line, t("This opened for “{title}”.", { title: to.title }), " ", back);
    line.hidden = false;
    announce(t("This opened for “{title}”.", { title: to.title }));
  };
  /** @param {string} left */
  const goBack = (left) => {
    line.hidden = true;
    bring?.(left);
  };
  /** @param {Bring} to */
  const ask = (to) => {
    const stay = () => show(offer);
    show(
      offer,
      h("p", {}, t("The room is at “{title}” now.", { title: to.title })),
      h("button", { class: "mw-button mw-primary", type: "button", onclick: () => go(to) }, t("Go there")),
      h("button", { class: "mw-button", type: "button", onclick: stay }, t("Stay here")),
    );
  };
  const follow = () => {
    if (!told || !bring) return;
    const to = `${told.block} ${told.screen} ${told.calls}`;
    if (to === followed) return;
    followed = to;
    line.hidden = true;
    show(offer);
    if (!told.block || !told.screen) return;
    if (typing() || document.querySelector("dialog[open]")) ask(told);
    else go(told);
  };

  bridge.on("bring", (/** @type {Bring} */ next) => {
    told = next;
    follow();
  });
  return {
    line,
    offer,
    lead(exercise) {
      bring = exercise?.bring;
      follow();
    },
  };
}

/**
 * Whether a word is being typed on the page: a field that has the keyboard was written into
 * just now, or holds a line that is not handed over yet.
 * @param {HTMLElement} page
 * @param {AbortSignal} signal
 * @returns {() => boolean}
 */
function typingIn(page, signal) {
  /** @type {{field: EventTarget | null, at: number}} */
  let last = { field: null, at: 0 };
  page.addEventListener("input", ({ target }) => (last = { field: target, at: Date.now() }), { signal });
  return () => {
    const field = document.activeElement;
    if (!field || field !== last.field) return false;
    const line = field instanceof HTMLInputElement && ["text", "search", "number"].includes(field.type) && field.value !== "";
    const text = line || field instanceof HTMLTextAreaElement;
    return line || (text && Date.now() - last.at < STILL_TYPING);
  };
}
