// @ts-check
/** The title row: which map, how it is seen, and the way back. */

import { h, s } from "../dom.js";
import { t } from "../words.js";
import { stepWords } from "./network_words.js";

/** @typedef {import("./network_state.js").MapState} MapState */
/** @typedef {import("./network_commands.js").Commands} Commands */
/** @typedef {"now" | "wanted" | "compare"} Chosen which map, or two of them side by side */
/** @typedef {"questions" | "map" | "table" | "ties" | "plan"} ViewName */

/** @returns {Record<Chosen, string>} */
const maps = () => ({ now: t("Now"), wanted: t("Wanted"), compare: t("Compare") });

/**
 * In a narrow page the list stands for the table, and the plan, which is beside a wide map,
 * is a view of its own.
 * @param {boolean} narrow
 * @returns {Partial<Record<ViewName, string>>}
 */
function views(narrow) {
  return narrow
    ? { questions: t("Questions"), map: t("Map"), table: t("List"), ties: t("Ties"), plan: t("Plan") }
    : { questions: t("Questions"), map: t("Map"), table: t("Table"), ties: t("Ties") };
}

/**
 * @param {{commands: Commands, actions: Node[], choose: (chosen: Chosen) => void, show: (view: ViewName) => void}} given
 *   `actions` stand at the end of the row
 */
export function makeTop({ commands, actions, choose, show }) {
  const whichButtons = Object.entries(maps()).map(([id, words]) =>
    h("button", { type: "button", class: "mw-button", "data-which": id, onclick: () => choose(/** @type {Chosen} */ (id)) }, words),
  );
  const which = h("div", { class: "mw-group nm-which", role: "group", "aria-label": t("Which map") }, whichButtons);
  // The same choice where there is no room for three buttons.
  const menu = h(
    "select",
    { class: "mw-input nm-which-menu", "aria-label": t("Which map"), onchange: () => choose(/** @type {Chosen} */ (menu.value)) },
    Object.entries(maps()).map(([value, words]) => h("option", { value }, words)),
  );
  const seen = h("div", { class: "mw-group nm-views", role: "group", "aria-label": t("See it as") });
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const turns = h("div", { class: "nm-undo" });
  const [undo, redo] = /** @type {const} */ (["undo", "redo"]).map((turn) =>
    h("button", { type: "button", class: "mw-button", onclick: () => commands.step(turn) }, turnMark(turn)),
  );
  turns.append(undo, redo);

  return {
    controls: [which, menu, seen, turns],
    actions,
    /**
     * @param {{chosen: Chosen, view: ViewName, state: MapState, narrow: boolean}} now
     */
    update({ chosen, view, state, narrow }) {
      which.hidden = narrow;
      menu.hidden = !narrow;
      menu.value = chosen;
      for (const button of whichButtons) button.setAttribute("aria-pressed", String(button.dataset.which === chosen));
      const names = views(narrow);
      for (const [id, words] of Object.entries(names)) {
        const name = /** @type {ViewName} */ (id);
        const button = buttons.get(id) ?? h("button", { type: "button", class: "mw-button", onclick: () => show(name) });
        buttons.set(id, button);
        if (button.textContent !== words) button.textContent = words;
        button.setAttribute("aria-pressed", String(name === view && chosen !== "compare"));
      }
      const wanted = Object.keys(names).map((id) => /** @type {HTMLButtonElement} */ (buttons.get(id)));
      if (wanted.length !== seen.children.length || wanted.some((each, k) => seen.children[k] !== each)) seen.replaceChildren(...wanted);
      for (const [button, turn] of /** @type {[HTMLButtonElement, "undo" | "redo"][]} */ ([[undo, "undo"], [redo, "redo"]])) {
        const step = state.view?.[turn];
        const possible = Boolean(step) || Boolean(state.view?.unsure);
        button.setAttribute("aria-disabled", String(!possible));
        const name = turn === "undo" ? t("Undo") : t("Redo");
        const words = step ? `${name}: ${stepWords(step.what)}` : name;
        button.setAttribute("aria-label", words);
        button.title = words;
      }
    },
  };
}

/** @param {"undo" | "redo"} turn */
function turnMark(turn) {
  return s(
    "svg",
    { class: `nm-turn nm-turn-${turn}`, viewBox: "0 0 24 24", "aria-hidden": "true" },
    s("path", { d: "M4.5 9.5H14a5.5 5.5 0 0 1 0 11H8.5M9 4.5l-5 5 5 5" }),
  );
}
