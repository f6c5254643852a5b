// @ts-check
/**
 * The question before the room on a screen that all look at: what is asked, how many have
 * answered, and the results once they are shown. Nothing here is anybody's alone.
 *
 * Python's side is `PromptsOnWall` (widgets/meeting/prompts.py); styles are `results.css`. The
 * screen sets the size by its font size.
 */

import { announce, h, show } from "../dom.js";
import { t } from "../words.js";
import { resultsView } from "./results.js";
import { roundWords } from "./prompt_words.js";

/**
 * @typedef {import("./results.js").Shown & {standing: "open" | "closed" | "shown", round: number,
 *   number: number, answered: number, of: number}} Prompt
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, changed?: (prompt: Prompt | null) => void}} given
 *   `changed` is told what is before the room now, so that the screen can make room for it
 * @returns {{element: HTMLElement}} hidden while no question is before the room
 */
export function promptWall({ bridge, changed }) {
  const element = h("section", { class: "mw-prompt-wall", "aria-label": t("The question to the room"), hidden: true });
  let before = "";
  bridge.on("prompts", ({ prompt }) => {
    element.hidden = !prompt;
    if (prompt) show(element, questionAndResults(prompt, bridge));
    else show(element);
    const now = prompt ? `${prompt.id} ${prompt.round} ${prompt.standing}` : "";
    if (prompt && now !== before) announce(prompt.standing === "shown" ? t("The answers are shown.") : prompt.text);
    before = now;
    changed?.(prompt);
  });
  return { element };
}

/**
 * @param {Prompt} prompt
 * @param {import("../bridge.js").Bridge} bridge
 */
function questionAndResults(prompt, bridge) {
  const shown = prompt.standing === "shown";
  return [
    prompt.number > 1 && !shown ? h("p", { class: "mw-prompt-eyebrow" }, roundWords(prompt.number)) : null,
    h("h2", { class: "mw-prompt-text" }, prompt.text),
    shown
      ? resultsView(prompt, {
          whole: async (round, answer) => (await bridge.ask("prompt_whole", { prompt: prompt.id, round, answer })).text,
        })
      : answeredBar(prompt),
  ];
}

/**
 * How many have answered, as a bar and in words; never who, never what.
 * @param {{answered: number, of: number, standing: string}} prompt
 */
export function answeredBar({ answered, of, standing }) {
  const fill = h("span", { class: "mw-result-fill" });
  fill.style.inlineSize = `${of ? (100 * answered) / of : 0}%`;
  const words = t("{answered} of {of} have answered", { answered, of });
  return h(
    "div",
    { class: "mw-answered" },
    h("span", { class: "mw-result-track", "aria-hidden": "true" }, fill),
    h("p", { class: "mw-answered-words" }, standing === "open" ? words : t("{words} · closed", { words })),
  );
}
