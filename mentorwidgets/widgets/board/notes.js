// @ts-check
/** What the facilitator says and does in this block: folded away with one press. */

import { h, show } from "../dom.js";
import { t } from "../words.js";

export function facilitatorNotes() {
  const body = h("div", { class: "mw-notes-body" });
  const element = h(
    "details",
    { class: "mw-notes", open: true },
    h("summary", {}, t("For you, who leads")),
    body,
  );
  let shown = "";
  return {
    element,
    /**
     * @param {import("./board.js").Block | null | undefined} block
     * @param {number} here how many sit in the room
     */
    show(block, here) {
      element.hidden = !block;
      const two = here <= 2;
      const next = JSON.stringify([block, two]);
      if (!block || next === shown) return;
      shown = next;
      show(
        body,
        [
          [t("Say"), block.says, "mw-notes-say"],
          [t("Do"), block.does, ""],
          [t("If somebody would rather be quiet"), block.quiet, "mw-notes-more"],
          [t("If you are two"), two ? block.forTwo : "", "mw-notes-more"],
          [t("If it does not go as planned"), block.fallback, "mw-notes-more"],
        ].map(([heading, text, extra]) =>
          text ? h("div", { class: `mw-note ${extra}` }, h("h3", {}, heading), h("p", {}, text)) : null,
        ),
      );
    },
  };
}
