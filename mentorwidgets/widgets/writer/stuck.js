// @ts-check
/** Questions to think with, "If you are stuck": one at a time, another one on demand. */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {{id: string, text: string}[]} prompts
 * @param {string} lang
 * @param {string} [title]
 */
export function stuckCard(prompts, lang, title = t("If you are stuck")) {
  let shown = 0;
  const question = h("p", { lang }, prompts[0]?.text ?? "");
  const another = h(
    "button",
    {
      class: "w-link",
      type: "button",
      onclick: () => {
        shown = (shown + 1) % prompts.length;
        show(question, prompts[shown].text);
        announce(prompts[shown].text);
      },
    },
    t("another question"),
  );
  return h(
    "section",
    { class: "w-aside w-stuck", "aria-labelledby": "w-stuck-title" },
    h("h2", { id: "w-stuck-title" }, title),
    question,
    prompts.length > 1 ? another : null,
  );
}
