// @ts-check
/** Who asks for help, first and plainly; "Seen" answers on their page. */

import { announce, h, keepingFocus, show } from "../dom.js";
import { t } from "../words.js";

/** @typedef {{seat: string, name: string, seen: boolean}} Hand */

/** @param {import("../bridge.js").Bridge} bridge */
export function handsList(bridge) {
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const list = h("ul", { class: "mw-hands-list" });
  const element = h("section", { class: "mw-hands", "aria-label": t("Who asks for help"), hidden: true }, list, fault);
  /** @type {Set<string>} */
  let before = new Set();

  /**
   * @param {string} kind
   * @param {string} person
   */
  const steer = async (kind, person) => {
    try {
      await bridge.ask("steer", { kind, body: { person } });
      show(fault);
    } catch (error) {
      show(fault, /** @type {Error} */ (error).message);
    }
  };

  return {
    element,
    /** @param {Hand[]} hands */
    show(hands) {
      element.hidden = !hands.length;
      for (const { seat, name } of hands) if (!before.has(seat)) announce(t("{name} asks for help", { name }));
      before = new Set(hands.map(({ seat }) => seat));
      keepingFocus(list, () =>
        show(
          list,
          hands.map(({ seat, name, seen }) =>
            h(
              "li",
              { "data-seen": seen ? "yes" : "no" },
              h("span", { class: "mw-hands-who" }, seen ? t("On the way to:") : t("Asked for help:"), " ", h("bdi", {}, name)),
              h(
                "button",
                { class: "mw-button", type: "button", "data-key": seat, onclick: () => void steer(seen ? "helped" : "help_seen", seat) },
                seen ? t("Helped") : t("Seen"),
                h("span", { class: "mw-hidden" }, ` ${name}`),
              ),
            ),
          ),
        ),
      );
    },
  };
}
