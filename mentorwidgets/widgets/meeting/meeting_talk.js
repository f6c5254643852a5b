// @ts-check
/** Private notes inside a meeting that has no worksheet. */

import { mount as exercise } from "../talk/talk.js";
import { frame } from "./frame.js";

/** @param {import("../shell.js").Context} context */
export function mount(context) {
  return frame(context, (inside) => exercise({ ...inside, options: { ...inside.options, room: true } }));
}
