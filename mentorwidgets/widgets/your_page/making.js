// @ts-check
/** The file on its way: one step after the other, told while it goes, and stopped when wanted. */

import { announce, h, show } from "../dom.js";
import { download } from "../download.js";
import { t, tn } from "../words.js";

/** @typedef {{format: string, names: string, pieces: string[]}} Wish */

/**
 * @param {{bridge: import("../bridge.js").Bridge, changed: () => void}} given `changed` is called
 *   when it begins and when it ends
 */
export function making({ bridge, changed }) {
  const bar = h("progress", { max: "1", value: "0", "aria-label": t("How far the document is") });
  const words = h("p", { role: "status" });
  const stop = h("button", { class: "mw-button", type: "button", onclick: () => halt() }, t("Stop"));
  const line = h("div", { class: "yp-making", hidden: true }, words, bar, stop);
  const said = h("p", { class: "yp-said" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  /** Counts the files; one that was stopped is forgotten when it comes after all. */
  let number = 0;
  let busy = false;
  /** What was pressed: focus goes back there when the line with Stop goes. */
  let from = /** @type {HTMLElement | null} */ (null);

  /** @param {boolean} on */
  const turn = (on) => {
    busy = on;
    const held = line.contains(document.activeElement);
    line.hidden = !on;
    words.textContent = "";
    changed();
    if (held && !on) from?.focus();
  };
  const tell = (/** @type {string} */ sentence) => {
    show(said, sentence);
    announce(sentence);
  };
  const halt = () => {
    number += 1;
    turn(false);
    tell(t("Stopped. No file was made."));
  };

  return {
    element: h("div", { class: "yp-made" }, line, said, fault),
    /** Whether a file is being made. */
    get busy() {
      return busy;
    },
    /**
     * @param {Wish} wish
     * @param {number} maps how many pictures are to be drawn
     */
    async make(wish, maps) {
      if (busy) return;
      const mine = ++number;
      from = /** @type {HTMLElement | null} */ (document.activeElement);
      show(said);
      show(fault);
      turn(true);
      const steps = maps && wish.format !== "json" ? ["draw", "make"] : ["make"];
      bar.max = steps.length;
      try {
        for (const [done, step] of steps.entries()) {
          bar.value = done;
          words.textContent = step === "draw" ? tn("Drawing the map…", "Drawing {n} maps…", maps) : t("Setting the pages…");
          const file = await bridge.ask(step, wish);
          if (mine !== number) return;
          if (step !== "make") continue;
          download(file);
          tell(t("{name} is in your downloads.", { name: file.name }));
        }
      } catch (error) {
        if (mine !== number) return;
        show(fault, /** @type {Error} */ (error).message);
      }
      turn(false);
    },
  };
}
