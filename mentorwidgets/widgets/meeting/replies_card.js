// @ts-check
/**
 * Giving back, on a participant's page: one tells somebody what one heard, or rates it, and is
 * told who gave something back. What came is counted first, and read when one wants to: it
 * never comes between a person and what they are saying.
 */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t, tn } from "../words.js";
import { givenList } from "./given_list.js";
import { myReplies } from "./my_replies.js";
import { namesAsText } from "./names.js";
import { replyForm } from "./reply_form.js";

/**
 * @typedef {{seat: string, name: string}} Seat
 * @typedef {{people: Seat[], group: Seat[], given: import("./my_replies.js").Given[],
 *   came: {id: string, name: string, section: string}[], ended: boolean}} Replies
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   exercise: any}} given `exercise` is the options of its page
 */
export function repliesCard({ bridge, sending, exercise }) {
  const sections = (exercise.sections ?? []).filter((/** @type {{kind: string}} */ { kind }) => kind === "replies");
  /** @type {Replies | null} */
  let told = null;
  /** @type {((section: string) => void) | null} */
  let open = null;
  /** The block whose turns have opened the form: it opens by itself once. */
  let opened = "";
  let turns = false;

  const mine = myReplies({ bridge, sending, changed: () => drawGiven() });
  const form = replyForm({ sending, sections, lang: exercise.lang, give: (reply) => give(reply) });
  const given = givenList({ sections, takeBack: (id) => mine.takeBack(id) });
  const came = h("div", { class: "mw-came" });
  const summary = h("summary", { "data-key": "give" }, sections.some((/** @type {{scales: any[]}} */ { scales }) => scales.length) ? t("Give back on what you heard") : t("Tell somebody what you heard"));
  const giving = h("details", { class: "mw-giving" }, summary, form.element, given.element);
  const element = h("section", { class: "mw-give-card", "aria-label": t("Giving back"), hidden: true }, came, giving);

  /** @param {import("./reply_form.js").Filled} reply */
  function give(reply) {
    mine.give(reply);
    announce(t("Given to {name}.", { name: reply.name }));
    drawGiven();
    given.focus();
  }

  function drawGiven() {
    given.show(mine.all, told?.ended ?? false);
  }

  function drawCame() {
    const all = told?.came ?? [];
    keepingFocus(came, () =>
      show(
        came,
        sections
          .filter((/** @type {{id: string}} */ { id }) => all.some(({ section }) => section === id))
          .map((/** @type {{id: string, title: string}} */ { id, title }) => {
            const here = all.filter(({ section }) => section === id);
            const names = [...new Set(here.map(({ name }) => name))];
            return h(
              "p",
              { class: "mw-came-line" },
              h("span", {}, tn("{n} person has given back to you: {names}", "{n} people have given back to you: {names}", names.length, { names: namesAsText(names) })),
              h("button", { class: "mw-button", type: "button", "data-key": `read-${id}`, "aria-label": t("Read it under “{title}”", { title }), onclick: () => open?.(id) }, t("Read it when you like")),
            );
          }),
      ),
    );
    came.hidden = !came.childElementCount;
  }

  bridge.on("replies", (/** @type {Replies} */ now) => {
    const before = told;
    told = now;
    element.hidden = !sections.length;
    form.show(now);
    drawGiven();
    drawCame();
    const fresh = before ? now.came.filter(({ id }) => !before.came.some((each) => each.id === id)) : [];
    // While people have turns one of them is this person's: it is written, and not said.
    if (fresh.length && !turns) announce(tn("{n} person has just given something back to you.", "{n} people have just given something back to you.", fresh.length));
  });
  return {
    element,
    /** @param {import("../shell.js").Mounted | void} inside the exercise, which opens the worksheet */
    lead(inside) {
      open = (section) => {
        inside?.bring?.(section);
        const heading = document.querySelector(`#part-${section} h2`);
        if (heading instanceof HTMLElement) heading.focus();
      };
    },
    /**
     * While people have turns the others listen: the form opens, unless somebody writes.
     * @param {{phase: string, index: number, turn?: {n: number} | null}} meeting
     * @param {{id: string}[]} agenda
     */
    turn({ turn, index }, agenda) {
      turns = Boolean(turn);
      const block = agenda[index]?.id ?? "";
      if (!turn || opened === block) return;
      opened = block;
      const writing = document.activeElement?.matches("textarea, input") ?? false;
      if (!writing) giving.open = true;
    },
  };
}
