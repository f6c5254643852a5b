// @ts-check
/** The fewest buttons that run an hour. */

import { ask, h, show } from "../dom.js";
import { t } from "../words.js";
import { moreMenu } from "./more.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, agenda: () => import("./board.js").Block[],
 *   meeting: () => import("./board.js").Meeting | null, tools: HTMLElement[], seldom: HTMLElement[],
 *   signal: AbortSignal}} given `tools` stand at the end of the bar, `seldom` behind "More"
 */
export function controls({ bridge, agenda, meeting, tools, seldom, signal }) {
  const fault = h("p", { class: "mw-fault mw-board-fault", role: "alert" });

  /**
   * @param {string} kind
   * @param {Record<string, any>} [body]
   */
  const steer = async (kind, body = {}) => {
    try {
      await bridge.ask("steer", { kind, body });
      fault.textContent = "";
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  };
  const go = (/** @type {number} */ by) => {
    const index = meeting()?.index ?? 0;
    const [origin, target] = [agenda()[index], agenda()[index + by]];
    if (origin && target) void steer("move", { origin: origin.id, target: target.id });
  };

  /**
   * @param {string} label
   * @param {() => void} press
   * @param {string} [extra]
   */
  const button = (label, press, extra = "") => h("button", { class: `mw-button ${extra}`, type: "button", onclick: press }, label);

  const main = h(
    "button",
    { class: "mw-button mw-primary mw-board-main-button", type: "button", onclick: () => void steer(meeting()?.phase === "running" ? "pause" : "start") },
    t("Start"),
  );
  const shorter = button(t("− 1 min"), () => void steer("extend", { seconds: -60 }));
  const longer = button(t("+ 1 min"), () => void steer("extend", { seconds: 60 }));
  const bring = button(t("Bring everyone here"), () => {
    const block = agenda()[meeting()?.index ?? 0];
    if (block) void steer("bring", { block: block.id });
  }, "mw-board-bring");
  const isLast = () => (meeting()?.index ?? 0) >= agenda().length - 1;
  const next = button(t("Next block →"), () => (isLast() ? void confirmEnd() : go(1)), "mw-board-next");
  const back = button(t("← Back a block"), () => go(-1));
  const end = button(t("End the meeting"), () => void confirmEnd());
  const more = moreMenu([back, end, ...seldom], signal);

  const confirmEnd = async () => {
    const answer = await ask({
      title: t("End the meeting?"),
      body: h("p", {}, t("The clock stops on every screen and cannot be started again. Everybody keeps what they wrote, and can go on writing.")),
      buttons: [
        { value: "", label: t("Go on with it") },
        { value: "end", label: t("End the meeting"), class: "mw-primary" },
      ],
      root: element.closest(".mw") ?? undefined,
    });
    if (answer === "end") await steer("end");
  };

  const element = h(
    "div",
    { class: "mw-board-controls", role: "group", "aria-label": t("Steer the meeting") },
    fault,
    h("div", { class: "mw-board-steer" }, main, shorter, longer, bring, next),
    h("div", { class: "mw-board-tools" }, tools, more.element),
  );

  return {
    element,
    /** Once the plan or the meeting has changed. */
    show() {
      const now = meeting();
      if (!now) return;
      const steering = now.phase === "running" || now.phase === "paused";
      element.dataset.phase = now.phase;
      show(main, now.phase === "running" ? t("Pause") : now.phase === "paused" ? t("Go on") : t("Start"));
      show(next, isLast() ? t("End the meeting") : t("Next block →"));
      for (const each of [shorter, longer, bring, next, end]) each.hidden = !steering;
      main.hidden = now.phase === "ended";
      back.hidden = !steering || now.index === 0;
      const shown = [back, end, ...seldom].filter((each) => !each.hidden);
      more.element.hidden = !shown.length;
      more.element.classList.toggle("mw-board-only-narrow", shown.every((each) => each.matches(".mw-board-only-narrow")));
    },
  };
}
