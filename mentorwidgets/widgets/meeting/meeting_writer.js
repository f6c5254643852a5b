// @ts-check
/** The writer inside a meeting. */

import { mount as exercise } from "../writer/writer.js";
import { frame } from "./frame.js";

/** @param {import("../shell.js").Context} context */
export function mount(context) {
  return frame(context, (inside) => exercise({ ...inside, options: { ...inside.options, room: true } }));
}
