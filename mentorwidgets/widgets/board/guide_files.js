// @ts-check
/** The guide to the meeting as it is planned, as a file: to be held in the hand while one leads. */

import { announce, h } from "../dom.js";
import { download } from "../download.js";
import { t } from "../words.js";

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function guideFiles({ bridge }) {
  const fault = h("p", { class: "mw-fault", role: "alert" });
  /**
   * @param {string} form
   * @param {string} label
   */
  const choice = (form, label) => {
    const button = h("button", { class: "mw-button", type: "button", onclick: () => void keep() }, label);
    let making = false;
    const keep = async () => {
      if (making) return;
      making = true;
      button.setAttribute("aria-busy", "true");
      fault.textContent = "";
      try {
        const file = await bridge.ask("guide", { form });
        download(file);
        announce(t("{name} is in your downloads.", { name: file.name }));
      } catch (error) {
        fault.textContent = /** @type {Error} */ (error).message;
      }
      making = false;
      button.removeAttribute("aria-busy");
    };
    return button;
  };
  return h(
    "div",
    { class: "mw-plan-guide" },
    h("p", {}, t("The guide to this plan, to hold in your hand:")),
    choice("pdf", t("Guide as PDF")),
    choice("docx", t("Guide as Word")),
    fault,
  );
}
