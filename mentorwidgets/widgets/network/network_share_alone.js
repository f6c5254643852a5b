// @ts-check
/** Sharing where nobody else is: a picture without names, to give to somebody by hand. */

import { download } from "../download.js";
import { announce, ask, h } from "../dom.js";
import { t } from "../words.js";

/** @param {import("./network_fields.js").Kit} kit */
export async function openShareAlone(kit) {
  const stars = h("input", { type: "checkbox", checked: true });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const keep = (/** @type {string} */ format) => async () => {
    fault.textContent = "";
    try {
      const file = await kit.bridge.ask("share_picture", { format, stars: stars.checked });
      download(file);
      announce(t("{name} is in your downloads.", { name: file.name }));
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  };
  await ask({
    title: t("Share your map"),
    body: [
      h("p", {}, t("Nobody else is here: this workbook is open for you alone. In a meeting you can show your map to people you choose.")),
      h("p", {}, t("You can keep a picture without names, and give it to whomever you like. Everybody on it is a tag such as K47; notes, roles and plans are not on it.")),
      h("label", { class: "nm-pick" }, stars, t("Stars for influence, too")),
      h(
        "div",
        { class: "nm-share-files" },
        h("button", { type: "button", class: "mw-button", onclick: keep("png") }, t("Keep it as PNG")),
        h("button", { type: "button", class: "mw-button", onclick: keep("svg") }, t("Keep it as SVG")),
      ),
      fault,
    ],
    buttons: [{ value: "", label: t("Close") }],
    root: kit.root,
  });
}
