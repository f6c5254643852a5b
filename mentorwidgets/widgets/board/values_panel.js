// @ts-check
/**
 * The mosaic on the board: what the room shows, and whether the wall has it. What somebody shows
 * some people only is not here.
 */

import { h } from "../dom.js";
import { mosaicView } from "../meeting/mosaic.js";
import { t } from "../words.js";

/** @typedef {{mosaic: import("../meeting/mosaic.js").Mosaic, wall: boolean}} Told */

/**
 * @param {{bridge: import("../bridge.js").Bridge, picture: HTMLElement | undefined}} given
 *   `picture` opens what is counted without anybody showing it
 * @returns {import("./panels.js").Panel}
 */
export function valuesPanel({ bridge, picture }) {
  /** @type {Told | null} */
  let told = null;
  const mosaic = mosaicView({ empty: t("Nobody shows the room any values yet. Everybody chooses on their own page which ones, to whom, and whether with their name.") });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const wall = h("button", { class: "mw-button", type: "button", onclick: () => void steer() });
  const element = h("div", { class: "mw-values-board" }, h("div", { class: "mw-values-acts" }, wall, picture), fault, mosaic.element);

  async function steer() {
    try {
      await bridge.ask("steer", { kind: "values_wall", body: { on: !told?.wall } });
      fault.textContent = "";
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }

  /** @type {import("./panels.js").Panel} */
  const panel = { id: "values", label: t("Values"), element };
  bridge.on("values", (/** @type {Told} */ now) => {
    told = now;
    const { tiles, people } = now.mosaic;
    wall.textContent = now.wall ? t("Take the mosaic off the wall") : t("Put the mosaic on the wall");
    wall.classList.toggle("mw-primary", !now.wall && tiles.length > 0);
    mosaic.show(now.mosaic);
    panel.badge?.(people ? String(people) : "");
  });
  return panel;
}
