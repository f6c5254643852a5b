// @ts-check
/** What one may say of oneself from one's seat: ask for help, show one's name; until when all is kept. */

import { h, show } from "../dom.js";
import { t } from "../words.js";

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function seatDoor({ bridge }) {
  const fault = h("p", { class: "mw-fault", role: "alert" });
  let up = false;
  /**
   * @param {string} kind
   * @param {Record<string, boolean>} body
   */
  const act = async (kind, body) => {
    try {
      await bridge.ask("act", { kind, body });
      show(fault);
    } catch (error) {
      show(fault, /** @type {Error} */ (error).message);
    }
  };
  const help = h("button", { class: "mw-button", type: "button", onclick: () => void act("help", { wanted: !up }) });
  const helpWords = h("p", { class: "mw-soft" });
  const name = h("input", { type: "checkbox", id: "mw-show-name", onchange: () => void act("show_name", { shown: name.checked }) });
  const kept = h("p", {});

  bridge.on("door", (/** @type {import("./door_card.js").Door} */ door) => {
    up = door.hand !== "";
    show(help, up ? t("Take it back: I am fine") : t("Ask for help"));
    show(
      helpWords,
      door.hand === "seen"
        ? t("Seen: somebody comes to you.")
        : up
          ? t("Whoever leads sees that you ask.")
          : t("Quietly: only whoever leads sees it."),
    );
    name.checked = door.shown;
    show(
      kept,
      door.until
        ? t("Everything of this meeting is erased on {day}, also what you wrote in it. Keep a copy before: any workbook opens it.", { day: door.until })
        : t("This meeting is kept until whoever hosts erases it, with what you wrote in it."),
    );
  });

  return {
    help: h("section", { class: "mw-seat-help" }, help, helpWords, fault),
    name: h(
      "label",
      { class: "mw-seat-check" },
      name,
      h("span", {}, t("Show my name beside my progress"), h("span", { class: "mw-soft" }, ` ${t("Otherwise the board only counts you.")}`)),
    ),
    kept,
  };
}
