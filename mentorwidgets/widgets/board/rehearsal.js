// @ts-check
/** The board of a rehearsal: says that nobody is here, and has the wall within its own page. */

import { h } from "../dom.js";
import { t } from "../words.js";
import { wall } from "../wall/wall.js";
import { board } from "./board.js";

/**
 * @param {import("../shell.js").Context} context
 * @returns {import("../shell.js").Mounted}
 */
export function mount(context) {
  const head = h(
    "p",
    { class: "mw-rehearsal", role: "note" },
    h("strong", {}, t("Rehearsal:")),
    " ",
    t("nobody is here, nothing is kept. It goes ten times as fast, and the code leads nowhere. Close the page when you have seen enough."),
  );
  const place = h("div", {});
  const dialog = h(
    "dialog",
    { class: "mw mw-rehearsal-wall", "aria-label": t("Projector view") },
    h("button", { class: "mw-button mw-rehearsal-close", type: "button", onclick: () => dialog.close() }, t("Back to the board")),
    place,
  );
  const open = (/** @type {string} */ extra) =>
    h("button", { class: `mw-button ${extra}`, type: "button", "aria-haspopup": "dialog", onclick: () => dialog.showModal() }, t("Projector view"));
  const mounted = board(context, { head, projector: open, rehearse: false });
  context.root.append(dialog);
  wall({ ...context, root: place, bridge: toTheWall(context.bridge) });
  return mounted;
}

/**
 * The bridge as the wall knows it: what it is told comes under names of its own here, since the
 * board beside it hears messages of the same names.
 * @param {import("../bridge.js").Bridge} bridge
 * @returns {import("../bridge.js").Bridge}
 */
function toTheWall(bridge) {
  return new Proxy(bridge, {
    get(target, name) {
      if (name === "on") return (/** @type {string} */ type, /** @type {any} */ listener) => target.on(`wall:${type}`, listener);
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
