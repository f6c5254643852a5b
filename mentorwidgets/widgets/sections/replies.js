// @ts-check
/**
 * What others gave back, read together: ratings side by side as they were given, never a mean,
 * then the words of each on a card of its own, and from there to the next draft.
 */

import { announce, h, keepingFocus, randomId, show } from "../dom.js";
import { day, t, tn } from "../words.js";
import { ratingField, ratingShown } from "./rating.js";
import { replyByHand } from "./replies_by_hand.js";

/**
 * @typedef {import("./replies_fold.js").Reply} Reply
 * @typedef {import("./replies_fold.js").Replies} Replies
 * @typedef {import("./rating.js").Scale} Scale
 * @typedef {{id: string, question: string, scales: Scale[], own: boolean, next: string | null}} Section
 */

/** Where a next draft is written. */
const DRAFTS = new Set(["draft", "pitch"]);

/**
 * @param {import("../writer/sections.js").SectionContext} context
 * @returns {import("../writer/sections.js").SectionPage}
 */
export function repliesSection({ bridge, document: name, section, options, lang, send, go }) {
  /** @type {Section} */
  const { id, question, scales, own } = section;
  /** @type {Replies} */
  let now = { replies: [], own: {}, gone: [] };
  /** @type {Reply | null} the one that was put away last */
  let away = null;
  let drawn = "";

  const said = h("p", { class: "mw-soft" });
  const sides = h("div", { class: "rp-scales" });
  const cards = h("ul", { class: "rp-cards", role: "list" });
  const back = h("button", { class: "mw-button", type: "button", hidden: true, onclick: putBack }, t("Put it back"));
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const mine = scales.map((scale) => ratingField({ scale, name: `own-${id}-${scale.id}`, lang, value: null, changed: (score) => send({ type: "rate_own", scale: scale.id, score }) }));
  const byHand = replyByHand({ section, lang, keep: (reply) => { send({ type: "add_reply", ...reply, id: randomId() }); announce(t("Kept with the others.")); } });
  const target = nextOf(section, options.sections ?? []);
  const element = h(
    "div",
    { class: "rp" },
    h("blockquote", { class: "rp-question", lang }, h("p", { class: "mw-soft" }, t("What listeners are asked")), h("p", {}, question)),
    own && scales.length
      ? h("details", { class: "rp-own", open: true }, h("summary", {}, t("How you rate it yourself")), h("div", { class: "rp-own-scales" }, mine.map((field) => field.element)))
      : null,
    said,
    sides,
    cards,
    back,
    fault,
    byHand.element,
    target ? h("div", { class: "rp-next" }, h("p", { class: "mw-soft" }, t("Nothing here is a mark, and you need not follow any of it. What do you hear yourself saying?")), h("button", { class: "mw-button mw-primary", type: "button", onclick: () => go(target.id) }, DRAFTS.has(target.kind) ? t("Write the next draft") : t("Go on to “{title}”", { title: target.title }))) : null,
  );

  bridge.on("refused", (/** @type {any} */ refused) => {
    const { op } = refused;
    if (refused.document !== name || op.section !== id) return false;
    // What was typed stands in its form again, with what is to be changed about it.
    if (op.type === "add_reply") byHand.refused(op, refused.message);
    else fault.textContent = refused.message;
    return true;
  });

  /** @param {Reply} reply */
  function putAway(reply) {
    away = reply;
    fault.textContent = "";
    send({ type: "drop_reply", id: reply.id });
    back.hidden = false;
    back.focus();
    announce(t("Put away."));
  }

  function putBack() {
    if (!away) return;
    // A name of its own: what was put away under the old one stays away.
    const { from, text, scores, at } = away;
    const reply = randomId();
    send({ type: "add_reply", id: reply, from, text, scores, at });
    away = null;
    back.hidden = true;
    /** @type {HTMLElement | null} */ (cards.querySelector(`[data-key="away-${reply}"]`))?.focus();
    announce(t("It is here again."));
  }

  /** @param {Reply} reply */
  function card(reply) {
    const { id: key, text, scores, at } = reply;
    const who = reply.from || t("Somebody");
    return h(
      "li",
      { class: "rp-card" },
      text ? h("p", { class: "rp-words", dir: "auto" }, text) : h("p", { class: "mw-soft" }, tn("{n} rating, without words", "{n} ratings, without words", Object.keys(scores).length)),
      h(
        "div",
        { class: "rp-foot" },
        h("p", { class: "mw-soft" }, h("bdi", { class: "rp-who" }, who), " · ", day(at)),
        h("button", { class: "mw-button mw-quiet", type: "button", "data-key": `away-${key}`, "aria-label": t("Put away what {name} gave back", { name: who }), onclick: () => putAway(reply) }, t("Put away")),
      ),
    );
  }

  function draw() {
    const { replies } = now;
    said.textContent = replies.length ? tn("{n} reply, as it was given.", "{n} replies, as they were given.", replies.length) : t("Nothing yet. What others give back in a meeting comes here by itself; what they said aloud or wrote on paper you can enter below.");
    keepingFocus(element, () => {
      show(sides, scalesOf(scales, now).map((scale) => sideBySide(scale, now, lang)));
      show(cards, replies.map(card));
    });
  }

  return {
    element,
    /** @param {Replies} view */
    receive(view) {
      const key = JSON.stringify(view);
      if (key === drawn) return;
      drawn = key;
      now = view;
      scales.forEach((scale, i) => mine[i].set(view.own[scale.id] ?? null));
      draw();
    },
  };
}

/**
 * The scales that there is something to show of: also those that the exercise asks for no more.
 * @param {Scale[]} scales
 * @param {Replies} view
 * @returns {Scale[]}
 */
function scalesOf(scales, { replies, own }) {
  const rated = new Set([own, ...replies.map(({ scores }) => scores)].flatMap((scores) => Object.keys(scores)));
  const gone = [...rated].filter((id) => !scales.some((scale) => scale.id === id));
  return [...scales.filter(({ id }) => rated.has(id)), ...gone.map((id) => ({ id, label: id, low: "", high: "", points: 1 }))];
}

/**
 * All ratings on one scale, one's own first, each as it was given.
 * @param {Scale} scale
 * @param {Replies} view
 * @param {string} lang
 */
function sideBySide({ id, label, low, high, points }, { replies, own }, lang) {
  const others = replies.filter(({ scores }) => id in scores);
  const heading = `rp-${id}-${randomId().slice(0, 6)}`;
  /** @param {{name: string, score: number, you?: boolean}} row */
  const line = ({ name, score, you = false }) => h("li", { class: you ? "rp-line rp-you" : "rp-line" }, h("bdi", {}, name), ratingShown(score, points));
  return h(
    "section",
    { class: "rp-scale", "aria-labelledby": heading },
    h("h3", { id: heading, lang }, label),
    low || high ? h("p", { class: "mw-soft rp-ends", lang }, t("from “{low}” to “{high}”", { low, high })) : null,
    h(
      "ul",
      { class: "rp-lines", role: "list" },
      id in own ? line({ name: t("You"), score: own[id], you: true }) : null,
      others.map(({ from, scores }) => line({ name: from || t("Somebody"), score: scores[id] })),
    ),
  );
}

/**
 * The section that one goes to from here: the one that the content names, or the one with the text.
 * @param {Section} section
 * @param {{id: string, kind: string, title: string}[]} all
 */
function nextOf({ next }, all) {
  return all.find(({ id }) => id === next) ?? all.find(({ kind }) => DRAFTS.has(kind)) ?? null;
}
