// @ts-check
/** What one has given back to others, and taking it back. */

import { announce, h, keepingFocus, show } from "../dom.js";
import { ratingShown } from "../sections/rating.js";
import { t } from "../words.js";

/**
 * @param {{sections: import("./reply_form.js").Section[], takeBack: (id: string) => void}} given
 */
export function givenList({ sections, takeBack }) {
  const list = h("ul", { class: "mw-say-lines", role: "list" });
  const heading = h("h3", { tabindex: "-1" }, t("What you gave back"));
  const element = h("div", { class: "mw-given", hidden: true }, heading, list);

  /**
   * @param {import("./my_replies.js").Entry} reply
   * @param {boolean} ended
   */
  function line({ id, name, section, text, scores, words, leaving, refused }, ended) {
    const scales = sections.find((each) => each.id === section)?.scales ?? [];
    const rated = scales.filter((scale) => scale.id in scores);
    return h(
      "li",
      { class: "mw-say-line" },
      h(
        "div",
        { class: "mw-say-what" },
        text ? h("p", { class: "mw-say-words", dir: "auto" }, text) : null,
        rated.length ? h("ul", { class: "mw-given-scores", role: "list" }, rated.map((scale) => h("li", {}, h("span", {}, scale.label), " ", ratingShown(scores[scale.id], scale.points)))) : null,
        h("p", { class: "mw-say-about" }, words),
      ),
      leaving || (ended && !refused)
        ? null
        : h("div", { class: "mw-say-acts" }, h("button", { class: "mw-button", type: "button", "data-key": `back-${id}`, "aria-label": t("Take back what you gave {name}", { name }), onclick: () => back(id) }, refused ? t("Put it away") : t("Take back"))),
    );
  }

  /** @param {string} id */
  function back(id) {
    takeBack(id);
    announce(t("Taken back."));
    heading.focus();
  }

  return {
    element,
    focus: () => heading.focus(),
    /**
     * @param {import("./my_replies.js").Entry[]} all
     * @param {boolean} ended then it is theirs
     */
    show(all, ended) {
      element.hidden = !all.length;
      keepingFocus(list, () => show(list, all.map((reply) => line(reply, ended))));
    },
  };
}
