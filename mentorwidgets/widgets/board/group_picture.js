// @ts-check
/** The picture of the group, large enough for a wall: counts with their bars, never a person. */

import { announce, h, randomId, show } from "../dom.js";
import { clock, t } from "../words.js";
import { wordsOf } from "./group_picture_words.js";

/**
 * @typedef {{id: string, label: string, count: number | null}} Cell
 * @typedef {{id: string, counts: "maps" | "people", maps: number, people: number, hidden?: number,
 *   cells: Cell[]}} Table `hidden` are cells that are not even named
 * @typedef {{state: "none" | "few" | "shown", gone: boolean, at: number | null, maps: number,
 *   people: number, tables: Table[], words: string[]}} Group
 */

/**
 * @param {import("../bridge.js").Bridge} bridge
 * @param {"maps" | "values"} kind what is counted
 */
export function groupPicture(bridge, kind) {
  const say = wordsOf(kind);
  /** @type {Group} */
  let group = { state: "none", gone: false, at: null, maps: 0, people: 0, tables: [], words: [] };

  const title = h("h2", { id: `group-${randomId().slice(0, 8)}` }, t("The picture of the group"));
  const about = h("p", { class: "mw-gp-about" });
  const note = h("p", { class: "mw-gp-note", role: "status" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const count = h("button", { type: "button", class: "mw-button mw-primary", onclick: () => void ask() }, say.count());
  const tables = h("div", { class: "mw-gp-tables" });
  const why = h("p", { class: "mw-gp-note" });
  const words = h("section", { class: "mw-gp-words" });
  const dialog = h(
    "dialog",
    { class: "mw mw-gp", "aria-labelledby": title.id },
    h("header", { class: "mw-gp-head" }, title, about, h("div", { class: "mw-gp-acts" }, count, h("button", { type: "button", class: "mw-button", onclick: () => dialog.close() }, t("Close")))),
    note,
    fault,
    tables,
    why,
    words,
  );
  const open = h("button", { type: "button", class: "mw-button", "aria-haspopup": "dialog", onclick: () => dialog.showModal() }, t("The picture of the group"));

  async function ask() {
    fault.textContent = "";
    try {
      await bridge.ask("count_group");
      announce(say.counted());
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }

  function draw() {
    const { state, at } = group;
    about.textContent = state === "shown" ? say.about(group, clock(new Date(at ?? 0).toISOString())) : "";
    count.textContent = state === "none" ? say.count() : t("Add newcomers");
    note.textContent = say.note(group);
    show(tables, group.tables.map((table) => card(table, say)));
    const hidden = group.tables.reduce((sum, table) => sum + (table.hidden ?? 0) + table.cells.filter(({ count: each }) => each === null).length, 0);
    why.textContent = hidden ? say.why(hidden) : "";
    why.hidden = !hidden;
    show(
      words,
      group.words.length
        ? [h("h3", {}, t("What people say is missing")), h("p", { class: "mw-soft" }, t("In the words they chose to share, in no order.")), h("ul", {}, group.words.map((each) => h("li", {}, h("bdi", {}, each))))]
        : null,
    );
    words.hidden = !group.words.length;
  }
  bridge.on("group", (/** @type {Group} */ told) => {
    group = told;
    draw();
  });
  draw();
  return { button: open, dialog };
}

/**
 * @param {Table} table
 * @param {ReturnType<typeof wordsOf>} say
 */
function card(table, say) {
  const { counts, maps, people, cells } = table;
  const whole = counts === "maps" ? maps : people;
  const title = say.titles()[table.id] ?? table.id;
  return h(
    "section",
    { class: "mw-gp-card", "data-table": table.id },
    cells.length
      ? h(
          "table",
          {},
          h("caption", {}, h("span", { class: "mw-gp-title" }, title), h("span", { class: "mw-soft" }, say.of(table))),
          h("thead", { class: "mw-hidden" }, h("tr", {}, h("th", { scope: "col" }, t("What")), h("th", { scope: "col" }, t("Bar")), h("th", { scope: "col" }, counts === "maps" ? t("Maps") : t("People")))),
          h("tbody", {}, cells.map((cell) => row(cell, whole))),
        )
      : [h("h3", { class: "mw-gp-title" }, title), h("p", { class: "mw-soft" }, t("Not enough people to say."))],
  );
}

/**
 * @param {Cell} cell
 * @param {number} whole
 */
function row({ label, count }, whole) {
  const fill = h("span", { class: count === null ? "mw-gp-hidden" : "mw-gp-fill" });
  fill.style.inlineSize = count === null ? "100%" : `${whole ? (100 * count) / whole : 0}%`;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, label),
    h("td", { class: "mw-gp-bar" }, h("span", { class: "mw-gp-track", "aria-hidden": "true" }, fill)),
    h("td", { class: "mw-gp-count" }, count === null ? h("span", { class: "mw-soft" }, t("not shown")) : String(count)),
  );
}
