// @ts-check
/**
 * Who knows whom as a half-matrix: every pair is one cell, switched by click or keyboard.
 * A grid for screen readers: arrows move, and row and column are read as headers.
 */

import { h, randomId, show } from "../dom.js";
import { t } from "../words.js";
import { knowers, pairKey } from "./network_knows.js";

/** @typedef {import("./network_fields.js").Kit} Kit */
/** @typedef {import("./network_types.js").Person} Person */

/** With more people the cells would be too small to hit. */
const MOST = 60;

/**
 * @param {Kit} kit
 * @param {{turnTo: (id: string) => void}} acts a name leads to that person's row
 */
export function makeMatrix(kit, { turnTo }) {
  const { state, commands } = kit;
  const help = h("p", { class: "mw-hidden", id: `matrix-${randomId().slice(0, 8)}` }, t("Arrow keys move from pair to pair; Space or Enter says that two people know each other, or takes it back. On a name, Enter goes to that person’s questions."));
  const head = h("tr", { role: "row" });
  const body = h("tbody", { role: "rowgroup" });
  const table = h(
    "table",
    { class: "nm-matrix", role: "grid", "aria-label": t("Who knows whom"), "aria-describedby": help.id },
    h("thead", { role: "rowgroup" }, head),
    body,
  );
  const many = h("p", { class: "mw-soft nm-hint" });
  const element = h("div", { class: "nm-matrix-frame" }, help, table, many);
  /** Rows of what can be focused: a name, then the cells. @type {HTMLButtonElement[][]} */
  let cells = [];
  /** @type {Map<string, HTMLButtonElement>} */
  let pairs = new Map();
  let drawn = "";
  let spot = { r: 0, c: 0 };

  table.addEventListener("keydown", (event) => {
    const { r, c } = whereIs(event.target);
    if (r < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = target(event.key, r, c);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  table.addEventListener("focusin", (event) => {
    const found = whereIs(event.target);
    if (found.r >= 0) rove(found);
  });

  /** @param {EventTarget | null} button */
  function whereIs(button) {
    const r = cells.findIndex((row) => row.some((each) => each === button));
    return { r, c: r < 0 ? -1 : cells[r].findIndex((each) => each === button) };
  }

  /**
   * @param {string} key
   * @param {number} r
   * @param {number} c
   * @returns {HTMLButtonElement | undefined}
   */
  function target(key, r, c) {
    const row = cells[r];
    switch (key) {
      case "ArrowRight":
        return row[Math.min(c + 1, row.length - 1)];
      case "ArrowLeft":
        return row[Math.max(c - 1, 0)];
      case "ArrowDown":
        return cells[r + 1]?.[c] ?? row[c];
      case "ArrowUp":
        // Above the diagonal there is nothing: the last cell of that row is the nearest.
        return cells[r - 1]?.[Math.min(c, cells[r - 1].length - 1)] ?? row[c];
      case "Home":
        return row[0];
      case "End":
        return row[row.length - 1];
      default:
        return undefined;
    }
  }

  /** One of all cells is in the tab order: the last that was gone to. @param {{r: number, c: number}} to */
  function rove(to) {
    const old = cells[spot.r]?.[spot.c];
    if (old) old.tabIndex = -1;
    spot = cells[to.r]?.[to.c] ? to : { r: 0, c: 0 };
    const now = cells[spot.r]?.[spot.c];
    if (now) now.tabIndex = 0;
  }

  /** @param {Person[]} people */
  function draw(people) {
    cells = [];
    pairs = new Map();
    const columns = people.slice(0, -1);
    show(
      head,
      h("td", { role: "gridcell", class: "nm-matrix-corner" }),
      columns.map(({ label, initials }) => h("th", { role: "columnheader", scope: "col", title: label, "aria-label": label }, initials || label.slice(0, 2))),
    );
    show(
      body,
      people.map((one, r) => {
        const name = h("button", { type: "button", class: "nm-matrix-name", tabindex: -1, title: one.label, onclick: () => turnTo(one.id) }, one.label);
        const row = columns.slice(0, r).map((other) => {
          const cell = h("button", { type: "button", class: "nm-matrix-cell", tabindex: -1, "aria-label": t("{a} and {b} know each other", { a: one.label, b: other.label }), onclick: () => switchPair(one.id, other.id) });
          pairs.set(pairKey(one.id, other.id), cell);
          return cell;
        });
        cells.push([name, ...row]);
        return h("tr", { role: "row", "data-person": one.id }, h("th", { role: "rowheader", scope: "row" }, name), row.map((cell) => h("td", { role: "gridcell" }, cell)));
      }),
    );
    rove(spot);
  }

  /**
   * @param {string} one
   * @param {string} other
   */
  function switchPair(one, other) {
    const [a, b] = [state.person(one), state.person(other)];
    if (a && b) commands.toggleTie(a, b);
  }

  return {
    element,
    /** @param {string | null} who whose row is being asked about */
    update(who) {
      const { view } = state;
      if (!view) return;
      const people = knowers(view.people, state.categories.arena);
      const fits = people.length > 1 && people.length <= MOST;
      table.hidden = !fits;
      many.textContent = people.length > MOST ? t("With more than {n} people, go through them one by one.", { n: MOST }) : "";
      if (!fits) return;
      const look = JSON.stringify(people.map(({ id, label, initials }) => [id, label, initials]));
      if (look !== drawn) {
        const inside = table.contains(document.activeElement);
        drawn = look;
        // Few people leave room for large cells; two dozen for small ones.
        table.style.setProperty("--cell", `${Math.max(1.5, Math.min(2.75, 36 / people.length))}rem`);
        draw(people);
        if (inside) cells[spot.r]?.[spot.c]?.focus();
      }
      const joined = new Set(view.ties.map(([a, b]) => pairKey(a, b)));
      for (const [key, cell] of pairs) {
        const on = String(joined.has(key));
        if (cell.getAttribute("aria-pressed") !== on) cell.setAttribute("aria-pressed", on);
      }
      for (const row of body.children) row.classList.toggle("nm-now", /** @type {HTMLElement} */ (row).dataset.person === who);
    },
  };
}
