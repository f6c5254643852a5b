// @ts-check
/** What a page of a meeting says where there is no meeting. */

import { h, show } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {HTMLElement} root
 * @param {{text: string, command: string, url: string}} nowhere
 */
export function showNowhere(root, { text, command, url }) {
  show(
    root,
    h(
      "section",
      { class: "mw-nowhere" },
      h("h1", {}, t("No meeting here")),
      h("p", {}, text),
      command ? h("p", {}, h("code", {}, command)) : null,
      url ? h("p", {}, h("a", { href: url, target: "_blank", rel: "noopener" }, url)) : null,
    ),
  );
}
