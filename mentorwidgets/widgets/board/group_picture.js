// @ts-check
/** The picture of the group, large enough for a wall: counts with their bars, never a person. */

import { announce, h, randomId, show } from "../dom.js";
import { clock, t, tn } from "../words.js";

/**
 * @typedef {{id: string, label: string, count: number | null}} Cell
 * @typedef {{id: string, counts: "maps" | "people", maps: number, people: number, cells: Cell[]}} Table
 * @typedef {{state: "none" | "few" | "shown", gone: boolean, at: number | null, maps: number,
 *   people: number, tables: Table[], words: string[]}} Group
 */

/** @param {import("../bridge.js").Bridge} bridge */
export function groupPicture(bridge) {
  /** @type {Group} */
  let group = { state: "none", gone: false, at: null, maps: 0, people: 0, tables: [], words: [] };

  const title = h("h2", { id: `group-${randomId().slice(0, 8)}` }, t("The picture of the group"));
  const about = h("p", { class: "mw-gp-about" });
  const note = h("p", { class: "mw-gp-note", role: "status" });
  const fault = h("p", { class: "mw-fault", role: "alert" });
  const count = h("button", { type: "button", class: "mw-button mw-primary", onclick: () => void ask() }, t("Count the maps"));
  const tables = h("div", { class: "mw-gp-tables" });
  const why = h("p", { class: "mw-gp-note" }, t("Not shown: fewer than five people stand behind the number, or behind another that it would give away."));
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
      announce(t("The maps are counted."));
    } catch (error) {
      fault.textContent = /** @type {Error} */ (error).message;
    }
  }

  function draw() {
    const { state, maps, people, at } = group;
    about.textContent =
      state === "shown"
        ? t("{maps} with {people}, as they were at {time}", {
            maps: tn("{n} map", "{n} maps", maps),
            people: tn("{n} person", "{n} people", people),
            time: clock(new Date(at ?? 0).toISOString()),
          })
        : "";
    count.textContent = state === "none" ? t("Count the maps") : t("Add newcomers");
    note.textContent = noteWords(group);
    show(tables, group.tables.map(card));
    const hidden = group.tables.some(({ cells }) => cells.some(({ count: each }) => each === null));
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

/** @param {Group} group */
function noteWords({ state, gone }) {
  if (state === "none") {
    return t("This counts all maps together: how large they are, which kinds of help they have, from where and how close. No name, no map of anybody, and no number behind which fewer than five people stand. Everybody can leave themselves out, on their own page.");
  }
  if (state === "few") return t("Somebody who was counted has left, so the maps that were counted with theirs are not shown. Five newcomers make a new picture.");
  if (gone) return t("Somebody who was counted has left, and the maps that were counted with theirs are not shown any more.");
  return t("Maps that change later stay counted as they were. Newcomers come in together, from five on; the more at once, the more can be shown.");
}

/** @returns {Record<string, string>} */
const titles = () => ({
  size: t("How many people are on a map"),
  kinds: t("Kinds of help people give"),
  lacking: t("Maps without this kind of help"),
  arena: t("Where people are"),
  closeness: t("How close they are"),
  density: t("How many of them know each other"),
});

/** @param {Table} table */
function card(table) {
  const { counts, maps, people, cells } = table;
  const whole = counts === "maps" ? maps : people;
  const of = counts === "maps" ? tn("of {n} map", "of {n} maps", maps) : t("{people} on {maps}", { people: tn("{n} person", "{n} people", people), maps: tn("{n} map", "{n} maps", maps) });
  return h(
    "section",
    { class: "mw-gp-card", "data-table": table.id },
    cells.length
      ? h(
          "table",
          {},
          h("caption", {}, h("span", { class: "mw-gp-title" }, titles()[table.id] ?? table.id), h("span", { class: "mw-soft" }, of)),
          h("thead", { class: "mw-hidden" }, h("tr", {}, h("th", { scope: "col" }, t("What")), h("th", { scope: "col" }, t("Bar")), h("th", { scope: "col" }, counts === "maps" ? t("Maps") : t("People")))),
          h("tbody", {}, cells.map((cell) => row(cell, whole))),
        )
      : [h("h3", { class: "mw-gp-title" }, titles()[table.id] ?? table.id), h("p", { class: "mw-soft" }, t("Not enough people to say."))],
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
