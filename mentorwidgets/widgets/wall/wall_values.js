// @ts-check
/** The mosaic of values on the wall, while whoever leads has put it there. */

import { h } from "../dom.js";
import { mosaicView } from "../meeting/mosaic.js";
import { t } from "../words.js";

/** More tiles than these cannot be read from the last row; all of them stand on every page. */
const MOST = 30;

/** @param {{bridge: import("../bridge.js").Bridge}} given */
export function wallValues({ bridge }) {
  const mosaic = mosaicView({ most: MOST, empty: t("Nobody shows the room any values yet.") });
  const element = h("section", { class: "mw-wall-values", "aria-label": t("The mosaic of the room"), hidden: true }, mosaic.element);
  bridge.on("values", (/** @type {{mosaic: import("../meeting/mosaic.js").Mosaic | null}} */ told) => {
    element.hidden = !told.mosaic;
    if (told.mosaic) mosaic.show(told.mosaic);
  });
  return { element };
}
