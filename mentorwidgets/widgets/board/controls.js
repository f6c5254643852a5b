// @ts-check
/** The fewest buttons that run an hour. */

import { ask, h, show } from "../dom.js";
import { t } from "../words.js";

/**
 * @param {{bridge: import("../bridge.js").Bridge, agenda: () => import("./board.js").Block[],
 *   meeting: () => import("./board.js").Meeting | null}} given
 */
export function controls({ bridge, agenda, meeting }) {
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
   * A button that keeps its place and the keyboard's when it cannot be pressed.
   * @param {string} label
   * @param {() => void} press
   * @param {string} [extra]
   */
  const button = (label, press, extra = "") => {
    const element = h(
      "button",
      {
        class: `mw-button ${extra}`,
        type: "button",
        onclick: () => element.getAttribute("aria-disabled") !== "true" && press(),
      },
      label,
    );
    return element;
  };

  const main = h(
    "button",
    { class: "mw-button mw-primary mw-board-main-button", type: "button", onclick: () => void steer(meeting()?.phase === "running" ? "pause" : "start") },
    t("Start"),
  );
  const shorter = button(t("− 1 min"), () => void steer("extend", { seconds: -60 }));
  const longer = button(t("+ 1 min"), () => void steer("extend", { seconds: 60 }));
  const back = button(t("← Back"), () => go(-1));
  const next = button(t("Next block →"), () => go(1));
  const end = button(t("End the meeting"), () => void confirmEnd(), "mw-quiet");

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
    main,
    shorter,
    longer,
    back,
    next,
    end,
  );

  return {
    element,
    /** @param {import("./board.js").Meeting} told */
    show({ phase, index }) {
      const steering = phase === "running" || phase === "paused";
      element.hidden = phase === "ended";
      show(main, phase === "running" ? t("Pause") : phase === "paused" ? t("Go on") : t("Start"));
      able(shorter, steering);
      able(longer, steering);
      able(back, steering && index > 0);
      able(next, steering && index < agenda().length - 1);
    },
  };
}

/**
 * @param {HTMLElement} button
 * @param {boolean} can
 */
function able(button, can) {
  button.setAttribute("aria-disabled", String(!can));
}
