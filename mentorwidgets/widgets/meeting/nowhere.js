// @ts-check
/** What a page of a meeting says where there is no meeting. */

import { h } from "../dom.js";
import { t } from "../words.js";

/** @param {import("../shell.js").Context} context */
export function mount({ root, options: { text, command, url } }) {
  root.append(
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
