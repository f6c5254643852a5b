// @ts-check
/** The network map inside a meeting. */

import { mount as exercise } from "../network/network_map.js";
import { frame } from "./frame.js";

/** @param {import("../shell.js").Context} context */
export function mount(context) {
  return frame(context, (inside) => exercise({ ...inside, options: { ...inside.options, room: true } }));
}
