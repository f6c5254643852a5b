// @ts-check
/**
 * Values in a meeting, on a participant's page: a row of buttons above the exercise. One's own
 * are shown from a dialog; the mosaic of the room, and what one has in common with those who show
 * theirs by name, open below the row.
 */

import { announce, h, show } from "../dom.js";
import { t, tn } from "../words.js";
import { mosaicView } from "./mosaic.js";
import { myValues } from "./my_values.js";
import { openValuesDialog } from "./values_dialog.js";

/**
 * @typedef {{name: string, values: string[], room: boolean, common: string[], either: number,
 *   index: number | null}} Pair
 * @typedef {import("./values_dialog.js").Room & {mine: import("./my_values.js").Mine[],
 *   mosaic: import("./mosaic.js").Mosaic, between: Pair[], wall: boolean, out: boolean,
 *   counted: boolean}} Values
 */

/**
 * @param {{bridge: import("../bridge.js").Bridge, sending: import("./sending.js").Sending,
 *   root: HTMLElement, keeping: import("./prompt_truth.js").Keeping}} given
 */
export function valuesCard({ bridge, sending, root, keeping }) {
  /** @type {Values | null} */
  let values = null;
  /** @type {((room: Values) => void) | null} */
  let dialog = null;
  let open = "";

  const mine = myValues({ sending, changed: () => draw() });
  const mosaic = mosaicView({ empty: t("Nobody shows the room any values yet.") });
  const pairs = h("ul", { class: "mw-pairs", role: "list" });
  const counting = leaveOut(bridge);
  const panels = {
    mosaic: h("section", { class: "mw-values-panel", id: "mw-values-mosaic", "aria-label": t("The mosaic of the room") }, mosaic.element, counting.element),
    pairs: h("section", { class: "mw-values-panel", id: "mw-values-pairs", "aria-label": t("In common") }, pairs),
  };
  const button = h("button", { class: "mw-button mw-say-share", type: "button", "aria-haspopup": "dialog", onclick: showMine });
  const tabs = { mosaic: tab("mosaic"), pairs: tab("pairs") };
  const element = h(
    "section",
    { class: "mw-say-card mw-values-card", "aria-label": t("Values in this meeting"), hidden: true },
    h("div", { class: "mw-say-row" }, button, tabs.mosaic, tabs.pairs),
    Object.values(panels),
  );

  /** @param {"mosaic" | "pairs"} which */
  function tab(which) {
    return h("button", { class: "mw-button mw-quiet mw-say-tab", type: "button", "aria-expanded": "false", "aria-controls": panels[which].id, onclick: () => { open = open === which ? "" : which; draw(); } });
  }

  function showMine() {
    if (!values) return;
    dialog = openValuesDialog({ root, mine, room: values, keeping, closed: () => { dialog = null; button.focus(); } });
  }

  function draw() {
    if (!values) return;
    element.hidden = false;
    const { between } = values;
    const shown = mine.all.filter(({ leaving, back }) => !leaving && !back).length;
    show(button, t("Show values…"), shown ? [h("span", { class: "mw-hidden" }, t("shown now:"), " "), count(shown)] : null);
    show(tabs.mosaic, t("Mosaic"), values.mosaic.tiles.length ? count(values.mosaic.tiles.length) : null);
    show(tabs.pairs, t("In common"), between.length ? count(between.length) : null);
    for (const which of /** @type {("mosaic" | "pairs")[]} */ (Object.keys(panels))) {
      panels[which].hidden = open !== which;
      tabs[which].setAttribute("aria-expanded", String(open === which));
    }
    mosaic.show(values.mosaic);
    counting.show(values);
    const chosen = values.offered.length;
    show(pairs, between.length ? between.map((pair) => pairItem(pair, chosen)) : h("li", { class: "mw-soft" }, t("Nobody shows you values with their name yet. When somebody does, what you have in common stands here; only you see it.")));
    dialog?.(values);
  }

  bridge.on("values", (/** @type {Values} */ told) => {
    const before = values;
    values = told;
    mine.tell(told.mine);
    if (before) speak(before, told);
    // What the room looks at together opens by itself, for those who do not see the wall.
    if (told.wall && !before?.wall) open = "mosaic";
    draw();
  });
  return { element };
}

/** @param {number} n */
function count(n) {
  return h("span", { class: "mw-say-count" }, String(n));
}

/**
 * @param {Pair} pair
 * @param {number} chosen how many one has chosen oneself
 */
function pairItem({ name, values, room, common, either, index }, chosen) {
  const counted = chosen
    ? t("{common} in common of {either}, {index}", { common: common.length, either, index: (index ?? 0).toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 }) })
    : t("Not defined: you have chosen no values that may be seen.");
  return h(
    "li",
    { class: "mw-pair" },
    h("p", { class: "mw-pair-who" }, t("You and"), " ", h("bdi", { class: "mw-name" }, name), ": ", h("span", { class: "mw-pair-count" }, counted)),
    common.length ? h("p", { class: "mw-pair-common", dir: "auto" }, common.join(", ")) : null,
    h("p", { class: "mw-soft" }, room ? t("shown to everybody:") : t("shown to you:"), " ", h("span", { dir: "auto" }, values.join(", "))),
  );
}

/** Whether one is counted when whoever leads counts everybody's cards. @param {import("../bridge.js").Bridge} bridge */
function leaveOut(bridge) {
  const words = h("p", {});
  const fault = h("p", { class: "mw-fault", role: "alert" });
  let out = false;
  const button = h("button", { class: "mw-button", type: "button", onclick: () => void change() });
  async function change() {
    try {
      await bridge.ask("leave_values_out", { out: !out });
      fault.textContent = "";
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }
  return {
    element: h("details", { class: "mw-values-out" }, h("summary", {}, t("Counted without names")), words, h("p", {}, button), fault),
    /** @param {Values} values */
    show(values) {
      out = values.out;
      words.textContent = [
        t("Whoever leads can count everybody’s chosen cards together, also those that nobody shows. They see numbers only, none behind which fewer than five people stand, and no card that is private."),
        out ? t("You are left out of it.") : values.counted ? t("Yours are counted, as they stood then.") : t("Yours may be counted."),
      ].join(" ");
      button.textContent = out ? t("Count mine too") : t("Leave mine out");
    },
  };
}

/**
 * @param {Values} before
 * @param {Values} now
 */
function speak(before, now) {
  const came = now.between.filter(({ name, values }) => !before.between.some((each) => each.name === name && each.values.length === values.length));
  const more = now.mosaic.people - before.mosaic.people;
  if (now.wall && !before.wall) announce(t("The mosaic of the room is shown to everybody."));
  else if (came.length === 1 && !came[0].room) announce(t("{name} shows you values: {what}", { name: came[0].name, what: came[0].values.join(", ") }));
  else if (more > 0) announce(tn("{n} more person shows values to the room", "{n} more people show values to the room", more));
}
